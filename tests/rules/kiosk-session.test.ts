import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Questionnaire } from '../../api/questionnaires/questionnaire.ts';
import {
  follow,
  idle,
  isAnswer,
  type Move,
  mayHaveNoOpinion,
  maySkip,
  type Plan,
  planOf,
  reasonsMeant,
  type Session,
} from '../../kiosk/session.ts';

const text = (vi: string) => ({ vi });
const question = (key: string) => ({ key, text: text(key) });
const content: Questionnaire = {
  id: 'q',
  family: 'q',
  title: text('Phiếu'),
  source: 'thử',
  scale: {
    levels: [1, 2, 3, 4, 5].map((level) => ({ level, text: text(`mức ${level}`) })),
    satisfied: [4, 5],
  },
  noExperience: text('Không có ý kiến'),
  require: 'any',
  overall: question('overall'),
  sections: [{ key: 'A', title: text('A'), questions: [question('c1'), question('c2')] }],
  reasons: { askWhenLevelAtMost: 3, text: text('Vì sao?'), options: [{ key: 'slow', text: text('Chậm') }] },
  measures: [{ id: 'overall', kind: 'single', question: 'overall' }],
};
const oneTap = planOf(content, 1, 'overall');
const items = planOf(content, 1, 'items');
const strict = planOf({ ...content, require: 'all' }, 1, 'overall');

const start: Move = { type: 'start' };
const rate = (level: number | null): Move => ({ type: 'rate', level });
const field: Move = { type: 'field', slug: 'ho-tich' };
const skip: Move = { type: 'skip' };
const done: Move = { type: 'done' };
const back: Move = { type: 'back' };
const slow: Move = { type: 'reason', key: 'slow' };

const visit = (plan: Plan, ...moves: Move[]): Session =>
  moves.reduce((session, move) => follow(plan, session, move), idle);
/** The screens that one passes, each by its name and the place of its question. */
const way = (plan: Plan, ...moves: Move[]): string[] =>
  moves.map((_, i) => {
    const { step } = visit(plan, ...moves.slice(0, i + 1));
    return step.at === 'rating' ? `rating ${step.question}` : step.at;
  });

test.each<[what: string, plan: Plan, moves: Move[], screens: string[]]>([
  ['one tap is a whole answer', oneTap, [start, rate(5)], ['rating 0', 'thanks']],
  [
    'a low level asks why',
    oneTap,
    [start, rate(3), slow, done],
    ['rating 0', 'reasons', 'reasons', 'thanks'],
  ],
  ['nobody has to say why', oneTap, [start, rate(1), done], ['rating 0', 'reasons', 'thanks']],
  [
    'back from why is another choice',
    oneTap,
    [start, rate(1), back, rate(4)],
    ['rating 0', 'reasons', 'rating 0', 'thanks'],
  ],
  [
    'several fields are asked first',
    planOf(content, 3, 'overall'),
    [start, field, rate(4)],
    ['field', 'rating 0', 'thanks'],
  ],
  [
    'items come one at a time',
    items,
    [start, rate(5), rate(4), rate(null)],
    ['rating 0', 'rating 1', 'rating 2', 'thanks'],
  ],
  [
    'why comes after the overall question',
    items,
    [start, rate(2), done, rate(5), skip],
    ['rating 0', 'reasons', 'rating 1', 'rating 2', 'thanks'],
  ],
  [
    'or after the items, where one of them was low',
    items,
    [start, rate(5), rate(2), rate(5), done],
    ['rating 0', 'rating 1', 'rating 2', 'reasons', 'thanks'],
  ],
  [
    'why is asked once',
    items,
    [start, rate(2), done, rate(1), rate(1)],
    ['rating 0', 'reasons', 'rating 1', 'rating 2', 'thanks'],
  ],
  ['one may stop among the items', items, [start, rate(5), done], ['rating 0', 'rating 1', 'thanks']],
  [
    'one may go back among the items',
    items,
    [start, rate(5), rate(4), back, back],
    ['rating 0', 'rating 1', 'rating 2', 'rating 1', 'rating 0'],
  ],
  ['back from the start leaves', oneTap, [start, back], ['rating 0', 'idle']],
  [
    'a late second tap changes nothing',
    oneTap,
    [start, rate(5), rate(1), start],
    ['rating 0', 'thanks', 'thanks', 'thanks'],
  ],
])('%s', (_, plan, moves, screens) => {
  expect(way(plan, ...moves)).toEqual(screens);
});

describe('a form that takes no gaps', () => {
  test('is asked whole, and none of it can be left out', () => {
    expect(strict.questions.map(({ key }) => key)).toEqual(['overall', 'c1', 'c2']);
    expect(strict.questions.map((_, i) => maySkip(strict, i))).toEqual([false, false, false]);
    expect(way(strict, start, rate(5), skip, done)).toEqual(['rating 0', 'rating 1', 'rating 1', 'rating 1']);
  });

  test('is an answer only when it is complete', () => {
    expect(isAnswer(strict, visit(strict, start, rate(5), rate(5)))).toBe(false);
    expect(isAnswer(strict, visit(strict, start, rate(5), rate(5), rate(null)))).toBe(true);
  });
});

test('a form without an overall question is asked whole', () => {
  const plan = planOf({ ...content, overall: undefined }, 1, 'overall');
  expect(plan.questions.map(({ key }) => key)).toEqual(['c1', 'c2']);
  expect([maySkip(plan, 0), mayHaveNoOpinion(plan, 0)]).toEqual([true, true]);
});

test('a tapped face is an answer, whatever comes after it', () => {
  expect(isAnswer(oneTap, visit(oneTap, start))).toBe(false);
  expect(isAnswer(oneTap, visit(oneTap, start, rate(1)))).toBe(true);
  expect(isAnswer(items, visit(items, start, rate(1), done, rate(null)))).toBe(true);
});

test('no opinion alone says nothing of satisfaction', () => {
  const plan = planOf({ ...content, overall: undefined }, 1, 'items');
  expect(isAnswer(plan, visit(plan, start, rate(null), rate(null)))).toBe(false);
});

test('reasons that were ticked before a higher level was chosen are not meant', () => {
  const ticked = visit(oneTap, start, rate(2), slow);
  expect(reasonsMeant(oneTap, ticked)).toEqual(['slow']);
  const better = [back, rate(5)].reduce((session, move) => follow(oneTap, session, move), ticked);
  expect(reasonsMeant(oneTap, better)).toEqual([]);
});

const anyMove: fc.Arbitrary<Move> = fc.oneof(
  fc.constantFrom(start, field, skip, done, back, slow),
  fc.constantFrom(null, 1, 2, 3, 4, 5).map(rate),
);

test('whatever is touched, the way leads on, and only what is asked is said', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(oneTap, items, strict),
      fc.array(anyMove, { maxLength: 40 }),
      (plan, moves) => {
        const session = visit(plan, ...moves);
        const { step } = session;
        const keys = plan.questions.map(({ key }) => key);
        if (step.at === 'rating') expect(keys[step.question]).toBeDefined();
        if (step.at === 'idle') expect(session).toEqual(idle);
        if (step.at === 'thanks' && plan !== items)
          expect(isAnswer(plan, session) || plan === strict).toBe(true);
        expect(Object.keys(session.ratings).every((key) => keys.includes(key))).toBe(true);
      },
    ),
  );
});

test('from everywhere the thanks are a few touches away', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(oneTap, items, strict),
      fc.array(anyMove, { maxLength: 40 }),
      (plan, moves) => {
        const on: Move[] = [start, field, ...plan.questions.flatMap(() => [rate(5), done]), done];
        expect(on.reduce((session, move) => follow(plan, session, move), visit(plan, ...moves)).step.at).toBe(
          'thanks',
        );
      },
    ),
  );
});
