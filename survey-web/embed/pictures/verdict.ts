import type { Colours } from '../theme.ts';
import type { EmbedView } from '../view.ts';
import type { Placed, Sketch } from './sketch.ts';

type Verdict = NonNullable<EmbedView['verdict']>;

/** The verdict in its two parts, as a chip no wider than there is room. */
export function verdictChip(
  { words, rect }: Sketch,
  verdict: Verdict,
  colours: Colours,
  { width, size, radius }: { width: number; size: number; radius: number },
): Placed {
  const pad = size * 0.6;
  const main = verdict.official === 'met' ? colours.met : colours.missed;
  const second = verdict.evidence === 'unsure' ? colours.unsure : main;
  const first = words(verdict.words[0], { width: width / 2, size, weight: 'bold', color: colours.ground });
  const firstWidth = first.width + 2 * pad;
  const room = width - firstWidth - 2 * pad;
  const rest = words(verdict.words[1], { width: room, size, least: size * 0.7, lines: 2, color: second });
  const [wide, high] = [firstWidth + rest.width + 2 * pad, Math.max(first.height, rest.height) + pad];
  return {
    width: wide,
    height: high,
    draw: (x, y) => {
      rect([x, y, wide, high], { fill: main, radius });
      // The white part stands on the coloured one, so that both have the same corners.
      rect([x + firstWidth, y + 1.5, wide - firstWidth - 1.5, high - 3], {
        fill: colours.ground,
        radius: Math.max(0, radius - 1.5),
      });
      rect([x + firstWidth, y + 1.5, radius, high - 3], { fill: colours.ground });
      first.draw(x + pad, y + (high - first.height) / 2);
      rest.draw(x + firstWidth + pad, y + (high - rest.height) / 2);
    },
  };
}

/** Facts side by side: a line ends between them rather than within one. */
export const factsInLine = (facts: string[]): string =>
  facts.map((fact) => fact.replaceAll(' ', '\u00a0')).join(' · ');

/** What a picture says, for who cannot see it and for search. */
export const viewInText = (view: EmbedView): string =>
  [
    view.demonstration,
    `${view.measure}: ${view.rate ?? view.withheld}`,
    view.verdict?.words.join(', '),
    view.state,
    ...view.facts,
    view.period,
    view.asOf,
  ]
    .filter(Boolean)
    .map((line) => `${line}`.replace(/\.$/, ''))
    .join('. ')
    .concat('.');
