import type { Outlines } from '../../../api/print/outlines.ts';
import type { EmbedQuery } from '../query.ts';
import type { EmbedView } from '../view.ts';
import { pictureColours } from './badge.ts';
import { makeSketch, type Placed } from './sketch.ts';
import { factsInLine, verdictChip, viewInText } from './verdict.ts';

/** What social networks ask for (Open Graph). */
export const shareSize = { width: 1200, height: 630 };

const pad = 72;
const inner = shareSize.width - 2 * pad;

/** The figures as the picture that a shared link shows. */
export function drawShare(outlines: Outlines, view: EmbedView, asked: EmbedQuery): string {
  const sketch = makeSketch(outlines);
  const { words, rect, finish } = sketch;
  const { width, height } = shareSize;
  const colours = pictureColours(asked);
  const { ink, soft, accent } = colours;
  rect([0, 0, width, height], { fill: colours.ground });
  rect([0, 0, 20, height], { fill: accent });

  const line = (text: string, size: number, lines: number, color = soft) =>
    words(text, { width: inner, size, least: size * 0.75, lines, color });
  const above: Placed[] = [
    words('Lắng Nghe', { width: inner, size: 26, weight: 'bold', color: accent }),
    words(view.unit, { width: inner, size: 56, least: 34, lines: 2, weight: 'bold', color: ink }),
    line(view.measure, 32, 1),
  ];
  const below: Placed[] = [
    ...(view.demonstration ? [line(view.demonstration, 26, 1, colours.unsure)] : []),
    ...(view.state ? [line(view.state, 28, 2)] : []),
    ...(view.facts.length > 0 ? [line(factsInLine(view.facts), 30, 2)] : []),
    line(view.period, 30, 1),
    line(view.asOf, 26, 1),
  ];
  let y = 44;
  for (const placed of above) {
    placed.draw(pad, y);
    y += placed.height;
  }
  let end = height - 40 - below.reduce((sum, placed) => sum + placed.height, 0);
  const middle = (y + end) / 2;
  const rate = words(view.rate ?? view.withheld ?? '', {
    width: view.verdict ? inner * 0.5 : inner,
    size: view.rate ? Math.min(140, end - y) : 56,
    least: 36,
    lines: view.rate ? 1 : 2,
    weight: 'bold',
    color: ink,
  });
  rate.draw(pad, middle - rate.height / 2);
  if (view.verdict) {
    const room = { width: inner - rate.width - 40, size: 34, radius: 16 };
    const chip = verdictChip(sketch, view.verdict, colours, room);
    chip.draw(pad + rate.width + 40, middle - chip.height / 2);
  }
  for (const placed of below) {
    placed.draw(pad, end);
    end += placed.height;
  }
  return finish({ ...shareSize, title: view.unit, text: viewInText(view), lang: view.lang });
}
