import type { Change } from '../database/change.ts';
import type { Db, Trx } from '../database/open.ts';
import { type Indicator, unnamedIndicator } from '../indicators/indicator.ts';
import { listIndicators, saveIndicators } from '../indicators/store.ts';
import type { GivenTarget } from '../targets/store.ts';
import type { UnitRecord } from '../units/store.ts';
import type { IndicatorInput, InstallationFile, TargetInput } from './file.ts';

/** Puts in or changes indicators, and the one for manual targets that name none. */
export async function applyIndicators(
  trx: Trx,
  { indicators, targets }: InstallationFile,
  units: Map<string, UnitRecord>,
): Promise<Change[]> {
  const wanted = indicators.map(({ unit, ...one }: IndicatorInput) => ({
    ...one,
    unitId: unit === undefined ? null : units.get(unit)!.id,
  }));
  const changes = await saveIndicators(trx, wanted);
  const isUnnamed = targets.some(({ metric, indicator }) => metric === 'manual' && indicator === undefined);
  const isKnown = (await listIndicators(trx)).some(({ slug }) => slug === unnamedIndicator.slug);
  if (isUnnamed && !isKnown) await saveIndicators(trx, [unnamedIndicator]);
  return changes;
}

export function newTarget(
  target: TargetInput,
  known: { units: Map<string, UnitRecord>; fieldIds: Map<string, number>; indicatorIds: Map<string, number> },
): GivenTarget {
  const { scope, measure, metric } = target;
  return {
    unitId: known.units.get(target.unit)!.id,
    metric,
    kind: target.kind,
    indicatorId:
      metric === 'manual' ? known.indicatorIds.get(target.indicator ?? unnamedIndicator.slug)! : null,
    scope: typeof scope === 'object' ? 'field' : scope,
    fieldId: typeof scope === 'object' ? known.fieldIds.get(scope.field)! : null,
    except: target.except ?? [],
    measureFamily: measure?.family ?? null,
    measureId: measure?.id ?? null,
    threshold: target.threshold,
    from: target.from,
    to: target.to,
    source: target.source,
    reason: target.reason,
  };
}

/** What the rules of consistency ask of the indicators. */
export const listKnownIndicators = async (db: Db): Promise<Map<string, Pick<Indicator, 'valueUnit'>>> =>
  new Map((await listIndicators(db)).map((one) => [one.slug, one]));
