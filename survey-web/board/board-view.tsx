import type { Child } from 'hono/jsx';
import type { Board } from '../../api/board/board.ts';
import type { BoardQuery } from '../../api/board/query.ts';
import type { Locale } from '../../api/text.ts';
import { boardTexts } from '../texts/board.ts';
import { FirstScreen } from './first-screen.tsx';
import { Lines } from './lines.tsx';
import { Ranking } from './ranking.tsx';
import { type BoardLinks, Units } from './units.tsx';

interface BoardViewProps {
  board: Board;
  query: BoardQuery;
  locale: Locale;
  links: BoardLinks & {
    csv: string;
    xlsx: string | null;
    json: string;
    depth: (depth: 'true' | 'direct' | 'false') => string;
    order: (order: 'rank' | '') => string;
  };
  /** Whether anything stands below, whatever is shown. */
  hasUnitsBelow: boolean;
  /** What the page has to add at its end. */
  children?: Child;
}

/** The board, as the public page and the console show it. */
export function BoardView({ board, query, locale, links, hasUnitsBelow, children }: BoardViewProps) {
  const t = boardTexts[locale];
  const own = board.rows.filter(
    (row) => row.unit.slug === board.unit.slug && (row.target !== null || row.field === null),
  );
  return (
    <>
      <FirstScreen board={board} locale={locale} />
      {hasUnitsBelow && <Depth board={board} query={query} locale={locale} links={links} />}
      <section aria-labelledby="own">
        <h2 id="own">{t.own}</h2>
        <Lines rows={own} caption={t.own} locale={locale} />
      </section>
      {query.order === 'rank' && <Ranking board={board} locale={locale} />}
      <Units board={board} page={query.page} locale={locale} links={links} />
      {children}
      <section aria-labelledby="method">
        <h2 id="method">{t.method}</h2>
        <ul class="board-method">
          {t.methodLines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        <p>
          {t.download}: <a href={links.csv}>CSV</a>
          {links.xlsx && (
            <>
              {' '}
              · <a href={links.xlsx}>Excel</a>
            </>
          )}{' '}
          · <a href={links.json}>JSON</a>
        </p>
      </section>
    </>
  );
}

const depths = { false: 'alone', direct: 'direct', true: 'all' } as const;

function Depth({ board, query, locale, links }: Omit<BoardViewProps, 'hasUnitsBelow' | 'children'>) {
  const t = boardTexts[locale];
  return (
    <nav class="board-depth" aria-label={t.depthLabel}>
      {(['false', 'direct', 'true'] as const).map((depth) => {
        const name = depths[depth];
        return (
          <a href={links.depth(depth)} aria-current={board.descendants === name ? 'true' : undefined}>
            {t.depth[name]}
          </a>
        );
      })}
      {board.units.length > 2 && (
        <a href={links.order(query.order === 'rank' ? '' : 'rank')} class="board-rank">
          {query.order === 'rank' ? t.rankHide : t.rankShow}
        </a>
      )}
    </nav>
  );
}
