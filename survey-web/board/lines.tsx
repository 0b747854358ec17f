import type { BoardRow } from '../../api/board/board.ts';
import { dayOf } from '../../api/days.ts';
import type { Locale } from '../../api/text.ts';
import { type Axis, axisOver } from '../public/axis.ts';
import { Whisker } from '../public/whisker.tsx';
import { countInWords, dayInWords } from '../public/wording.ts';
import { boardTexts } from '../texts/board.ts';
import { hasPast, TrendLine } from './trend-line.tsx';
import { anchorOf, goalOf, intervalOf, isShare, restsOn, subjectInWords, valueInWords } from './words.ts';

interface LinesProps {
  rows: BoardRow[];
  /** Names the table for those who hear it. */
  caption: string;
  locale: Locale;
}

/** Targets as a table on wide screens, as cards on narrow ones; the roles keep it a table for those who hear it. */
export function Lines({ rows, caption, locale }: LinesProps) {
  const t = boardTexts[locale];
  const axis = axisOver(
    rows.filter(isDrawn).flatMap(({ low, value, target }) => [low ?? value, target?.threshold]),
  );
  const sources = rows.map((row) => sourceOf(row, locale));
  const heads = [t.columns.target, t.columns.value, null, t.columns.n, t.columns.interval, t.columns.goal];
  return (
    <table class="figures judged board" role="table">
      <caption class="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) =>
            head === null ? (
              <td aria-hidden="true" class="drawn" />
            ) : (
              <th scope="col" role="columnheader">
                {head}
              </th>
            ),
          )}
          <th scope="col" role="columnheader">
            {t.columns.verdict}
          </th>
          <th scope="col" role="columnheader">
            {t.columns.trend}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, i) => (
          <tr role="row" id={anchorOf(row)} data-state={row.state} data-value={row.value} data-n={row.n}>
            <th scope="row" role="rowheader">
              {subjectInWords(row, locale)}
              {/* One plan sets most of them: it is named once, until another takes its place. */}
              {sources[i] !== sources[i - 1] && <small class="soft source">{sources[i]}</small>}
            </th>
            <Cells row={row} axis={axis} locale={locale} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Shares that are judged from below stand on one axis. */
const isDrawn = (row: BoardRow) =>
  isShare(row) && (row.kind === 'threshold' || row.kind === 'share') && row.value !== null;

/** The document that sets the target, for which days, and of when the figure is. */
function sourceOf({ target, asOf, closedAt, unit }: BoardRow, locale: Locale): string {
  const t = boardTexts[locale];
  const parts = target
    ? [
        target.setBy.slug === unit.slug ? target.source : t.sourceOf(target.source, target.setBy.name),
        t.inForce(dayInWords(target.from, locale), dayInWords(target.to, locale)),
        asOf && t.asOf(dayInWords(asOf, locale)),
      ]
    : [t.noTarget];
  return [...parts, closedAt && t.closedAt(dayInWords(dayOf(new Date(closedAt)), locale))]
    .filter(Boolean)
    .join('; ');
}

function Cells({ row, axis, locale }: { row: BoardRow; axis: Axis; locale: Locale }) {
  const t = boardTexts[locale];
  const { value, low, high, official, target } = row;
  if (value === null) {
    return (
      <>
        <td role="cell" class="without" colspan={4}>
          {row.state === 'measured' ? t.states['no-data'] : t.states[row.state]}
        </td>
        <td role="cell" class="number" data-label={t.columns.goal}>
          {goalOf(row, locale)}
        </td>
        <td role="cell" class="verdict none">
          –
        </td>
        <td role="cell" class={hasPast(row) ? 'past' : 'past none'}>
          <TrendLine row={row} locale={locale} />
        </td>
      </>
    );
  }
  return (
    <>
      <td role="cell" class="rate">
        {valueInWords(row, value, locale)}
      </td>
      <td aria-hidden="true" class="drawn">
        {isDrawn(row) && (
          <Whisker
            figure={{ rate: value, low, high, target: target?.threshold ?? null, official }}
            axis={axis}
          />
        )}
      </td>
      <td role="cell" class={row.n === null ? 'number none' : 'number'} data-label={t.columns.n}>
        {restsOn(row, locale)}
      </td>
      <td
        role="cell"
        class={row.low === null || row.complete ? 'number interval none' : 'number interval'}
        data-label={t.columns.intervalShort}
      >
        {intervalOf(row, locale)}
      </td>
      <td role="cell" class="number" data-label={t.columns.goal}>
        {goalOf(row, locale)}
      </td>
      <td role="cell" class="verdict">
        <Verdict row={row} locale={locale} />
      </td>
      <td role="cell" class={hasPast(row) ? 'past' : 'past none'}>
        <TrendLine row={row} locale={locale} />
      </td>
    </>
  );
}

/** The verdict in two parts; the second where there is an estimate to be sure of. */
export function Verdict({ row, locale }: { row: BoardRow; locale: Locale }) {
  const t = boardTexts[locale];
  const { official, evidence, moreAnswers, target } = row;
  if (official === null) return <span class="soft">{target ? t.otherMeasure : '–'}</span>;
  return (
    <>
      <span class={`chip ${official} ${evidence ?? ''}`}>
        <b>{official === 'met' ? t.met : t.notMet}</b>{' '}
        {evidence && <span>{evidence === 'sure' ? t.sure : t.unsure}</span>}
      </span>
      {moreAnswers !== null && moreAnswers > 0 && (
        <small class="soft more-answers">{t.moreAnswersShort(countInWords(moreAnswers, locale))}</small>
      )}
    </>
  );
}
