import type { Outlines } from '../../../api/print/outlines.ts';
import type { EmbedQuery } from '../query.ts';
import type { FiguresInTable, TableRow } from '../table.ts';
import type { EmbedView } from '../view.ts';
import { pictureColours } from './badge.ts';
import { makeSketch, type Placed } from './sketch.ts';
import { viewInText } from './verdict.ts';

const width = 760;
const pad = 20;
const gap = 12;
/** Of the whole, for the columns of a judged table and of one that is not. */
const shares = { judged: [30, 12, 11, 21, 10, 16], plain: [46, 16, 14, 24] };

/** The figures as a picture of a table, as high as it has rows. */
export function drawTable(
  outlines: Outlines,
  { heads, rows }: FiguresInTable,
  view: EmbedView,
  asked: EmbedQuery,
): string {
  const { words, rect, finish } = makeSketch(outlines);
  const colours = pictureColours(asked);
  const { ink, soft, line, met, missed, unsure } = colours;
  const inner = width - 2 * pad;
  const widths = shares[heads.length > 4 ? 'judged' : 'plain'].map(
    (share) => (share / 100) * (inner - gap * (heads.length - 1)),
  );
  const lefts = widths.map((_, i) => pad + widths.slice(0, i).reduce((sum, each) => sum + each + gap, 0));
  const drawn: (() => void)[] = [];
  let y = pad - 4;

  const add = (placed: Placed, x = pad) => {
    const top = y;
    drawn.push(() => placed.draw(x, top));
  };
  const addLine = (text: string, size: number, color: string, weight: 'bold' | 'medium' = 'medium') => {
    const placed = words(text, { width: inner, size, least: size * 0.7, lines: 2, weight, color });
    add(placed);
    y += placed.height;
  };
  const addRow = (cells: Placed[], isWide: boolean) => {
    for (const [i, cell] of cells.entries()) add(cell, isWide && i === 1 ? lefts[1] : lefts[i]);
    y += Math.max(...cells.map(({ height }) => height)) + 8;
  };
  const addRule = (thick: number) => {
    const top = y;
    drawn.push(() => rect([pad, top, inner, thick], { fill: line }));
    y += thick + 8;
  };

  addLine(view.unit, 20, ink, 'bold');
  addLine(`${view.measure}. ${view.period}`, 14, soft);
  if (view.demonstration) addLine(view.demonstration, 13, unsure);
  y += 10;
  const heading = (text: string, i: number) =>
    words(text, { width: widths[i]!, size: 13, least: 10, lines: 2, weight: 'bold', color: soft });
  addRow(heads.map(heading), false);
  addRule(2);
  for (const row of rows) {
    addRow(cellsOf(row), row.cells.length === 1);
    addRule(1);
  }
  if (view.state) addLine(view.state, 13, soft);
  addLine(view.asOf, 13, soft);

  const height = y + pad - 6;
  rect([0.5, 0.5, width - 1, height - 1], { fill: colours.ground, stroke: line, radius: asked.radius ?? 10 });
  for (const draw of drawn) draw();
  const told = rows.map(({ name, cells }) => `${name}: ${cells.join(', ')}.`);
  const text = [viewInText(view), ...told].join(' ');
  return finish({ width, height, title: view.unit, text, lang: view.lang });

  function cellsOf({ name, cells, official, evidence }: TableRow): Placed[] {
    const verdict = evidence === 'unsure' ? unsure : official === 'met' ? met : missed;
    const first = words(name, {
      width: widths[0]!,
      size: 14,
      least: 11,
      lines: 3,
      weight: 'bold',
      color: ink,
    });
    if (cells.length === 1) {
      const room = inner - widths[0]! - gap;
      return [first, words(cells[0]!, { width: room, size: 14, least: 11, lines: 2, color: soft })];
    }
    return [
      first,
      ...cells.map((cell, i) => {
        const isVerdict = i === 4 && official !== null;
        return words(cell, {
          width: widths[i + 1]!,
          size: isVerdict ? 13 : 14,
          least: 9,
          lines: isVerdict ? 3 : 1,
          weight: i === 0 ? 'bold' : 'medium',
          color: isVerdict ? verdict : ink,
        });
      }),
    ];
  }
}
