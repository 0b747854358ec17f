import type { Author } from '../accounts/actor.ts';
import { recordChange } from '../audit/store.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type { Config } from '../config.ts';
import type { Trx } from '../database/open.ts';
import {
  acknowledgeDue,
  answerDue,
  type ClockFacts,
  type Profile,
  workingDaysBetween,
} from '../deadlines/clock.ts';
import { getProfile } from '../deadlines/store.ts';
import { problem } from '../problems.ts';
import { addEvent } from './event-store.ts';
import { isEnded, type Move, mayMove, type State, stateAfter } from './moves.ts';
import type { Petition } from './petition.ts';
import { type PetitionChanges, updatePetition } from './store.ts';
import { tellAbout } from './tell.ts';

/** Who moves a petition; staff do it for their unit. */
export type Mover =
  | { actor: 'sender' }
  | { actor: 'staff'; author: Author; unitId: number }
  | { actor: 'system'; author: Author };

/** What a move has to know that is not in the petition. */
export interface Circumstances {
  now: Date;
  calendar: Calendar;
  config: Config;
}

export interface Step {
  move: Move;
  /** Words for the sender: a reason, a question. */
  text?: string | null;
  /** What history and audit keep of it: never personal data. */
  facts?: Record<string, unknown>;
  /** What else changes with it. */
  values?: Omit<PetitionChanges, 'state' | 'clock'>;
  /** For the clock: an extension, or the profile of the unit that it goes to. */
  extension?: { amount: number; reason: string };
  profile?: Profile;
}

/**
 * Makes one move: checks it against the table of moves, changes the petition, lets its clock follow, writes history
 * and audit, and tells the sender. The petition has to be locked.
 * @throws Problem petition-move-refused
 */
export async function movePetition(
  trx: Trx,
  by: Mover,
  petition: Petition,
  step: Step,
  circumstances: Circumstances,
): Promise<Petition> {
  const { now } = circumstances;
  const { move, text = null, facts = {} } = step;
  if (!mayMove(move, petition.state, by.actor)) throw problem('petition-move-refused');
  const state = stateAfter(move, petition.state, petition.stateBefore);
  const clock = await clockColumns(trx, petition, step, state, circumstances);
  const moved = await updatePetition(trx, petition, {
    ...(state === petition.state ? {} : stateColumns(petition, state, clock.answer_due, by, circumstances)),
    ...clock,
    ...step.values,
  });
  const staff = by.actor === 'sender' ? null : by.author;
  await addEvent(trx, {
    petitionId: petition.id,
    at: now,
    move,
    state,
    actor: by.actor,
    staffId: staff?.staffId ?? null,
    staffName: staff?.name ?? null,
    unitId: by.actor === 'staff' ? by.unitId : null,
    text,
    facts,
  });
  if (staff) {
    const subject = { kind: 'petition', key: petition.code };
    const change = { action: `petition.${move}`, unitId: moved.handlerUnitId, subject };
    await recordChange(
      trx,
      staff,
      { ...change, before: { state: petition.state }, after: { state, ...facts } },
      now,
    );
  }
  await tellAbout(trx, moved, step, circumstances, by);
  return moved;
}

const leftWithoutAnswer: readonly State[] = ['merged', 'spam'];

function stateColumns(
  petition: Petition,
  state: State,
  answerDue: Date | null,
  by: Mover,
  { now, calendar }: Circumstances,
) {
  const ends = isEnded(state);
  const isAnswer = ends && !leftWithoutAnswer.includes(state);
  return {
    state,
    state_at: now,
    state_before: petition.state,
    ended_at: ends ? now : null,
    ...(isAnswer && petition.firstEndedAt === null
      ? {
          first_ended_at: now,
          // As it runs again with the end: whoever asks and then refuses has to answer for that day as others do.
          first_due: answerDue,
          answered_after: workingDaysBetween(calendar, petition.clock, now),
        }
      : {}),
    ...(by.actor === 'staff' && petition.acknowledgedAt === null && state !== 'submitted' && state !== 'spam'
      ? { acknowledged_at: now }
      : {}),
  };
}

/** The clock after the move, and the days that follow from it. */
async function clockColumns(
  trx: Trx,
  petition: Petition,
  step: Step,
  state: State,
  { now, calendar }: Circumstances,
) {
  const facts = clockAfter(petition, step, state, now);
  const profile = step.profile ?? (await getProfile(trx, petition.profileId));
  return {
    profile_id: profile.id,
    ...clockValues(facts, profile, calendar),
  };
}

/** A clock as its columns keep it. */
export const clockValues = (facts: ClockFacts, profile: Profile, calendar: Calendar) => ({
  clock: JSON.stringify(facts),
  // A question to the sender is an acknowledgement too: this deadline never stands still.
  acknowledge_due: acknowledgeDue(profile, calendar, { ...facts, pauses: [], restartedAt: null }).at!,
  answer_due: answerDue(profile, calendar, facts).at,
});

function clockAfter(petition: Petition, step: Step, state: State, now: Date): ClockFacts {
  const { clock } = petition;
  if (step.move === 'reopen') return { ...clock, pauses: [], extensions: [], restartedAt: now };
  const resumed = petition.state === 'needs_info' && state !== 'needs_info';
  const pauses = resumed ? clock.pauses.map((one) => ({ ...one, to: one.to ?? now })) : clock.pauses;
  if (step.move === 'ask') return { ...clock, pauses: [...pauses, { from: now, to: null }] };
  if (step.move === 'unmerge' && state === 'needs_info') {
    return { ...clock, pauses: [...pauses, { from: now, to: null }] };
  }
  if (step.extension) {
    return { ...clock, pauses, extensions: [...clock.extensions, { at: now, ...step.extension }] };
  }
  if (step.profile?.onTransfer === 'restart') {
    return { ...clock, pauses: [], extensions: [], restartedAt: now };
  }
  return { ...clock, pauses };
}
