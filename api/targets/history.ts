import type { Db, Trx } from '../database/open.ts';
import type { KeptTarget } from '../database/target-tables.ts';
import type { Day } from '../days.ts';
import type { TargetKind } from './goal.ts';
import type { Metric } from './metrics.ts';
import type { NewTarget, Target } from './store.ts';

/** One change of a target, as the public page shows it. */
export interface TargetChange {
  unitId: number;
  metric: Metric;
  kind: TargetKind;
  indicatorId: number | null;
  scope: Target['scope'];
  fieldId: number | null;
  /** The first day of the target, which never changes: another one is another target. */
  from: Day;
  at: Date;
  before: KeptTarget;
  /** null: it was withdrawn. */
  after: KeptTarget | null;
  /** null: none was given, by a file of `manage apply`. */
  reason: string | null;
}

const keptOf = ({ except, measureFamily, measureId, threshold, to, source }: NewTarget): KeptTarget => ({
  except,
  measureFamily,
  measureId,
  threshold,
  to,
  source,
});

/** Keeps what a target was before it was changed (`after`) or withdrawn (null). */
export async function keepTargetChange(
  trx: Trx,
  before: NewTarget,
  after: NewTarget | null,
  reason: string | null,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('target_change')
    .values({
      unit_id: before.unitId,
      metric: before.metric,
      kind: before.kind,
      indicator_id: before.indicatorId,
      scope: before.scope,
      field_id: before.fieldId,
      first_day: before.from,
      at: now,
      before: JSON.stringify(keptOf(before)),
      after: after && JSON.stringify(keptOf(after)),
      reason,
    })
    .execute();
}

/** The changes of targets that the units have set, newest first. */
export async function listTargetChanges(db: Db, unitIds: number[]): Promise<TargetChange[]> {
  if (unitIds.length === 0) return [];
  const rows = await db
    .selectFrom('target_change')
    .selectAll()
    .where('unit_id', 'in', unitIds)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    unitId: row.unit_id,
    metric: row.metric as Metric,
    kind: row.kind as TargetKind,
    indicatorId: row.indicator_id,
    scope: row.scope as Target['scope'],
    fieldId: row.field_id,
    from: row.first_day,
    at: row.at,
    before: row.before,
    after: row.after,
    reason: row.reason,
  }));
}
