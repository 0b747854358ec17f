import type { Author } from '../accounts/actor.ts';
import { categoryChain } from '../categories/routing.ts';
import { listCategories } from '../categories/store.ts';
import type { Db, Trx } from '../database/open.ts';
import { dayOf } from '../days.ts';
import { findProfile, getProfile } from '../deadlines/store.ts';
import { problem } from '../problems.ts';
import { listChain, type Unit } from '../units/store.ts';
import { addMessage } from './message-store.ts';
import { type Circumstances, movePetition } from './move.ts';
import type { RefusalReason } from './moves.ts';
import type { Petition } from './petition.ts';

/** Somebody of the staff, for their unit. */
export type StaffMover = { actor: 'staff'; author: Author; unitId: number };

type Deed<Input> = (
  trx: Trx,
  by: StaffMover,
  petition: Petition,
  input: Input,
  circumstances: Circumstances,
) => Promise<Petition>;

/** What staff do with a petition that is locked. Each makes one move, and throws `petition-move-refused` where it is none. */

export const acceptPetition: Deed<{ staffId?: string | null }> = (trx, by, petition, { staffId }, around) =>
  movePetition(
    trx,
    by,
    petition,
    { move: 'accept', ...(staffId === undefined ? {} : { values: { handler_staff_id: staffId } }) },
    around,
  );

/** Asks the sender for more; the clock stands still until they reply. */
export const askSender: Deed<{ question: string }> = async (trx, by, petition, { question }, around) => {
  const moved = await movePetition(trx, by, petition, { move: 'ask', text: question }, around);
  await addMessage(trx, petition.id, { author: 'staff', by: by.author, text: question }, around.now);
  return moved;
};

/** Writes down what the sender replied by phone or at the counter. */
export const enterReply: Deed<{ reply: string }> = async (trx, by, petition, { reply }, around) => {
  const moved = await movePetition(trx, by, petition, { move: 'reply' }, around);
  await addMessage(trx, petition.id, { author: 'sender', by: by.author, text: reply }, around.now);
  return moved;
};

/** Gives it to somebody of the unit that has it in hand; null: to the unit as a whole. */
export const assignPetition: Deed<{ staff: { id: string; name: string } | null }> = (
  trx,
  by,
  petition,
  { staff },
  around,
) =>
  movePetition(
    trx,
    by,
    petition,
    { move: 'assign', facts: { to: staff?.name ?? null }, values: { handler_staff_id: staff?.id ?? null } },
    around,
  );

/**
 * Passes it on to another unit here, whose deadlines hold from then on. Who may see the sender of what goes past the
 * unit stays as it is.
 */
export const passPetition: Deed<{ to: Unit; reason: string }> = async (
  trx,
  by,
  petition,
  { to, reason },
  around,
) => {
  const profile = await findProfile(trx, {
    unitChain: (await listChain(trx, to)).map(({ id }) => id),
    categoryChain: categoryChain(await listCategories(trx), petition.categoryId),
    day: dayOf(around.now),
  });
  const values = {
    handler_unit_id: to.id,
    handler_staff_id: null,
    ...(petition.pastTheUnit ? {} : { identity_unit_id: to.id }),
  };
  return movePetition(
    trx,
    by,
    petition,
    { move: 'pass', text: reason, facts: { unit: to.slug, unitName: to.name }, values, profile },
    around,
  );
};

/** Whether it may be extended now, and by how much at most; null where it may not. */
export async function extensionLeft(db: Db, petition: Petition, now: Date): Promise<number | null> {
  const profile = await getProfile(db, petition.profileId);
  const { restartedAt, extensions } = petition.clock;
  const granted = extensions.filter(({ at }) => restartedAt === null || at >= restartedAt).length;
  const isLate = petition.answerDue !== null && petition.answerDue <= now;
  return granted >= profile.extensions || profile.extension === 0 || isLate ? null : profile.extension;
}

/** Extends the time for the answer, with a reason that the sender reads. */
export const extendPetition: Deed<{ amount: number; reason: string }> = async (
  trx,
  by,
  petition,
  { amount, reason },
  around,
) => {
  const most = await extensionLeft(trx, petition, around.now);
  if (most === null || amount < 1 || amount > most) throw problem('petition-move-refused');
  return movePetition(
    trx,
    by,
    petition,
    { move: 'extend', text: reason, facts: { amount }, extension: { amount, reason } },
    around,
  );
};

export const refusePetition: Deed<{ reason: RefusalReason; text: string }> = (
  trx,
  by,
  petition,
  { reason, text },
  around,
) =>
  movePetition(
    trx,
    by,
    petition,
    { move: 'refuse', text, facts: { reason }, values: { refusal_reason: reason } },
    around,
  );

/** Hands it to a body outside this installation. */
export const transferPetition: Deed<{ to: string; reference: string | null; text: string }> = (
  trx,
  by,
  petition,
  { to, reference, text },
  around,
) =>
  movePetition(
    trx,
    by,
    petition,
    {
      move: 'transfer',
      text,
      facts: { to, reference },
      values: { transferred_to: to, transfer_reference: reference },
    },
    around,
  );

/** Shows the sender of a complaint or denunciation the way that the law has for it. */
export const redirectPetition: Deed<{ text: string }> = (trx, by, petition, { text }, around) =>
  movePetition(trx, by, petition, { move: 'redirect', text }, around);

export const holdAsSpam: Deed<object> = (trx, by, petition, _, around) =>
  movePetition(trx, by, petition, { move: 'spam' }, around);

export const takeFromSpam: Deed<object> = (trx, by, petition, _, around) =>
  movePetition(trx, by, petition, { move: 'not-spam' }, around);

/** At the sender's wish, told by phone or at the counter. */
export const withdrawFor: Deed<{ reason: string }> = (trx, by, petition, { reason }, around) =>
  movePetition(trx, by, petition, { move: 'withdraw', text: reason }, around);

/** Makes the secret before useless; whoever asked has to have been recognised by the phone number. */
export const renewSecret: Deed<object> = (trx, by, petition, _, around) =>
  movePetition(
    trx,
    by,
    petition,
    { move: 'new-secret', values: { secret_generation: petition.secretGeneration + 1 } },
    around,
  );
