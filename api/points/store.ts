import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type CampaignOfPoint, campaignOfPoint } from '../campaigns/campaign.ts';
import type { Db, Trx } from '../database/open.ts';
import type { Field } from '../fields/store.ts';
import type { Text } from '../text.ts';
import type { Channel } from './channels.ts';
import { makeCode } from './codes.ts';

/** Where responses come in: one QR code, counter, kiosk or link. It never changes its unit. */
export interface Point {
  id: number;
  code: string;
  label: Text | null;
  channel: Channel;
  questionnaire: string;
  retiredAt: Date | null;
  /** None (schools), one, or several that the page asks about. */
  fields: readonly Field[];
  unit: { id: number; slug: string; name: Text; demonstration: boolean; validTo: string | null };
  /** The campaign that it serves, with the days on which it takes answers. */
  campaign: CampaignOfPoint | null;
  /** Units whose points had this code before it went on for this one. */
  formerUnitIds: number[];
}

export async function findPoint(db: Db, code: string): Promise<Point | undefined> {
  return (await listPoints(db, [code]))[0];
}

/** The points that the codes (as stored) lead to; unknown codes are left out. */
export async function listPoints(db: Db, codes: string[]): Promise<Point[]> {
  if (codes.length === 0) return [];
  return pointsOf(db, await selectPoints(db).where('point.code', 'in', codes).execute());
}

/** Points by their ids, also those whose code has gone on for another: their `code` is empty. */
export async function listPointsById(db: Db, ids: number[]): Promise<Point[]> {
  const rows = await selectPoints(db).where(sql<boolean>`point.id = any(${ids}::integer[])`).execute();
  return pointsOf(db, rows);
}

const selectPoints = (db: Db) =>
  db
    .selectFrom('point')
    .innerJoin('unit', 'unit.id', 'point.unit_id')
    .leftJoin('campaign', 'campaign.id', 'point.campaign_id')
    .select([
      'point.id',
      'point.code',
      'point.label',
      'point.channel',
      'point.questionnaire',
      'point.retired_at',
    ])
    .select(['unit.id as unit_id', 'unit.slug', 'unit.name', 'unit.demonstration', 'unit.valid_to'])
    .select(['campaign.id as campaign_id', 'campaign.slug as campaign_slug', 'campaign.access'])
    .select(['campaign.first_day', 'campaign.last_day', 'campaign.closed_at']);

async function pointsOf(
  db: Db,
  rows: Awaited<ReturnType<ReturnType<typeof selectPoints>['execute']>>,
): Promise<Point[]> {
  const ids = rows.map((row) => row.id);
  const fields = await listFieldsOfPoints(db, ids);
  const former = await listFormerUnits(db, ids);
  return rows.map((row) => ({
    id: row.id,
    code: row.code ?? '',
    label: row.label,
    channel: row.channel as Channel,
    questionnaire: row.questionnaire,
    retiredAt: row.retired_at,
    fields: fields.get(row.id) ?? [],
    formerUnitIds: former.get(row.id) ?? [],
    campaign: campaignOfPoint(row),
    unit: {
      id: row.unit_id,
      slug: row.slug,
      name: row.name,
      demonstration: row.demonstration,
      validTo: row.valid_to,
    },
  }));
}

async function listFieldsOfPoints(db: Db, pointIds: number[]): Promise<Map<number, Field[]>> {
  const byPoint = new Map<number, Field[]>();
  if (pointIds.length === 0) return byPoint;
  const rows = await db
    .selectFrom('point_field')
    .innerJoin('field', 'field.id', 'point_field.field_id')
    .select(['point_field.point_id', 'field.id', 'field.slug', 'field.name', 'field.everyday'])
    .where('point_field.point_id', 'in', pointIds)
    .orderBy('point_field.position')
    .execute();
  for (const { point_id, ...field } of rows) {
    byPoint.set(point_id, [...(byPoint.get(point_id) ?? []), field]);
  }
  return byPoint;
}

async function listFormerUnits(db: Db, pointIds: number[]): Promise<Map<number, number[]>> {
  if (pointIds.length === 0) return new Map();
  const { rows } = await sql<{ point_id: number; unit_ids: number[] }>`
    with recursive former as (
      select successor_id as point_id, id, unit_id from point where successor_id in (${sql.join(pointIds)})
      union all
      select former.point_id, point.id, point.unit_id from point join former on point.successor_id = former.id
    ) select point_id, array_agg(distinct unit_id) as unit_ids from former group by point_id`.execute(db);
  return new Map(rows.map((row) => [row.point_id, row.unit_ids]));
}

/** The codes of a unit's points that are in use, with their label and questionnaire. */
export async function listPointsOfUnit(db: Db, unitId: number) {
  return db
    .selectFrom('point')
    .select(['code', 'label', 'channel', 'questionnaire'])
    .where('unit_id', '=', unitId)
    .where('retired_at', 'is', null)
    .where('code', 'is not', null)
    .orderBy('id')
    .execute();
}

export interface NewPoint {
  unitId: number;
  fieldIds: number[];
  questionnaire: string;
  label: Text | null;
  channel: Channel;
  code: string;
  /** The campaign that it serves. */
  campaignId: number | null;
}

/** Puts in a point and returns its id. */
export async function addPoint(trx: Trx, point: NewPoint, now: Date): Promise<number> {
  const { id } = await trx
    .insertInto('point')
    .values({
      code: point.code,
      unit_id: point.unitId,
      questionnaire: point.questionnaire,
      label: point.label && JSON.stringify(point.label),
      channel: point.channel,
      campaign_id: point.campaignId,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addFieldsOfPoint(trx, id, point.fieldIds);
  return id;
}

export async function setFieldsOfPoint(trx: Trx, pointId: number, fieldIds: number[]): Promise<void> {
  await trx.deleteFrom('point_field').where('point_id', '=', pointId).execute();
  await addFieldsOfPoint(trx, pointId, fieldIds);
}

async function addFieldsOfPoint(trx: Trx, pointId: number, fieldIds: number[]): Promise<void> {
  if (fieldIds.length === 0) return;
  const rows = fieldIds.map((field_id, position) => ({ point_id: pointId, field_id, position }));
  await trx.insertInto('point_field').values(rows).execute();
}

/**
 * Closes a point and opens its like at another unit: a point never changes its unit, but its printed code goes
 * on, for the new one.
 */
export async function movePoint(trx: Trx, pointId: number, next: NewPoint, now: Date): Promise<number> {
  // The code is free for the successor only once its old holder has let go of it, and that needs a successor.
  const successorId = await addPoint(trx, { ...next, code: await unusedCode(trx) }, now);
  await trx
    .updateTable('point')
    .set({ code: null, successor_id: successorId, retired_at: now })
    .where('id', '=', pointId)
    .execute();
  await trx.updateTable('point').set({ code: next.code }).where('id', '=', successorId).execute();
  return successorId;
}

/** A code that no point has. */
export async function unusedCode(trx: Trx): Promise<string> {
  for (;;) {
    const code = randomCode();
    const taken = await trx.selectFrom('point').select('id').where('code', '=', code).executeTakeFirst();
    if (!taken) return code;
  }
}

/** A code that is not among those taken, for who makes thousands and knows them all. */
export function codeBeside(taken: { has: (code: string) => boolean }): string {
  for (;;) {
    const code = randomCode();
    if (!taken.has(code)) return code;
  }
}

function randomCode(): string {
  const bytes = randomBytes(8);
  let next = 0;
  return makeCode(() => bytes[next++]!);
}

/** A point in use or retired, with all that can be edited. */
export interface PointRecord extends NewPoint {
  id: number;
  retired: boolean;
}

/** Every point that has its code, oldest first; those that moved on are left out. */
export async function listPointRecords(db: Db): Promise<PointRecord[]> {
  const rows = await db.selectFrom('point').selectAll().where('code', 'is not', null).orderBy('id').execute();
  const fields = await db.selectFrom('point_field').selectAll().orderBy('position').execute();
  const fieldIds = new Map<number, number[]>();
  for (const row of fields) fieldIds.set(row.point_id, [...(fieldIds.get(row.point_id) ?? []), row.field_id]);
  return rows.map((row) => ({
    id: row.id,
    code: row.code!,
    unitId: row.unit_id,
    fieldIds: fieldIds.get(row.id) ?? [],
    questionnaire: row.questionnaire,
    label: row.label,
    channel: row.channel as Channel,
    campaignId: row.campaign_id,
    retired: row.retired_at !== null,
  }));
}

export async function updatePoint(trx: Trx, id: number, point: NewPoint): Promise<void> {
  await trx
    .updateTable('point')
    .set({
      questionnaire: point.questionnaire,
      label: point.label && JSON.stringify(point.label),
      channel: point.channel,
    })
    .where('id', '=', id)
    .execute();
  await setFieldsOfPoint(trx, id, point.fieldIds);
}

/** Retires a point, or with null takes it into use again. */
export async function retirePoint(trx: Trx, id: number, retiredAt: Date | null): Promise<void> {
  await trx.updateTable('point').set({ retired_at: retiredAt }).where('id', '=', id).execute();
}

export async function countPointsInUse(db: Db, unitIds: number[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from point
    where unit_id = any(${unitIds}::int[]) and retired_at is null and code is not null`.execute(db);
  return rows[0]!.count;
}
