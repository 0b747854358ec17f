import { sql } from 'kysely';
import type { Db } from '../../database/open.ts';
import type { Locale, Text } from '../../text.ts';
import type { ClosedFileName, Coverage } from '../closing/closed-file.ts';

/** A kept file with the closing and the unit that it belongs to. */
export interface OpenFile {
  closingId: number;
  name: ClosedFileName;
  coverage: Coverage;
  content: string;
  sha256: string;
  period: string;
  periodName: Text;
  from: string;
  to: string;
  revision: number;
  latest: boolean;
  reason: string | null;
  unit: string;
  unitKind: string;
  unitCode: string | null;
  superior: string | null;
}

const closingsAtOnce = 25;

export interface OpenQuestion {
  unitId?: number | undefined;
  period?: string | undefined;
}

/** Every kept JSON file of satisfaction and petitions in a language, in the order of closing, read a page at a time. */
export async function* eachOpenFile(db: Db, locale: Locale, asked: OpenQuestion): AsyncGenerator<OpenFile[]> {
  for (let after = 0; ; ) {
    const ids = await closingsAfter(db, after, asked);
    if (ids.length === 0) return;
    after = ids.at(-1)!;
    const { rows } = await sql<OpenFile>`
      select closing.id as "closingId", file.name, file.coverage, file.content, file.sha256,
        closing.period, closing.name as "periodName", closing.first_day as "from", closing.last_day as "to",
        closing.revision, closing.reason,
        not exists (
          select from closing later where later.unit_id = closing.unit_id and later.period = closing.period
            and later.revision > closing.revision
        ) as latest,
        unit.slug as unit, unit.kind as "unitKind", unit.code as "unitCode", superior.slug as superior
      from closing
      join closing_file file on file.closing_id = closing.id
      join unit on unit.id = closing.unit_id
      left join unit superior on superior.id = unit.parent_id
      where closing.id = any(${ids}::integer[]) and file.locale = ${locale} and file.format = 'json'
        and file.name in ('satisfaction', 'petitions')
      order by closing.id, file.coverage, file.name desc`.execute(db);
    yield rows;
  }
}

async function closingsAfter(db: Db, after: number, { unitId, period }: OpenQuestion): Promise<number[]> {
  let query = db.selectFrom('closing').select('id').where('id', '>', after);
  if (unitId !== undefined) query = query.where('unit_id', '=', unitId);
  if (period !== undefined) query = query.where('period', '=', period);
  const rows = await query.orderBy('id').limit(closingsAtOnce).execute();
  return rows.map(({ id }) => id);
}

/** How much there is to fetch. */
export async function countClosings(db: Db): Promise<{ units: number; closings: number }> {
  const { rows } = await sql<{ units: number; closings: number }>`
    select count(distinct unit_id) as units, count(*) as closings from closing`.execute(db);
  return rows[0]!;
}
