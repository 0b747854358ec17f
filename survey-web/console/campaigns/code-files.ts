import { inGroups } from '../../../api/campaigns/one-time-code.ts';
import { qrAddress } from '../../../api/points/qr.ts';

/** What new codes can be had as. */
export const codeForms = ['pdf', 'page', 'links', 'csv'] as const;
export type CodeForm = (typeof codeForms)[number];

/** The address that lets its holder answer once. */
export const addressOf = (publicUrl: string, pointCode: string, code: string): string =>
  qrAddress(publicUrl, `${pointCode}/${code}`);

/** The same in small letters, for messages: capitals serve QR codes alone. */
const linkOf = (publicUrl: string, pointCode: string, code: string): string =>
  `${publicUrl}/s/${pointCode}/${code}`;

/** A code and its link on each line (RFC 4180). */
export const codesAsCsv = (publicUrl: string, pointCode: string, codes: string[]): string =>
  ['code,link', ...codes.map((code) => `${inGroups(code)},${linkOf(publicUrl, pointCode, code)}`), ''].join(
    '\r\n',
  );

/** A link on each line, to be sent one by one. */
export const codesAsLinks = (publicUrl: string, pointCode: string, codes: string[]): string =>
  codes.map((code) => `${linkOf(publicUrl, pointCode, code)}\r\n`).join('');
