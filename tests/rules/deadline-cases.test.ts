import { expect, test } from 'vitest';
import { acknowledgeDue, answerDue } from '../../api/deadlines/clock.ts';
import { shippedCalendar } from '../support/calendar.ts';
import { type Events, factsOf, instant, profileOf } from '../support/deadlines.ts';

// What is expected here was not made by the code that is tested, but by a Python script of another build: it wrote out
// every day after the receipt, struck out weekends, days off and paused days, and took the n-th that was left (hours:
// it went minute by minute). Some rows around each Tết were counted again by hand.

/** Received; working days or hours allowed; the last day, or the instant where hours are counted; what it is about. */
type Case = [received: string, allowed: number, due: string | null, what: string, events?: Events];

const cases: Case[] = [
  ['2024-02-07 09:00', 15, '2024-03-06', 'the last working day before Tết'],
  ['2024-02-08 09:00', 15, '2024-03-07', 'the eve of Tết, a day off'],
  ['2024-02-10 09:00', 15, '2024-03-07', 'the first day of Tết'],
  ['2024-02-14 23:59', 15, '2024-03-07', 'the last day of Tết'],
  ['2024-02-15 00:00', 15, '2024-03-07', 'the first working day after Tết'],
  ['2024-02-06 16:00', 2, '2024-02-15', 'two days before Tết, acknowledged after it'],
  ['2024-02-05 16:00', 2, '2024-02-07', 'three days before Tết, acknowledged before it'],
  ['2024-02-03 10:00', 2, '2024-02-07', 'a Saturday before Tết'],
  ['2024-01-01 10:00', 15, '2024-01-23', 'New Year’s Day'],
  ['2024-04-12 10:00', 5, '2024-04-22', 'a Friday before the Kings’ day week'],
  ['2024-04-15 10:00', 2, '2024-04-17', 'a day that ends before the holiday in midweek'],
  ['2024-04-18 10:00', 2, '2024-04-23', 'the Kings’ day, a Thursday'],
  ['2024-04-29 10:00', 2, '2024-05-04', 'the swapped Monday 29 April'],
  ['2024-04-26 10:00', 2, '2024-05-03', 'before the swapped Monday and two holidays'],
  ['2024-05-04 10:00', 2, '2024-05-07', 'the worked Saturday itself'],
  ['2024-05-03 10:00', 1, '2024-05-04', 'the Friday before the worked Saturday'],
  ['2024-05-05 10:00', 1, '2024-05-07', 'the Sunday after the worked Saturday'],
  ['2024-08-30 10:00', 2, '2024-09-05', 'before National Day'],
  ['2025-01-24 17:00', 15, '2025-02-21', 'the last working day before Tết'],
  ['2025-01-25 08:00', 15, '2025-02-24', 'the Saturday on which Tết begins'],
  ['2025-01-29 08:00', 2, '2025-02-05', 'in the middle of Tết'],
  ['2025-02-02 08:00', 2, '2025-02-05', 'the Sunday that ends Tết'],
  ['2025-02-03 08:00', 2, '2025-02-05', 'the Monday after Tết'],
  ['2025-01-20 08:00', 15, '2025-02-17', 'a week before Tết, fifteen days'],
  ['2025-04-04 08:00', 1, '2025-04-08', 'over the Kings’ day that was made up on Monday'],
  ['2025-04-26 08:00', 2, '2025-04-29', 'the worked Saturday 26 April'],
  ['2025-04-25 08:00', 2, '2025-04-28', 'the day before the worked Saturday'],
  ['2025-05-02 08:00', 2, '2025-05-07', 'the swapped Friday 2 May'],
  ['2025-04-29 08:00', 2, '2025-05-06', 'the last day before 30 April'],
  ['2025-08-29 08:00', 15, '2025-09-23', 'over National Day'],
  ['2025-12-25 08:00', 15, '2026-01-16', 'over New Year and its swapped Friday'],
  ['2025-12-31 23:30', 2, '2026-01-06', 'New Year’s Eve'],
  ['2026-01-02 08:00', 2, '2026-01-07', 'the swapped Friday 2 January'],
  ['2026-01-08 08:00', 2, '2026-01-10', 'before the worked Saturday 10 January'],
  ['2026-01-10 11:00', 2, '2026-01-13', 'on the worked Saturday 10 January'],
  ['2026-02-13 10:00', 15, '2026-03-13', 'the last working day before Tết'],
  ['2026-02-14 10:00', 15, '2026-03-16', 'the Saturday on which Tết begins'],
  ['2026-02-22 10:00', 15, '2026-03-16', 'the Sunday that ends Tết'],
  ['2026-02-23 10:00', 15, '2026-03-16', 'the first working day after Tết'],
  ['2026-02-12 10:00', 2, '2026-02-23', 'the last day but one before Tết'],
  ['2026-01-19 10:00', 30, '2026-03-09', 'four weeks before Tết, thirty days'],
  ['2026-04-24 10:00', 1, '2026-04-28', 'the Kings’ day made up on Monday'],
  ['2026-04-28 10:00', 2, '2026-05-04', 'between two holidays'],
  ['2026-08-20 10:00', 2, '2026-08-22', 'over the worked Saturday 22 August'],
  ['2026-08-31 10:00', 15, '2026-09-24', 'the swapped Monday 31 August'],
  ['2026-12-31 10:00', 2, '2027-01-05', 'the last working day of 2026'],
  ['2026-12-30 10:00', 2, '2027-01-04', 'over New Year on a Friday'],
  ['2027-02-03 10:00', 15, '2027-03-03', 'the last working day before Tết'],
  ['2027-02-04 10:00', 2, '2027-02-15', 'Tết on a Thursday'],
  ['2027-02-10 10:00', 2, '2027-02-15', 'the last day of Tết, a Wednesday'],
  ['2027-05-03 10:00', 2, '2027-05-06', 'the swapped Monday 3 May'],
  ['2027-09-01 10:00', 1, '2027-09-06', 'before National Day on a Thursday'],
  ['2027-12-27 10:00', 15, '2028-01-17', 'into a year that nobody has announced'],
  [
    '2026-02-09 10:00',
    15,
    '2026-03-12',
    'asked before Tết, replied after it',
    { pauses: [['2026-02-12 09:00', '2026-02-24 15:00']] },
  ],
  [
    '2026-02-09 10:00',
    15,
    '2026-03-09',
    'asked and replied within Tết',
    { pauses: [['2026-02-16 09:00', '2026-02-20 09:00']] },
  ],
  [
    '2024-02-01 10:00',
    15,
    '2024-02-29',
    'asked on the last working day before Tết, replied in Tết',
    { pauses: [['2024-02-07 10:00', '2024-02-12 10:00']] },
  ],
  [
    '2025-01-22 10:00',
    15,
    '2025-02-20',
    'asked in Tết, replied the day after it',
    { pauses: [['2025-01-28 10:00', '2025-02-03 07:00']] },
  ],
  [
    '2026-03-02 10:00',
    15,
    '2026-03-23',
    'asked and replied on one day',
    { pauses: [['2026-03-05 08:00', '2026-03-05 17:00']] },
  ],
  [
    '2026-01-05 10:00',
    15,
    '2026-01-27',
    'asked over a worked Saturday',
    { pauses: [['2026-01-09 10:00', '2026-01-12 10:00']] },
  ],
  [
    '2026-03-02 10:00',
    5,
    '2026-03-12',
    'asked on the due day, replied on a working day',
    { pauses: [['2026-03-09 09:00', '2026-03-12 09:00']] },
  ],
  [
    '2026-02-02 10:00',
    5,
    '2026-02-23',
    'asked on the due day, replied on a Sunday',
    { pauses: [['2026-02-09 09:00', '2026-02-15 09:00']] },
  ],
  [
    '2026-03-02 10:00',
    5,
    '2026-03-09',
    'asked the day after the due day',
    { pauses: [['2026-03-10 09:00', '2026-03-12 09:00']] },
  ],
  [
    '2027-01-25 10:00',
    15,
    '2027-03-02',
    'asked twice, the second time on the day of the reply',
    {
      pauses: [
        ['2027-01-27 09:00', '2027-01-29 09:00'],
        ['2027-01-29 15:00', '2027-02-11 09:00'],
      ],
    },
  ],
  [
    '2025-02-03 10:00',
    15,
    '2025-03-03',
    'two pauses that overlap count once',
    {
      pauses: [
        ['2025-02-05 09:00', '2025-02-10 09:00'],
        ['2025-02-06 09:00', '2025-02-12 09:00'],
      ],
    },
  ],
  [
    '2027-02-01 10:00',
    2,
    '2027-02-12',
    'asked on the day of receipt',
    { pauses: [['2027-02-01 11:00', '2027-02-03 11:00']] },
  ],
  ['2026-02-09 10:00', 15, null, 'still asked', { pauses: [['2026-02-12 09:00', null]] }],
  ['2025-01-02 10:00', 15, '2025-02-13', 'extended by ten, over Tết', { extensions: [10] }],
  ['2026-12-21 10:00', 15, '2027-01-26', 'extended twice', { extensions: [5, 5] }],
  [
    '2024-01-15 10:00',
    15,
    '2024-02-23',
    'extended and paused over Tết',
    { pauses: [['2024-02-05 10:00', '2024-02-16 10:00']], extensions: [5] },
  ],
  [
    '2026-02-02 10:00',
    15,
    '2026-03-13',
    'a move that counts anew, before Tết',
    { restartedAt: '2026-02-13 10:00' },
  ],
  [
    '2027-01-25 10:00',
    15,
    '2027-03-04',
    'a move that counts anew, in Tết',
    { restartedAt: '2027-02-06 10:00' },
  ],
  [
    '2024-01-29 10:00',
    5,
    '2024-02-22',
    'a move that counts anew after a pause',
    { pauses: [['2024-01-31 10:00', '2024-02-05 10:00']], restartedAt: '2024-02-15 10:00' },
  ],
  ['2026-02-13 16:00', 48, '2026-02-24 16:00', '48 hours over Tết', { hours: true }],
  ['2024-02-08 16:00', 24, '2024-02-16 00:00', '24 hours from the eve of Tết', { hours: true }],
  ['2025-02-02 20:00', 24, '2025-02-04 00:00', '24 hours from a Sunday', { hours: true }],
  ['2026-01-09 08:15', 24, '2026-01-10 08:15', '24 hours over a worked Saturday', { hours: true }],
  ['2025-04-25 20:00', 36, '2025-04-28 08:00', '36 hours over a weekend', { hours: true }],
  [
    '2027-02-03 22:00',
    2,
    '2027-02-04 00:00',
    '2 hours that end with the last day before Tết',
    { hours: true },
  ],
  ['2027-02-03 22:01', 2, '2027-02-11 00:01', '2 hours and a minute to the day of rest', { hours: true }],
  [
    '2026-03-05 09:00',
    72,
    '2026-03-11 15:30',
    '72 hours, paused over a weekend',
    { hours: true, pauses: [['2026-03-06 12:00', '2026-03-09 18:30']] },
  ],
  [
    '2025-01-24 08:00',
    48,
    '2025-02-05 22:00',
    '48 hours, asked in the evening before Tết',
    { hours: true, pauses: [['2025-01-24 20:00', '2025-02-04 10:00']] },
  ],
  [
    '2025-12-31 18:00',
    8,
    '2026-01-05 06:00',
    '8 hours and 4 more, over New Year',
    { hours: true, extensions: [4] },
  ],
  [
    '2026-12-31 18:00',
    8,
    '2027-01-04 08:00',
    '8 hours anew after a move',
    { hours: true, restartedAt: '2027-01-02 09:00' },
  ],
  [
    '2026-03-05 09:00',
    24,
    null,
    '24 hours, still asked',
    { hours: true, pauses: [['2026-03-05 12:00', null]] },
  ],
];

test.each(cases)('received %s with %i: due %s (%s)', (received, allowed, expected, _, events = {}) => {
  const due = answerDue(
    profileOf(allowed, events.hours === true),
    shippedCalendar,
    factsOf(received, events),
  );
  if (events.hours) expect(due.at).toEqual(expected === null ? null : instant(expected));
  else expect(due.day).toBe(expected);
  if (events.pauses || events.extensions) return;
  const acknowledged = acknowledgeDue(profileOf(allowed, false), shippedCalendar, factsOf(received, events));
  if (!events.hours) expect(acknowledged.day).toBe(expected);
});

test('there are at least sixty cases, and each Tết from 2024 to 2027 has some', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
  for (const year of [2024, 2025, 2026, 2027]) {
    expect(
      cases.filter(([received]) => received.startsWith(`${year}-02`) || received.startsWith(`${year}-01`))
        .length,
    ).toBeGreaterThan(5);
  }
});
