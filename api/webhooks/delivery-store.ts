import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { WebhookDeliveryTable } from '../database/notices-tables.ts';
import type { Db, Trx } from '../database/open.ts';
import { testEvent, type WebhookEvent } from './events.ts';
import type { Outcome } from './post.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** A process that has taken a delivery and is not heard of again is taken for dead after this long. */
const longestDelivery = minute;
/** So long what was sent can be sent again; then its contents go, which may name a phone number. */
const daysKept = 30;

/** What happened, and where: `unitChain` holds the ids of its unit and of that one's superiors. */
export interface Told {
  event: WebhookEvent;
  unitChain: readonly number[];
  payload: object;
  /** What it is about, such as a petition's code: for the log. */
  key: string;
}

/** Queues it for each webhook that wants to hear of it, in the transaction in which it happens; gives how many do. */
export async function queueWebhook(
  trx: Trx,
  { event, unitChain, payload, key }: Told,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into webhook_delivery (webhook_id, message_id, event, subject_key, payload, created_at, next_try_at)
    select id, ${`msg_${randomUUID()}`}, ${event}, ${key}, ${JSON.stringify(payload)}::jsonb, ${now}, ${now}
    from webhook
    where disabled_at is null and events @> ${JSON.stringify([event])}::jsonb
      and (unit_id is null or unit_id = any(${[...unitChain]}::integer[]))
    returning id`.execute(trx);
  return rows.length;
}

/** Queues a message that only says that it is a test. */
export async function queueTest(trx: Trx, webhookId: number, now: Date): Promise<void> {
  await trx
    .insertInto('webhook_delivery')
    .values({
      webhook_id: webhookId,
      message_id: `msg_${randomUUID()}`,
      event: testEvent,
      subject_key: '',
      payload: JSON.stringify({ test: true }),
      created_at: now,
      next_try_at: now,
    })
    .execute();
}

/** The webhooks that have something to send now. */
export async function listDueWebhooks(db: Db, now: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('webhook_delivery')
    .select('webhook_id')
    .distinct()
    .where('next_try_at', '<=', now)
    .execute();
  return rows.map((row) => row.webhook_id);
}

export interface TakenDelivery {
  id: number;
  messageId: string;
  event: string;
  payload: object;
  createdAt: Date;
  /** With the one that it was taken for. */
  tries: number;
}

/** Takes what has waited longest for a webhook, so that no other process sends it as well. */
export async function takeDelivery(
  trx: Trx,
  webhookId: number,
  now: Date,
): Promise<TakenDelivery | undefined> {
  const { rows } = await sql<TakenDelivery>`
    update webhook_delivery
    set tries = tries + 1, last_tried_at = ${now}, taken_until = ${new Date(now.getTime() + longestDelivery)}
    where id = (
      select id from webhook_delivery
      where webhook_id = ${webhookId} and next_try_at <= ${now} and (taken_until is null or taken_until <= ${now})
      order by next_try_at, id limit 1 for update skip locked
    )
    returning id, message_id as "messageId", event, payload, created_at as "createdAt", tries`.execute(trx);
  return rows[0];
}

/** Writes down what came of a try; without a next one, what was not taken is given up. */
export async function recordOutcome(
  trx: Trx,
  id: number,
  { status, problem, answer }: Outcome,
  nextTryAt: Date | null,
  now: Date,
): Promise<void> {
  const came = { taken_until: null, last_status: status, last_problem: problem, last_answer: answer };
  const update = trx.updateTable('webhook_delivery').where('id', '=', id);
  if (problem === null) {
    await update.set({ ...came, next_try_at: null, delivered_at: now, given_up_at: null }).execute();
    return;
  }
  await update.set(came).execute();
  // What was given up meanwhile, with its webhook, stays so.
  await update
    .set(nextTryAt ? { next_try_at: nextTryAt } : { next_try_at: null, given_up_at: now })
    .where('next_try_at', 'is not', null)
    .execute();
}

/** Sends once more, from the start of the pauses; false where it is on its way, empty, or its webhook disabled. */
export async function resend(trx: Trx, deliveryId: number, now: Date): Promise<boolean> {
  const row = await trx
    .updateTable('webhook_delivery')
    .set({ next_try_at: now, tries: 0, given_up_at: null, taken_until: null })
    .where('id', '=', deliveryId)
    .where('payload', 'is not', null)
    .where((eb) => eb.or([eb('taken_until', 'is', null), eb('taken_until', '<=', now)]))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('webhook')
          .select('webhook.id')
          .whereRef('webhook.id', '=', 'webhook_delivery.webhook_id')
          .where('disabled_at', 'is', null),
      ),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

const emptied = { payload: null, last_answer: null };

/** Empties what was done with some weeks ago; that it was sent, and what came of it, stays. */
export async function emptyOldDeliveries(trx: Trx, now: Date): Promise<void> {
  await trx
    .updateTable('webhook_delivery')
    .set(emptied)
    .where('payload', 'is not', null)
    .where('next_try_at', 'is', null)
    .where(sql<boolean>`greatest(delivered_at, given_up_at) < ${new Date(now.getTime() - daysKept * day)}`)
    .execute();
}

/** Empties all that was sent about something, and gives up what waits: its sender is to be forgotten. */
export async function forgetDeliveriesAbout(trx: Trx, key: string, now: Date): Promise<void> {
  await trx
    .updateTable('webhook_delivery')
    .set(({ fn, val, ref }) => ({
      ...emptied,
      next_try_at: null,
      given_up_at: fn.coalesce(ref('given_up_at'), val(now)),
    }))
    .where('subject_key', '=', key)
    .where('payload', 'is not', null)
    .execute();
}

/** A line of the log. */
export interface DeliveryRecord {
  id: number;
  event: string;
  key: string;
  createdAt: Date;
  nextTryAt: Date | null;
  triedAt: Date | null;
  tries: number;
  standing: 'waiting' | 'delivered' | 'given-up';
  status: number | null;
  problem: string | null;
  answer: string | null;
  /** It still has its contents. */
  canBeResent: boolean;
}

/** What was sent to a webhook, latest first, before the delivery `beforeId` only. */
export async function listDeliveries(
  db: Db,
  webhookId: number,
  most: number,
  beforeId?: number,
): Promise<DeliveryRecord[]> {
  let query = db.selectFrom('webhook_delivery').selectAll().where('webhook_id', '=', webhookId);
  if (beforeId !== undefined) query = query.where('id', '<', beforeId);
  const rows = await query.orderBy('id', 'desc').limit(most).execute();
  return rows.map(deliveryOf);
}

/** A delivery of a webhook by its id as it stands in a path. */
export async function findDelivery(
  db: Db,
  webhookId: number,
  id: string,
): Promise<DeliveryRecord | undefined> {
  if (!/^\d{1,9}$/.test(id)) return undefined;
  const row = await db
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .where('id', '=', Number(id))
    .executeTakeFirst();
  return row && deliveryOf(row);
}

/** The last delivery of each webhook that has one. */
export async function lastDeliveries(db: Db): Promise<Map<number, DeliveryRecord>> {
  const rows = await db
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('id', 'in', (eb) =>
      eb.selectFrom('webhook').select((one) =>
        one
          .selectFrom('webhook_delivery as sent')
          .select((id) => id.fn.max('sent.id').as('id'))
          .whereRef('sent.webhook_id', '=', 'webhook.id')
          .as('id'),
      ),
    )
    .execute();
  return new Map(rows.map((row) => [row.webhook_id, deliveryOf(row)]));
}

function deliveryOf(row: Selectable<WebhookDeliveryTable>): DeliveryRecord {
  const done = row.given_up_at === null ? 'delivered' : 'given-up';
  return {
    id: row.id,
    event: row.event,
    key: row.subject_key,
    createdAt: row.created_at,
    nextTryAt: row.next_try_at,
    triedAt: row.last_tried_at,
    tries: row.tries,
    standing: row.next_try_at === null ? done : 'waiting',
    status: row.last_status,
    problem: row.last_problem,
    answer: row.last_answer,
    canBeResent: row.payload !== null,
  };
}
