import type { Db } from '../database/open.ts';
import { listFieldRecords } from '../fields/store.ts';
import { listFieldIdsByUnit, listSubtrees, listUnitRecords } from '../units/store.ts';
import { listKnown } from './apply.ts';
import type { KnownUnit } from './unit-differences.ts';
import type { KnownForUnits } from './unit-sheet.ts';

/** What a table of units is held against, for rows below a unit or, with null, anywhere. */
export async function listKnownForUnits(
  db: Db,
  top: { id: number; slug: string } | null,
): Promise<KnownForUnits> {
  const records = await listUnitRecords(db);
  const fields = await listFieldRecords(db);
  const served = await listFieldIdsByUnit(db);
  const slugById = new Map([...records.values()].map(({ id, slug }) => [id, slug]));
  const fieldById = new Map(fields.map(({ id, slug }) => [id, slug]));
  const slugOf = (id: number | null) => (id === null ? null : (slugById.get(id) ?? null));
  const units = new Map(
    [...records.values()].map(({ id, parentId, successorId, ...unit }): [string, KnownUnit] => [
      unit.slug,
      {
        ...unit,
        parent: slugOf(parentId),
        successor: slugOf(successorId),
        fields: (served.get(id) ?? []).flatMap((field) => fieldById.get(field) ?? []),
      },
    ]),
  );
  const below = top === null ? [...slugById.keys()] : (await listSubtrees(db, [top.id])).get(top.id)!;
  const slugs = below.flatMap((id) => (id === top?.id ? [] : (slugById.get(id) ?? [])));
  return {
    units,
    fields,
    top: top?.slug ?? null,
    below: new Set(slugs),
    consistency: await listKnown(db, { points: [], campaigns: [], deadlines: [] }),
  };
}
