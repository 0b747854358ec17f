import { concernsOnly } from '../database/committed.ts';
import type { Db, Trx } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';
import { dayOf } from '../days.ts';
import type { Deps } from '../http/context.ts';
import type { PushedFile, Surfaces } from './contents.ts';
import { problemOf } from './place.ts';
import { pushTo, type Sent } from './push.ts';
import { forgetOldRuns, recordPushed, recordRun } from './run-store.ts';
import { endPush, holdPush, listDuePushes, takePush, wantWhatIsDue } from './store.ts';

const minute = 60_000;
/** A process that is not heard of for so long is taken for dead. */
const holdFor = 10 * minute;

/** Nothing that is published changes with it. */
const inOwnTransaction = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  inTransaction(db, (trx) => {
    concernsOnly(trx, []);
    return work(trx);
  });

const underWay = new WeakMap<Db, Promise<void>>();

/** Pushes what is due: once a day, when a period was closed, when somebody asked, and what failed before. */
export function pushWhatIsDue(deps: Deps, surfaces: Surfaces): Promise<void> {
  const before = underWay.get(deps.db) ?? Promise.resolve();
  // One after the other: files are made on the thread that serves everybody.
  const round = before.catch(() => undefined).then(() => pushRound(deps, surfaces));
  underWay.set(deps.db, round);
  return round;
}

/** For whoever has just asked for it: they need not wait, and what fails is tried again. */
export const pushSoon = (deps: Deps, surfaces: Surfaces): Promise<void> =>
  pushWhatIsDue(deps, surfaces).catch((error) => deps.log.error({ err: error }, 'pushing files failed'));

async function pushRound(deps: Deps, surfaces: Surfaces): Promise<void> {
  const { db, now } = deps;
  await inOwnTransaction(db, async (trx) => {
    await wantWhatIsDue(trx, now(), dayOf(now()));
    await forgetOldRuns(trx, now());
  });
  for (const id of await listDuePushes(db, now())) {
    if (deps.stopping?.aborted) return;
    await pushOne(deps, id, surfaces);
  }
}

async function pushOne(deps: Deps, id: number, surfaces: Surfaces): Promise<void> {
  const { db, now, log } = deps;
  const until = () => new Date(now().getTime() + holdFor);
  const taken = await inOwnTransaction(db, (trx) => takePush(trx, id, now(), until()));
  if (!taken) return;
  const begunAt = now();
  const sent: Sent = { files: 0, bytes: 0 };
  const afterUnit = (put: PushedFile[]) =>
    inOwnTransaction(db, async (trx) => {
      if (put.length > 0) await recordPushed(trx, id, put);
      await holdPush(trx, id, until());
    });
  const failure = await pushTo(deps, taken.target, surfaces, sent, afterUnit).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  if (failure) log.warn({ err: failure.error, target: id }, 'pushing files failed');
  const problem = failure && problemOf(failure.error);
  await inOwnTransaction(db, async (trx) => {
    await recordRun(trx, id, { because: taken.because, begunAt, endedAt: now(), ...sent, problem });
    await endPush(trx, taken, { problem, nextTryAt: nextTry(taken.target.tries, now()) });
  });
}

const pauses = [1, 5, 30, 120, 360].map((minutes) => minutes * minute);

/** When it is tried again after so many tries in vain; null: tomorrow, with the push of that day. */
function nextTry(tries: number, now: Date): Date | null {
  const pause = pauses[tries - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause);
}
