import type { Outlines } from '../../api/print/outlines.ts';
import type { Locale } from '../../api/text.ts';
import { makeSketch, type Placed, type Sketch } from '../embed/pictures/sketch.ts';
import { weekTexts } from '../texts/week.ts';
import type { WeekLines, WeekRow } from './lines.ts';

/** Upright, as a phone shows it whole in a chat. */
const size = { width: 1080, height: 1350 };
const pad = 64;
const inner = size.width - 2 * pad;

// The tokens of light pages: what is sent on looks the same to everybody.
const paper = '#fbfaf7';
const card = '#ffffff';
const ink = '#17212b';
const soft = '#55606c';
const line = '#d9d6cd';
const jade = '#0b6b5d';
const seal = '#b3261e';
const amber = '#a8480b';

/** A week as a picture (SVG, 1080 by 1350) that needs no font where it is shown. */
export function drawWeek(
  outlines: Outlines,
  lines: WeekLines,
  about: { link: string; demonstration: string | null; locale: Locale },
): string {
  const sketch = makeSketch(outlines);
  const { words, rect, finish } = sketch;
  rect([0, 0, size.width, size.height], { fill: paper });
  rect([0, 0, size.width, 16], { fill: jade });
  const head = [
    words(lines.unit, { width: inner, size: 46, least: 32, lines: 2, weight: 'bold', color: ink }),
    words(`${lines.title} · ${lines.days}`, { width: inner, size: 32, color: soft }),
    ...(about.demonstration
      ? [words(about.demonstration, { width: inner, size: 26, least: 20, lines: 2, color: amber })]
      : []),
  ];
  const foot = [
    words(lines.note, { width: inner, size: 24, least: 18, color: soft }),
    words(about.link, { width: inner, size: 26, least: 16, weight: 'bold', color: jade }),
  ];
  const below = size.height - 40 - heightOf(foot);
  stack(foot, pad, below);
  const y = drawHeadline(sketch, lines, stack(head, pad, 48) + 20, about.locale);
  drawRows(sketch, lines.rows, y + 24, below - 8);
  return finish({
    ...size,
    title: `${lines.unit} – ${lines.title}`,
    text: [lines.rate, factsOf(lines), ...lines.rows.map(({ term, texts }) => `${term}: ${texts.join('; ')}`)]
      .filter(Boolean)
      .join('. '),
    lang: about.locale,
  });
}

/** The rate with its verdict in a box; gives where the box ends. */
function drawHeadline({ words, rect }: Sketch, lines: WeekLines, y: number, locale: Locale): number {
  const width = inner - 64;
  const { rate, verdict } = lines;
  const placed = [
    ...(rate === null
      ? []
      : [
          words(`${rate} ${weekTexts[locale].satisfied}`, {
            width,
            size: 92,
            least: 60,
            weight: 'bold',
            color: ink,
          }),
        ]),
    ...(verdict
      ? [
          words(verdict.words, {
            width,
            size: 36,
            least: 26,
            weight: 'bold',
            color: verdict.tone === 'met' ? jade : seal,
          }),
        ]
      : []),
    words(factsOf(lines), { width, size: 30, least: 24, lines: 2, color: soft }),
  ];
  const height = heightOf(placed) + 40;
  rect([pad, y, inner, height], { fill: card, stroke: line, radius: 20, thick: 2 });
  stack(placed, pad + 32, y + 20);
  return y + height;
}

const factsOf = ({ facts, change }: WeekLines) => [facts, change?.words].filter(Boolean).join(' · ');

/** Row under row, as many as there is room for: what matters most comes first. */
function drawRows({ words, rect }: Sketch, rows: WeekRow[], from: number, end: number): void {
  let y = from;
  for (const group of inGroups(rows)) {
    const width = (inner - gap * (group.length - 1)) / group.length;
    const cells = group.map(({ term, texts }) => [
      words(term, { width, size: 24, color: soft }),
      ...texts.map((text) =>
        words(text, { width, size: 31, least: 26, lines: texts.length > 1 ? 1 : 2, color: ink }),
      ),
    ]);
    const height = Math.max(...cells.map(heightOf));
    if (y + height > end) return;
    for (const [column, cell] of cells.entries()) stack(cell, pad + column * (width + gap), y);
    y += height + 9;
    rect([pad, y, inner, 2], { fill: line });
    y += 11;
  }
}

const gap = 24;

/** Short rows that follow each other, two by two. */
function inGroups(rows: WeekRow[]): WeekRow[][] {
  const groups: WeekRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (row.isShort && last?.length === 1 && last[0]!.isShort) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

/** Draws one under the other; gives where they end. */
function stack(placed: Placed[], x: number, y: number): number {
  let below = y;
  for (const one of placed) {
    one.draw(x, below);
    below += one.height;
  }
  return below;
}

const heightOf = (placed: Placed[]) => placed.reduce((sum, { height }) => sum + height, 0);
