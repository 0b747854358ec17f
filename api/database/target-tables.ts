import type { Generated } from 'kysely';
import type { Text } from '../text.ts';
import type { Json, NullableJson } from './columns.ts';

export interface TargetTables {
  target_change: TargetChangeTable;
  measure_change: MeasureChangeTable;
  indicator: IndicatorTable;
  indicator_value: IndicatorValueTable;
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
  kind: Generated<string>;
  indicator_id: number | null;
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

/** What is judged by figures from elsewhere; `unit_id` null: known everywhere. */
export interface IndicatorTable {
  id: Generated<number>;
  slug: string;
  name: Json<Text>;
  index_group: string;
  /** '%' for shares, which stand from 0 to 1; else a word such as "điểm". */
  value_unit: string;
  direction: string;
  unit_id: number | null;
}

/** A value entered by hand; the newest of an indicator, unit, field and day holds. */
export interface IndicatorValueTable {
  id: Generated<number>;
  indicator_id: number;
  unit_id: number;
  field_id: number | null;
  day: string;
  /** null: taken back. */
  value: number | null;
  source: string;
  /** Why it is another than before; null for the first. */
  reason: string | null;
  attachment_id: string | null;
  staff_name: string;
  at: Date;
}
