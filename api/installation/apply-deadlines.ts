import { listCategories } from '../categories/store.ts';
import type { Change } from '../database/change.ts';
import type { Db, Trx } from '../database/open.ts';
import type { KeptProfile } from '../deadlines/profile.ts';
import { addProfile, endProfile, listProfiles } from '../deadlines/store.ts';
import { listUnitRecords, type UnitRecord } from '../units/store.ts';
import { deadlineContent, deadlineKey, type KnownDeadlines } from './deadline-errors.ts';
import type { DeadlineInput, InstallationFile } from './file.ts';

/** Puts in deadline profiles, known by unit, category and first day; one that is known can only be ended earlier. */
export async function applyDeadlines(
  trx: Trx,
  inputs: DeadlineInput[],
  units: Map<string, UnitRecord>,
): Promise<Change[]> {
  if (inputs.length === 0) return [];
  const categoryIds = new Map((await listCategories(trx)).map(({ key, id }) => [key, id]));
  const changes: Change[] = [];
  for (const { unit, category, to = null, ...input } of inputs) {
    const unitId = unit === undefined ? null : units.get(unit)!.id;
    const categoryId = category === undefined ? null : categoryIds.get(category)!;
    if (await addProfile(trx, { ...input, unitId, categoryId, to })) {
      changes.push('added');
      continue;
    }
    const known = (await listProfiles(trx)).find(
      (one) => one.unitId === unitId && one.categoryId === categoryId && one.from === input.from,
    )!;
    const ends = to !== null && (known.to === null || to < known.to);
    if (ends) await endProfile(trx, known.id, to);
    changes.push(ends ? 'changed' : 'left');
  }
  return changes;
}

/** How a file names whom a profile binds. */
export async function deadlineNames(db: Db): Promise<
  (of: Pick<KeptProfile, 'unitId' | 'categoryId'>) => {
    unit: string | undefined;
    category: string | undefined;
  }
> {
  const slugs = new Map([...(await listUnitRecords(db)).values()].map(({ id, slug }) => [id, slug]));
  const keys = new Map((await listCategories(db)).map(({ id, key }) => [id, key]));
  return ({ unitId, categoryId }) => ({
    unit: unitId === null ? undefined : slugs.get(unitId),
    category: categoryId === null ? undefined : keys.get(categoryId),
  });
}

/** What deadlines of a file are held against; nothing is read where it has none. */
export async function listKnownDeadlines(
  db: Db,
  file: Pick<InstallationFile, 'deadlines'>,
): Promise<KnownDeadlines> {
  if (file.deadlines.length === 0) return { categories: new Set(), deadlines: new Map() };
  const nameOf = await deadlineNames(db);
  const profiles = await listProfiles(db);
  return {
    categories: new Set((await listCategories(db)).map(({ key }) => key)),
    deadlines: new Map(
      profiles.map((profile) => [
        deadlineKey({ ...nameOf(profile), from: profile.from }),
        deadlineContent(profile),
      ]),
    ),
  };
}
