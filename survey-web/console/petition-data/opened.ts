import { reaches } from '../../../api/accounts/permissions.ts';
import type { Sender } from '../../../api/petitions/petition.ts';
import { problem } from '../../../api/problems.ts';
import { findUnitById, listChain } from '../../../api/units/store.ts';
import { petitionDataTexts } from '../../texts/console-petition-data.ts';
import { type Opened, openPetition } from '../petitions/opened.ts';
import { type UnitVisit, wrongField } from '../visit.ts';

/**
 * The petition of the address, for whoever may see its sender; also once that is erased.
 * @throws Problem petition-unknown
 */
export async function openForSender(visit: UnitVisit): Promise<Opened> {
  const opened = await openPetition(visit);
  const { identityUnitId } = opened.petition;
  const identity = await listChain(visit.deps.db, (await findUnitById(visit.deps.db, identityUnitId))!);
  const chain = identity.map(({ id }) => id);
  if (!opened.mayEdit || !reaches(visit.actor.grants, 'petitions.identity', chain)) {
    throw problem('petition-unknown');
  }
  return opened;
}

/** As `openForSender`, where there still is a sender. @throws Problem petition-unknown, petition-move-refused */
export async function openKeptSender(visit: UnitVisit): Promise<Opened> {
  const opened = await openForSender(visit);
  if (opened.petition.erasedAt !== null) throw problem('petition-move-refused');
  return opened;
}

const longestReason = 300;

/** What somebody wants to see a sender for. @throws Problem invalid-input at the field */
export function readReason({ locale }: UnitVisit, form: URLSearchParams, name: string): string {
  const t = petitionDataTexts[locale];
  const reason = (form.get(name) ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
  if (reason === '') throw wrongField(name, t.reasonMissing);
  if ([...reason].length > longestReason) throw wrongField(name, t.reasonTooLong);
  return reason;
}

export const senderMembers = ['name', 'phone', 'email', 'address'] as const satisfies (keyof Sender)[];
