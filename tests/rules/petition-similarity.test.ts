import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSamePlace, likenessOf, metresBetween, textSimilarity } from '../../api/petitions/similarity.ts';

const words = fc.array(fc.constantFrom('đèn', 'đường', 'không', 'sáng', 'rác', 'chợ', 'hẻm', 'nước'), {
  minLength: 1,
});
const text = words.map((some) => some.join(' '));

describe('the likeness of two texts', () => {
  test('is between 0 and 1, the same both ways, and 1 for a text and itself', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const likeness = textSimilarity(a, b);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(textSimilarity(b, a)).toBe(likeness);
        expect(textSimilarity(a, a)).toBe(1);
      }),
    );
  });

  test('does not depend on diacritics, capitals and punctuation', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const shouted = `  ${a.toUpperCase().replaceAll(' ', ', ')}!!!`;
        expect(textSimilarity(shouted, b)).toBe(textSimilarity(a, b));
      }),
    );
    expect(textSimilarity('Đèn đường không sáng', 'den duong khong sang')).toBe(1);
  });

  test('grows with what is shared, and is nothing where nothing is', () => {
    const report = 'Đèn đường trước nhà số 12 không sáng';
    expect(textSimilarity(report, 'Đèn đường trước nhà số 14 không sáng')).toBeGreaterThan(
      textSimilarity(report, 'Đèn trong công viên không sáng'),
    );
    expect(textSimilarity(report, 'Rác chưa thu gom')).toBe(0);
    expect(textSimilarity('', report)).toBe(0);
    expect(textSimilarity('sáng không đèn', 'đèn không sáng')).toBeLessThan(1);
  });
});

test('metres on the map agree with a known distance', () => {
  // One minute of latitude is a nautical mile, 1 853 m on this sphere.
  const a = { latitude: 10.7, longitude: 106.7 };
  expect(metresBetween(a, { ...a, latitude: 10.7 + 1 / 60 })).toBeCloseTo(1853.2, 0);
  expect(metresBetween(a, a)).toBe(0);
});

const at = (place: string | null, position: { latitude: number; longitude: number } | null = null) => ({
  text: '',
  place,
  position,
});

test.each([
  [at('ngõ 12 Kim Liên'), at('đầu ngõ Kim Liên'), true],
  [at('đường Nguyễn Trãi'), at('đường Lê Lợi'), false],
  [at('số 12, phường Bến Thành'), at('số 14, xã Thượng Hồng'), false],
  [at(null), at(null), false],
  [at(null, { latitude: 10.7, longitude: 106.7 }), at(null, { latitude: 10.702, longitude: 106.7 }), true],
  [
    at('Kim Liên', { latitude: 10.7, longitude: 106.7 }),
    at('Kim Liên', { latitude: 10.71, longitude: 106.7 }),
    false,
  ],
])('%j and %j: the same place is %s', (a, b, expected) => {
  expect(isSamePlace(a, b)).toBe(expected);
  expect(isSamePlace(b, a)).toBe(expected);
});

test('the same place makes a little likeness of the words enough', () => {
  const lamp = { ...at('ngõ Kim Liên'), text: 'Đèn đường không sáng đã ba đêm' };
  const other = { ...at('cuối ngõ Kim Liên'), text: 'Đèn hỏng, đường tối quá không sáng' };
  expect(likenessOf(lamp, other)?.samePlace).toBe(true);
  expect(['strong', 'fair']).toContain(likenessOf(lamp, other)?.likeness);
  expect(likenessOf({ ...lamp, place: null }, { ...at(null), text: 'Rác chưa thu gom' })).toBeNull();
});
