import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, type Day, firstOfMonth } from '../../api/days.ts';
import { closingDesk } from '../support/closings.ts';
import {
  type Attacked,
  answersOf,
  arrangeAttacked,
  attackedFields,
  type Reading,
} from '../support/privacy-attack.ts';
import { readClosed, readOpenData, readStanding, readSurfaces } from '../support/privacy-surfaces.ts';
import { arrangeStaff } from '../support/staff.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

// Somebody reads every public surface after every answer, keeps everything, and subtracts whatever can be subtracted:
// they must never be left with fewer people than the minimum.

const minimum = 5;
/** Those that told a number at least once. */
const allSurfaces = [
  'api',
  'badge',
  'board',
  'closed CSV',
  'closed JSON',
  'closed board',
  'closed page',
  'csv',
  'embed',
  'feed',
  'open data, figures',
  'open data, present',
  'page',
  'pushed CSV',
  'pushed JSON',
  'pushed badge',
  'pushed page',
  'week',
];
let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

interface Transaction {
  commune: number;
  field: string;
  levels: number[];
  /** Answers to the criterion of some of them. */
  criterion: (number | null)[];
  daysLater: number;
}

const level = fc.integer({ min: 1, max: 5 });
const transaction: fc.Arbitrary<Transaction> = fc.record({
  commune: fc.nat(1),
  field: fc.constantFrom(...attackedFields),
  levels: fc.array(level, { minLength: 1, maxLength: 6 }),
  criterion: fc.array(fc.option(level), { minLength: 6, maxLength: 6 }),
  daysLater: fc.constantFrom(0, 0, 1, 20),
});

/** Enough for every surface to have a number, whatever comes after. */
const opening: Transaction = {
  commune: 0,
  field: 'ho-tich',
  levels: [5, 4, 3, 2, 1, 5],
  criterion: [5, 4, 3, 2, 1, 5],
  daysLater: 0,
};

/** Lives through a history and reads everything after each transaction, and over every pair of days at the end. */
async function readAlong({ province, communes }: Attacked, history: Transaction[]): Promise<Reading[]> {
  const all = communes.map(({ slug }) => slug);
  const whole = { slug: province, units: all };
  const watched = [whole, ...communes.map(({ slug }) => ({ slug, units: [slug] }))];
  const start = '2026-01-01';
  let today = '2026-02-01';
  const days = new Set<Day>([today]);
  const readings: Reading[] = [];
  const wait = (more: number) => {
    today = addDays(today, more);
    days.add(today);
    server.clock.now = new Date(`${today}T03:00:00Z`);
  };
  const live = async ({ commune, field, levels, criterion }: Transaction, step: number) => {
    const responses = answersOf(communes[commune]!.code, field, levels, criterion);
    const sent = await server.post('/api/v1/responses/batch', { responses });
    expect(sent.status).toBe(200);
    for (const unit of watched) {
      readings.push(...(await readSurfaces(server, unit, { from: start, to: today }, step)));
    }
    readings.push(...(await readStanding(server, whole, [...days], step)));
    readings.push(...(await readOpenData(server, watched, step)));
  };
  for (const [step, transaction] of history.slice(0, -1).entries()) {
    wait(transaction.daysLater);
    await live(transaction, step);
  }
  // Every month of it is closed before the last transaction comes in, which changes none of them.
  const last = history.length - 1;
  const months = [...new Set([...days].map(firstOfMonth))].map((first) => first.slice(0, 7));
  wait(31);
  const head = await arrangeStaff(server, 'manager', province);
  for (const month of months) {
    const desk = closingDesk(server, head, province, month);
    expect([(await desk.close()).status, (await desk.closeBelow()).status]).toEqual([303, 303]);
  }
  await live(history[last]!, last);
  for (const month of months) {
    for (const unit of watched) readings.push(...(await readClosed(server, unit, month, last)));
  }
  const known = [...days].sort();
  for (const [i, from] of known.entries()) {
    for (const to of known.slice(i)) {
      readings.push(...(await readSurfaces(server, whole, { from, to }, last)));
    }
  }
  return readings;
}

const key = ({ units, field, criterion, from, to, step }: Reading) =>
  JSON.stringify([units, field, criterion, from, to, step]);

/** Every surface tells the same of the same answers. */
function expectOneVoice(readings: Reading[]): void {
  const first = new Map<string, Reading>();
  for (const reading of readings) {
    const known = first.get(key(reading));
    if (!known) first.set(key(reading), reading);
    else {
      const { responses, satisfied } = reading;
      expect({ responses, satisfied }, `${reading.surface} and ${known.surface}`).toEqual({
        responses: known.responses,
        satisfied: known.satisfied,
      });
    }
  }
}

const isWithin = (part: Reading, whole: Reading): boolean =>
  part.units.every((unit) => whole.units.includes(unit)) &&
  (whole.field === null || whole.field === part.field) &&
  part.criterion === whole.criterion &&
  whole.from <= part.from &&
  part.to <= whole.to &&
  part.step <= whole.step;

const isApart = (one: Reading, other: Reading): boolean =>
  one.units.every((unit) => !other.units.includes(unit)) ||
  (one.field !== null && other.field !== null && one.field !== other.field) ||
  one.to < other.from ||
  other.to < one.from;

const isOfOneMoment = (one: Reading, other: Reading): boolean =>
  one.step === other.step && one.from === other.from && one.to === other.to;

/** What is left of a whole when parts of it that share nobody are taken away. */
function* differences(readings: Reading[]): Generator<{ left: number; of: Reading[] }> {
  const distinct = [...new Map(readings.map((reading) => [key(reading), reading])).values()];
  for (const whole of distinct) {
    const parts = distinct.filter((part) => part !== whole && isWithin(part, whole));
    for (const one of parts) yield { left: whole.responses - one.responses, of: [whole, one] };
    for (const [one, other] of pairsApart(parts)) {
      yield { left: whole.responses - one.responses - other.responses, of: [whole, one, other] };
    }
    // Three at a time only of one moment and the same days, such as the fields of a unit.
    const beside = parts.filter((part) => isOfOneMoment(whole, part));
    for (const [one, other] of pairsApart(beside)) {
      for (const third of beside.slice(beside.indexOf(other) + 1)) {
        if (!isApart(one, third) || !isApart(other, third)) continue;
        const left = whole.responses - one.responses - other.responses - third.responses;
        yield { left, of: [whole, one, other, third] };
      }
    }
  }
}

function* pairsApart(parts: Reading[]): Generator<[Reading, Reading]> {
  for (const [i, one] of parts.entries()) {
    for (const other of parts.slice(i + 1)) if (isApart(one, other)) yield [one, other];
  }
}

/** Differences that would tell of fewer people than the minimum. */
function leaksIn(readings: Reading[]): string[] {
  // A criterion is asked of part of a block: there the whole block is what hides a person.
  const ofPeople = readings.filter(({ criterion }) => criterion === null);
  const leaks = new Set<string>();
  for (const { left, of } of differences(ofPeople)) {
    if (left < 0 || (left > 0 && left < minimum)) {
      leaks.add(`${left} left of ${of.map((one) => `${key(one)}=${one.responses}`).join(' less ')}`);
    }
  }
  return [...leaks];
}

test('whoever reads every surface after every answer and subtracts is never left with fewer than the minimum', {
  timeout: 240_000,
}, async () => {
  const histories = fc.array(transaction, { minLength: 5, maxLength: 8 });
  let seen = 0;
  const surfaces = new Set<string>();
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const readings = await readAlong(await arrangeAttacked(server), [opening, ...history]);
      seen += readings.length;
      for (const { surface } of readings) surfaces.add(surface);
      expectOneVoice(readings);
      expect(readings.filter(({ responses }) => responses < minimum)).toEqual([]);
      expect(leaksIn(readings)).toEqual([]);
    }),
    // To shrink a history would take an hour.
    { numRuns: 2, endOnFailure: true },
  );
  expect(seen).toBeGreaterThan(1000);
  expect([...surfaces].sort()).toEqual(allSurfaces);
});

test('the attack finds a leak where there is one: figures of exact counts give single people away', async () => {
  const open = await openTestApp({ privacyMinimum: 1 });
  const attacked = await arrangeAttacked(open);
  const { province, communes } = attacked;
  const watched = { slug: province, units: communes.map(({ slug }) => slug) };
  const readings: Reading[] = [];
  for (let step = 0; step < 2; step++) {
    const responses = answersOf(communes[0]!.code, 'ho-tich', step === 0 ? [5, 4, 3, 2, 1, 5] : [1], []);
    await open.post('/api/v1/responses/batch', { responses });
    readings.push(...(await readSurfaces(open, watched, { from: '2026-01-01', to: '2026-06-15' }, step)));
  }
  await open.close();
  expect(leaksIn(readings).length).toBeGreaterThan(0);
});
