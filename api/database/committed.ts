import type { Db, Trx } from './open.ts';

interface Log {
  /** Changes that may concern every public figure. */
  all: number;
  /** Changes that concern the figures of one unit, by its slug, and their sum. */
  units: Map<string, number>;
  anyUnit: number;
}

const logs = new WeakMap<Db, Log>();
/** Transactions that change the figures of some units and nothing else that is public. */
const narrowed = new WeakMap<Trx, Set<string>>();

function logOf(db: Db): Log {
  let log = logs.get(db);
  if (!log) {
    log = { all: 0, units: new Map(), anyUnit: 0 };
    logs.set(db, log);
  }
  return log;
}

/**
 * Says of a transaction that nothing public changes with it but the figures of these units; whatever does not say so
 * is taken to change everything.
 */
export function concernsOnly(trx: Trx, slugs: Iterable<string>): void {
  const known = narrowed.get(trx) ?? new Set();
  for (const slug of slugs) known.add(slug);
  narrowed.set(trx, known);
}

/** Called once a transaction is committed: what was kept of public figures before is out of date. */
export function noteCommitted(db: Db, trx: Trx): void {
  const log = logOf(db);
  const slugs = narrowed.get(trx);
  if (!slugs) {
    log.all++;
    return;
  }
  for (const slug of slugs) {
    log.units.set(slug, (log.units.get(slug) ?? 0) + 1);
    log.anyUnit++;
  }
}

/** A number that grows with every committed change of this process but those of the figures of some units alone. */
export const changesBesideFigures = (db: Db): number => logOf(db).all;

/**
 * A number that grows with every committed change of this process that may alter the public figures of a unit, or of
 * any unit (null). Read it before the figures: where it is the same later, they still hold.
 */
export function changesOf(db: Db, slug: string | null): number {
  const { all, units, anyUnit } = logOf(db);
  return all + (slug === null ? anyUnit : (units.get(slug) ?? 0));
}
