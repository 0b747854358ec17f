import type { Db } from '../database/open.ts';
import { parseOrRefuse } from '../http/validation.ts';
import type { Circumstances } from '../publication/publish.ts';
import { getPeriod, type Stretch, stretchOf } from '../publication/query.ts';
import type { Locale } from '../text.ts';
import type { Unit } from '../units/store.ts';
import type { Board, BoardUnit } from './board.ts';
import { publishBoard } from './publish.ts';
import { BoardQuery } from './query.ts';

/**
 * The board of a unit for a query of an address.
 * @throws Problem invalid-input
 */
export async function boardAskedFor(
  db: Db,
  unit: Unit,
  asked: Record<string, string>,
  {
    explained,
    ...circumstances
  }: Circumstances & { explained: (units: BoardUnit[], query: BoardQuery) => string[] },
): Promise<{ board: Board; query: BoardQuery }> {
  const { locale, now } = circumstances;
  // A form sends what was left blank as well.
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
  const query = parseOrRefuse(BoardQuery, given, locale);
  const stretch = await stretchFor(db, query, now, locale);
  const { descendants: depth, order } = query;
  const board = await publishBoard(
    db,
    unit,
    { depth, order, stretch, period: query.period, explained: (units) => explained(units, query) },
    circumstances,
  );
  return { board, query };
}

async function stretchFor(db: Db, query: BoardQuery, now: Date, locale: Locale): Promise<Stretch> {
  if (query.period === undefined) {
    const { from, to } = query;
    return stretchOf({ from, to }, now, locale);
  }
  const { from, to } = await getPeriod(db, query.period, locale);
  return { from, to };
}
