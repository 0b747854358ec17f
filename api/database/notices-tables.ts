import type { Generated } from 'kysely';
import type { Json, NullableJson } from './columns.ts';

export interface NoticesTables {
  letter: LetterTable;
  webhook: WebhookTable;
  webhook_delivery: WebhookDeliveryTable;
}

/** It waits (`next_try_at`), was sent, or was given up; address, subject and text are there only while it waits. */
export interface LetterTable {
  id: Generated<number>;
  to_address: string | null;
  subject: string | null;
  text: string | null;
  about_kind: string;
  about_key: string;
  created_at: Date;
  next_try_at: Date | null;
  tries: Generated<number>;
  sent_at: Date | null;
  given_up_at: Date | null;
  last_problem: string | null;
}

export interface WebhookTable {
  id: Generated<number>;
  url: string;
  description: string;
  events: Json<string[]>;
  /** It hears of this unit and of all below; null: of every unit. */
  unit_id: number | null;
  /** Goes into the secret: the next number makes another one. */
  secret_number: Generated<number>;
  secret_made_at: Date;
  created_at: Date;
  disabled_at: Date | null;
  disabled_because: 'person' | 'gone' | null;
}

export interface WebhookDeliveryTable {
  id: Generated<number>;
  webhook_id: number;
  /** The same for all that are told of one event, and however often it is sent. */
  message_id: string;
  event: string;
  subject_key: string;
  /** null some time after it was delivered or given up. */
  payload: NullableJson<object>;
  created_at: Date;
  next_try_at: Date | null;
  /** A process has it in hand. */
  taken_until: Date | null;
  tries: Generated<number>;
  last_tried_at: Date | null;
  delivered_at: Date | null;
  given_up_at: Date | null;
  last_status: number | null;
  last_problem: string | null;
  /** The beginning of what was answered. */
  last_answer: string | null;
}
