import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normal975, studentT975 } from '../../api/statistics/student-t.ts';

// Computed with 60 digits from the hypergeometric series of the incomplete beta function.
test.each([
  [1, 12.706204736174705],
  [2, 4.302652729749464],
  [3, 3.1824463052837095],
  [6, 2.44691185114497],
  [7, 2.3646242515927853],
  [10, 2.228138851986275],
  [30, 2.042272456301238],
  [99, 1.9842169515864174],
  [400, 1.9659123432294632],
  [401, 1.9658974653365164],
  [500, 1.9647198374673678],
  [999, 1.96234146113345],
  [1000, 1.9623390808264085],
  [100_000, 1.9599877075346097],
  [1_000_000_000, 1.9599639869123255],
])('with %i degrees of freedom the quantile is %f', (degrees, quantile) => {
  expect(Math.abs(studentT975(degrees) / quantile - 1)).toBeLessThan(2e-13);
});

test('the density between the quantiles holds 95 % of its mass', () => {
  const degrees = fc.oneof(fc.integer({ min: 1, max: 1200 }), fc.integer({ min: 1, max: 1_000_000_000 }));
  fc.assert(
    fc.property(degrees, (degrees) => {
      const angle = Math.atan(studentT975(degrees) / Math.sqrt(degrees));
      const everything = Math.min(Math.PI / 2, 14 / Math.sqrt(degrees));
      expect(Math.abs(mass(angle, degrees) / mass(everything, degrees) - 0.95)).toBeLessThan(2e-13);
    }),
  );
});

test('each further degree of freedom brings the quantile nearer to the normal one', () => {
  for (let degrees = 1; degrees < 3000; degrees++) {
    expect(studentT975(degrees + 1)).toBeLessThan(studentT975(degrees));
    expect(studentT975(degrees + 1)).toBeGreaterThan(normal975);
  }
});

test.each([0, -3, 2.5, Number.NaN, Number.POSITIVE_INFINITY])(
  '%d degrees of freedom are refused',
  (degrees) => {
    expect(() => studentT975(degrees)).toThrow(RangeError);
  },
);

/** The density of t in the angle atan(t / √degrees), not normalised, by Simpson's rule from 0. */
function mass(angle: number, degrees: number): number {
  const panels = 8000;
  const density = (x: number) => Math.exp((-(degrees - 1) / 2) * Math.log1p(Math.tan(x) ** 2));
  let sum = density(0) + density(angle);
  for (let i = 1; i < panels; i++) sum += (i % 2 === 1 ? 4 : 2) * density((angle * i) / panels);
  return (sum * angle) / panels / 3;
}
