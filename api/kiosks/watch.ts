import { listCalendar } from '../calendar/store.ts';
import type { Db } from '../database/open.ts';
import { addDays, beginOf, type Day, dayOf } from '../days.ts';
import type { Text } from '../text.ts';
import { listHoursOfUnits } from '../units/hours-store.ts';
import { common, darkSpans, lengthOf, openingSpans } from './dark-hours.ts';
import { listSilences } from './gap-store.ts';
import { type Health, healthOf } from './health.ts';
import { type Kiosk, kioskStateOf } from './kiosk.ts';

/** A stretch of opening hours in which a device was not heard of. */
export interface DarkHours {
  device: string;
  /** What the device is called. */
  name: string;
  /** The label of the point where it stands. */
  point: Text | null;
  from: Date;
  to: Date;
}

/**
 * When the devices of a unit were dark while it was open, from one day to another, oldest first. A unit whose hours
 * nobody has entered has none: nobody would know whether they were working hours.
 */
export async function listDarkHours(
  db: Db,
  unitId: number,
  from: Day,
  to: Day,
  now: Date,
): Promise<DarkHours[]> {
  const end = new Date(Math.min(beginOf(addDays(to, 1)).getTime(), now.getTime()));
  const silences = await listSilences(db, [unitId], beginOf(from), end, now);
  if (silences.every(({ gaps }) => gaps.length === 0)) return [];
  const hours = (await listHoursOfUnits(db, [unitId])).get(unitId) ?? [];
  const open = common(openingSpans(await listCalendar(db), hours, from, to), [
    { from: beginOf(from).getTime(), to: end.getTime() },
  ]);
  return silences
    .flatMap(({ device, name, point, posts, gaps }) =>
      darkSpans(gaps, posts, open).map((span) => ({
        device,
        name,
        point,
        from: new Date(span.from),
        to: new Date(span.to),
      })),
    )
    .sort((a, b) => a.from.getTime() - b.from.getTime());
}

/** No silence is measured further back: by then it is red anyway. */
const longestLook = 31;

/** How each device that is in use is, by its id; one that is retired or revoked has no health. */
export async function judgeKiosks(db: Db, kiosks: Kiosk[], now: Date): Promise<Map<number, Health>> {
  const inUse = kiosks.filter((kiosk) => kioskStateOf(kiosk) === 'active');
  if (inUse.length === 0) return new Map();
  const calendar = await listCalendar(db);
  const hours = await listHoursOfUnits(db, [...new Set(inUse.map(({ unit }) => unit.id))]);
  const today = dayOf(now);
  const openSince = (unitId: number, since: Date) => {
    const first = dayOf(since) < addDays(today, -longestLook) ? addDays(today, -longestLook) : dayOf(since);
    const silence = [{ from: since.getTime(), to: now.getTime() }];
    return lengthOf(common(openingSpans(calendar, hours.get(unitId) ?? usualHours, first, today), silence));
  };
  return new Map(
    inUse.map(({ id, unit, seenAt, report }) => [
      id,
      healthOf({ report, silentMs: openSince(unit.id, seenAt) }, now),
    ]),
  );
}

// For who looks after the devices it is better to hear of one in vain than not at all.
const usualHours = [{ from: null, hours: { 'mon-fri': ['07:30-11:30', '13:30-17:00'] }, source: null }];
