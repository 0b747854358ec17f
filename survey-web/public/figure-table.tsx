import type { Child } from 'hono/jsx';
import type { Figure } from '../../api/publication/figure.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';
import type { Axis } from './axis.ts';
import { VerdictChip } from './verdict-chip.tsx';
import { axisOf, Whisker } from './whisker.tsx';
import { countInWords, intervalInWords, thresholdInWords } from './wording.ts';

export interface FigureRow {
  key: string;
  name: Child;
  /** Where links of the page lead to. */
  anchor?: string;
  /** null: no responses at all. */
  figure: Figure | null;
}

interface FigureTableProps {
  /** What rows are, in the sense of the CSV's first column. */
  scope: 'field' | 'section' | 'unit';
  caption: string;
  /** Heads the column of names. */
  head: string;
  rows: FigureRow[];
  locale: Locale;
}

/**
 * Figures as a table on wide screens, as a list of cards on narrow ones: that takes the table's meaning from
 * assistive technology, which the roles give back.
 */
export function FigureTable({ scope, caption, head, rows, locale }: FigureTableProps) {
  const t = publicTexts[locale];
  const judged = rows.some(({ figure }) => figure !== null && figure.target !== null);
  const hasDrawings = rows.some(({ figure }) => figure !== null && figure.rate !== null);
  const axis = axisOf(rows.map(({ figure }) => figure));
  const heads = [head, t.rate, null, t.count, t.interval, ...(judged ? [t.target, t.verdict] : [])];
  return (
    <>
      {hasDrawings && (
        <p class="soft drawing">
          {t.drawing(displayedRate(axis.from, null, locale), displayedRate(axis.to, null, locale))}{' '}
          {judged && t.drawingTarget}
        </p>
      )}
      <table class={`figures ${judged ? 'judged' : 'unjudged'}`} role="table">
        <caption class="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {heads.map((each) =>
              each === null ? (
                <td aria-hidden="true" class="drawn" />
              ) : (
                <th scope="col" role="columnheader">
                  {each}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" id={row.anchor} {...figureData(scope, row.key, row.figure)}>
              <th scope="row" role="rowheader">
                {row.name}
              </th>
              <FigureCells figure={row.figure} judged={judged} axis={axis} locale={locale} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

type FigureCellsProps = { figure: Figure | null; judged: boolean; axis: Axis; locale: Locale };

function FigureCells({ figure, judged, axis, locale }: FigureCellsProps) {
  const t = publicTexts[locale];
  if (!figure || figure.rate === null) {
    return (
      <td role="cell" class="without" colspan={judged ? 6 : 4}>
        {!figure ? t.noResponses : figure.suppressed ? t.suppressed : t.noCaseload}
      </td>
    );
  }
  const { rate, responses, low, high, target, responseRate } = figure;
  return (
    <>
      <td role="cell" class="rate">
        {displayedRate(rate, target, locale)}
      </td>
      <td aria-hidden="true" class="drawn">
        <Whisker figure={figure} axis={axis} />
      </td>
      <td role="cell" class="number" data-label={t.count}>
        {countInWords(responses ?? 0, locale)}
        {responseRate !== null && ` (${displayedRate(responseRate, null, locale)})`}
      </td>
      <td role="cell" class="number interval" data-label={t.intervalShort}>
        {low === null || high === null ? '–' : intervalInWords(low, high, target, locale)}
      </td>
      {judged && (
        <>
          <td role="cell" class="number" data-label={t.target}>
            {target === null ? '–' : thresholdInWords(target, locale)}
          </td>
          <td role="cell" class="verdict">
            <VerdictChip figure={figure} locale={locale} />
          </td>
        </>
      )}
    </>
  );
}

/** The bare numbers of a figure, for whoever reads the page with a program. */
export const figureData = (scope: string, key: string, figure: Figure | null) => ({
  'data-scope': scope,
  'data-key': key,
  'data-rate': figure?.rate,
  'data-responses': figure?.responses,
  'data-low': figure?.low,
  'data-high': figure?.high,
  'data-target': figure?.target,
});
