import type { Board, BoardUnit } from '../../api/board/board.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { type UnitKind, unitKinds } from '../../api/units/kinds.ts';
import { axisOver } from '../public/axis.ts';
import { Whisker } from '../public/whisker.tsx';
import { intervalInWords } from '../public/wording.ts';
import { boardTexts } from '../texts/board.ts';

/** The places that units may hold, with the intervals that say so; by kind of unit. */
export function Ranking({ board, locale }: { board: Board; locale: Locale }) {
  const t = boardTexts[locale];
  const ranked = board.units.filter(({ rank }) => rank !== null);
  const kinds = [...new Set(ranked.map(({ kind }) => kind))];
  return (
    <section aria-labelledby="ranking">
      <h2 id="ranking">{t.rankTitle}</h2>
      <p class="soft">{t.rankNote}</p>
      {kinds.length === 0 && <p>{t.rankNone}</p>}
      {kinds.map((kind) => (
        <RankTable
          board={board}
          units={ranked.filter((unit) => unit.kind === kind)}
          caption={inLocale(unitKinds[kind as UnitKind], locale)}
          locale={locale}
        />
      ))}
    </section>
  );
}

type RankTableProps = { board: Board; units: BoardUnit[]; caption: string; locale: Locale };

function RankTable({ board, units, caption, locale }: RankTableProps) {
  const t = boardTexts[locale];
  const figures = new Map(
    board.rows
      .filter(
        ({ field, metric, kind }) => field === null && metric === 'satisfaction' && kind === 'threshold',
      )
      .map((row) => [row.unit.slug, row]),
  );
  const sorted = [...units].sort(
    (a, b) =>
      a.rank!.best - b.rank!.best ||
      a.rank!.worst - b.rank!.worst ||
      (figures.get(b.slug)?.value ?? 0) - (figures.get(a.slug)?.value ?? 0),
  );
  const axis = axisOver([...figures.values()].flatMap(({ low, high }) => [low, high]));
  return (
    <table class="figures unjudged board-ranking" role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {t.unitsTitle}
          </th>
          <th scope="col" role="columnheader">
            {t.rankTitle}
          </th>
          <td aria-hidden="true" class="drawn" />
          <th scope="col" role="columnheader">
            {t.columns.interval}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {sorted.map(({ slug, name, rank }) => {
          const { value, low, high, official } = figures.get(slug)!;
          return (
            <tr role="row" data-rank={`${rank!.best}-${rank!.worst}`} data-key={slug}>
              <th scope="row" role="rowheader">
                {name}
              </th>
              <td role="cell" class="rank">
                <b>{t.rank(rank!.best, rank!.worst)}</b> <small class="soft">{t.rankOf(rank!.among)}</small>
              </td>
              <td aria-hidden="true" class="drawn">
                <Whisker figure={{ rate: value, low, high, target: null, official }} axis={axis} />
              </td>
              <td role="cell" class="number interval" data-label={t.columns.intervalShort}>
                {value !== null && displayedRate(value, null, locale)} (
                {low !== null && high !== null && intervalInWords(low, high, null, locale)})
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
