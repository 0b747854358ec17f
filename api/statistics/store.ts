import { sql } from 'kysely';
import type { Db } from '../database/open.ts';
import type { Day } from '../days.ts';
import type { Tally } from '../tallies/tally.ts';

/** The public tally of a unit's field and questionnaire version in a month; made of whole blocks. */
export interface PublicTally {
  unitId: number;
  fieldId: number | null;
  versionId: number;
  /** 'YYYY-MM', the month in which the blocks became public. */
  month: string;
  tally: Tally;
}

/** The public tallies of units from one day to another, both included. */
export async function listPublicTallies(
  db: Db,
  unitIds: number[],
  from: Day,
  to: Day,
): Promise<PublicTally[]> {
  if (unitIds.length === 0) return [];
  const rows = await db
    .selectFrom('public_tally')
    .select(['unit_id', 'field_id', 'version_id', 'day'])
    .select(['responses', 'throughout', 'sums', 'levels', 'reasons', 'options'])
    .where('unit_id', 'in', unitIds)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute();
  return rows.map(({ unit_id, field_id, version_id, day, ...tally }) => ({
    unitId: unit_id,
    fieldId: field_id,
    versionId: version_id,
    month: day.slice(0, 7),
    tally,
  }));
}

/** Public responses by questionnaire version, ever. */
export async function countPublicByVersion(db: Db, unitIds: number[]): Promise<Map<number, number>> {
  if (unitIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('public_tally')
    .select(['version_id', sql<number>`sum(responses)`.as('responses')])
    .where('unit_id', 'in', unitIds)
    .groupBy('version_id')
    .execute();
  return new Map(rows.map((row) => [row.version_id, row.responses]));
}
