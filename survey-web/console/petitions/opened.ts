import { reaches } from '../../../api/accounts/permissions.ts';
import { listCalendar } from '../../../api/calendar/store.ts';
import type { Db, Trx } from '../../../api/database/open.ts';
import { normalisePetitionCode } from '../../../api/petitions/code.ts';
import type { StaffMover } from '../../../api/petitions/handle.ts';
import type { Circumstances } from '../../../api/petitions/move.ts';
import type { Petition } from '../../../api/petitions/petition.ts';
import { findPetition, lockPetition } from '../../../api/petitions/store.ts';
import { Problem, problem } from '../../../api/problems.ts';
import { findUnitById, listChain, type Unit } from '../../../api/units/store.ts';
import { seenOf, type UnitVisit } from '../visit.ts';

/** A petition in reach of whoever opens it, and what they may do with it. */
export interface Opened {
  petition: Petition;
  handler: Unit;
  addressed: Unit;
  mayEdit: boolean;
  /** Only after saying what for, and written down. */
  maySeeSender: boolean;
  /** Below /console. */
  path: string;
}

/**
 * The petition of the address. It is in the reach of its handler unit; the unit that it was sent to may read it as
 * well, but knows nothing of what goes past it.
 * @throws Problem petition-unknown
 */
export async function openPetition(visit: UnitVisit): Promise<Opened> {
  const code = normalisePetitionCode(visit.param('petition'));
  const petition = code === null ? undefined : await findPetition(visit.deps.db, { code });
  if (!petition) throw problem('petition-unknown');
  return openFound(visit, petition);
}

/** For `openPetition`, where somebody else may have passed it on meanwhile. @throws every other error */
export function isOutOfReach(error: unknown): false {
  if (error instanceof Problem && error.code === 'petition-unknown') return false;
  throw error;
}

/** @throws Problem petition-unknown */
export async function openFound(visit: UnitVisit, petition: Petition): Promise<Opened> {
  const { deps, unit, actor } = visit;
  const handler = await chainOfUnit(deps.db, petition.handlerUnitId);
  const addressed = await chainOfUnit(deps.db, petition.unitId);
  const identity = await chainOfUnit(deps.db, petition.identityUnitId);
  const holds = (permission: 'petitions.read' | 'petitions.edit' | 'petitions.identity', chain: Unit[]) =>
    reaches(
      actor.grants,
      permission,
      chain.map(({ id }) => id),
    );
  const isUnder = (chain: Unit[]) => chain.some(({ id }) => id === unit.id);
  const isHandled = isUnder(handler) && holds('petitions.read', handler);
  const isAddressed = !petition.pastTheUnit && isUnder(addressed) && holds('petitions.read', addressed);
  if (!isHandled && !isAddressed) throw problem('petition-unknown');
  return {
    petition,
    handler: handler[0]!,
    addressed: addressed[0]!,
    mayEdit: isHandled && holds('petitions.edit', handler),
    maySeeSender: isHandled && petition.erasedAt === null && holds('petitions.identity', identity),
    path: `/units/${unit.slug}/petitions/${petition.code}`,
  };
}

/** As `openPetition`, for whoever is to change it. @throws Problem petition-unknown */
export async function openToEdit(visit: UnitVisit): Promise<Opened> {
  const opened = await openPetition(visit);
  if (!opened.mayEdit) throw problem('petition-unknown');
  return opened;
}

const chainOfUnit = async (db: Db, id: number): Promise<Unit[]> =>
  listChain(db, (await findUnitById(db, id))!);

/** What a form remembers of the petition that it was made for. */
export const seenPetition = ({ revision }: Petition): string => seenOf(revision);

export type Work = (trx: Trx, by: StaffMover, petition: Petition, around: Circumstances) => Promise<unknown>;

/**
 * Does something with a petition on which nobody else acted since the form was opened.
 * @throws Problem changed-meanwhile
 */
export async function changePetition(
  visit: UnitVisit,
  { petition }: Opened,
  form: URLSearchParams | null,
  work: Work,
): Promise<void> {
  const { deps, now } = visit;
  const around: Circumstances = { now, calendar: await listCalendar(deps.db), config: deps.config };
  await visit.change(async (trx, author) => {
    const locked = await lockPetition(trx, petition.id);
    if (form && form.get('seen') !== seenPetition(locked)) throw problem('changed-meanwhile');
    await work(trx, { actor: 'staff', author, unitId: locked.handlerUnitId }, locked, around);
  });
}
