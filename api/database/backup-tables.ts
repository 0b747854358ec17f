import type { Generated } from 'kysely';

export interface BackupTables {
  backup: BackupTable;
}

export interface BackupTable {
  id: Generated<number>;
  cause: 'nightly' | 'console' | 'command';
  day: string;
  begun_at: Date;
  /** The name of the machine on whose disk the file is. */
  machine: string;
  /** Once it is written and was read back. */
  finished_at: Date | null;
  path: string | null;
  /** The copy in the second folder. */
  second_path: string | null;
  bytes: number | null;
  rows: number | null;
  /** Why it failed or, where it is finished, why there is no copy in the second folder. */
  problem: string | null;
}
