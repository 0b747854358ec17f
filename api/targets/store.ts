import type { Selectable } from 'kysely';
import { type Change, changeOf } from '../database/change.ts';
import type { Db, Trx } from '../database/open.ts';
import type { TargetTable } from '../database/tables.ts';
import type { Day } from '../days.ts';
import type { TargetKind } from './goal.ts';
import { keepTargetChange } from './history.ts';
import type { Metric } from './metrics.ts';

/** A target from a plan (chỉ tiêu), with its source. */
export interface Target {
  id: number;
  unitId: number;
  metric: Metric;
  kind: TargetKind;
  /** The indicator entered by hand that it judges, where the metric is `manual`; else null. */
  indicatorId: number | null;
  scope: 'overall' | 'each-field' | 'field';
  fieldId: number | null;
  /** Slugs of fields that `each-field` leaves out. */
  except: string[];
  /** null: the family most used at the unit. */
  measureFamily: string | null;
  /** null: the family's first measure. */
  measureId: string | null;
  /** From 0 to 1; of a count its number, of an indicator in its unit of value. */
  threshold: number;
  from: Day;
  to: Day;
  source: string;
}

/**
 * The thresholds that the units given have set, of one metric, whenever they hold: what a figure of that metric is held
 * against. Targets of other kinds are judged by the board (api/board).
 */
export async function listTargets(db: Db, unitIds: number[], metric: Metric): Promise<Target[]> {
  if (unitIds.length === 0) return [];
  const rows = await db
    .selectFrom('target')
    .selectAll()
    .where('unit_id', 'in', unitIds)
    .where('metric', '=', metric)
    .where('kind', '=', 'threshold')
    .orderBy('first_day')
    .execute();
  return rows.map(targetOf);
}

/** All targets that the units given have set, whenever they hold. */
export async function listTargetsOfUnits(db: Db, unitIds: number[]): Promise<Target[]> {
  if (unitIds.length === 0) return [];
  const rows = await db
    .selectFrom('target')
    .selectAll()
    .where('unit_id', 'in', unitIds)
    .orderBy('first_day')
    .orderBy('id')
    .execute();
  return rows.map(targetOf);
}

const targetOf = (row: Selectable<TargetTable>): Target => ({
  id: row.id,
  unitId: row.unit_id,
  metric: row.metric as Metric,
  kind: row.kind as TargetKind,
  indicatorId: row.indicator_id,
  scope: row.scope as Target['scope'],
  fieldId: row.field_id,
  except: row.except_fields,
  measureFamily: row.measure_family,
  measureId: row.measure_id,
  threshold: row.threshold,
  from: row.first_day,
  to: row.last_day,
  source: row.source,
});

export type NewTarget = Omit<Target, 'id'>;

/** A target with why it is another than before. */
export type GivenTarget = NewTarget & { reason?: string | undefined };

/** Puts in or changes targets, known by unit, metric, kind, indicator, scope and first day; says of each what happened. */
export async function saveTargets(trx: Trx, targets: GivenTarget[], now: Date): Promise<Change[]> {
  if (targets.length === 0) return [];
  const key = (target: NewTarget) =>
    JSON.stringify([
      target.unitId,
      target.metric,
      target.kind,
      target.indicatorId,
      target.scope,
      target.fieldId,
      target.from,
    ]);
  const rows = await trx.selectFrom('target').selectAll().execute();
  const known = new Map(rows.map(targetOf).map((target) => [key(target), target]));
  const changes: Change[] = [];
  for (const { reason, ...target } of targets) {
    const { id, ...was } = known.get(key(target)) ?? { id: 0 };
    const change = changeOf(id ? was : undefined, target);
    changes.push(change);
    if (change === 'left') continue;
    if (change === 'changed') await keepTargetChange(trx, was as NewTarget, target, reason ?? null, now);
    const values = {
      unit_id: target.unitId,
      metric: target.metric,
      kind: target.kind,
      indicator_id: target.indicatorId,
      scope: target.scope,
      field_id: target.fieldId,
      except_fields: JSON.stringify(target.except),
      measure_family: target.measureFamily,
      measure_id: target.measureId,
      threshold: target.threshold,
      first_day: target.from,
      last_day: target.to,
      source: target.source,
    };
    await trx
      .insertInto('target')
      .values(values)
      .onConflict((conflict) => conflict.constraint('target_unique').doUpdateSet(values))
      .execute();
  }
  return changes;
}

/** Withdraws a target; what it was is kept, with the reason. */
export async function withdrawTarget(trx: Trx, target: Target, reason: string, now: Date): Promise<void> {
  const { id, ...was } = target;
  await keepTargetChange(trx, was, null, reason, now);
  await trx.deleteFrom('target').where('id', '=', id).execute();
}
