import type { Generated } from 'kysely';
import type { Text } from '../text.ts';
import type { AccountsTables } from './accounts-tables.ts';
import type { ActionTables } from './action-tables.ts';
import type { AlertsTables } from './alerts-tables.ts';
import type { AttachmentsTables } from './attachments-tables.ts';
import type { BackupTables } from './backup-tables.ts';
import type { CampaignTables } from './campaigns-tables.ts';
import type { CaseloadTables } from './caseload-tables.ts';
import type { ClosingTables } from './closing-tables.ts';
import type { Json, NullableJson } from './columns.ts';
import type { CommentsTables } from './comments-tables.ts';
import type { EntryTables } from './entry-tables.ts';
import type { KioskTables } from './kiosk-tables.ts';
import type { NoticesTables } from './notices-tables.ts';
import type { PetitionSettingsTables } from './petition-settings-tables.ts';
import type { PetitionTables } from './petition-tables.ts';
import type { PlacementTables } from './placement-tables.ts';
import type { ProgramKeyTables } from './program-key-tables.ts';
import type { PushTables } from './push-tables.ts';
import type { QuestionnaireTables } from './questionnaire-tables.ts';
import type { TargetTables } from './target-tables.ts';

/** Counts in the slots of a tally layout. */
type Counts = number[];

export interface Tables
  extends AccountsTables,
    ActionTables,
    AlertsTables,
    AttachmentsTables,
    BackupTables,
    CampaignTables,
    CaseloadTables,
    ClosingTables,
    CommentsTables,
    EntryTables,
    KioskTables,
    PetitionSettingsTables,
    NoticesTables,
    PetitionTables,
    PlacementTables,
    ProgramKeyTables,
    PushTables,
    QuestionnaireTables,
    TargetTables {
  field: FieldTable;
  unit: UnitTable;
  unit_field: UnitFieldTable;
  unit_hours: UnitHoursTable;
  questionnaire_version: QuestionnaireVersionTable;
  point: PointTable;
  point_field: PointFieldTable;
  period: PeriodTable;
  target: TargetTable;
  calendar_year: CalendarYearTable;
  response: ResponseTable;
  tally: TallyTable;
  pending_tally: PendingTallyTable;
  public_tally: PublicTallyTable;
  public_month: PublicMonthTable;
  public_block: PublicBlockTable;
  demonstration: DemonstrationTable;
}

export interface FieldTable {
  id: Generated<number>;
  slug: string;
  name: Json<Text>;
  everyday: NullableJson<Text>;
}

export interface UnitTable {
  id: Generated<number>;
  slug: string;
  name: Json<Text>;
  kind: string;
  code: string | null;
  parent_id: number | null;
  website: string | null;
  valid_from: string | null;
  valid_to: string | null;
  successor_id: number | null;
  demonstration: Generated<boolean>;
  /** Name in both languages, lower case, without diacritics: what the search looks in. */
  search: string;
}

export interface UnitFieldTable {
  unit_id: number;
  field_id: number;
  position: number;
}

export interface UnitHoursTable {
  unit_id: number;
  /** null: from the unit's beginning. */
  first_day: string | null;
  hours: Json<Record<string, string[]>>;
  source: string | null;
}

export interface QuestionnaireVersionTable {
  id: Generated<number>;
  questionnaire: string;
  version: number;
  family: string;
  content: Json<unknown>;
  content_hash: string;
  created_at: Date;
}

export interface PointTable {
  id: Generated<number>;
  /** null once the point has moved: its printed code went to the successor. */
  code: string | null;
  unit_id: number;
  questionnaire: string;
  label: NullableJson<Text>;
  channel: string;
  retired_at: Date | null;
  successor_id: number | null;
  /** The campaign that it serves. */
  campaign_id: number | null;
  created_at: Date;
}

export interface PointFieldTable {
  point_id: number;
  field_id: number;
  position: number;
}

export interface PeriodTable {
  slug: string;
  name: Json<Text>;
  first_day: string;
  last_day: string;
  due: string | null;
  source: string | null;
}

export interface TargetTable {
  id: Generated<number>;
  unit_id: number;
  metric: string;
  kind: Generated<string>;
  /** Where the metric is `manual`. */
  indicator_id: number | null;
  scope: string;
  field_id: number | null;
  except_fields: Json<string[]>;
  measure_family: string | null;
  measure_id: string | null;
  threshold: number;
  first_day: string;
  last_day: string;
  source: string;
}

export interface CalendarYearTable {
  year: number;
  off: Json<string[]>;
  worked_saturdays: Json<string[]>;
  status: string;
}

export interface ResponseTable {
  unit_id: number;
  id: string;
  point_id: number;
  field_id: number | null;
  version_id: number;
  channel: string;
  day: string;
  received_at: Date;
  quality: string;
  /** The public block it is counted in; null where it is not counted. */
  block: number | null;
  ratings: Json<Record<string, number | null>>;
  reasons: NullableJson<string[]>;
  choices: NullableJson<Record<string, string[]>>;
  profile: NullableJson<Record<string, string>>;
  comment: string | null;
  locale: string | null;
  content_hash: string;
  /** The device that it was given on; null for all that came without a device's token. */
  kiosk_id: number | null;
  /** When, by the device's clock as corrected. */
  pressed_at: Date | null;
  /** When, by the device's clock as it said. */
  device_clock: Date | null;
}

interface TallyColumns {
  unit_id: number;
  field_id: number | null;
  version_id: number;
  responses: number;
  throughout: number;
  sums: Counts;
  levels: Counts;
  reasons: Counts;
  options: Counts;
}

export interface TallyTable extends TallyColumns {
  channel: string;
  day: string;
  quality: string;
}

export interface PendingTallyTable extends TallyColumns {
  /** The campaign with one-time codes through which all of it came; else null. */
  campaign_id: number | null;
  block: number;
}

export interface PublicTallyTable extends TallyColumns {
  day: string;
}

/** The sums of `public_tally` by month. */
export interface PublicMonthTable extends TallyColumns {
  /** Its first day. */
  month: string;
}

export interface PublicBlockTable {
  unit_id: number;
  field_id: number | null;
  version_id: number;
  /** As in `pending_tally`. */
  campaign_id: number | null;
  number: number;
  day: string;
  responses: number;
}

export interface DemonstrationTable {
  /** The day up to which responses are made; one row at most. */
  until_day: string;
  finished_at: Date | null;
}
