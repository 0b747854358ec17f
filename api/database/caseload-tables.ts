import type { Generated } from 'kysely';
import type { Json, NullableJson } from './columns.ts';

export interface CaseloadTables {
  caseload: CaseloadTable;
  caseload_change: CaseloadChangeTable;
}

export interface CaseloadTable {
  id: Generated<number>;
  unit_id: number;
  /** null: dossiers of no field. */
  field_id: number | null;
  /** Its first day. */
  month: string;
  received: number;
  solved: number;
  on_time: number;
  late: number;
  late_apologised: number;
}

/** The numbers of a row, as its history keeps them. */
export interface KeptCaseload {
  received: number;
  solved: number;
  onTime: number;
  late: number;
  lateApologised: number;
}

export interface CaseloadChangeTable {
  id: Generated<number>;
  unit_id: number;
  field_id: number | null;
  month: string;
  at: Date;
  /** Who corrected it, by the name that was theirs then. */
  by_name: string;
  before: Json<KeptCaseload>;
  /** null: the row was taken away. */
  after: NullableJson<KeptCaseload>;
  reason: string | null;
}
