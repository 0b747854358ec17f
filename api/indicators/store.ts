import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { type Change, changeOf } from '../database/change.ts';
import type { Db, Trx } from '../database/open.ts';
import type { IndicatorTable, IndicatorValueTable } from '../database/target-tables.ts';
import type { Direction } from '../targets/goal.ts';
import type { IndexGroup, Indicator, IndicatorValue } from './indicator.ts';

const indicatorOf = (row: Selectable<IndicatorTable>): Indicator => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  group: row.index_group as IndexGroup,
  valueUnit: row.value_unit,
  direction: row.direction as Direction,
  unitId: row.unit_id,
});

/** Every indicator, by group and name. */
export async function listIndicators(db: Db): Promise<Indicator[]> {
  const rows = await db.selectFrom('indicator').selectAll().orderBy('index_group').orderBy('id').execute();
  return rows.map(indicatorOf);
}

/** Puts in or changes indicators, known by slug; says of each what happened. */
export async function saveIndicators(trx: Trx, indicators: Omit<Indicator, 'id'>[]): Promise<Change[]> {
  if (indicators.length === 0) return [];
  const known = new Map((await listIndicators(trx)).map(({ id: _, ...one }) => [one.slug, one]));
  const changes: Change[] = [];
  for (const indicator of indicators) {
    const change = changeOf(known.get(indicator.slug), indicator);
    changes.push(change);
    if (change === 'left') continue;
    const values = {
      slug: indicator.slug,
      name: JSON.stringify(indicator.name),
      index_group: indicator.group,
      value_unit: indicator.valueUnit,
      direction: indicator.direction,
      unit_id: indicator.unitId,
    };
    await trx
      .insertInto('indicator')
      .values(values)
      .onConflict((conflict) => conflict.column('slug').doUpdateSet(values))
      .execute();
  }
  return changes;
}

const enteredOf = (row: Selectable<IndicatorValueTable>): IndicatorValue => ({
  id: row.id,
  indicatorId: row.indicator_id,
  unitId: row.unit_id,
  fieldId: row.field_id,
  day: row.day,
  value: row.value,
  source: row.source,
  reason: row.reason,
  attachmentId: row.attachment_id,
  staffName: row.staff_name,
  at: row.at,
});

/** All that was ever entered for the units, oldest first; see `valuesInForce`. */
export async function listIndicatorValues(db: Db, unitIds: number[]): Promise<IndicatorValue[]> {
  if (unitIds.length === 0) return [];
  const rows = await db
    .selectFrom('indicator_value')
    .selectAll()
    .where(sql<boolean>`unit_id = any(${unitIds}::integer[])`)
    .orderBy('id')
    .execute();
  return rows.map(enteredOf);
}

export type NewIndicatorValue = Omit<IndicatorValue, 'id'>;

/** Writes a value down beside those before it. */
export async function addIndicatorValue(trx: Trx, value: NewIndicatorValue): Promise<number> {
  const { id } = await trx
    .insertInto('indicator_value')
    .values({
      indicator_id: value.indicatorId,
      unit_id: value.unitId,
      field_id: value.fieldId,
      day: value.day,
      value: value.value,
      source: value.source,
      reason: value.reason,
      attachment_id: value.attachmentId,
      staff_name: value.staffName,
      at: value.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
