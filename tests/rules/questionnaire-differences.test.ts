import { expect, test } from 'vitest';
import { type FormStanding, whyNotChoosable } from '../../api/questionnaires/choosable.ts';
import { differencesOf, poolsWith } from '../../api/questionnaires/differences.ts';
import { movePart, removePart, replacePart } from '../../api/questionnaires/draft-parts.ts';
import { shipped, shippedFiles } from '../support/questionnaires.ts';

const nine = shipped('mot-cua-9');

test.each(shippedFiles)('$name does not differ from itself', ({ content }) => {
  expect(differencesOf(content, structuredClone(content))).toEqual([]);
});

test('other words of one question: the overall rate goes on, that of all criteria does not', () => {
  const changed = replacePart(nine, 'sections.0.questions.0', {
    key: 'c1',
    text: { vi: 'Lịch sự.', en: 'Polite.' },
  });
  expect(differencesOf(nine, changed)).toEqual([
    {
      what: 'question',
      key: 'c1',
      before: nine.sections[0]!.questions[0]!.text,
      after: { vi: 'Lịch sự.', en: 'Polite.' },
    },
  ]);
  expect(['overall', 'criteria'].map((id) => poolsWith(nine, changed, id))).toEqual([true, false]);
});

test('English alone changes no figure', () => {
  const { text } = nine.sections[0]!.questions[0]!;
  const changed = replacePart(nine, 'sections.0.questions.0', { key: 'c1', text: { ...text, en: 'Kind.' } });
  expect(differencesOf(nine, changed)).toHaveLength(1);
  expect(poolsWith(nine, changed, 'criteria')).toBe(true);
});

test('added, removed and moved questions are told apart', () => {
  const fewer = removePart(nine, 'sections.2.questions.3');
  expect(differencesOf(nine, fewer).map(({ what, key, after }) => [what, key, after])).toEqual([
    ['question', 'c9', undefined],
  ]);
  expect(differencesOf(fewer, nine)[0]).toMatchObject({ what: 'question', key: 'c9', before: undefined });
  const moved = movePart(nine, 'sections.0.questions.0', 'sections.0.questions.1');
  expect(differencesOf(nine, moved).map(({ what }) => what)).toEqual(['order']);
});

test('other satisfied levels end every rate', () => {
  const stricter = replacePart(nine, 'scale', {
    ...nine.scale,
    satisfied: [5],
    noExperience: nine.noExperience,
  });
  expect(differencesOf(nine, stricter).map(({ what }) => what)).toEqual(['scale']);
  expect(['overall', 'criteria'].map((id) => poolsWith(nine, stricter, id))).toEqual([false, false]);
});

test('a unit chooses forms of its own, of its superiors and of the installation, unless retired or locked above', () => {
  const form = (
    questionnaire: string,
    owner: string | null,
    more: Partial<FormStanding<string>> = {},
  ): FormStanding<string> => ({
    questionnaire,
    owner,
    family: 'mot-cua',
    wordingLocked: false,
    retired: false,
    ...more,
  });
  const forms = [
    form('chung', null),
    form('tinh', 'tinh'),
    form('xa', 'xa'),
    form('xa-khac', 'xa-khac'),
    form('cu', null, { retired: true }),
  ];
  const choosable = (all: FormStanding<string>[], chain: string[]) =>
    all.filter((one) => !whyNotChoosable(one, all, chain)).map(({ questionnaire }) => questionnaire);
  expect(choosable(forms, ['xa', 'tinh'])).toEqual(['chung', 'tinh', 'xa']);
  expect(choosable(forms, ['tinh'])).toEqual(['chung', 'tinh']);
  const lockedBy = (name: string) =>
    forms.map((one) => ({ ...one, wordingLocked: one.questionnaire === name }));
  expect(choosable(lockedBy('chung'), ['xa', 'tinh'])).toEqual(['chung']);
  expect(choosable(lockedBy('tinh'), ['xa', 'tinh'])).toEqual(['chung', 'tinh']);
  expect(choosable(lockedBy('xa'), ['xa', 'tinh'])).toEqual(['chung', 'tinh', 'xa']);
  const ofAnotherFamily = [...lockedBy('chung'), form('truong', 'xa', { family: 'truong' })];
  expect(choosable(ofAnotherFamily, ['xa', 'tinh'])).toEqual(['chung', 'truong']);
});
