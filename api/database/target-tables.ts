import type { Generated } from 'kysely';
import type { Json, NullableJson } from './columns.ts';

export interface TargetTables {
  target_change: TargetChangeTable;
  measure_change: MeasureChangeTable;
}

/** What can be changed of a target; the rest is what it is known by. */
export interface KeptTarget {
  except: string[];
  measureFamily: string | null;
  measureId: string | null;
  threshold: number;
  to: string;
  source: string;
}

export interface TargetChangeTable {
  id: Generated<number>;
  unit_id: number;
  metric: string;
  scope: string;
  field_id: number | null;
  first_day: string;
  at: Date;
  before: Json<KeptTarget>;
  /** null: the target was withdrawn. */
  after: NullableJson<KeptTarget>;
  reason: string | null;
}

/** Why a questionnaire version measures otherwise than the one before it. */
export interface MeasureChangeTable {
  version_id: number;
  reason: string;
  at: Date;
}
