import type { Db } from '../database/open.ts';
import { type FormStanding, whyNotChoosable } from './choosable.ts';
import { listFormStates, unsaidState } from './states.ts';
import { listAllVersions, type Version } from './store.ts';

/** Every form, with what decides who may use it; owners are ids of units. */
export async function listFormStandings(db: Db): Promise<FormStanding[]> {
  const states = await listFormStates(db);
  return (await listNewest(db)).map(({ questionnaire, family }) => {
    const { ownerUnitId, wordingLocked, retiredAt } = states.get(questionnaire) ?? unsaidState(questionnaire);
    return { questionnaire, family, owner: ownerUnitId, wordingLocked, retired: retiredAt !== null };
  });
}

/**
 * The forms that a unit may newly choose for a point or a campaign, each in its newest version, by title. `chain`: the
 * ids of the unit and of its superiors, nearest first.
 */
export async function listChoosableForms(db: Db, chain: readonly number[]): Promise<Version[]> {
  const standings = await listFormStandings(db);
  const choosable = new Set(
    standings
      .filter((form) => !whyNotChoosable(form, standings, chain))
      .map(({ questionnaire }) => questionnaire),
  );
  return (await listNewest(db))
    .filter(({ questionnaire }) => choosable.has(questionnaire))
    .sort((a, b) => a.content.title.vi.localeCompare(b.content.title.vi, 'vi'));
}

async function listNewest(db: Db): Promise<Version[]> {
  const newest = new Map((await listAllVersions(db)).map((version) => [version.questionnaire, version]));
  return [...newest.values()];
}
