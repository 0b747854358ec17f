import type { ColumnType, Generated } from 'kysely';
import type { Json } from './columns.ts';

/** JSON that is filled in where it is left out. */
type GeneratedJson<T> = ColumnType<T, string | undefined, string>;

export interface PetitionTables {
  petition_sticker: PetitionStickerTable;
  petition: PetitionTable;
  petition_sender: PetitionSenderTable;
  petition_event: PetitionEventTable;
  petition_message: PetitionMessageTable;
  petition_note: PetitionNoteTable;
  petition_answer: PetitionAnswerTable;
  petition_rating: PetitionRatingTable;
  petition_notice: PetitionNoticeTable;
  petition_access: PetitionAccessTable;
  petition_also: PetitionAlsoTable;
  petition_file: PetitionFileTable;
  petition_reminder: PetitionReminderTable;
}

type Passages = GeneratedJson<{ kind: string; start: number; end: number }[]>;

export interface PetitionStickerTable {
  id: Generated<number>;
  code: string;
  unit_id: number;
  category_id: number | null;
  label: string;
  place: string | null;
  latitude: number | null;
  longitude: number | null;
  retired_at: Date | null;
  created_at: Date;
}

export interface PetitionTable {
  id: string;
  code: string;
  secret_generation: Generated<number>;
  content_hash: string;
  /** To whom it was sent. */
  unit_id: number;
  /** Who has it in hand. */
  handler_unit_id: number;
  handler_staff_id: string | null;
  /** Whose staff may see the sender. */
  identity_unit_id: number;
  past_the_unit: Generated<boolean>;
  kind: string;
  category_id: number | null;
  field_id: number | null;
  sticker_id: number | null;
  channel: string;
  locale: string;
  text: string;
  /** Words without diacritics; written by to_tsvector, never read. */
  search: ColumnType<never, string, string>;
  place: string | null;
  latitude: number | null;
  longitude: number | null;
  may_publish_text: boolean;
  may_publish_photos: boolean;
  consent_version: string | null;
  consent_at: Date | null;
  /** By which the clock runs: the true time of receipt, whenever it was entered. */
  received_at: Date;
  received_day: string;
  entered_at: Date;
  entered_by: string | null;
  state: string;
  state_before: string | null;
  state_at: Date;
  revision: Generated<number>;
  profile_id: number;
  clock: Json<unknown>;
  acknowledged_at: Date | null;
  acknowledge_due: Date;
  /** null while it stands still. */
  answer_due: Date | null;
  first_ended_at: Date | null;
  /** By when that should have been. */
  first_due: Date | null;
  /** Working days from receipt to the first answer, without those on which the sender was asked. */
  answered_after: number | null;
  ended_at: Date | null;
  promise_day: string | null;
  promise_kept_at: Date | null;
  merged_into: string | null;
  times_reopened: Generated<number>;
  reopened_at: Date | null;
  refusal_reason: string | null;
  transferred_to: string | null;
  transfer_reference: string | null;
  source_system: string | null;
  source_code: string | null;
  published_text: string | null;
  hidden_passages: Passages;
  escalated_at: Date | null;
  erased_at: Date | null;
  /** Of the plain letters of the text: who sent the same. */
  text_hash: string | null;
}

export interface PetitionReminderTable {
  petition_id: string;
  about: 'promise-near' | 'promise-broken';
  promise_day: string;
  at: Date;
}

export interface PetitionSenderTable {
  petition_id: string;
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
}

export interface PetitionEventTable {
  id: Generated<number>;
  petition_id: string;
  at: Date;
  move: string;
  /** After the move. */
  state: string;
  actor: 'sender' | 'staff' | 'system';
  staff_id: string | null;
  staff_name: string | null;
  unit_id: number | null;
  text: string | null;
  facts: GeneratedJson<Record<string, unknown>>;
}

export interface PetitionMessageTable {
  id: Generated<number>;
  petition_id: string;
  at: Date;
  author: 'sender' | 'staff';
  staff_id: string | null;
  staff_name: string | null;
  text: string;
}

export interface PetitionNoteTable {
  id: Generated<number>;
  petition_id: string;
  at: Date;
  staff_id: string | null;
  staff_name: string;
  text: string;
}

export interface PetitionAnswerTable {
  id: Generated<number>;
  petition_id: string;
  outcome: 'done' | 'promised';
  promise_day: string | null;
  text: string;
  drafted_by: string | null;
  drafted_by_name: string;
  drafted_at: Date;
  unit_id: number;
  returned_at: Date | null;
  return_reason: string | null;
  approved_by: string | null;
  approved_by_name: string | null;
  approved_at: Date | null;
  published_text: string | null;
  hidden_passages: Passages;
  published_at: Date | null;
}

export interface PetitionRatingTable {
  answer_id: number;
  petition_id: string;
  level: number;
  /** As the sender sees it; null where that was not said. */
  mended: boolean | null;
  comment: string | null;
  at: Date;
}

export interface PetitionNoticeTable {
  id: Generated<number>;
  petition_id: string;
  at: Date;
  way: 'email' | 'gateway' | 'phone' | 'visit' | 'paper' | 'zalo';
  about: string;
  note: string | null;
  staff_id: string | null;
  staff_name: string | null;
}

export interface PetitionAccessTable {
  id: Generated<number>;
  petition_id: string;
  at: Date;
  staff_id: string | null;
  staff_name: string;
  what: string;
}

export interface PetitionAlsoTable {
  id: string;
  petition_id: string;
  day: string;
}

export interface PetitionFileTable {
  attachment_id: string;
  petition_id: string;
  purpose: 'photo' | 'reply' | 'answer';
  answer_id: number | null;
  is_public: Generated<boolean>;
  position: number;
}
