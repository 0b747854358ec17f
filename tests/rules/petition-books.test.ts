import { describe, expect, test } from 'vitest';
import { balances, index766, noPetitions, onTimeRate, type Tally } from '../../api/petitions/books.ts';

const tally = (changes: Partial<Tally>): Tally => ({ ...noPetitions, ...changes });

describe('on time is measured over all that fell due', () => {
  test.each<[string, Partial<Tally>, number | null]>([
    ['nothing fell due yet', { received: 3, open: 3 }, null],
    ['all answered by the day', { received: 4, answered: 4, fellDue: 4, onTime: 4 }, 1],
    ['a late one', { received: 4, answered: 4, fellDue: 4, onTime: 3 }, 0.75],
    ['one still open past its day', { received: 2, answered: 1, open: 1, fellDue: 2, onTime: 1 }, 0.5],
  ])('%s', (_, changes, rate) => expect(onTimeRate(tally(changes))).toBe(rate));

  test('refusing makes no unit look better', () => {
    const late = tally({ received: 4, answered: 3, open: 1, fellDue: 4, onTime: 3 });
    const refused = tally({ received: 4, answered: 3, refused: 1, fellDue: 4, onTime: 3 });
    expect(onTimeRate(refused)).toBe(onTimeRate(late));
  });
});

test('the books balance where every petition has one end or is open', () => {
  expect(balances(tally({ received: 5, answered: 1, promised: 1, refused: 1, merged: 1, open: 1 }))).toBe(
    true,
  );
  expect(balances(tally({ received: 5, answered: 1 }))).toBe(false);
});

describe('the inferred index gives full marks for silence, and says that it is inferred', () => {
  test('no petitions', () =>
    expect(index766(noPetitions, null)).toEqual({ inferred: true, handledOnTime: 6, satisfaction: 6 }));

  test('with petitions', () => {
    const some = tally({ received: 4, answered: 4, fellDue: 4, onTime: 3 });
    expect(index766(some, 0.5)).toEqual({ inferred: true, handledOnTime: 4.5, satisfaction: 3 });
    expect(index766(some, null).satisfaction).toBeNull();
  });
});
