import { theSystem } from '../accounts/actor.ts';
import { recordChanges } from '../audit/store.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { listCalendar } from '../calendar/store.ts';
import type { Trx } from '../database/open.ts';
import { dayOf } from '../days.ts';
import { acknowledgeDue, answerDue, type ClockFacts, type Profile } from '../deadlines/clock.ts';
import { listProfiles } from '../deadlines/store.ts';
import { listOpenClocks, lockClocks, type MovedDue, type OpenClock, saveMovedDues } from './care-store.ts';
import { lastDayOf } from './receive.ts';

/** Locked, changed and written down at once. */
const atOnce = 500;

/**
 * Counts the days of every open petition anew with the calendar of now, in the transaction that changed it. Where a day
 * moves, its history and the audit say from which to which. Nobody is written to: the petition's page shows the day.
 * @returns how many moved
 */
export async function recomputeDeadlines(trx: Trx, now: Date): Promise<number> {
  const calendar = await listCalendar(trx);
  const profiles = new Map((await listProfiles(trx)).map((profile) => [profile.id, profile]));
  const count = counting(calendar, profiles);
  let moved = 0;
  for (let afterId: string | null = null; ; ) {
    const page: OpenClock[] = await listOpenClocks(trx, afterId, 4 * atOnce);
    const ids = page.filter((one) => count(one) !== undefined).map(({ id }) => id);
    for (let start = 0; start < ids.length; start += atOnce) {
      moved += await moveDues(trx, ids.slice(start, start + atOnce), count, now);
    }
    if (page.length < 4 * atOnce) return moved;
    afterId = page.at(-1)!.id;
  }
}

type Count = (open: OpenClock) => MovedDue | undefined;

async function moveDues(trx: Trx, ids: string[], count: Count, now: Date): Promise<number> {
  // Somebody may have moved them since they were read.
  const moved = (await lockClocks(trx, ids)).flatMap((open) => count(open) ?? []);
  if (moved.length === 0) return 0;
  await saveMovedDues(trx, moved, now);
  const changes = moved.map(({ code, handlerUnitId, state, facts }) => ({
    action: 'petition.recompute',
    unitId: handlerUnitId,
    subject: { kind: 'petition', key: code },
    before: { state, due: facts.dayBefore },
    after: { state, due: facts.day },
  }));
  await recordChanges(trx, theSystem, changes, now);
  return moved.length;
}

/** Counts a clock; undefined where its days stay. Thousands share the days that they are counted from. */
function counting(calendar: Calendar, profiles: ReadonlyMap<number, Profile>): Count {
  const known = new Map<string, { acknowledgeDue: Date; answerDue: Date | null }>();
  return (open) => {
    const profile = profiles.get(open.profileId)!;
    const key = `${profile.id} ${countedFrom(profile, open.clock)}`;
    const due = known.get(key) ?? {
      acknowledgeDue: acknowledgeDue(profile, calendar, { ...open.clock, pauses: [], restartedAt: null }).at!,
      answerDue: answerDue(profile, calendar, open.clock).at,
    };
    known.set(key, due);
    const acknowledgeStays = open.isAcknowledged || same(due.acknowledgeDue, open.acknowledgeDue);
    if (acknowledgeStays && same(due.answerDue, open.answerDue)) return undefined;
    const day = (at: Date | null) => at && lastDayOf(at);
    const facts = {
      dayBefore: day(open.answerDue),
      day: day(due.answerDue),
      ...(acknowledgeStays
        ? {}
        : { acknowledgeBefore: day(open.acknowledgeDue), acknowledge: day(due.acknowledgeDue) }),
    };
    return { ...open, ...due, facts };
  };
}

/** What a deadline is counted from: working days are counted by days, hours by instants. */
function countedFrom(profile: Profile, { receivedAt, restartedAt, pauses, extensions }: ClockFacts): string {
  const at = (instant: Date | null) =>
    instant && (profile.countedIn === 'hours' ? instant.toISOString() : dayOf(instant));
  return JSON.stringify([
    at(receivedAt),
    at(restartedAt),
    pauses.map(({ from, to }) => [at(from), at(to)]),
    extensions.map((one) => [restartedAt === null || one.at >= restartedAt, one.amount]),
  ]);
}

const same = (a: Date | null, b: Date | null) => a?.getTime() === b?.getTime();
