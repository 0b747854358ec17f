import { monthsTouched } from '../caseload/caseload.ts';
import { listCaseload, sumCaseload } from '../caseload/store.ts';
import type { Db } from '../database/open.ts';
import { listFieldsById } from '../fields/store.ts';
import { inLocale, type Locale } from '../text.ts';
import { listSubtrees, listUnitSlugs } from '../units/store.ts';
import type { UnitInContext } from './context.ts';
import { caseloadOf, type PublishedCaseload } from './punctuality.ts';
import type { Stretch } from './query.ts';

/** The dossiers of a unit over the months that a stretch touches; with those of all units below where `descendants`. */
export async function publishCaseload(
  db: Db,
  { unit, chain, caseloadTargets }: UnitInContext,
  stretch: Stretch,
  { descendants, locale }: { descendants: boolean; locale: Locale },
): Promise<PublishedCaseload> {
  const unitIds = descendants ? (await listSubtrees(db, [unit.id])).get(unit.id)! : [unit.id];
  const rows = await listCaseload(db, unitIds, stretch);
  const caseload = await sumCaseload(db, unitIds, stretch);
  const fields = await listFieldsById(db, [...new Set(caseload.flatMap(({ fieldId }) => fieldId ?? []))]);
  const fieldSlugs = new Map(fields.map(({ id, slug }) => [id, slug]));
  const unitSlugs = await listUnitSlugs(db, [...new Set(caseload.map(({ unitId }) => unitId))]);
  const counted = { unitIds, chain, fields, caseload, caseloadTargets, stretch };
  return {
    unit: { slug: unit.slug, name: inLocale(unit.name, locale) },
    demonstration: unit.demonstration,
    period: stretch,
    caseload: caseloadOf(counted, monthsTouched(stretch).length, locale),
    rows: rows.map(({ unitId, fieldId, ...row }) => ({
      unit: unitSlugs.get(unitId)!,
      field: fieldId === null ? null : fieldSlugs.get(fieldId)!,
      ...row,
    })),
  };
}
