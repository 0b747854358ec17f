import type { Db } from '../database/open.ts';
import { listFieldIds } from '../fields/store.ts';
import { listPointRecords } from '../points/store.ts';
import type { FormStanding } from '../questionnaires/choosable.ts';
import { listFormStandings } from '../questionnaires/standings.ts';
import { type KnownChoice, pointLikeness } from './choosing.ts';
import type { InstallationFile } from './file.ts';

/** What stands in the way of choosing a form, in the words of a file; nothing is read where nothing can. */
export async function listKnownChoice(
  db: Db,
  file: Pick<InstallationFile, 'points' | 'campaigns'>,
  slugOf: (unitId: number | null) => string | null,
): Promise<KnownChoice> {
  const forms = file.points.length + file.campaigns.length > 0 ? await listFormStandings(db) : [];
  if (forms.every(isOpenToAll)) return { forms: [], pointForms: new Map(), likePoints: new Set() };
  const fieldSlugs = new Map([...(await listFieldIds(db))].map(([slug, id]) => [id, slug]));
  const points = await listPointRecords(db);
  return {
    forms: forms.map((form) => ({ ...form, owner: slugOf(form.owner) })),
    pointForms: new Map(points.map((point) => [point.code, point.questionnaire])),
    likePoints: new Set(
      points
        .filter(({ campaignId }) => campaignId === null)
        .map(({ unitId, fieldIds, questionnaire, label, channel }) =>
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

const isOpenToAll = ({ owner, wordingLocked, retired }: FormStanding) =>
  owner === null && !wordingLocked && !retired;
