import type { Generated } from 'kysely';
import type { About, ActionState, PublishedTexts } from '../actions/action.ts';
import type { Said } from '../actions/said.ts';
import type { NullableJson } from './columns.ts';

export interface ActionTables {
  action: ActionTable;
  action_file: ActionFileTable;
}

export interface ActionTable {
  id: Generated<number>;
  unit_id: number;
  about: About;
  /** Of a criterion or a reason: the family of questionnaires it stands in. */
  family: string | null;
  /** Of the criterion or the reason. */
  key: string | null;
  field_id: number | null;
  tag_id: number | null;
  subject: string;
  cause: string | null;
  measure: string;
  office: string;
  staff_id: string | null;
  first_due_day: string;
  due_day: string;
  state: ActionState;
  done_day: string | null;
  result: string | null;
  drop_reason: string | null;
  before: NullableJson<Said>;
  after: NullableJson<Said>;
  /** What everybody reads: as a person has read and confirmed it. */
  published: NullableJson<PublishedTexts>;
  published_at: Date | null;
  opened_at: Date;
  changed_at: Date;
}

export interface ActionFileTable {
  attachment_id: string;
  action_id: number;
  position: number;
}
