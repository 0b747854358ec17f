import type { Db } from '../../database/open.ts';
import { inTransaction, readOneInstant } from '../../database/transaction.ts';
import type { Deps } from '../../http/context.ts';
import { Problem } from '../../problems.ts';
import { findUnitById } from '../../units/store.ts';
import { putInContext } from '../context.ts';
import { closePeriod } from './close.ts';
import { listOrders, takeOrder } from './order-store.ts';

const underWay = new WeakMap<Db, Promise<void>>();

/**
 * Closes what superiors have told to close for the units below them, each unit in a transaction of its own, so that
 * nobody waits for hundreds of them and a server that stops goes on where it was.
 */
export function closeWhatIsOrdered(deps: Deps): Promise<void> {
  const round = underWay.get(deps.db) ?? closeAll(deps).finally(() => underWay.delete(deps.db));
  underWay.set(deps.db, round);
  return round;
}

/** For whoever has just ordered it: they need not wait. */
export const closeSoon = (deps: Deps): Promise<void> =>
  closeWhatIsOrdered(deps).catch((error) => deps.log.error({ err: error }, 'closing periods failed'));

async function closeAll(deps: Deps): Promise<void> {
  const failures: unknown[] = [];
  for (const { unitId, period } of await listOrders(deps.db)) {
    if (deps.stopping?.aborted) break;
    await closeOne(deps, unitId, period).catch((error) => failures.push(error));
  }
  if (failures.length > 0)
    throw new AggregateError(failures, 'closing periods: not everything could be done');
}

async function closeOne({ db, config, now }: Deps, unitId: number, slug: string): Promise<void> {
  const { privacyMinimum, publicUrl } = config;
  await inTransaction(db, async (trx) => {
    await readOneInstant(trx);
    const order = await takeOrder(trx, unitId, slug);
    if (!order) return;
    const context = await putInContext(trx, (await findUnitById(trx, unitId))!);
    // That its day had come was judged when it was ordered.
    const period = { ...order.period, due: null };
    await closePeriod(trx, order.by, context, period, { now: now(), privacyMinimum, publicUrl }).catch(
      leaveAsItIs,
    );
  });
}

/** Closed by somebody else meanwhile, or out of existence: there is nothing left to do. */
function leaveAsItIs(error: unknown): void {
  if (error instanceof Problem && error.status === 409) return;
  throw error;
}
