import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNearby, metresBetween, nearMetres } from '../../api/petitions/nearby.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });
const asked = { words: '', position: null, stickerId: null };
const candidate = { place: null, position: null, stickerId: null };

test('a degree of latitude is 111 km, one of longitude in Hải Phòng 104 km', () => {
  expect(metresBetween(at(20, 106), at(21, 106))).toBeCloseTo(111_195, -1);
  expect(metresBetween(at(20.85, 106), at(20.85, 107))).toBeCloseTo(103_911, -2);
});

test('the way there is as long as the way back, and nowhere is no way', () => {
  const positions = fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  fc.assert(
    fc.property(positions, positions, (a, b) => {
      const metres = metresBetween(a, b);
      return metres >= 0 && metres <= 20_016_000 && Math.abs(metres - metresBetween(b, a)) < 1e-3;
    }),
  );
  fc.assert(fc.property(positions, (a) => metresBetween(a, a) === 0));
});

test.each<[string, object, object, boolean]>([
  ['nothing in common', {}, {}, false],
  ['nothing asked', {}, { place: 'ngõ 5', position: at(20, 106), stickerId: 1 }, false],
  ['the same sticker', { stickerId: 1 }, { stickerId: 1 }, true],
  ['another sticker', { stickerId: 1 }, { stickerId: 2 }, false],
  ['the same words, written otherwise', { words: 'Ngo 5, Tran Phu.' }, { place: 'ngõ 5 Trần Phú' }, true],
  ['other words', { words: 'ngõ 5' }, { place: 'ngõ 55' }, false],
  ['no words at all', { words: ' .,' }, { place: '.' }, false],
  ['100 m', { position: at(20.85, 106.68) }, { position: at(20.8509, 106.68) }, true],
  ['200 m', { position: at(20.85, 106.68) }, { position: at(20.8518, 106.68) }, false],
])('%s', (_, question, of, near) => {
  expect(isNearby({ ...candidate, ...of }, { ...asked, ...question })).toBe(near);
  expect(nearMetres).toBe(150);
});
