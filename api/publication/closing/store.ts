import { type Selectable, sql } from 'kysely';
import type { ClosingTable } from '../../database/closing-tables.ts';
import type { Db, Trx } from '../../database/open.ts';
import type { Period } from '../../periods/period.ts';
import type { Locale } from '../../text.ts';
import type { Figure } from '../figure.ts';
import {
  type ClosedFile,
  type ClosedFileKey,
  type ClosedFileName,
  type Coverage,
  hashOf,
} from './closed-file.ts';

/** What a list or a feed says of a closing without opening its files. */
export interface ClosingSummary {
  measure: { family: string; id: string; kind: string };
  unit: Figure;
  /** null where no unit stands below. */
  withBelow: Figure | null;
}

/** A period as it was closed (revision 1), or revised for a reason. Nothing of it ever changes. */
export interface Closing {
  id: number;
  unitId: number;
  /** As it was called and bounded then. */
  period: Period;
  revision: number;
  reason: string | null;
  closedAt: Date;
  /** Name of the person, for the console alone. */
  closedBy: string;
  summary: ClosingSummary;
}

/** The slug of a period as closings know it; undefined for what cannot be one. */
export function periodSlug(asked: string): string | undefined {
  const slug = asked.toLowerCase();
  return /^[a-z0-9-]{1,80}$/.test(slug) ? slug : undefined;
}

/** Every revision of a unit's period, oldest first. */
export async function listRevisions(db: Db, unitId: number, period: string): Promise<Closing[]> {
  const slug = periodSlug(period);
  if (slug === undefined) return [];
  const rows = await db
    .selectFrom('closing')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('period', '=', slug)
    .orderBy('revision')
    .execute();
  return rows.map(closingOf);
}

/** What a unit has closed and revised, latest first, before the closing `beforeId` only. */
export async function listClosings(
  db: Db,
  unitId: number,
  most = 10_000,
  beforeId?: number,
): Promise<Closing[]> {
  let query = db.selectFrom('closing').selectAll().where('unit_id', '=', unitId);
  if (beforeId !== undefined) query = query.where('id', '<', beforeId);
  const rows = await query.orderBy('id', 'desc').limit(most).execute();
  return rows.map(closingOf);
}

/** Of these units, how many have closed the period. */
export async function countClosed(db: Db, unitIds: number[], period: string): Promise<number> {
  const row = await db
    .selectFrom('closing')
    .select(sql<number>`count(*)`.as('count'))
    .where(sql<boolean>`unit_id = any(${unitIds}::integer[])`)
    .where('period', '=', period)
    .where('revision', '=', 1)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** A unit's figures of a period as it closed or last revised them. */
export interface ClosedFigures {
  unitId: number;
  closedAt: Date;
  /** Files in JSON. */
  satisfaction: string;
  petitions: string;
}

const closingsAtOnce = 25;

/** The latest revision of a period for each of the units that closed it, read a page at a time. */
export async function* eachClosed(
  db: Db,
  asked: { unitIds: number[]; coverage: Coverage; period: string; locale: Locale },
): AsyncGenerator<ClosedFigures[]> {
  const { coverage, locale } = asked;
  const period = periodSlug(asked.period);
  if (period === undefined) return;
  const unitIds = [...asked.unitIds].sort((a, b) => a - b);
  for (let start = 0; start < unitIds.length; start += closingsAtOnce) {
    const some = unitIds.slice(start, start + closingsAtOnce);
    const { rows } = await sql<ClosedFigures>`
      with latest as (
        select distinct on (unit_id) id, unit_id, closed_at from closing
        where period = ${period} and unit_id = any(${some}::integer[])
        order by unit_id, revision desc
      )
      select latest.unit_id as "unitId", latest.closed_at as "closedAt",
        satisfaction.content as satisfaction, petitions.content as petitions
      from latest
      join closing_file satisfaction on satisfaction.closing_id = latest.id
        and satisfaction.name = 'satisfaction' and satisfaction.coverage = ${coverage}
        and satisfaction.locale = ${locale} and satisfaction.format = 'json'
      join closing_file petitions on petitions.closing_id = latest.id
        and petitions.name = 'petitions' and petitions.coverage = ${coverage}
        and petitions.locale = ${locale} and petitions.format = 'json'
      order by latest.unit_id`.execute(db);
    yield rows;
  }
}

/** A file of a closing by its key. */
export async function findClosedFile(
  db: Db,
  closingId: number,
  key: ClosedFileKey,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('closing_file')
    .select('content')
    .where('closing_id', '=', closingId)
    .where('name', '=', key.name)
    .where('coverage', '=', key.coverage)
    .where('locale', '=', key.locale)
    .where('format', '=', key.format)
    .executeTakeFirst();
  return row?.content;
}

/** A file of a unit's closed period by the hash of its bytes. */
export async function findFileByHash(
  db: Db,
  unitId: number,
  period: string,
  sha256: string,
): Promise<ClosedFile | undefined> {
  const row = await db
    .selectFrom('closing_file')
    .innerJoin('closing', 'closing.id', 'closing_id')
    .select(['closing_file.name', 'coverage', 'locale', 'format', 'content'])
    .where('sha256', '=', sha256)
    .where('unit_id', '=', unitId)
    .where('period', '=', period)
    .executeTakeFirst();
  return row && { ...keyOf(row), content: row.content };
}

/** What the files of closings are known by, with their hashes. */
export interface ClosedFileRef extends ClosedFileKey {
  closingId: number;
  sha256: string;
}

export async function listFileRefs(db: Db, closingIds: number[]): Promise<ClosedFileRef[]> {
  const rows = await db
    .selectFrom('closing_file')
    .select(['closing_id', 'name', 'coverage', 'locale', 'format', 'sha256'])
    .where(sql<boolean>`closing_id = any(${closingIds}::integer[])`)
    .orderBy('closing_id', 'desc')
    .orderBy('name', 'desc')
    .orderBy('coverage')
    .orderBy('locale', 'desc')
    .orderBy('format', 'desc')
    .execute();
  return rows.map((row) => ({ ...keyOf(row), closingId: row.closing_id, sha256: row.sha256 }));
}

/** Keeps a closing; undefined where that revision is there already, as after a second tap. */
export async function insertClosing(
  trx: Trx,
  { unitId, period, revision, reason, closedAt, closedBy, summary }: Omit<Closing, 'id'>,
  files: ClosedFile[],
): Promise<number | undefined> {
  const row = await trx
    .insertInto('closing')
    .values({
      unit_id: unitId,
      period: period.slug,
      name: JSON.stringify(period.name),
      first_day: period.from,
      last_day: period.to,
      revision,
      reason,
      closed_at: closedAt,
      closed_by: closedBy,
      summary: JSON.stringify(summary),
    })
    .onConflict((conflict) => conflict.constraint('closing_unique').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return undefined;
  await trx
    .insertInto('closing_file')
    .values(files.map((file) => ({ closing_id: row.id, ...file, sha256: hashOf(file.content) })))
    .execute();
  return row.id;
}

const closingOf = (row: Selectable<ClosingTable>): Closing => ({
  id: row.id,
  unitId: row.unit_id,
  period: { slug: row.period, name: row.name, from: row.first_day, to: row.last_day },
  revision: row.revision,
  reason: row.reason,
  closedAt: row.closed_at,
  closedBy: row.closed_by,
  summary: row.summary as ClosingSummary,
});

const keyOf = (row: { name: string; coverage: string; locale: string; format: string }): ClosedFileKey => ({
  name: row.name as ClosedFileName,
  coverage: row.coverage as Coverage,
  locale: row.locale as Locale,
  format: row.format as ClosedFileKey['format'],
});
