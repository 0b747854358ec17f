import type { Db } from '../database/open.ts';
import { listFieldIds } from '../fields/store.ts';
import { listPointRecords } from '../points/store.ts';
import { listFormStates, unsaidState } from '../questionnaires/states.ts';
import type { Version } from '../questionnaires/store.ts';
import { type KnownChoice, pointLikeness } from './choosing.ts';
import type { InstallationFile } from './file.ts';

/** What stands in the way of choosing a form, in the words of a file; nothing is read where nothing can. */
export async function listKnownChoice(
  db: Db,
  file: Pick<InstallationFile, 'points'>,
  versions: Version[],
  slugOf: (unitId: number | null) => string | null,
): Promise<KnownChoice> {
  const states = file.points.length > 0 ? await listFormStates(db) : new Map();
  if (states.size === 0) return { forms: [], pointForms: new Map(), likePoints: new Set() };
  const families = new Map(versions.map((version) => [version.questionnaire, version.family]));
  const fieldSlugs = new Map([...(await listFieldIds(db))].map(([slug, id]) => [id, slug]));
  const points = await listPointRecords(db);
  return {
    forms: [...families].map(([questionnaire, family]) => {
      const { ownerUnitId, wordingLocked, retiredAt } =
        states.get(questionnaire) ?? unsaidState(questionnaire);
      return {
        questionnaire,
        family,
        owner: slugOf(ownerUnitId),
        wordingLocked,
        retired: retiredAt !== null,
      };
    }),
    pointForms: new Map(points.map((point) => [point.code, point.questionnaire])),
    likePoints: new Set(
      points.map(({ unitId, fieldIds, questionnaire, label, channel }) =>
        pointLikeness({
          unit: slugOf(unitId)!,
          fields: fieldIds.length > 0 ? fieldIds.map((id) => fieldSlugs.get(id)!) : undefined,
          questionnaire,
          label: label ?? undefined,
          channel,
        }),
      ),
    ),
  };
}
