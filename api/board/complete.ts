import { addCounts, type CaseloadCounts, noDossiers } from '../caseload/caseload.ts';
import { type CaseloadSum, sumCaseload } from '../caseload/store.ts';
import type { Db } from '../database/open.ts';
import { dayOf } from '../days.ts';
import { countOnTimeByUnit } from '../petitions/books-store.ts';
import { publishedFigure } from '../placements/published-store.ts';
import { shareFresh } from '../placements/standing.ts';
import type { Stretch } from '../publication/query.ts';
import type { Metric } from '../targets/metrics.ts';
import type { UnitOnBoard } from './units.ts';

/** So many of all, for a unit of the board with those counted with it; null: the whole unit. */
export interface CompleteCount {
  unitId: number;
  fieldId: number | null;
  count: number;
  of: number;
}

/** Counts all that there is of the units in a stretch of days: one query or a few, however many units there are. */
export type CompleteSource = (
  db: Db,
  units: UnitOnBoard[],
  stretch: Stretch,
  now: Date,
) => Promise<CompleteCount[]>;

/** Where the figures of metrics come from that are counted and not asked; those without a source stand as not recorded. */
export const completeSources: Partial<Record<Metric, CompleteSource>> = {
  'on-time': countDossiers(({ onTime, solved }) => ({ count: onTime, of: solved })),
  apologies: countDossiers(({ lateApologised, late }) => ({ count: lateApologised, of: late })),
  'petitions-answered': countPetitions,
  published: countPublishing,
};

/** As the books of each unit's page: of all petitions that fell due those answered by their day. */
async function countPetitions(
  db: Db,
  units: UnitOnBoard[],
  stretch: Stretch,
  now: Date,
): Promise<CompleteCount[]> {
  const unitIds = [...new Set(units.flatMap((one) => one.unitIds))];
  const own = new Map(
    (await countOnTimeByUnit(db, { unitIds, ...stretch, now })).map((row) => [row.unitId, row]),
  );
  return units.map(({ unit, unitIds }) => {
    const counted = unitIds.flatMap((id) => own.get(id) ?? []);
    return {
      unitId: unit.id,
      fieldId: null,
      count: counted.reduce((sum, { onTime }) => sum + onTime, 0),
      of: counted.reduce((sum, { fellDue }) => sum + fellDue, 0),
    };
  });
}

/** Of the units that have figures those that were seen to publish them up to date, on the last day of the stretch. */
async function countPublishing(
  db: Db,
  units: UnitOnBoard[],
  { to }: Stretch,
  now: Date,
): Promise<CompleteCount[]> {
  const unitIds = [...new Set(units.flatMap((one) => one.unitIds))];
  const today = dayOf(now);
  const { units: due } = await publishedFigure(db, unitIds, to < today ? to : today);
  const states = new Map(due.map(({ unitId, state }) => [unitId, state]));
  return units.map((on) => {
    const { count, of } = shareFresh(on.unitIds.flatMap((id) => states.get(id) ?? []));
    return { unitId: on.unit.id, fieldId: null, count, of };
  });
}

/** As the dossiers of each unit's page: in every month that the days touch, as a whole and by field. */
function countDossiers(
  shareOf: (counts: CaseloadCounts) => Pick<CompleteCount, 'count' | 'of'>,
): CompleteSource {
  return async (db, units, stretch) => {
    const unitIds = [...new Set(units.flatMap((one) => one.unitIds))];
    const own = new Map<number, CaseloadSum[]>();
    for (const sum of await sumCaseload(db, unitIds, stretch)) {
      const ofUnit = own.get(sum.unitId) ?? [];
      ofUnit.push(sum);
      own.set(sum.unitId, ofUnit);
    }
    return units.flatMap(({ unit, unitIds, fields }) => {
      const sums = unitIds.flatMap((id) => own.get(id) ?? []);
      const of = (counted: CaseloadCounts[], fieldId: number | null): CompleteCount => ({
        unitId: unit.id,
        fieldId,
        ...shareOf(counted.reduce<CaseloadCounts>(addCounts, noDossiers)),
      });
      const byField = fields.map(({ id }) =>
        of(
          sums.filter(({ fieldId }) => fieldId === id),
          id,
        ),
      );
      return [of(sums, null), ...byField];
    });
  };
}
