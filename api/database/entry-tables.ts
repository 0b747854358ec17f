import type { Generated } from 'kysely';
import type { NullableJson } from './columns.ts';

export interface EntryTables {
  point_officer: PointOfficerTable;
  entry_batch: EntryBatchTable;
  entry_form: EntryFormTable;
}

export interface PointOfficerTable {
  point_id: number;
  staff_id: string;
}

export interface EntryBatchTable {
  id: Generated<number>;
  point_id: number;
  version_id: number;
  mode: string;
  helper_id: string;
  /** Every form is typed by two people before it counts. */
  twice: boolean;
  made_by: string;
  created_at: Date;
  finished_at: Date | null;
}

export interface EntryFormTable {
  batch_id: number;
  number: number;
  /** null once the batch is finished: nothing then tells who typed an answer. */
  response_id: string | null;
  first_by: string;
  second_by: string | null;
  /** What the first person typed, until it is recorded. */
  typed: NullableJson<Record<string, string>>;
  /** In how many questions the second person typed something else. */
  differences: number | null;
  recorded_at: Date | null;
}
