import type { BoardRow } from '../../api/board/board.ts';
import type { Locale } from '../../api/text.ts';
import { dayInWords } from '../public/wording.ts';
import { boardTexts } from '../texts/board.ts';
import { valueInWords } from './words.ts';

const [width, height, edge] = [88, 24, 4];

export const hasPast = ({ trend }: BoardRow): boolean => trend.some(({ value }) => value !== null);

/** How it was before: a small line, and the same in numbers beneath. */
export function TrendLine({ row, locale }: { row: BoardRow; locale: Locale }) {
  const known = row.trend.flatMap(({ value, ...days }) => (value === null ? [] : [{ ...days, value }]));
  if (known.length === 0) return <span class="soft">–</span>;
  // A rise is shown by the levels that it is made of.
  const kind = row.kind === 'rise' ? 'threshold' : row.kind;
  return (
    <>
      <Sparkline values={row.trend.map(({ value }) => value)} />
      <small class="soft">
        {known
          .map((one) => `${periodInShort(one, locale)}: ${valueInWords(row, one.value, locale, kind)}`)
          .join(' · ')}
      </small>
    </>
  );
}

function periodInShort({ from, to }: { from: string; to: string }, locale: Locale): string {
  if (from === to) return dayInWords(from, locale);
  return boardTexts[locale].quarter(Math.ceil(Number(from.slice(5, 7)) / 3), from.slice(2, 4));
}

function Sparkline({ values }: { values: (number | null)[] }) {
  const known = values.flatMap((value, i) => (value === null ? [] : [{ value, i }]));
  if (known.length < 2) return null;
  const [least, most] = [Math.min, Math.max].map((pick) => pick(...known.map(({ value }) => value))) as [
    number,
    number,
  ];
  const points = known.map(({ value, i }) => ({
    x: edge + (i / (values.length - 1)) * (width - 2 * edge),
    y: most === least ? height / 2 : edge + ((most - value) / (most - least)) * (height - 2 * edge),
  }));
  const last = points.at(-1)!;
  return (
    <svg class="sparkline" width={width} height={height} aria-hidden="true">
      <polyline points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
      <circle cx={last.x.toFixed(1)} cy={last.y.toFixed(1)} r="3" />
    </svg>
  );
}
