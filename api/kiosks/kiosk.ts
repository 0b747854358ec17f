import type { Text } from '../text.ts';
import type { KioskSettings } from './settings.ts';

/** The public half of a device's own key: ECDSA on P-256, as a JWK. */
export interface PublicKey {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
}

/** What a device last told of itself; null where it has told nothing, or cannot know. */
export interface KioskReport {
  appVersion: string | null;
  /** Responses that wait on it. */
  queued: number | null;
  /** Since when something has been waiting; null where nothing is. */
  queuedSince: Date | null;
  /** Responses that the server did not take. */
  rejected: number | null;
  /** The server's clock less that of the device, in milliseconds. */
  clockOffset: number | null;
  /** `level` from 0 to 1. */
  battery: { level: number; charging: boolean } | null;
  /** In bytes. */
  storage: { usage: number; quota: number } | null;
}

/** A paired device at a counter. */
export interface Kiosk {
  id: number;
  /** How it is known outside: a UUID. */
  device: string;
  name: string;
  settings: KioskSettings;
  pairedAt: Date;
  seenAt: Date;
  report: KioskReport;
  /** The last order to load the app anew. */
  reloadAt: Date | null;
  retiredAt: Date | null;
  revokedAt: Date | null;
  /** Where it stands. A point without a code has moved on. */
  point: { id: number; code: string | null; label: Text | null; retiredAt: Date | null };
  unit: { id: number; slug: string; name: Text };
}

export type KioskState = 'active' | 'retired' | 'revoked';

export const kioskStateOf = ({ retiredAt, revokedAt }: Pick<Kiosk, 'retiredAt' | 'revokedAt'>): KioskState =>
  revokedAt !== null ? 'revoked' : retiredAt !== null ? 'retired' : 'active';
