import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isEnded,
  type Move,
  mayMove,
  moves,
  type State,
  stateAfter,
  states,
} from '../../api/petitions/moves.ts';

const allMoves = Object.keys(moves) as Move[];
const movers = ['sender', 'staff', 'system'] as const;

/** Every way through the table, as domain.md tells it. */
const ways: { of: string; path: [Move, (typeof movers)[number]][]; ends: State }[] = [
  {
    of: 'an answer that was asked back, reworked and published',
    path: [
      ['accept', 'staff'],
      ['ask', 'staff'],
      ['reply', 'sender'],
      ['assign', 'staff'],
      ['answer', 'staff'],
      ['return', 'staff'],
      ['answer', 'staff'],
      ['approve', 'staff'],
      ['publish', 'staff'],
    ],
    ends: 'published',
  },
  {
    of: 'a promise that is kept',
    path: [
      ['accept', 'staff'],
      ['answer', 'staff'],
      ['approve', 'staff'],
      ['promise', 'staff'],
      ['answer', 'staff'],
      ['approve', 'staff'],
      ['publish', 'staff'],
      ['rate', 'sender'],
    ],
    ends: 'published',
  },
  {
    of: 'an answer that did not help',
    path: [
      ['accept', 'staff'],
      ['answer', 'staff'],
      ['approve', 'staff'],
      ['publish', 'staff'],
      ['reopen', 'sender'],
      ['answer', 'staff'],
      ['approve', 'staff'],
      ['publish', 'staff'],
    ],
    ends: 'published',
  },
  {
    of: 'a merger taken back',
    path: [
      ['accept', 'staff'],
      ['merge', 'staff'],
      ['unmerge', 'staff'],
    ],
    ends: 'accepted',
  },
  {
    of: 'spam that was none',
    path: [
      ['spam', 'system'],
      ['not-spam', 'staff'],
    ],
    ends: 'submitted',
  },
  {
    of: 'what the sender took back',
    path: [
      ['ask', 'staff'],
      ['withdraw', 'sender'],
    ],
    ends: 'withdrawn',
  },
];

test.each(ways)('$of', ({ path, ends }) => {
  let state: State = 'submitted';
  let before: State | null = null;
  for (const [move, by] of path) {
    expect(mayMove(move, state, by), `${move} from ${state}`).toBe(true);
    const next: State = stateAfter(move, state, before);
    if (next !== state) before = state;
    state = next;
  }
  expect(state).toBe(ends);
});

describe('what is refused', () => {
  test.each<[Move, State, (typeof movers)[number]]>([
    ['publish', 'answered', 'staff'],
    ['approve', 'assigned', 'staff'],
    ['answer', 'submitted', 'staff'],
    ['refuse', 'published', 'staff'],
    ['refuse', 'answered', 'staff'],
    ['transfer', 'approved', 'staff'],
    ['withdraw', 'published', 'sender'],
    ['reopen', 'refused', 'sender'],
    ['accept', 'submitted', 'sender'],
    ['publish', 'approved', 'sender'],
    ['spam', 'assigned', 'staff'],
  ])('%s from %s by the %s', (move, from, by) => expect(mayMove(move, from, by)).toBe(false));
});

test('no walk through the table gets stuck: whatever is open can still be ended, and every exit but a merger and spam is final', () => {
  const leadsOn = (state: State) =>
    allMoves.some(
      (move) => movers.some((by) => mayMove(move, state, by)) && stateAfter(move, state, null) !== state,
    );
  for (const state of states.filter((one) => !isEnded(one))) expect(leadsOn(state), state).toBe(true);
  for (const state of ['refused', 'transferred', 'redirected', 'withdrawn'] as const) {
    expect(leadsOn(state), state).toBe(false);
  }
});

test('a question, a merger or the spam leads back to where it stood', () => {
  fc.assert(
    fc.property(fc.constantFrom(...states), (state) => {
      for (const [away, back] of [
        ['ask', 'reply'],
        ['merge', 'unmerge'],
        ['spam', 'not-spam'],
      ] as const) {
        if (!mayMove(away, state, 'staff')) continue;
        expect(stateAfter(back, stateAfter(away, state, null), state)).toBe(state);
      }
    }),
  );
});

test('every move and state has its words in both languages', () => {
  for (const move of allMoves) expect(Object.values(moves[move].name).every(Boolean)).toBe(true);
});
