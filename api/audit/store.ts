import type { Author } from '../accounts/actor.ts';
import type { Trx } from '../database/open.ts';

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
