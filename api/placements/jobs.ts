import { inTransaction } from '../database/transaction.ts';
import { dayOf } from '../days.ts';
import type { Deps } from '../http/context.ts';
import { forgetOldLooks, recordLook, type TakenPage, takePage, takeThisPage } from './check-store.ts';
import { fetchPage } from './fetch-page.ts';
import { hostOf } from './host.ts';
import { findMark } from './mark.ts';
import { noteSighting, takeSightings } from './sightings.ts';
import { isFresh, stateOfPage } from './standing.ts';
import { recordSightings } from './store.ts';

/** Pages that are asked for at the same time: most of the time passes in waiting. */
const atOnce = 4;
/** Between two looks at one page that somebody asks for. */
const pause = 60_000;

/** Remembers that an embed of a unit was asked for from a website; written down by `writeSightings`. */
export function noteEmbed(deps: Deps, slug: string, header: string): void {
  const origin = header.split('/', 3).join('/');
  const { publicUrl, privateWebsites } = deps.config;
  noteSighting(deps.db, slug, origin, dayOf(deps.now()), (one) =>
    hostOf(one, { ownHost: new URL(publicUrl).hostname, allowInside: privateWebsites === 'on' }),
  );
}

/** Writes down where embeds were seen since the last time; called every minute by every process. */
export async function writeSightings({ db }: Deps): Promise<void> {
  const sightings = takeSightings(db);
  if (sightings.length > 0) await inTransaction(db, (trx) => recordSightings(trx, sightings));
}

/** Looks once a day at each page that units name; called every hour by every process. */
export async function keepPlacements(deps: Deps): Promise<void> {
  const { db, now } = deps;
  await inTransaction(db, (trx) => forgetOldLooks(trx, dayOf(now())));
  const rounds = await Promise.allSettled(Array.from({ length: atOnce }, () => lookAtDue(deps)));
  const failures = rounds.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  if (failures.length > 0) throw new AggregateError(failures, 'placements: not everything could be done');
}

async function lookAtDue(deps: Deps): Promise<void> {
  const { db, now, stopping } = deps;
  while (!stopping?.aborted) {
    const taken = await inTransaction(db, (trx) => takePage(trx, dayOf(now()), now()));
    if (!taken) return;
    await lookAt(deps, taken);
  }
}

/** Looks at a page now; false where somebody just did. */
export async function lookNow(deps: Deps, id: number): Promise<boolean> {
  const { db, now } = deps;
  const since = new Date(now().getTime() - pause);
  const taken = await inTransaction(db, (trx) => takeThisPage(trx, id, since, now()));
  if (!taken) return false;
  await lookAt(deps, taken);
  return true;
}

async function lookAt({ db, config, now }: Deps, { id, slug, url }: TakenPage): Promise<void> {
  const { publicUrl, privateWebsites } = config;
  const day = dayOf(now());
  const fetched = await fetchPage(url, { publicUrl, allowInside: privateWebsites === 'on' });
  if ('problem' in fetched) {
    const away = { day, outcome: 'unreachable' as const, asOf: null, problem: fetched.problem };
    return inTransaction(db, (trx) => recordLook(trx, id, away, null, now()));
  }
  const found = findMark(fetched.html, { slug, publicUrl }, day);
  const look = { day, outcome: found.outcome, asOf: 'asOf' in found ? found.asOf : null };
  const fresh = isFresh(stateOfPage(day, look, look));
  return inTransaction(db, (trx) => recordLook(trx, id, { ...look, problem: null }, fresh, now()));
}
