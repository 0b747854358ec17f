import type { Board, BoardRow, BoardUnit } from '../../api/board/board.ts';
import type { Locale } from '../../api/text.ts';
import { boardTexts } from '../texts/board.ts';
import { WhyLines } from './first-screen.tsx';
import { Lines } from './lines.tsx';

/** Each of them opens to a table of its own. */
export const unitsOnPage = 40;

const order: Record<BoardUnit['state'], number> = {
  'not-met': 0,
  unsure: 1,
  met: 2,
  unjudged: 3,
  'not-begun': 4,
};

/** Those that need care first; units that have not begun at the end. By places where these are asked for. */
export const inOrder = (units: BoardUnit[]): BoardUnit[] =>
  units
    .map((unit, i) => ({ unit, i }))
    .sort((a, b) => order[a.unit.state] - order[b.unit.state] || a.i - b.i)
    .map(({ unit }) => unit);

const begunOf = (units: BoardUnit[], page: number): BoardUnit[] =>
  inOrder(units.slice(1))
    .filter(({ state }) => state !== 'not-begun')
    .slice((page - 1) * unitsOnPage, page * unitsOnPage);

/** Whose rows the page shows: the unit itself, and those below on this page. */
export const shownOnPage = (units: BoardUnit[], page: number): string[] =>
  [...units.slice(0, 1), ...begunOf(units, page)].map(({ slug }) => slug);

interface UnitsProps {
  board: Board;
  page: number;
  locale: Locale;
  links: BoardLinks;
}

export interface BoardLinks {
  /** The board of another unit. */
  boardOf: (slug: string) => string;
  /** Its page of results. */
  resultsOf: (slug: string) => string;
  page: (page: number) => string;
}

/** The units below, each with its targets; those that have not begun are listed by name. */
export function Units({ board, page, locale, links }: UnitsProps) {
  const t = boardTexts[locale];
  const below = inOrder(board.units.slice(1));
  if (below.length === 0) return null;
  const begun = below.filter(({ state }) => state !== 'not-begun').length;
  const idle = below.filter(({ state }) => state === 'not-begun');
  const pages = Math.max(1, Math.ceil(begun / unitsOnPage));
  const shown = begunOf(board.units, page);
  const rows = new Map<string, BoardRow[]>();
  for (const row of board.rows) {
    const own = rows.get(row.unit.slug) ?? [];
    if (row.target || row.field === null) own.push(row);
    rows.set(row.unit.slug, own);
  }
  return (
    <section aria-labelledby="units">
      <h2 id="units">{t.unitsTitle}</h2>
      {shown.map((unit) => (
        <UnitDetails unit={unit} rows={rows.get(unit.slug) ?? []} locale={locale} links={links} />
      ))}
      {pages > 1 && <Pages page={page} pages={pages} locale={locale} links={links} />}
      {idle.length > 0 && (
        <>
          <h3>
            {t.notBegunTitle} ({idle.length})
          </h3>
          <p class="soft">{t.notBegunNote}</p>
          <ul class="board-idle">
            {idle.map(({ slug, name }) => (
              <li>
                <a href={links.boardOf(slug)}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type UnitDetailsProps = { unit: BoardUnit; rows: BoardRow[]; locale: Locale; links: BoardLinks };

function UnitDetails({ unit, rows, locale, links }: UnitDetailsProps) {
  const t = boardTexts[locale];
  const judged = unit.met + unit.notMet;
  return (
    <details class="board-unit" id={`unit-${unit.slug}`}>
      <summary>
        <b>{unit.name}</b>{' '}
        <span class={`board-state ${unit.state}`}>
          {t.unitStates[unit.state]}
          {judged > 0 && ` (${t.unitMet(unit.met, judged)})`}
        </span>
      </summary>
      <WhyLines rows={rows} locale={locale} />
      <Lines rows={rows} caption={unit.name} locale={locale} />
      <p class="board-unit-links">
        <a href={links.boardOf(unit.slug)}>{t.ownBoard}</a> ·{' '}
        <a href={links.resultsOf(unit.slug)}>{t.unitPage}</a>
      </p>
    </details>
  );
}

function Pages({
  page,
  pages,
  locale,
  links,
}: {
  page: number;
  pages: number;
  locale: Locale;
  links: BoardLinks;
}) {
  const t = boardTexts[locale];
  return (
    <nav aria-label={t.pages} class="board-pages">
      {page > 1 && <a href={links.page(page - 1)}>{t.before}</a>}
      <span class="soft">{t.pageOf(page, pages)}</span>
      {page < pages && <a href={links.page(page + 1)}>{t.after}</a>}
    </nav>
  );
}
