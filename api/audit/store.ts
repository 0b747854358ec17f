import { type Selectable, sql } from 'kysely';
import type { Author } from '../accounts/actor.ts';
import type { AuditEntryTable } from '../database/accounts-tables.ts';
import type { Db, Trx } from '../database/open.ts';

export interface AuditedChange {
  /** Noun and verb, such as `point.retire`. */
  action: string;
  /** The unit it belongs to; null for the installation. */
  unitId: number | null;
  subject: { kind: string; key: string };
  before?: unknown;
  after?: unknown;
}

/**
 * Writes down who changed what, in the transaction of the change. The table refuses every later change, so nothing
 * goes in that would have to be erased: no personal data of citizens, no secret.
 */
export async function recordChanges(
  trx: Trx,
  by: Author,
  changes: AuditedChange[],
  now: Date,
): Promise<void> {
  const rows = changes.map(({ action, unitId, subject, before, after }) => ({
    at: now,
    staff_id: by.staffId,
    staff_name: by.name,
    action,
    unit_id: unitId,
    subject_kind: subject.kind,
    subject_key: subject.key,
    before: before === undefined ? null : JSON.stringify(before),
    after: after === undefined ? null : JSON.stringify(after),
    request_id: by.requestId,
  }));
  for (let start = 0; start < rows.length; start += atOnce) {
    await trx
      .insertInto('audit_entry')
      .values(rows.slice(start, start + atOnce))
      .execute();
  }
}

const atOnce = 500;

export const recordChange = (trx: Trx, by: Author, change: AuditedChange, now: Date): Promise<void> =>
  recordChanges(trx, by, [change], now);

/** A change as it was written down. */
export interface AuditEntry {
  id: number;
  at: Date;
  /** null: the system or one of its commands. */
  staffId: string | null;
  staffName: string;
  action: string;
  unitId: number | null;
  subject: { kind: string; key: string };
  before: unknown;
  after: unknown;
  requestId: string | null;
}

/** What is asked of the audit; everything that is given has to hold. */
export interface AuditQuestion {
  /** Members of staff, or part of the name that was theirs then. */
  by?: { staffIds: string[]; name: string } | undefined;
  action?: string | undefined;
  unitIds?: number[] | undefined;
  kind?: string | undefined;
  key?: string | undefined;
  /** From this instant on. */
  from?: Date | undefined;
  /** Before this instant. */
  until?: Date | undefined;
}

/** Entries that answer the question, latest first, those before the entry `beforeId` only. */
export async function listEntries(
  db: Db,
  question: AuditQuestion,
  most: number,
  beforeId?: number,
): Promise<AuditEntry[]> {
  const { by, action, unitIds, kind, key, from, until } = question;
  let query = db.selectFrom('audit_entry').selectAll();
  if (beforeId !== undefined) query = query.where('id', '<', beforeId);
  if (by) {
    query = query.where(
      sql<boolean>`(staff_id = any(${by.staffIds}::text[]) or position(lower(${by.name}) in lower(staff_name)) > 0)`,
    );
  }
  if (action) query = query.where('action', '=', action);
  if (unitIds) query = query.where(sql<boolean>`unit_id = any(${unitIds}::integer[])`);
  if (kind) query = query.where('subject_kind', '=', kind);
  if (key) query = query.where('subject_key', '=', key);
  if (from) query = query.where('at', '>=', from);
  if (until) query = query.where('at', '<', until);
  const rows = await query.orderBy('id', 'desc').limit(most).execute();
  return rows.map(entryOf);
}

/** Every entry that answers the question, latest first, read a page at a time. */
export async function* eachEntry(db: Db, question: AuditQuestion): AsyncGenerator<AuditEntry> {
  for (let beforeId: number | undefined; ; ) {
    const page = await listEntries(db, question, atOnce, beforeId);
    yield* page;
    if (page.length < atOnce) return;
    beforeId = page.at(-1)!.id;
  }
}

/** Every action that was ever written down, by name: each found by one look into the index. */
export async function listActions(db: Db): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    with recursive actions as (
      (select action from audit_entry order by action limit 1)
      union all
      select (select next.action from audit_entry next where next.action > actions.action
        order by next.action limit 1)
      from actions where actions.action is not null
    ) select action from actions where action is not null`.execute(db);
  return rows.map(({ action }) => action);
}

const entryOf = (row: Selectable<AuditEntryTable>): AuditEntry => ({
  id: Number(row.id),
  at: row.at,
  staffId: row.staff_id,
  staffName: row.staff_name,
  action: row.action,
  unitId: row.unit_id,
  subject: { kind: row.subject_kind, key: row.subject_key },
  before: row.before,
  after: row.after,
  requestId: row.request_id,
});
