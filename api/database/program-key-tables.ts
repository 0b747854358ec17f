import type { Generated } from 'kysely';

export interface ProgramKeyTables {
  program_key: ProgramKeyTable;
}

/** What a program brings something in with, for a unit and all below it. */
export interface ProgramKeyTable {
  id: Generated<number>;
  unit_id: number;
  /** Of the program, as staff call it. */
  name: string;
  key_hash: string;
  made_by: string | null;
  made_at: Date;
  ended_at: Date | null;
  /** The last day on which it was used. */
  used_day: string | null;
}
