import { theSystem } from '../accounts/actor.ts';
import { listInCharge } from '../accounts/in-charge.ts';
import { findStaff } from '../accounts/store.ts';
import { listCalendar } from '../calendar/store.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { Trx } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';
import { dayOf } from '../days.ts';
import type { Deps } from '../http/context.ts';
import type { Mail, SendMail } from '../notices/mail.ts';
import { queueLetter } from '../notices/store.ts';
import { findUnitById, type Unit } from '../units/store.ts';
import {
  addReminder,
  type DuePromise,
  listPromisesToRemind,
  listToErase,
  listToEscalate,
} from './care-store.ts';
import { erasePetition } from './erase-store.ts';
import { type Circumstances, movePetition } from './move.ts';
import { isSuperiorTold } from './overdue.ts';
import type { Petition } from './petition.ts';
import { lastDayOf } from './receive.ts';
import { recomputeDeadlines } from './recompute.ts';
import { escalationLetter, promiseLetter } from './staff-letters.ts';
import { lockPetition } from './store.ts';

const system = { actor: 'system', author: theSystem } as const;
/** Working days before the day of a promise on which its keeper is reminded. */
const remindedBefore = 3;

/**
 * What time brings about: days counted anew where a calendar came meanwhile, superiors told of what is overdue, those
 * who promised reminded, senders forgotten whose time is over. Hourly, by every process; each is done once.
 * @throws Error once all is done that could be, where something could not
 */
export async function keepPetitions(deps: Deps, send: SendMail | null): Promise<void> {
  const { db, config } = deps;
  const now = deps.now();
  await inTransaction(db, (trx) => recomputeDeadlines(trx, now));
  const round: Round = {
    deps,
    send,
    around: { now, calendar: await listCalendar(db), config },
    failures: [],
  };
  await escalateOverdue(round);
  await remindOfPromises(round);
  await forgetSenders(round);
  if (round.failures.length > 0) {
    throw new AggregateError(round.failures, 'petitions: not everything could be done');
  }
}

interface Round {
  deps: Deps;
  send: SendMail | null;
  around: Circumstances;
  failures: unknown[];
}

/** Does its part for each; what one fails at keeps nothing from the others. */
async function forEach<T>(
  { deps, failures }: Round,
  all: Iterable<T>,
  work: (trx: Trx, one: T) => Promise<void>,
) {
  for (const one of all) {
    if (deps.stopping?.aborted) return;
    try {
      await inTransaction(deps.db, (trx) => work(trx, one));
    } catch (error) {
      failures.push(error);
    }
  }
}

/** Tells the superior of each unit what is overdue there, in one letter. Above a unit at the top there is nobody. */
async function escalateOverdue(round: Round): Promise<void> {
  const { around, deps } = round;
  const byUnit = new Map<number, string[]>();
  for (const { id, handlerUnitId } of await listToEscalate(deps.db, around.now)) {
    byUnit.set(handlerUnitId, [...(byUnit.get(handlerUnitId) ?? []), id]);
  }
  await forEach(round, byUnit, async (trx, [unitId, ids]) => {
    const late: { code: string; due: string }[] = [];
    for (const id of ids) {
      const petition = await lockPetition(trx, id);
      if (!isLateUntold(petition, around.now) || petition.handlerUnitId !== unitId) continue;
      const due = lastDayOf(petition.answerDue!);
      const step = { move: 'escalate', facts: { due }, values: { escalated_at: around.now } } as const;
      await movePetition(trx, system, petition, step, around);
      late.push({ code: petition.code, due });
    }
    if (late.length === 0) return;
    const unit = (await findUnitById(trx, unitId))!;
    const { superiors } = await listInCharge(trx, unit, dayOf(around.now));
    await write(trx, round, superiors, escalationLetter(late, told(unit, round)), {
      kind: 'petition-escalation',
      key: unit.slug,
    });
  });
}

const isLateUntold = (petition: Petition, now: Date) =>
  petition.endedAt === null &&
  petition.answerDue !== null &&
  petition.answerDue <= now &&
  !isSuperiorTold(petition);

/** Reminds whoever has it in hand, or those in charge of the unit, of a promise whose day comes or has passed. */
async function remindOfPromises(round: Round): Promise<void> {
  const { now, calendar } = round.around;
  const today = dayOf(now);
  const near = addWorkingDays(calendar, today, remindedBefore);
  const promises = await listPromisesToRemind(round.deps.db, today, near);
  await forEach(round, promises, async (trx, promise: DuePromise) => {
    const petition = await lockPetition(trx, promise.petitionId);
    if (petition.promiseKeptAt !== null || !(await addReminder(trx, promise, now))) return;
    const unit = (await findUnitById(trx, petition.handlerUnitId))!;
    const letter = promiseLetter(promise.about, { ...promise, code: petition.code }, told(unit, round));
    const subject = { kind: 'petition-promise', key: petition.code };
    await write(trx, round, await keepersOf(trx, petition, unit, today), letter, subject);
  });
}

async function keepersOf(trx: Trx, { handlerStaffId }: Petition, unit: Unit, today: string) {
  const officer = handlerStaffId === null ? undefined : await findStaff(trx, { id: handlerStaffId });
  if (officer && officer.closedAt === null) return [officer];
  const { heads, superiors } = await listInCharge(trx, unit, today);
  return heads.length > 0 ? heads : superiors;
}

/** Erases the senders of what ended longer ago than its kind keeps them. */
async function forgetSenders(round: Round): Promise<void> {
  const { around, deps } = round;
  await forEach(round, await listToErase(deps.db, around.now), async (trx, id) => {
    const petition = await lockPetition(trx, id);
    if (petition.erasedAt !== null || petition.endedAt === null) return;
    await erasePetition(trx, system, petition, around);
  });
}

const told = (unit: Unit, { deps }: Round) => ({
  unit: { slug: unit.slug, name: unit.name.vi },
  publicUrl: deps.config.publicUrl,
});

async function write(
  trx: Trx,
  { send, around }: Round,
  to: { email: string }[],
  letter: Omit<Mail, 'to'>,
  about: { kind: string; key: string },
): Promise<void> {
  for (const { email } of to) await queueLetter(trx, send, { to: email, ...letter, about }, around.now);
}
