import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgePresses, longestRun, nearby, type Press } from '../../api/kiosks/fairness.ts';

/** '5' a press of level 5 counted before, '5?' a new one, each `seconds` after the one before. */
const judged = (presses: [seconds: number, level: number, counted?: boolean][], minimum = 3): string => {
  let time = 0;
  const list = presses.map(([seconds, level, counted]): Press => {
    time += seconds * 1000;
    return { at: time, level, ...(counted === undefined ? {} : { counted }) };
  });
  const verdicts = judgePresses(list, minimum);
  return list.map((press) => (verdicts.has(press) ? (verdicts.get(press) ? '+' : '-') : '.')).join('');
};
const times = (count: number, seconds: number, level: number) =>
  Array.from({ length: count }, (): [number, number] => [seconds, level]);

describe('presses that count', () => {
  test.each<[string, [number, number, boolean?][], string]>([
    [
      'people one after another',
      [
        [0, 5],
        [30, 4],
        [45, 5],
      ],
      '+++',
    ],
    [
      'one within three seconds',
      [
        [0, 5],
        [2.9, 4],
        [10, 3],
      ],
      '+-+',
    ],
    [
      'one after exactly three seconds',
      [
        [0, 5],
        [3, 4],
      ],
      '++',
    ],
    [
      'mashing: measured from the last that counts',
      [
        [0, 5],
        [1, 5],
        [1, 5],
        [1, 5],
        [1, 5],
      ],
      '+--+-',
    ],
    ['a run of one level, flagged from the eighth on', times(10, 5, 1), '+++++++---'],
    ['another level ends the run', [...times(8, 5, 1), [5, 2], [5, 1]], '+++++++-++'],
    ['a longer pause ends the run', [...times(8, 5, 1), [21, 1], [5, 1]], '+++++++-++'],
    ['pauses of twenty seconds do not', times(8, 20, 5), '+++++++-'],
    [
      'soon after one that counted before',
      [
        [0, 5, true],
        [2, 4],
      ],
      '.-',
    ],
    [
      'soon after one that was flagged before',
      [
        [0, 5, false],
        [2, 4],
      ],
      '.+',
    ],
    [
      'soon before one that counted before',
      [
        [0, 4],
        [2, 5, true],
      ],
      '-.',
    ],
    [
      'in a run that began in an earlier batch',
      [...times(6, 5, 1).map(([s, l]): [number, number, boolean] => [s, l, true]), [5, 1], [5, 1]],
      '......+-',
    ],
  ])('%s', (_, presses, expected) => {
    expect(judged(presses)).toBe(expected);
  });

  test('without a minimum interval only runs are flagged', () => {
    expect(
      judged(
        [
          [0, 5],
          [0, 4],
          [0, 5],
        ],
        0,
      ),
    ).toBe('+++');
    expect(judged(times(9, 0, 5), 0)).toBe('+++++++--');
  });

  test('a form without a level breaks no run and makes none', () => {
    const presses = Array.from({ length: 12 }, (_, i): Press => ({ at: i * 5000, level: null }));
    expect([...judgePresses(presses, 3).values()]).toEqual(presses.map(() => true));
  });
});

const anyPresses = fc
  .array(fc.record({ gap: fc.integer({ min: 0, max: 30_000 }), level: fc.integer({ min: 1, max: 3 }) }), {
    maxLength: 60,
  })
  .map((list) => {
    let at = 0;
    return list.map(({ gap, level }): Press => {
      at += gap;
      return { at, level };
    });
  });

describe('whatever is pressed', () => {
  test('two that count are never nearer than the minimum', () => {
    fc.assert(
      fc.property(anyPresses, fc.integer({ min: 0, max: 10 }), (presses, minimum) => {
        const verdicts = judgePresses(presses, minimum);
        const counted = presses.filter((press) => verdicts.get(press)).map(({ at }) => at);
        for (const [i, at] of counted.entries()) {
          if (i > 0) expect(at - counted[i - 1]!).toBeGreaterThanOrEqual(minimum * 1000);
        }
      }),
    );
  });

  test('in batches in their order, each judged by what is near alone, the verdict is that of all at once', () => {
    fc.assert(
      fc.property(anyPresses, fc.integer({ min: 1, max: 20 }), (presses, size) => {
        const atOnce = judgePresses(presses, 3);
        const stored: Press[] = [];
        for (let start = 0; start < presses.length; start += size) {
          const batch = presses.slice(start, start + size);
          const { before, after } = nearby(3);
          const [first, last] = [batch[0]!.at - before, batch.at(-1)!.at + after];
          const near = stored.filter(({ at }) => at >= first && at <= last);
          for (const [press, counted] of judgePresses([...near, ...batch], 3)) {
            if (batch.includes(press)) stored.push({ ...press, counted });
          }
        }
        expect(stored.map(({ counted }) => counted)).toEqual(presses.map((press) => atOnce.get(press)));
      }),
    );
  });

  test('no more than seven in a row of one level count without a pause', () => {
    fc.assert(
      fc.property(anyPresses, (presses) => {
        const verdicts = judgePresses(presses, 3);
        let row: Press[] = [];
        for (const press of presses) {
          const last = row.at(-1);
          row =
            last && last.level === press.level && press.at - last.at <= 20_000 ? [...row, press] : [press];
          expect(row.filter((one) => verdicts.get(one)).length).toBeLessThanOrEqual(longestRun);
        }
      }),
    );
  });
});
