import { boardAskedFor } from '../../../api/board/asked.ts';
import type { Board } from '../../../api/board/board.ts';
import type { BoardQuery } from '../../../api/board/query.ts';
import { boardCsv, tableOf } from '../../../api/board/table.ts';
import { recentCalendarPeriods } from '../../../api/periods/period.ts';
import { listOwnPeriods } from '../../../api/periods/store.ts';
import { workbookOfTable } from '../../../api/sheets/template.ts';
import { listBelow } from '../../../api/units/store.ts';
import { BoardView } from '../../board/board-view.tsx';
import { shownOnPage } from '../../board/units.tsx';
import { withQuery } from '../../layout.tsx';
import { PeriodPicker } from '../../public/period-picker.tsx';
import { dayInWords } from '../../public/wording.ts';
import { boardTexts } from '../../texts/board.ts';
import { publicTexts } from '../../texts/public.ts';
import { consoleRoom } from '../console-room.ts';
import type { UnitVisit } from '../visit.ts';

/** The same board as everybody sees, where staff look first, and as tables. */
export const boardConsolePages = consoleRoom();
boardConsolePages.get('/units/:unit/board', 'results.public', showBoard);
boardConsolePages.get('/units/:unit/board.csv', 'results.public', downloadCsv);
boardConsolePages.get('/units/:unit/board.xlsx', 'results.public', downloadWorkbook);

const askedFor = (
  { deps, unit, c, now, locale }: UnitVisit,
  explained: (units: Board['units'], query: BoardQuery) => string[],
) =>
  boardAskedFor(
    deps.db,
    unit,
    Object.fromEntries(Object.entries(c.req.query()).filter(([name]) => name !== 'lang' && name !== 'done')),
    { now, privacyMinimum: deps.config.privacyMinimum, locale, explained },
  );

async function showBoard(visit: UnitVisit) {
  const { locale, unit, deps, today, c } = visit;
  const t = boardTexts[locale];
  const { board, query } = await askedFor(visit, (units, { page }) => shownOnPage(units, page));
  const { from, to } = board.period;
  const { url } = c.req;
  const { search } = new URL(url);
  const at = `/console/units/${unit.slug}`;
  const pageWith = (changes: Record<string, string>) => withQuery(url, { ...changes, lang: '', done: '' });
  return visit.show({
    title: t.title,
    lead: t.lead,
    children: (
      <div class="public board-page">
        <p class="days">
          {dayInWords(from, locale)} – {dayInWords(to, locale)}{' '}
          <a href="#periods" class="to-periods">
            {publicTexts[locale].pickPeriod}
          </a>
        </p>
        <BoardView
          board={board}
          query={query}
          locale={locale}
          hasUnitsBelow={(await listBelow(deps.db, unit.id)).length > 0}
          links={{
            csv: `${at}/board.csv${search}`,
            xlsx: `${at}/board.xlsx${search}`,
            json: `/u/${unit.slug}/targets.json${search}`,
            depth: (descendants) => pageWith({ descendants, page: '' }),
            order: (order) => pageWith({ order }),
            page: (page) => pageWith({ page: String(page) }),
            boardOf: (slug) =>
              withQuery(new URL(`/console/units/${slug}/board${search}`, url).href, { page: '', order: '' }),
            resultsOf: (slug) => `/console/units/${slug}/results`,
          }}
        >
          <PeriodPicker
            action={`${at}/board`}
            calendar={recentCalendarPeriods(today)}
            own={await listOwnPeriods(deps.db)}
            chosen={query.period}
            kept={query.descendants === 'all' ? {} : { descendants: c.req.query('descendants') ?? '' }}
            usual={query.period || query.from || query.to ? pageWith({ period: '', from: '', to: '' }) : null}
            from={from}
            to={to}
            locale={locale}
          />
        </BoardView>
        <p class="console-alone">
          <a href={`/u/${unit.slug}/targets`}>{t.publicBoard}</a>
          {visit.may('targets.read') && (
            <>
              {' · '}
              <a href={`${at}/targets`}>{t.toTargets}</a>
              {' · '}
              <a href={`${at}/indicators`}>{t.toIndicators}</a>
            </>
          )}
        </p>
      </div>
    ),
  });
}

async function downloadCsv(visit: UnitVisit) {
  const { board } = await askedFor(visit, () => []);
  return visit.c.body(boardCsv(board.rows), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${nameOf(board)}.csv"`,
  });
}

async function downloadWorkbook(visit: UnitVisit) {
  const { board } = await askedFor(visit, () => []);
  const [head, ...rows] = tableOf(board.rows);
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'boolean' ? String(cell) : cell)));
  const workbook = await workbookOfTable(boardTexts[visit.locale].title, [head, ...cells]);
  return visit.c.body(new Uint8Array(workbook), 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="${nameOf(board)}.xlsx"`,
  });
}

const nameOf = ({ unit, period }: Board) => `${unit.slug}-chi-tieu-${period.to}`;
