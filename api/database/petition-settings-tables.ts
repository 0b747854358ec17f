import type { Generated } from 'kysely';
import type { Text } from '../text.ts';
import type { Json, NullableJson } from './columns.ts';

export interface PetitionSettingsTables {
  petition_kind: PetitionKindTable;
  petition_category: PetitionCategoryTable;
  petition_route: PetitionRouteTable;
  deadline_profile: DeadlineProfileTable;
  answer_template: AnswerTemplateTable;
}

export interface PetitionKindTable {
  key: string;
  name: Json<Text>;
  hint: NullableJson<Text>;
  identity: 'none' | 'contact' | 'full';
  /** How long the sender is kept after the end; null: as long as the petition. */
  retention_months: number | null;
  position: number;
  retired_at: Date | null;
}

export interface PetitionCategoryTable {
  id: Generated<number>;
  key: string;
  parent_id: number | null;
  name: Json<Text>;
  everyday: NullableJson<Text>;
  /** Goes to the superior of the unit, with the sender hidden from the unit. */
  goes_to_superior: Generated<boolean>;
  position: number;
  retired_at: Date | null;
}

export interface PetitionRouteTable {
  id: Generated<number>;
  unit_id: number;
  category_id: number | null;
  field_id: number | null;
  to_unit_id: number;
  to_staff_id: string | null;
}

export interface DeadlineProfileTable {
  id: Generated<number>;
  /** null: the installation. */
  unit_id: number | null;
  category_id: number | null;
  counted_in: 'working-days' | 'hours';
  acknowledge: number;
  answer: number;
  extension: number;
  /** How many times it may be extended. */
  extensions: number;
  on_transfer: 'continue' | 'restart';
  source: string;
  first_day: string;
  last_day: string | null;
}

export interface AnswerTemplateTable {
  id: Generated<number>;
  /** null: for every unit. */
  unit_id: number | null;
  name: string;
  text: string;
  retired_at: Date | null;
}
