import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differingLines, entryLines, lineOfPath, readTyped, typedIn } from '../../api/entry/typed.ts';
import { Questionnaire } from '../../api/questionnaires/questionnaire.ts';

const read = (id: string) =>
  Questionnaire.parse(JSON.parse(readFileSync(`api/questionnaires/shipped/${id}.json`, 'utf8')));
const nine = read('mot-cua-9');
const sipas = read('sipas-2026');
const fields = [
  { slug: 'ho-tich', name: { vi: 'Hộ tịch' } },
  { slug: 'dat-dai', name: { vi: 'Đất đai' } },
];
const lines = entryLines(nine, fields);
const typed = (values: Record<string, string>) => typedIn(new URLSearchParams(values), lines);

test('numbers stand for levels, no experience, the field, reasons and who the person is', () => {
  const { answers, errors } = readTyped(
    lines,
    typed({ field: '2', 'r.overall': '2', 'r.c1': '0', 'r.c2': '', reasons: '3, 1 3', 'p.gender': '2' }),
    'vi',
  );
  expect(errors).toEqual([]);
  expect(answers).toMatchObject({
    field: 'dat-dai',
    ratings: { overall: 2, c1: null },
    reasons: ['waiting', 'attitude'],
    profile: { gender: nine.profile!.find(({ key }) => key === 'gender')!.options[1]!.key },
  });
});

test.each([
  ['r.c1', '6'],
  ['r.c1', 'x'],
  ['r.c1', '05x'],
  ['field', '3'],
  ['reasons', '1 99'],
  ['reasons', 'chờ lâu'],
  ['p.gender', '0'],
])('%s = “%s” is named as wrong in its own line', (name, value) => {
  expect(readTyped(lines, typed({ 'r.overall': '5', [name]: value }), 'vi').errors).toMatchObject([
    { path: name },
  ]);
});

test('the field may be unsure, and is asked for only where there are several', () => {
  expect(readTyped(lines, typed({ field: '0' }), 'vi').answers.field).toBe('unsure');
  expect(entryLines(nine, fields.slice(0, 1)).some(({ name }) => name === 'field')).toBe(false);
});

test('the ministry’s form has a line for each of its questions', () => {
  const names = entryLines(sipas, []).map(({ name }) => name);
  expect(names.filter((name) => name.startsWith('r.'))).toHaveLength(39);
  expect(names).toContain('c.wishes');
  expect(names).toContain('p.occupation');
});

test('whatever is typed is either an answer or named as wrong, and the same for two people who mean the same', () => {
  const value = fc.oneof(fc.stringMatching(/^[0-9 ,]{0,6}$/), fc.string({ maxLength: 8 }));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...lines.map(({ name }) => name)), value), (values) => {
      const given = typed(values);
      const { answers, errors } = readTyped(lines, given, 'vi');
      const answered =
        Object.keys(answers.ratings).length +
        Object.keys(answers.profile).length +
        (answers.field ? 1 : 0) +
        (given.reasons !== undefined && !errors.some(({ path }) => path === 'reasons') ? 1 : 0) +
        (answers.comment ? 1 : 0);
      expect(answered + errors.length).toBe(Object.keys(given).length);
      const spaced = typed(
        Object.fromEntries(Object.entries(given).map(([name, one]) => [name, ` ${one} `])),
      );
      expect(differingLines(lines, given, spaced)).toEqual([]);
    }),
  );
});

test('a difference is named by its line', () => {
  const [first, second] = [typed({ 'r.c1': '4', reasons: '2 1' }), typed({ 'r.c1': '5', reasons: '1,2' })];
  expect(differingLines(lines, first, second).map(({ name }) => name)).toEqual(['r.c1']);
});

test('a fault that the intake names stands in the line of its question', () => {
  expect(['ratings.c1', 'choices.wishes.0', 'profile.age', 'field'].map(lineOfPath)).toEqual([
    'r.c1',
    'c.wishes',
    'p.age',
    'field',
  ]);
});
