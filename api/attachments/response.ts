import { photoType } from './attachment.ts';
import type { Attachment } from './store.ts';

/** The answer that hands out an attachment: a photo is shown, a document only saved, and neither can run anything. */
export const attachmentResponse = ({ mediaType, name, bytes }: Attachment & { bytes: Buffer }): Response =>
  name === null ? photoResponse(bytes) : respond(bytes, mediaType, asDownload(name));

/** A photo or its preview. */
export const photoResponse = (bytes: Buffer): Response =>
  respond(bytes, photoType, 'inline; filename="anh.jpg"');

/**
 * A recording that everybody may hear, kept by browsers for ever: another one has another id. Safari plays nothing that
 * it cannot ask for a part of, so a `Range` of one part is answered.
 */
export function audioResponse(
  { mediaType, bytes }: Attachment & { bytes: Buffer },
  range?: string,
): Response {
  const part = range === undefined ? null : partOf(bytes.length, range);
  if (part === undefined) {
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${bytes.length}` } });
  }
  const [from, to] = part ?? [0, bytes.length - 1];
  const response = respond(bytes.subarray(from, to + 1), mediaType, 'inline', part ? 206 : 200);
  response.headers.set('Cache-Control', 'public, max-age=31536000, immutable');
  response.headers.set('Accept-Ranges', 'bytes');
  if (part) response.headers.set('Content-Range', `bytes ${from}-${to}/${bytes.length}`);
  return response;
}

/** First and last byte of what is asked for; null: all of it, undefined: nothing that is there (RFC 9110, 14.2). */
function partOf(length: number, range: string): [number, number] | null | undefined {
  const [, first, last] = /^bytes=(\d{0,9})-(\d{0,9})$/.exec(range.replace(/\s/g, '')) ?? [];
  if (first === undefined || (first === '' && last === '')) return null;
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
  return from <= to ? [from, to] : undefined;
}

const respond = (bytes: Buffer, mediaType: string, disposition: string, status = 200): Response =>
  new Response(new Uint8Array(bytes), {
    status,
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(bytes.length),
      'Content-Disposition': disposition,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      // What is erased must not live on in a browser; who shows it to everybody may say otherwise.
      'Cache-Control': 'private, no-store',
    },
  });

/** Both ways of RFC 6266: old browsers take the name without diacritics. */
function asDownload(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
