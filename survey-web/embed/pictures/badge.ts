import type { Outlines } from '../../../api/print/outlines.ts';
import type { EmbedQuery } from '../query.ts';
import { type Colours, coloursOf } from '../theme.ts';
import type { EmbedView } from '../view.ts';
import { makeSketch, type Placed } from './sketch.ts';
import { factsInLine, verdictChip, viewInText } from './verdict.ts';

/** Always of one size, so that a website can keep the room for it. */
export const badgeSize = { width: 360, height: 192 };

const pad = 14;
const inner = badgeSize.width - 2 * pad;

export const pictureColours = (asked: EmbedQuery): Colours =>
  coloursOf(asked.theme === 'dark' ? 'dark' : 'light', asked);

/** The rate, n, interval, period and target state as a small picture. */
export function drawBadge(outlines: Outlines, view: EmbedView, asked: EmbedQuery): string {
  const sketch = makeSketch(outlines);
  const { words, rect, finish } = sketch;
  const { width, height } = badgeSize;
  const colours = pictureColours(asked);
  const { radius = 10 } = asked;
  const { ink, soft, unsure } = colours;
  rect([0.5, 0.5, width - 1, height - 1], { fill: colours.ground, stroke: colours.line, radius });

  const line = (text: string, size: number, lines: number, color = soft) =>
    words(text, { width: inner, size, least: size * 0.75, lines, color });
  const above: Placed[] = [
    words(view.unit, { width: inner, size: 15, least: 11.5, lines: 2, weight: 'bold', color: ink }),
    line(view.measure, 12, 1),
  ];
  const facts = [factsInLine(view.facts), ...(view.state ? [view.state] : [])].filter(Boolean).join(' · ');
  const below: Placed[] = [
    ...(view.demonstration ? [line(view.demonstration, 10, 1, unsure)] : []),
    ...(facts ? [line(facts, 11.5, view.state ? 3 : 2)] : []),
    line(view.period, 11.5, 1),
    line(view.asOf, 11.5, 1),
  ];
  let y = pad - 3;
  for (const placed of above) {
    placed.draw(pad, y);
    y += placed.height;
  }
  let end = height - pad + 3 - below.reduce((sum, placed) => sum + placed.height, 0);
  drawHead(y, end);
  for (const placed of below) {
    placed.draw(pad, end);
    end += placed.height;
  }
  return finish({ ...badgeSize, title: view.unit, text: viewInText(view), lang: view.lang });

  /** The rate with its verdict, in the middle of the room between. */
  function drawHead(from: number, to: number): void {
    const middle = (from + to) / 2;
    if (view.rate === null) {
      const withheld = words(view.withheld ?? '', {
        width: inner,
        size: 16,
        least: 12,
        lines: 2,
        weight: 'bold',
        color: ink,
      });
      withheld.draw(pad, middle - withheld.height / 2);
      return;
    }
    const most = view.verdict ? inner * 0.5 : inner;
    const rate = words(view.rate, { width: most, size: 38, least: 16, weight: 'bold', color: ink });
    rate.draw(pad, middle - rate.height / 2);
    if (!view.verdict) return;
    const room = { width: inner - rate.width - 12, size: 11.5, radius: Math.min(radius, 8) };
    const chip = verdictChip(sketch, view.verdict, colours, room);
    chip.draw(pad + rate.width + 12, middle - chip.height / 2);
  }
}
