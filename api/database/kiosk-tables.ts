import type { Generated } from 'kysely';
import type { Json, NullableJson } from './columns.ts';

export interface KioskTables {
  kiosk: KioskTable;
  kiosk_pairing: KioskPairingTable;
  kiosk_post: KioskPostTable;
  kiosk_gap: KioskGapTable;
  question_clip: QuestionClipTable;
}

export interface KioskTable {
  id: Generated<number>;
  /** How it is known outside: a UUID. */
  device: string;
  name: string;
  point_id: number;
  /** SHA-256, base64url. */
  token_hash: string;
  /** A JWK; null where the device was paired without a key. */
  public_key: NullableJson<Record<string, unknown>>;
  settings: Json<Record<string, unknown>>;
  paired_at: Date;
  seen_at: Date;
  app_version: string | null;
  queued: number | null;
  /** Since when something has been waiting on it; null where nothing is. */
  queued_since: Date | null;
  rejected: number | null;
  /** The server's clock less that of the device, in milliseconds. */
  clock_offset: number | null;
  battery_level: number | null;
  battery_charging: boolean | null;
  storage_usage: number | null;
  storage_quota: number | null;
  reload_at: Date | null;
  retired_at: Date | null;
  revoked_at: Date | null;
}

export interface KioskPairingTable {
  code_hash: string;
  point_id: number;
  made_at: Date;
  expires_at: Date;
}

export interface KioskPostTable {
  kiosk_id: number;
  /** From 1 on. */
  number: number;
  point_id: number;
  from_at: Date;
  /** null: it stands there. */
  until_at: Date | null;
}

export interface KioskGapTable {
  kiosk_id: number;
  began_at: Date;
  ended_at: Date;
}

export interface QuestionClipTable {
  questionnaire: string;
  /** The key of the question. */
  question: string;
  locale: string;
  /** What it says. */
  words: string;
  attachment_id: string;
  created_at: Date;
}
