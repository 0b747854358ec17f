import { qrAddress, type Reach, reachOf, typedAddress } from '../../api/points/qr.ts';
import type { Point } from '../../api/points/store.ts';
import type { Text } from '../../api/text.ts';
import { sheetTexts as t } from '../texts/poster.ts';
import type { Wifi } from './wifi.ts';

/** A point as it is printed, in whatever format. */
export interface Printed {
  point: Point;
  /** What the QR code carries. */
  address: string;
  /** What a person types. */
  typed: string;
  reach: Reach;
  wifi: Wifi | null;
}

export const printed = (point: Point, publicUrl: string, wifi: Wifi | null = null): Printed => ({
  point,
  address: qrAddress(publicUrl, point.code),
  typed: typedAddress(publicUrl, point.code),
  reach: reachOf(publicUrl),
  wifi,
});

/** The counter and what it is about; undefined for a point of which there is nothing to say. */
export function placeOf(point: Point): Text | undefined {
  const field = point.fields.length > 1 ? t.severalFields : point.fields[0]?.name;
  const parts = [point.label, field].filter((part) => part != null);
  if (parts.length === 0) return undefined;
  const en = parts.flatMap((part) => part.en ?? []).join(' · ');
  return { vi: parts.map((part) => part.vi).join(' · '), ...(en && { en }) };
}

/** What has to be said above all: made-up data, an address that not everyone reaches. */
export const noticesOn = ({ point, reach }: Printed): { kind: 'made-up' | 'reach'; text: string }[] => [
  ...(point.unit.demonstration ? [{ kind: 'made-up' as const, text: both(t.demonstration) }] : []),
  ...(reach === 'private' ? [{ kind: 'reach' as const, text: both(t.onlyInside) }] : []),
  ...(reach === 'this-machine' ? [{ kind: 'reach' as const, text: both(t.trial) }] : []),
];

export const both = ({ vi, en }: { vi: string; en: string }) => `${vi} – ${en}`;

/** Eight letters are read, and typed, in two fours. */
export const inFours = (code: string) => code.replace(/(....)(?=.)/g, '$1 ');
