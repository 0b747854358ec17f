import { expect, test } from 'vitest';
import { saySame } from '../../api/publication/closing/compare.ts';
import { closableFrom, existedIn, standingOf } from '../../api/publication/closing/when.ts';

test.each([
  ['2026-06-30', null, '2026-07-01'],
  ['2026-12-31', null, '2027-01-01'],
  ['2026-12-14', '2026-12-10', '2026-12-15'],
  ['2026-12-14', '2026-12-20', '2026-12-20'],
])('a period to %s, due %s, can be closed from %s', (to, due, from) => {
  expect(closableFrom({ to, due })).toBe(from);
});

test.each([
  [null, '2026-06-30', 'running'],
  [null, '2026-07-01', 'open'],
  [null, '2027-07-01', 'open'],
  ['2026-07-05', '2026-07-04', 'running'],
  ['2026-07-05', '2026-07-15', 'open'],
  ['2026-07-05', '2026-07-16', 'late'],
])('June, due %s, is on %s: %s', (due, today, standing) => {
  expect(standingOf({ to: '2026-06-30', due }, today)).toBe(standing);
});

test.each([
  [null, null, true],
  ['2026-06-30', null, true],
  ['2026-07-01', null, false],
  [null, '2026-06-01', true],
  [null, '2026-05-31', false],
])('a unit from %s to %s was there in June: %s', (validFrom, validTo, was) => {
  expect(existedIn({ validFrom, validTo }, { from: '2026-06-01', to: '2026-06-30' })).toBe(was);
});

test('publications are the same but for when and as which revision they were made', () => {
  const file = (content: object) => [
    {
      name: 'petitions',
      coverage: 'unit',
      locale: 'vi',
      format: 'json',
      content: JSON.stringify(content),
    } as const,
  ];
  const one = file({ asOf: 'a', closing: { revision: 1 }, total: 1 });
  expect(saySame(one, file({ asOf: 'b', closing: { revision: 2 }, total: 1 }))).toBe(true);
  expect(saySame(one, file({ asOf: 'a', closing: { revision: 1 }, total: 2 }))).toBe(false);
  expect(saySame(one, [])).toBe(false);
});
