import type { Db } from '../database/open.ts';
import { type Day, dayOf } from '../days.ts';
import { targetInForce } from '../targets/in-force.ts';
import { listTargetsOfUnits, type Target } from '../targets/store.ts';
import type { Locale } from '../text.ts';
import { getChain, listChain, type Unit } from '../units/store.ts';
import { getPeriod, type PageQuery, type Stretch, stretchOf } from './query.ts';

/** A unit among its superiors, with every satisfaction target that may hold there. */
export interface UnitInContext {
  unit: Unit;
  /** The unit and its superiors, nearest first. */
  chain: Unit[];
  targets: Target[];
  /** Those for dossiers on time and apologies. */
  caseloadTargets: Target[];
  /** Those for petitions answered on time. */
  petitionTargets: Target[];
}

/** @throws Problem unit-unknown */
export async function getUnitInContext(db: Db, slug: string): Promise<UnitInContext> {
  return withTargets(db, await getChain(db, slug));
}

export async function putInContext(db: Db, unit: Unit): Promise<UnitInContext> {
  const [, ...superiors] = await listChain(db, unit);
  return withTargets(db, [unit, ...superiors]);
}

async function withTargets(db: Db, chain: [Unit, ...Unit[]]): Promise<UnitInContext> {
  const all = (
    await listTargetsOfUnits(
      db,
      chain.map((one) => one.id),
    )
  ).filter(({ kind }) => kind === 'threshold');
  return {
    unit: chain[0],
    chain,
    targets: all.filter(({ metric }) => metric === 'satisfaction'),
    caseloadTargets: all.filter(({ metric }) => metric === 'on-time' || metric === 'apologies'),
    petitionTargets: all.filter(({ metric }) => metric === 'petitions-answered'),
  };
}

/** The target that holds for the whole unit on a day. */
export const overallTarget = ({ chain, targets }: UnitInContext, day: Day): Target | undefined =>
  targetInForce(
    targets,
    chain.map((one) => one.id),
    'overall',
    day,
  );

/**
 * The days that a page of the unit shows: those asked for, else the period of the target in force, to date.
 * @throws Problem invalid-input
 */
export async function stretchAskedFor(
  db: Db,
  context: UnitInContext,
  query: PageQuery,
  now: Date,
  locale: Locale,
): Promise<Stretch> {
  if (query.period !== undefined) {
    const { from, to } = await getPeriod(db, query.period, locale);
    return { from, to };
  }
  if (query.from !== undefined || query.to !== undefined) return stretchOf(query, now, locale);
  const today = dayOf(now);
  const target = overallTarget(context, today);
  return target ? { from: target.from, to: today } : stretchOf(query, now, locale);
}
