import { describe, expect, test } from 'vitest';
import { isWorkingDay, lastWorkingDay } from '../../api/calendar/working-days.ts';
import { commentCsvRow } from '../../api/comments/csv.ts';
import { findTyped, readPassages } from '../../api/comments/review.ts';
import { searchable, searchTerms } from '../../api/comments/search.ts';
import { lastVisibleDay } from '../../api/comments/visible.ts';
import { csvRow } from '../../api/csv.ts';
import { wholeLevel } from '../../api/responses/level.ts';

const calendar = {
  '2026': { off: ['2026-04-30', '2026-05-01'], workedSaturdays: ['2026-05-09'], status: 'announced' },
};

test.each([
  ['2026-04-29', true, '2026-04-28'],
  ['2026-04-30', false, '2026-04-28'],
  ['2026-05-03', false, '2026-04-28'],
  ['2026-05-04', true, '2026-05-03'],
  ['2026-05-09', true, '2026-05-08'],
  ['2026-05-10', false, '2026-05-08'],
  ['2031-01-03', true, '2031-01-02'],
])('on %s (a working day: %s) comments up to %s are seen', (today, works, until) => {
  expect(isWorkingDay(calendar, today)).toBe(works);
  expect(lastVisibleDay(calendar, today)).toBe(until);
  expect(lastWorkingDay(calendar, today) === today).toBe(works);
});

describe('what a comment is searched by', () => {
  test('its words in lower case, with and without diacritics, whichever way the tone is placed', () => {
    expect(searchable('  Uỷ-ban: HOÀ giải, “Quý” Đ/c ')).toEqual({
      letters: ' ủy ban hòa giải quý đ c ',
      plain: ' uy ban hoa giai quy d c ',
    });
  });

  test.each([
    ['thái độ', [' thái ', ' độ '], ['letters', 'letters']],
    ['thai độ', [' thai ', ' độ '], ['plain', 'letters']],
    ['"chờ lâu" qua', [' chờ lâu ', ' qua '], ['letters', 'plain']],
    [' "" , % ', [], []],
  ])('asked for as %s', (asked, words, where) => {
    expect(searchTerms(asked).map((term) => term.words)).toEqual(words);
    expect(searchTerms(asked).map((term) => term.in)).toEqual(where);
  });
});

test('a form names passages of the text; others are dropped, and those that overlap are one', () => {
  expect(
    readPassages(['2-5-other', '0-3-name', '4-9-phone', '1-1-name', '0-99-name', 'x'], 'một câu'),
  ).toEqual([{ kind: 'name', start: 0, end: 5 }]);
  expect(findTyped('a.a', 'a')).toEqual([
    { kind: 'other', start: 0, end: 1 },
    { kind: 'other', start: 2, end: 3 },
  ]);
  expect(findTyped('a', '')).toEqual([]);
});

test('a response gives the level of its overall question, else the lowest of its ratings', () => {
  const overall = { key: 'overall', text: { vi: 'Nhìn chung?' } };
  expect(wholeLevel({ overall }, { overall: 4, c1: 1 })).toBe(4);
  expect(wholeLevel({ overall }, { overall: null, c1: 3, c2: 2, c3: null })).toBe(2);
  expect(wholeLevel({}, { c1: null })).toBeNull();
});

test.each(['=1+1', '+84', '-x', '@x', ' =1', '\n=1', '\t1', '\r1'])('%j is no formula in a file', (cell) =>
  expect(csvRow([cell]).replace(/^"/, '')).toMatch(/^'/),
);

test('a comment without anything else is a row all the same', () => {
  const bare = { day: '2026-06-15', unit: { vi: 'Xã' }, field: null, level: null, text: 'Tốt', tags: [] };
  expect(commentCsvRow({ ...bare, review: undefined }, 'vi')).toBe('2026-06-15,Xã,,,Tốt,,Chờ xem,,\r\n');
});
