import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { colourOf, coloursOf, contrast } from '../../survey-web/embed/theme.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
const wish = fc.option(colour, { nil: undefined });

test.each([
  ['0b6b5d', '#0b6b5d'],
  ['#0B6B5D', '#0b6b5d'],
  ['07c', '#0077cc'],
  [' #fff ', '#ffffff'],
])('%s is the colour %s', (typed, colour) => expect(colourOf(typed)).toBe(colour));

test.each(['', null, 'red', '#12', '#12345', 'url(x)', '0b6b5d;color:red'])('%s is no colour', (typed) =>
  expect(colourOf(typed)).toBeUndefined(),
);

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
  expect(contrast('#0b6b5d', '#0b6b5d')).toBe(1);
});

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  test('whatever a website wishes for, everything can be read', () => {
    fc.assert(
      fc.property(wish, wish, wish, (ground, ink, accent) => {
        const colours = coloursOf(scheme, { ground, ink, accent });
        for (const name of ['ink', 'soft', 'accent', 'met', 'missed', 'unsure'] as const) {
          expect(contrast(colours[name], colours.ground), name).toBeGreaterThanOrEqual(4.5);
        }
        expect(contrast(colours.onAccent, colours.accent)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a wish that can be read is granted', () => {
    fc.assert(
      fc.property(colour, colour, (ground, ink) => {
        fc.pre(contrast(ground, ink) >= 4.5);
        const colours = coloursOf(scheme, { ground, ink, accent: ink });
        expect([colours.ground, colours.ink, colours.accent]).toEqual([ground, ink, ink]);
      }),
    );
  });
});
