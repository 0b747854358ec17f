import { type Selectable, sql } from 'kysely';
import type { WebhookTable } from '../database/notices-tables.ts';
import type { Db, Trx } from '../database/open.ts';
import { isWebhookEvent, type WebhookEvent } from './events.ts';

/** What an administrator decides about a webhook. */
export interface WebhookSettings {
  url: string;
  description: string;
  events: WebhookEvent[];
  /** It hears of this unit and of all below; null: of every unit. */
  unitId: number | null;
}

export interface WebhookRecord extends WebhookSettings {
  id: number;
  secretNumber: number;
  secretMadeAt: Date;
  createdAt: Date;
  disabledAt: Date | null;
  /** By a person, or since it answered that it is gone. */
  disabledBecause: 'person' | 'gone' | null;
}

/** Those in use first, in the order in which they were added. */
export async function listWebhooks(db: Db): Promise<WebhookRecord[]> {
  const rows = await db
    .selectFrom('webhook')
    .selectAll()
    .orderBy(sql`disabled_at is not null`)
    .orderBy('id')
    .execute();
  return rows.map(recordOf);
}

/** The webhook of an id as it stands in a path. */
export async function findWebhook(db: Db, id: string): Promise<WebhookRecord | undefined> {
  if (!/^\d{1,9}$/.test(id)) return undefined;
  const row = await db.selectFrom('webhook').selectAll().where('id', '=', Number(id)).executeTakeFirst();
  return row && recordOf(row);
}

/** The webhook, locked until the transaction ends. */
export async function lockWebhook(trx: Trx, id: number): Promise<WebhookRecord> {
  const row = await trx
    .selectFrom('webhook')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return recordOf(row);
}

export async function addWebhook(trx: Trx, settings: WebhookSettings, now: Date): Promise<number> {
  const { id } = await trx
    .insertInto('webhook')
    .values({ ...columnsOf(settings), secret_made_at: now, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateWebhook(trx: Trx, id: number, settings: WebhookSettings): Promise<void> {
  await trx.updateTable('webhook').set(columnsOf(settings)).where('id', '=', id).execute();
}

/** Makes another secret; the one before signs as well for a day. */
export async function renewSecret(trx: Trx, id: number, now: Date): Promise<void> {
  await trx
    .updateTable('webhook')
    .set(({ eb }) => ({ secret_number: eb('secret_number', '+', 1), secret_made_at: now }))
    .where('id', '=', id)
    .execute();
}

export async function enableWebhook(trx: Trx, id: number): Promise<void> {
  await trx
    .updateTable('webhook')
    .set({ disabled_at: null, disabled_because: null })
    .where('id', '=', id)
    .execute();
}

/** Nothing goes there any more; what was waiting is given up: nobody wants a stale notice when it is on again. */
export async function disableWebhook(
  trx: Trx,
  id: number,
  because: 'person' | 'gone',
  now: Date,
): Promise<void> {
  await trx
    .updateTable('webhook')
    .set({ disabled_at: now, disabled_because: because })
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .execute();
  await trx
    .updateTable('webhook_delivery')
    .set({ next_try_at: null, given_up_at: now })
    .where('webhook_id', '=', id)
    .where('next_try_at', 'is not', null)
    .execute();
}

const columnsOf = ({ url, description, events, unitId }: WebhookSettings) => ({
  url,
  description,
  events: JSON.stringify(events),
  unit_id: unitId,
});

const recordOf = (row: Selectable<WebhookTable>): WebhookRecord => ({
  id: row.id,
  url: row.url,
  description: row.description,
  events: row.events.filter(isWebhookEvent),
  unitId: row.unit_id,
  secretNumber: row.secret_number,
  secretMadeAt: row.secret_made_at,
  createdAt: row.created_at,
  disabledAt: row.disabled_at,
  disabledBecause: row.disabled_because,
});
