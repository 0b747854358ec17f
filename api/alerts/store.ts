import { sql } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import { addDays, type Day } from '../days.ts';
import { daysBack } from '../kiosks/day-given.ts';
import { type Alert, AlertFacts } from './alert.ts';
import type { AlertKind } from './rules.ts';

export interface AlertSubject {
  unitId: number;
  kind: AlertKind;
  fieldId: number | null;
  pointId: number | null;
  kioskId: number | null;
}

export interface OpenAlert extends AlertSubject {
  id: number;
}

/** What goes on, of a kind. */
export async function listOpenAlerts(db: Db, kind: AlertKind): Promise<OpenAlert[]> {
  const rows = await db
    .selectFrom('alert')
    .select(['id', 'unit_id', 'field_id', 'point_id', 'kiosk_id'])
    .where('kind', '=', kind)
    .where('cleared_day', 'is', null)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind,
    unitId: row.unit_id,
    fieldId: row.field_id,
    pointId: row.point_id,
    kioskId: row.kiosk_id,
  }));
}

/**
 * Raises an alert, or opens again the one that ended after `reopenedAfter`: what goes up and down around a line is told
 * once. Where it is there already, by another process, nothing happens.
 */
export async function raiseAlert(
  trx: Trx,
  subject: AlertSubject,
  day: Day,
  facts: AlertFacts,
  reopenedAfter: Day,
): Promise<void> {
  const reopened = await trx
    .updateTable('alert')
    .set({ cleared_day: null, last_day: day, facts: JSON.stringify(facts) })
    .where('unit_id', '=', subject.unitId)
    .where('kind', '=', subject.kind)
    .where(sql<boolean>`field_id is not distinct from ${subject.fieldId}::integer`)
    .where(sql<boolean>`point_id is not distinct from ${subject.pointId}::integer`)
    .where(sql<boolean>`kiosk_id is not distinct from ${subject.kioskId}::integer`)
    .where('cleared_day', '>', reopenedAfter)
    // What is judged by the day was not over before the next; a device may fail twice on one.
    .where('last_day', subject.kind === 'kiosk-red' ? '<=' : '<', day)
    .returning('id')
    .execute();
  if (reopened.length > 0) return;
  await trx
    .insertInto('alert')
    .values({
      unit_id: subject.unitId,
      kind: subject.kind,
      field_id: subject.fieldId,
      point_id: subject.pointId,
      kiosk_id: subject.kioskId,
      first_day: day,
      last_day: day,
      facts: JSON.stringify(facts),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function keepAlert(trx: Trx, id: number, day: Day, facts: AlertFacts): Promise<void> {
  await trx
    .updateTable('alert')
    .set({ last_day: sql`greatest(last_day, ${day}::date)`, facts: JSON.stringify(facts) })
    .where('id', '=', id)
    .where('cleared_day', 'is', null)
    .execute();
}

export async function clearAlert(trx: Trx, id: number, day: Day): Promise<void> {
  await trx
    .updateTable('alert')
    .set({ cleared_day: day })
    .where('id', '=', id)
    .where('cleared_day', 'is', null)
    .execute();
}

/**
 * Raises an alert for each unit, field and day with an answer that hints at harassment or payment: once the answer is
 * part of a public block or its day is over. At the moment it falls it would point at whoever stands at the counter.
 */
export async function raiseHarassment(trx: Trx, since: Day, today: Day): Promise<void> {
  // A paired device may bring what was given on it weeks ago.
  const lateSince = addDays(since, -daysBack);
  await sql`
    insert into alert (unit_id, kind, field_id, first_day, last_day, facts)
    select distinct response.unit_id, 'harassment', response.field_id, response.day, response.day, '{}'::jsonb
    from response join point on point.id = response.point_id
      left join campaign on campaign.id = point.campaign_id and campaign.access = 'one-time'
    where reasons @> '["harassment"]' and quality = 'counted' and day between ${lateSince} and ${today}
      and (day >= ${since} or response.kiosk_id is not null)
      and (day < ${today} or exists (
        select from public_block
        where public_block.unit_id = response.unit_id
          and public_block.field_id is not distinct from response.field_id
          and public_block.version_id = response.version_id and public_block.number = response.block
          and public_block.campaign_id is not distinct from campaign.id
      ))
    on conflict do nothing`.execute(trx);
}

/** Ends the silence of points that a response came in through. */
export async function clearSpeakingPoints(trx: Trx, today: Day): Promise<void> {
  await trx
    .updateTable('alert')
    .set({ cleared_day: today })
    .where('kind', '=', 'silent-point')
    .where('cleared_day', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('response')
          .select(sql`1`.as('one'))
          .whereRef('response.point_id', '=', 'alert.point_id')
          .whereRef('response.day', '>', 'alert.last_day'),
      ),
    )
    .execute();
}

export interface WatchedPoint {
  id: number;
  unitId: number;
  lastResponse: Day | null;
}

/** Points in use at a counter, with the last day up to `day` on which a response came in. */
export async function listWatchedPoints(db: Db, day: Day): Promise<WatchedPoint[]> {
  const { rows } = await sql<WatchedPoint>`
    select point.id, point.unit_id as "unitId",
      (select max(day) from response where point_id = point.id and day <= ${day}) as "lastResponse"
    from point join unit on unit.id = point.unit_id
    where point.retired_at is null and point.code is not null and point.channel in ('qr', 'kiosk')
      and (unit.valid_to is null or unit.valid_to >= ${day})
    order by point.id`.execute(db);
  return rows;
}

/** Units with counted responses in a stretch of days. */
export async function listUnitsCountedIn(db: Db, from: Day, to: Day): Promise<number[]> {
  const rows = await db
    .selectFrom('tally')
    .select('unit_id')
    .distinct()
    .where('quality', '=', 'counted')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('unit_id')
    .execute();
  return rows.map((row) => row.unit_id);
}

/** The day up to which alerts were looked for; null where that is still to begin. Locked until the transaction ends. */
export async function lockWatch(trx: Trx): Promise<{ lastDay: Day | null; takenUntil: Date | null }> {
  const row = await trx.selectFrom('alert_watch').selectAll().forUpdate().executeTakeFirstOrThrow();
  return { lastDay: row.last_day, takenUntil: row.taken_until };
}

export async function findLastWatchedDay(db: Db): Promise<Day | null> {
  const row = await db.selectFrom('alert_watch').select('last_day').executeTakeFirstOrThrow();
  return row.last_day;
}

export async function saveWatch(trx: Trx, watch: { lastDay?: Day; takenUntil: Date | null }): Promise<void> {
  await trx
    .updateTable('alert_watch')
    .set({ taken_until: watch.takenUntil, ...(watch.lastDay ? { last_day: watch.lastDay } : {}) })
    .execute();
}

/** Alerts of units, what goes on first, then the newest; each with when the reader marked it as seen. */
export async function listAlerts(
  db: Db,
  unitIds: number[],
  staffId: string,
  most: number,
): Promise<(Alert & { seenAt: Date | null })[]> {
  const rows = await selectAlerts(db)
    .leftJoin('alert_seen', (join) =>
      join.onRef('alert_seen.alert_id', '=', 'alert.id').on('alert_seen.staff_id', '=', staffId),
    )
    .select('alert_seen.at as seen_at')
    .where(sql<boolean>`alert.unit_id = any(${unitIds}::integer[])`)
    .orderBy(sql`alert.cleared_day is not null`)
    .orderBy('alert.last_day', 'desc')
    .orderBy('alert.id', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ seen_at, ...row }) => ({ ...alertOf(row), seenAt: seen_at }));
}

export async function findAlert(db: Db, id: number): Promise<Alert | undefined> {
  const row = await selectAlerts(db).where('alert.id', '=', id).executeTakeFirst();
  return row && alertOf(row);
}

export async function listAlertsById(db: Db, ids: number[]): Promise<Alert[]> {
  const rows = await selectAlerts(db)
    .where(sql<boolean>`alert.id = any(${ids}::integer[])`)
    .orderBy('alert.id')
    .execute();
  return rows.map(alertOf);
}

const selectAlerts = (db: Db) =>
  db
    .selectFrom('alert')
    .innerJoin('unit', 'unit.id', 'alert.unit_id')
    .leftJoin('field', 'field.id', 'alert.field_id')
    .leftJoin('kiosk', 'kiosk.id', 'alert.kiosk_id')
    .leftJoin('point', (join) => join.on(sql<boolean>`point.id = coalesce(alert.point_id, kiosk.point_id)`))
    .select([
      'alert.id',
      'alert.kind',
      'alert.first_day',
      'alert.last_day',
      'alert.cleared_day',
      'alert.facts',
    ])
    .select(['unit.id as unit_id', 'unit.slug as unit_slug', 'unit.name as unit_name'])
    .select(['field.slug as field_slug', 'field.name as field_name'])
    .select([
      'point.id as point_id',
      'point.code',
      'point.label',
      'kiosk.device',
      'kiosk.name as kiosk_name',
    ]);

type AlertRow = Awaited<ReturnType<ReturnType<typeof selectAlerts>['execute']>>[number];

const alertOf = (row: AlertRow): Alert => ({
  id: row.id,
  kind: row.kind as AlertKind,
  unit: { id: row.unit_id, slug: row.unit_slug, name: row.unit_name },
  field: row.field_slug === null ? null : { slug: row.field_slug, name: row.field_name! },
  point: row.point_id === null ? null : { code: row.code, label: row.label },
  kiosk: row.device === null ? null : { device: row.device, name: row.kiosk_name! },
  firstDay: row.first_day,
  lastDay: row.last_day,
  clearedDay: row.cleared_day,
  facts: AlertFacts.parse(row.facts),
});

/** Marks an alert as seen by a member of staff; false where it was already. */
export async function markSeen(trx: Trx, alertId: number, staffId: string, now: Date): Promise<boolean> {
  const row = await trx
    .insertInto('alert_seen')
    .values({ alert_id: alertId, staff_id: staffId, at: now })
    .onConflict((conflict) => conflict.constraint('alert_seen_pk').doNothing())
    .returning('alert_id')
    .executeTakeFirst();
  return row !== undefined;
}
