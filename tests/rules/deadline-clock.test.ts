import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Calendar } from '../../api/calendar/calendar.ts';
import { countWorkingDays, isWorkingDay } from '../../api/calendar/working-days.ts';
import { addDays, beginOf, type Day, dayOf, weekdayOf } from '../../api/days.ts';
import {
  acknowledgeDue,
  answerDue,
  type ClockFacts,
  type Profile,
  timelinessOf,
  workingDaysBetween,
} from '../../api/deadlines/clock.ts';
import { explainDue } from '../../api/deadlines/explain.ts';
import { explanationTexts } from '../../api/deadlines/texts.ts';
import { shippedCalendar } from '../support/calendar.ts';

const minute = 60_000;
const first = beginOf('2025-12-01').getTime();

const instants = fc
  .integer({ min: 0, max: 150 * 24 * 60 })
  .map((minutes) => new Date(first + minutes * minute));
const pauses = fc.array(
  fc
    .tuple(instants, fc.integer({ min: 0, max: 20 * 24 * 60 }))
    .map(([from, minutes]) => ({ from, to: new Date(from.getTime() + minutes * minute) })),
  { maxLength: 4 },
);
const extensions = fc.array(
  fc.record({ at: instants, amount: fc.integer({ min: 0, max: 20 }), reason: fc.constant('cần khảo sát') }),
  { maxLength: 2 },
);
const profiles = fc.record({
  id: fc.constant(1),
  countedIn: fc.constantFrom('working-days' as const, 'hours' as const),
  acknowledge: fc.integer({ min: 1, max: 10 }),
  answer: fc.integer({ min: 1, max: 60 }),
  extension: fc.constant(20),
  extensions: fc.constant(2),
  onTransfer: fc.constantFrom('continue' as const, 'restart' as const),
  source: fc.constant('QĐ 39/QĐ-UBND ngày 31/7/2025'),
});
const facts = fc.record({
  receivedAt: instants,
  pauses,
  extensions,
  restartedAt: fc.option(instants, { nil: null }),
});
const daysOff = fc
  .integer({ min: 0, max: 300 })
  .map((days) => addDays('2025-12-01', days))
  .filter((day) => weekdayOf(day) !== 0 && weekdayOf(day) !== 6);

const withDayOff = (calendar: Calendar, day: Day): Calendar => {
  const year = day.slice(0, 4);
  return { ...calendar, [year]: { ...calendar[year]!, off: [...calendar[year]!.off, day] } };
};

const at = (due: { at: Date | null }) => due.at!.getTime();

test('what comes later is not due earlier', () => {
  fc.assert(
    fc.property(profiles, facts, instants, (profile, given, other) => {
      const [early, late] = [given.receivedAt, other].sort((a, b) => a.getTime() - b.getTime());
      const due = (receivedAt: Date) =>
        at(answerDue(profile, shippedCalendar, { ...given, receivedAt, restartedAt: null }));
      expect(due(early!)).toBeLessThanOrEqual(due(late!));
    }),
    { numRuns: 200 },
  );
});

test('one more pause, or a longer one, never makes it earlier', () => {
  fc.assert(
    fc.property(profiles, facts, pauses, fc.nat({ max: 9 * 24 * 60 }), (profile, given, more, minutes) => {
      const due = (with_: ClockFacts['pauses']) =>
        at(answerDue(profile, shippedCalendar, { ...given, pauses: with_ }));
      const longer = given.pauses.map(({ from, to }) => ({
        from,
        to: new Date(to.getTime() + minutes * minute),
      }));
      expect(due([...given.pauses, ...more])).toBeGreaterThanOrEqual(due(given.pauses));
      expect(due(longer)).toBeGreaterThanOrEqual(due(given.pauses));
    }),
    { numRuns: 200 },
  );
});

test('an extension never makes it earlier', () => {
  fc.assert(
    fc.property(profiles, facts, extensions, (profile, given, more) => {
      const due = (all: ClockFacts['extensions']) =>
        at(answerDue(profile, shippedCalendar, { ...given, extensions: all }));
      expect(due([...given.extensions, ...more])).toBeGreaterThanOrEqual(due(given.extensions));
    }),
    { numRuns: 200 },
  );
});

test('one more day off never makes it earlier', () => {
  fc.assert(
    fc.property(profiles, facts, daysOff, (profile, given, day) => {
      const before = at(answerDue(profile, shippedCalendar, given));
      expect(at(answerDue(profile, withDayOff(shippedCalendar, day), given))).toBeGreaterThanOrEqual(before);
    }),
    { numRuns: 200 },
  );
});

test('it is always due on a working day, and ends with it where days are counted', () => {
  fc.assert(
    fc.property(profiles, facts, (profile, given) => {
      for (const due of [
        answerDue(profile, shippedCalendar, given),
        acknowledgeDue(profile, shippedCalendar, given),
      ]) {
        expect(isWorkingDay(shippedCalendar, due.day!)).toBe(true);
        expect(dayOf(new Date(due.at!.getTime() - 1))).toBe(due.day);
        if (profile.countedIn === 'working-days') expect(due.at).toEqual(beginOf(addDays(due.day!, 1)));
      }
    }),
    { numRuns: 200 },
  );
});

test('without pauses exactly the working days allowed lie after the day of receipt', () => {
  fc.assert(
    fc.property(profiles, facts, (any, given) => {
      const profile: Profile = { ...any, countedIn: 'working-days' };
      const plain = { ...given, pauses: [], restartedAt: null };
      const due = answerDue(profile, shippedCalendar, plain);
      const allowed = given.extensions.reduce((sum, { amount }) => sum + amount, profile.answer);
      const received = dayOf(given.receivedAt);
      const offset = isWorkingDay(shippedCalendar, received) ? 0 : 1;
      expect(countWorkingDays(shippedCalendar, received, due.day!)).toBe(allowed + offset);
      expect(workingDaysBetween(shippedCalendar, plain, new Date(due.at!.getTime() - 1))).toBe(allowed);
    }),
    { numRuns: 200 },
  );
});

test('each working day of a pause asked for before the last day moves it by exactly one', () => {
  fc.assert(
    fc.property(
      profiles,
      instants,
      fc.nat({ max: 60 }),
      fc.nat({ max: 20 }),
      (any, receivedAt, after, long) => {
        const profile: Profile = { ...any, countedIn: 'working-days' };
        const plain = { receivedAt, pauses: [], extensions: [], restartedAt: null };
        const [from, due] = [addDays(dayOf(receivedAt), after), answerDue(profile, shippedCalendar, plain)];
        fc.pre(from < due.day!);
        const pause = { from: beginOf(from), to: beginOf(addDays(from, long)) };
        const moved = answerDue(profile, shippedCalendar, { ...plain, pauses: [pause] });
        // Days before the count begins move nothing.
        const begun = receivedOn(receivedAt);
        const stood = countWorkingDays(shippedCalendar, from > begun ? from : begun, dayOf(pause.to));
        expect(countWorkingDays(shippedCalendar, due.day!, moved.day!)).toBe(stood);
      },
    ),
    { numRuns: 200 },
  );
});

function receivedOn(at: Date): Day {
  let day = dayOf(at);
  while (!isWorkingDay(shippedCalendar, day)) day = addDays(day, 1);
  return day;
}

test('an hour of a pause on working days moves a deadline in hours by an hour of working days', () => {
  fc.assert(
    fc.property(profiles, instants, instants, fc.nat({ max: 9 * 24 }), (any, receivedAt, from, hours) => {
      const profile: Profile = { ...any, countedIn: 'hours' };
      const plain = { receivedAt, pauses: [], extensions: [], restartedAt: null };
      const due = answerDue(profile, shippedCalendar, plain);
      const to = new Date(from.getTime() + hours * 60 * minute);
      const moved = answerDue(profile, shippedCalendar, { ...plain, pauses: [{ from, to }] });
      const begun = isWorkingDay(shippedCalendar, dayOf(receivedAt))
        ? receivedAt
        : beginOf(receivedOn(receivedAt));
      const stood = from >= due.at! ? 0 : minutesWorked(from > begun ? from : begun, to);
      expect(minutesWorked(begun, moved.at!)).toBe(profile.answer * 60 + stood);
    }),
    { numRuns: 100 },
  );
});

/** Minutes of working days, counted one by one. */
function minutesWorked(from: Date, to: Date): number {
  let minutes = 0;
  for (let time = from.getTime(); time < to.getTime(); time += minute) {
    if (isWorkingDay(shippedCalendar, dayOf(new Date(time)))) minutes++;
  }
  return minutes;
}

test('while information is asked of the sender there is no due day, unless it was over before', () => {
  fc.assert(
    fc.property(profiles, facts, instants, (profile, given, from) => {
      const before = answerDue(profile, shippedCalendar, given);
      const asked = answerDue(profile, shippedCalendar, {
        ...given,
        pauses: [...given.pauses, { from, to: null }],
      });
      if (asked.at === null) {
        expect(asked.day).toBeNull();
        expect(from.getTime()).toBeLessThan(at(before));
        expect(timelinessOf(asked.at, from, shippedCalendar)).toBe('paused');
      } else expect(asked.at).toEqual(before.at);
      expect(
        acknowledgeDue(profile, shippedCalendar, { ...given, pauses: [{ from, to: null }] }).at,
      ).not.toBeNull();
    }),
    { numRuns: 200 },
  );
});

test('the explanation ends with the due day, and then names its source', () => {
  fc.assert(
    fc.property(profiles, facts, fc.constantFrom('vi' as const, 'en' as const), (profile, given, locale) => {
      const due = answerDue(profile, shippedCalendar, given);
      const sentences = explainDue(due, profile.source, locale);
      expect(sentences.at(-1)).toContain(profile.source);
      expect(sentences.at(-2)).toContain(explanationTexts[locale].day(due.day!));
      for (const sentence of sentences) expect(sentence).toMatch(/^[^\s].*[^.]\.$/);
    }),
    { numRuns: 200 },
  );
});
