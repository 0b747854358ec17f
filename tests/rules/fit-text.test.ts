import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitText } from '../../api/print/fit.ts';

/** Every letter half as wide as it is high. */
const measure = (text: string) => text.length / 2;
const room = { width: 50, size: 10, least: 5, lines: 2 };
const set = (text: string, changes: Partial<typeof room> = {}) =>
  fitText(text, measure, { ...room, ...changes });

describe('a text on paper', () => {
  test('that fits is set at the size wished for', () => {
    expect(set('Quầy 1')).toEqual({ size: 10, lines: ['Quầy 1'] });
  });

  test('that is long wraps, in lines of about the same length', () => {
    expect(set('aa bb cc dd')).toEqual({ size: 10, lines: ['aa bb', 'cc dd'] });
  });

  test('that is longer shrinks before it needs another line', () => {
    const { size, lines } = set('aaaaaaa bbbbbbb cccccc');
    expect(lines).toEqual(['aaaaaaa', 'bbbbbbb cccccc']);
    expect(size).toBeLessThan(10);
    expect(size).toBeGreaterThanOrEqual(5);
  });

  test('of one endless word is broken at the least size', () => {
    expect(set('a'.repeat(30))).toEqual({ size: 5, lines: ['a'.repeat(20), 'a'.repeat(10)] });
  });

  test('beyond all room ends with an ellipsis', () => {
    const { size, lines } = set('W'.repeat(200));
    expect(size).toBe(5);
    expect(lines).toEqual(['W'.repeat(20), `${'W'.repeat(19)}…`]);
  });

  test('typed with loose diacritics is set in whole letters', () => {
    expect(set('Hộ tịch'.normalize('NFD')).lines).toEqual(['Hộ tịch']);
  });

  test('whatever it is, no line leaves the room, there are no more than allowed, and short texts lose nothing', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
      .filter((one) => one.trim() !== '');
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 4 }), (content, lines) => {
        const fitted = set(content, { lines });
        expect(fitted.lines.length).toBeLessThanOrEqual(lines);
        for (const line of fitted.lines) expect(measure(line) * fitted.size).toBeLessThanOrEqual(50.0001);
        const whole = content.normalize('NFC').replace(/\s/g, '');
        const shown = fitted.lines.join('').replace(/\s/g, '');
        if (!shown.endsWith('…')) expect(shown).toBe(whole);
      }),
    );
  });
});
