import { sql } from 'kysely';
import type { Db } from '../database/open.ts';
import type { Day } from '../days.ts';
import type { Tally } from '../tallies/tally.ts';
import type { TallySlots } from './measure.ts';

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

/** Units counted together, by the id of the one that they are counted for. */
export type GatheredUnits = ReadonlyMap<number, number[]>;

const gathered = (units: GatheredUnits) => {
  const places = [...units].flatMap(([top, ids]) => ids.map((id) => [top, id] as const));
  const tops = places.map(([top]) => top);
  const ids = places.map(([, id]) => id);
  return sql`unnest(${tops}::int[], ${ids}::int[]) as place (top, unit_id)
    join public_tally on public_tally.unit_id = place.unit_id`;
};

/** Public responses from one day to another, both included, by gathered units and questionnaire version. */
export async function countPublicGathered(db: Db, units: GatheredUnits, from: Day, to: Day) {
  const { rows } = await sql<{ top: number; versionId: number; responses: number }>`
    select place.top, version_id as "versionId", sum(responses) as responses
    from ${gathered(units)}
    where day between ${from} and ${to}
    group by place.top, version_id`.execute(db);
  return rows;
}

export interface GatheredSlots extends TallySlots {
  top: number;
  responses: number;
  throughout: number;
}

/**
 * Some slots of the public tallies of one questionnaire version, added up by the database: under a province lie
 * more rows than anyone wants to fetch.
 */
export async function sumPublicGathered(
  db: Db,
  units: GatheredUnits,
  versionId: number,
  slots: TallySlots,
  from: Day,
  to: Day,
): Promise<GatheredSlots[]> {
  const added = (column: 'sums' | 'levels', wanted: number[]) =>
    // PostgreSQL counts from 1; a tally made before a slot existed holds nothing there.
    sql.join(wanted.map((slot) => sql`coalesce(sum(${sql.ref(column)}[${sql.lit(slot + 1)}]), 0)`));
  const { rows } = await sql<GatheredSlots>`
    select place.top, sum(responses) as responses, sum(throughout) as throughout,
      array[${added('sums', slots.sums)}]::bigint[] as sums,
      array[${added('levels', slots.levels)}]::bigint[] as levels
    from ${gathered(units)}
    where version_id = ${versionId} and day between ${from} and ${to}
    group by place.top`.execute(db);
  return rows;
}
