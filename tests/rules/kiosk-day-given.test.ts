import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../api/days.ts';
import { whenGiven } from '../../api/kiosks/day-given.ts';

const received = new Date('2026-06-15T03:00:00Z');
const hour = 3_600_000;
const day = 24 * hour;
const at = (ms: number) => new Date(received.getTime() + ms);

describe('the day of a response of a device', () => {
  test.each<[string, Date | null, number, string]>([
    ['just now', at(0), 0, '2026-06-15'],
    ['not told', null, 0, '2026-06-15'],
    ['yesterday', at(-day), 0, '2026-06-14'],
    ['a minute before midnight in Vietnam', new Date('2026-06-14T16:59:00Z'), 0, '2026-06-14'],
    ['at midnight in Vietnam', new Date('2026-06-14T17:00:00Z'), 0, '2026-06-15'],
    ['30 days ago', at(-30 * day), 0, '2026-05-16'],
    ['early on the day 30 days ago', new Date('2026-05-15T17:00:00Z'), 0, '2026-05-16'],
    ['31 days ago', at(-31 * day), 0, '2026-06-15'],
    ['in four minutes', at(4 * 60_000), 0, '2026-06-15'],
    ['tomorrow', at(day), 0, '2026-06-15'],
    ['two days ago by a clock three days behind', at(-5 * day), 3 * day, '2026-06-13'],
    ['yesterday by a clock two days ahead', at(day), -2 * day, '2026-06-14'],
    ['in 1970, by a clock that begins there', new Date(0), 0, '2026-06-15'],
    [
      'yesterday, by a clock that began in 1970',
      new Date(hour),
      received.getTime() - day - hour,
      '2026-06-14',
    ],
  ])('%s', (_, clock, offset, expected) => {
    expect(whenGiven(clock, offset, received).day).toBe(expected);
  });

  test('no instant is known where the corrected clock lies in the future', () => {
    expect(whenGiven(at(6 * 60_000), 0, received).pressedAt).toBeNull();
    expect(whenGiven(at(4 * 60_000), 0, received).pressedAt).toEqual(received);
    expect(whenGiven(at(day), -day, received).pressedAt).toEqual(received);
  });

  test('whatever the clocks say, it is within the last 30 days, and of the corrected clock where that is', () => {
    const ms = fc.integer({ min: -400 * day, max: 400 * day });
    fc.assert(
      fc.property(ms, ms, (answered, offset) => {
        const { day: found, pressedAt } = whenGiven(at(answered), offset, received);
        const today = dayOf(received);
        expect(found >= addDays(today, -30) && found <= today).toBe(true);
        if (pressedAt) expect(pressedAt <= received).toBe(true);
        const corrected = dayOf(at(answered + offset));
        if (corrected >= addDays(today, -30) && corrected < today) expect(found).toBe(corrected);
        // Clocks that say the same together are the same.
        expect(whenGiven(at(answered + offset), 0, received).day).toBe(found);
      }),
    );
  });
});
