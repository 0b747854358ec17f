import { sql } from 'kysely';
import type { Trx } from '../../database/open.ts';
import type { Alert } from '../alert.ts';
import type { AlertKind } from '../rules.ts';
import { listAlertsById } from '../store.ts';

/** Alerts of which nobody has settled yet who is written to; locked, those that another process has are left out. */
export async function lockUntold(trx: Trx): Promise<Alert[]> {
  const rows = await trx
    .selectFrom('alert')
    .select('id')
    .where('told_at', 'is', null)
    .orderBy('id')
    .limit(500)
    .forUpdate()
    .skipLocked()
    .execute();
  return listAlertsById(
    trx,
    rows.map(({ id }) => id),
  );
}

/** Lets what goes on, and was told before a time, be told once more. */
export async function tellAgain(trx: Trx, kind: AlertKind, toldBefore: Date): Promise<void> {
  await sql`
    with again as (
      update alert set told_at = null
      where kind = ${kind} and cleared_day is null and told_at < ${toldBefore}
      returning id
    )
    delete from alert_mail using again where alert_mail.alert_id = again.id`.execute(trx);
}

/** Settles who is written to about an alert. */
export async function planMail(trx: Trx, alertId: number, staffIds: string[], now: Date): Promise<void> {
  await trx.updateTable('alert').set({ told_at: now }).where('id', '=', alertId).execute();
  if (staffIds.length === 0) return;
  const rows = staffIds.map((staff_id) => ({ alert_id: alertId, staff_id, tried_at: null, sent_at: null }));
  await trx.insertInto('alert_mail').values(rows).execute();
}

/** Takes what is to be sent, and was not tried since `triedBefore`, so that no other process sends it as well. */
export async function takeMail(
  trx: Trx,
  now: Date,
  triedBefore: Date,
): Promise<{ staffId: string; email: string; alertIds: number[] }[]> {
  const { rows } = await sql<{ staffId: string; email: string; alertIds: number[] }>`
    with taken as (
      update alert_mail set tried_at = ${now}
      where sent_at is null and (tried_at is null or tried_at < ${triedBefore})
      returning alert_id, staff_id
    )
    select staff.id as "staffId", staff.email, array_agg(taken.alert_id order by taken.alert_id) as "alertIds"
    from taken join staff on staff.id = taken.staff_id and staff.closed_at is null
    group by staff.id, staff.email order by staff.id`.execute(trx);
  return rows;
}

export async function markSent(trx: Trx, staffId: string, alertIds: number[], now: Date): Promise<void> {
  await trx
    .updateTable('alert_mail')
    .set({ sent_at: now })
    .where('staff_id', '=', staffId)
    .where(sql<boolean>`alert_id = any(${alertIds}::integer[])`)
    .execute();
}
