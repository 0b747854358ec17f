import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeSlug } from '../../api/units/slug.ts';

test('ten thousand units of one name each get a slug of their own, without counting through all for each', () => {
  const taken = new Set<string>();
  let asked = 0;
  for (let i = 0; i < 10_000; i++) {
    const slug = freeSlug('xa-hoa-binh', (one) => {
      asked++;
      return taken.has(one);
    });
    expect(taken.has(slug)).toBe(false);
    taken.add(slug);
  }
  expect(asked).toBeLessThan(10_000 * 40);
});

test('whatever is taken, what is found is free and fits', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (numbers) => {
      const taken = new Set(['xa', ...numbers.map((number) => `xa-${number}`)]);
      const slug = freeSlug('xa', (one) => taken.has(one));
      expect(taken.has(slug)).toBe(false);
      expect(slug).toMatch(/^xa-\d+$/);
    }),
  );
});
