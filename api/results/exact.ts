import type { Db } from '../database/open.ts';
import { addDays, type Day, dayOf } from '../days.ts';
import { type Basis, settleBasis } from '../publication/basis.ts';
import { measureFigure } from '../publication/compute.ts';
import type { UnitInContext } from '../publication/context.ts';
import type { Figure } from '../publication/figure.ts';
import { type Circumstances, figuresOf } from '../publication/publish.ts';
import type { FiguresQuery, Stretch } from '../publication/query.ts';
import type { Satisfaction } from '../publication/satisfaction.ts';
import { slotsOfMeasure, tallyOfSlots } from '../statistics/measure.ts';
import { settleDays } from './jobs.ts';
import {
  type ExactTally,
  finishedTallies,
  listPointNames,
  type PlacedSlots,
  sumPointHours,
} from './store.ts';

/** Part of the responses: how many there are, and their rate where they are not too few to be told apart. */
export interface Part {
  responses: number;
  figure: Figure;
}

export interface PointPart extends Part {
  point: Awaited<ReturnType<typeof listPointNames>>[number];
}

export interface HourPart extends Part {
  /** 1 Monday … 7 Sunday. */
  weekday: number;
  hour: number;
}

/** What those with the right to it see of a unit: exact counts of finished days. */
export interface ExactResults {
  satisfaction: Satisfaction;
  /** The last day that is over. */
  lastFinished: Day;
  ways: (Part & { channel: string })[];
  days: (Part & { day: Day })[];
  /** Of the unit alone, without units below. */
  points: PointPart[];
  hours: HourPart[];
}

/**
 * Exact figures of a unit up to yesterday: of a day that is not over nobody sees an answer. By channel, point and hour
 * too few responses have no rate, since those who were there might know whose they are.
 * @throws Problem invalid-input for a questionnaire or measure that does not exist
 */
export async function exactResults(
  db: Db,
  context: UnitInContext,
  query: FiguresQuery,
  stretch: Stretch,
  circumstances: Circumstances,
): Promise<ExactResults> {
  const lastFinished = addDays(dayOf(circumstances.now), -1);
  const { from } = stretch;
  const to = stretch.to < lastFinished ? stretch.to : lastFinished;
  let tallies: ExactTally[] = [];
  const source = finishedTallies(lastFinished, (read) => {
    tallies = read;
  });
  const basis = await settleBasis(db, context, query, stretch, circumstances.locale, source);
  const minimum = circumstances.privacyMinimum;
  const placed = from <= to ? await listPlaced(db, basis, from, to) : [];
  return {
    satisfaction: figuresOf(basis, { ...circumstances, privacyMinimum: 1 }),
    lastFinished,
    ways: groupBy(tallies, ({ channel }) => channel).map(([channel, rows]) => ({
      channel,
      ...partOf(basis, rows, minimum),
    })),
    days: groupBy(tallies, ({ day }) => day)
      .map(([day, rows]) => ({ day, ...partOf(basis, rows, 1) }))
      .sort((a, b) => (a.day < b.day ? 1 : -1)),
    points: await pointParts(db, basis, placed, minimum),
    hours: hourParts(basis, placed, minimum),
  };
}

type Counted = Pick<ExactTally, 'versionId' | 'tally'>;
type Placed = Counted & Pick<PlacedSlots, 'pointId' | 'weekday' | 'hour'>;

const partOf = (basis: Basis, rows: Counted[], minimum: number): Part => {
  const pooled = new Set(basis.pooled.map(({ id }) => id));
  const responses = rows.reduce((sum, row) => sum + (pooled.has(row.versionId) ? row.tally.responses : 0), 0);
  return { responses, figure: measureFigure(basis, rows, undefined, minimum) };
};

/** What the measure reads of the counts by point and hour. */
async function listPlaced(db: Db, basis: Basis, from: Day, to: Day): Promise<Placed[]> {
  const { unit, measure, pooled } = basis;
  await settleDays(db, unit.id, from, to);
  const used = new Set(basis.tallies.map(({ versionId }) => versionId));
  const placed: Placed[] = [];
  for (const { id, content } of pooled.filter((version) => used.has(version.id))) {
    const slots = slotsOfMeasure(content, measure);
    for (const row of await sumPointHours(db, unit.id, id, slots, from, to)) {
      const { versionId, pointId, weekday, hour } = row;
      placed.push({ versionId, pointId, weekday, hour, tally: tallyOfSlots(content, slots, row) });
    }
  }
  return placed;
}

/** Every point in use, and others that responses came in through. */
async function pointParts(db: Db, basis: Basis, placed: Placed[], minimum: number): Promise<PointPart[]> {
  const points = await listPointNames(db, basis.unit.id);
  return points
    .map((point) => {
      const rows = placed.filter(({ pointId }) => pointId === point.id);
      return { point, ...partOf(basis, rows, minimum) };
    })
    .filter(({ point, responses }) => point.retiredAt === null || responses > 0);
}

function hourParts(basis: Basis, placed: Placed[], minimum: number): HourPart[] {
  const known = placed.filter((row) => row.hour !== null);
  return groupBy(known, ({ weekday, hour }) => `${weekday} ${hour}`).map(([, rows]) => ({
    weekday: rows[0]!.weekday,
    hour: rows[0]!.hour!,
    ...partOf(basis, rows, minimum),
  }));
}

function groupBy<T>(rows: T[], keyOf: (row: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups];
}
