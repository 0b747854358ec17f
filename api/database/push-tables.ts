import type { Generated } from 'kysely';

export interface PushTables {
  push_target: PushTargetTable;
  push_run: PushRunTable;
  push_file: PushFileTable;
}

/** A place that published files are put to. */
export interface PushTargetTable {
  id: Generated<number>;
  kind: 'folder' | 'sftp';
  description: string;
  /** Its files and those of all units below; null: of every unit. */
  unit_id: number | null;
  /** Within `PUSH_DIR`, or on the server. */
  folder: string;
  host: string | null;
  port: number | null;
  username: string | null;
  login: 'key' | 'password' | null;
  /** Sealed with a key of the installation; the key pair of a login by key is derived, not stored. */
  sealed_password: string | null;
  /** Fingerprint of the server's key, as a person has confirmed it; nothing is sent before that. */
  host_key: string | null;
  created_at: Date;
  disabled_at: Date | null;
  /** Why it is to be pushed; null: nothing waits. */
  wanted_because: 'now' | 'closing' | 'daily' | null;
  next_try_at: Date | null;
  tries: Generated<number>;
  /** A process has it in hand. */
  taken_until: Date | null;
  seen_closing_id: Generated<number>;
  pushed_day: string | null;
}

export interface PushRunTable {
  id: Generated<number>;
  target_id: number;
  because: string;
  begun_at: Date;
  ended_at: Date;
  files: number;
  bytes: number;
  problem: string | null;
}

export interface PushFileTable {
  target_id: number;
  path: string;
  digest: string;
}
