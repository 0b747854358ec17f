import { isHeldAnywhere, reaches } from '../../../api/accounts/permissions.ts';
import type { Db } from '../../../api/database/open.ts';
import { problem } from '../../../api/problems.ts';
import { type Draft, findDraft } from '../../../api/questionnaires/drafts.ts';
import { type FormState, listFormStates, unsaidState } from '../../../api/questionnaires/states.ts';
import { listAllVersions, listVersions, type Version } from '../../../api/questionnaires/store.ts';
import { findUnitById, listChain, type Unit } from '../../../api/units/store.ts';
import type { Visit } from '../visit.ts';

/** A questionnaire with all its versions, oldest first. */
export interface Form {
  id: string;
  versions: readonly Version[];
  newest: Version;
  state: FormState;
}

/** The unit and its superiors, nearest first; none for the installation. */
export async function chainOfOwner(db: Db, unitId: number | null): Promise<Unit[]> {
  const unit = unitId === null ? undefined : await findUnitById(db, unitId);
  return unit ? listChain(db, unit) : [];
}

const idsOf = (units: Unit[]) => units.map(({ id }) => id);

/** Forms belong to the installation or to a unit: whoever may edit questionnaires there may edit them. */
export async function mayEditFor({ actor, deps }: Visit, ownerUnitId: number | null): Promise<boolean> {
  return reaches(actor.grants, 'questionnaires.edit', idsOf(await chainOfOwner(deps.db, ownerUnitId)));
}

/**
 * What the actor may read, by owner: forms of the installation, of the units in reach, and of their superiors, which
 * are used there.
 */
export async function readableOwners({
  actor,
  deps,
}: Visit): Promise<(owner: number | null) => Promise<boolean>> {
  const reading = actor.grants.filter((grant) => isHeldAnywhere([grant], 'questionnaires.read'));
  const units = reading.flatMap(({ unitId }) => unitId ?? []);
  const chains = await Promise.all(units.map((unit) => chainOfOwner(deps.db, unit)));
  const above = new Set(chains.flat().map(({ id }) => id));
  return async (owner) => {
    if (owner === null || above.has(owner)) return true;
    return reaches(actor.grants, 'questionnaires.read', idsOf(await chainOfOwner(deps.db, owner)));
  };
}

/** Every form that the actor may read, by title. */
export async function listForms(visit: Visit): Promise<Form[]> {
  const states = await listFormStates(visit.deps.db);
  const isReadable = await readableOwners(visit);
  const byId = new Map<string, Version[]>();
  for (const version of await listAllVersions(visit.deps.db)) {
    byId.set(version.questionnaire, [...(byId.get(version.questionnaire) ?? []), version]);
  }
  const forms = [...byId].map(([id, versions]) => formOf(id, versions, states));
  const readable: Form[] = [];
  for (const form of forms) if (await isReadable(form.state.ownerUnitId)) readable.push(form);
  return readable.sort((a, b) => a.newest.content.title.vi.localeCompare(b.newest.content.title.vi, 'vi'));
}

const formOf = (id: string, versions: readonly Version[], states: Map<string, FormState>): Form => ({
  id,
  versions,
  newest: versions.at(-1)!,
  state: states.get(id) ?? unsaidState(id),
});

/** @throws Problem not-found, also for a form out of reach */
export async function getForm(visit: Visit): Promise<Form> {
  const id = visit.param('id');
  const versions = /^[a-z0-9-]{1,60}$/.test(id) ? await listVersions(visit.deps.db, [id]) : [];
  if (versions.length === 0) throw problem('not-found');
  const form = formOf(id, versions, await listFormStates(visit.deps.db));
  const isReadable = await readableOwners(visit);
  if (!(await isReadable(form.state.ownerUnitId))) throw problem('not-found');
  return form;
}

/** @throws Problem not-found, also where the actor may read the form but not change it */
export async function getEditableForm(visit: Visit): Promise<Form> {
  const form = await getForm(visit);
  if (!(await mayEditFor(visit, form.state.ownerUnitId))) throw problem('not-found');
  return form;
}

/** Drafts are seen by those who may edit them. @throws Problem not-found */
export async function getDraft(visit: Visit): Promise<Draft> {
  const id = visit.param('draft');
  const draft = /^\d{1,9}$/.test(id) ? await findDraft(visit.deps.db, { id: Number(id) }) : undefined;
  if (!draft || !(await mayEditFor(visit, draft.ownerUnitId))) throw problem('not-found');
  return draft;
}

/** The owners that the actor can make forms for: the installation (null), or the units of the grants. */
export async function listOwners({ actor, deps }: Visit): Promise<(Unit | null)[]> {
  const whole = reaches(actor.grants, 'questionnaires.edit', []) ? [null] : [];
  const units: Unit[] = [];
  for (const grant of actor.grants) {
    if (grant.unitId === null || units.some(({ id }) => id === grant.unitId)) continue;
    const chain = await chainOfOwner(deps.db, grant.unitId);
    if (reaches([grant], 'questionnaires.edit', idsOf(chain))) units.push(chain[0]!);
  }
  return [...whole, ...units];
}
