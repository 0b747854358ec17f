import { findStaff, listManagers } from '../accounts/store.ts';
import type { Trx } from '../database/open.ts';
import { dayOf } from '../days.ts';
import { mailBy } from '../notices/mail.ts';
import { queueLetter } from '../notices/store.ts';
import { findUnitById, listChain, type Unit } from '../units/store.ts';
import { inHalves } from './code.ts';
import type { Circumstances, Mover } from './move.ts';
import type { Move } from './moves.ts';
import { staffNoticeTexts as t } from './notice-texts.ts';
import type { Petition } from './petition.ts';

/**
 * Writes to staff: to those in charge when something comes to them past the unit that it is about, and to the officer
 * who is given a petition, unless they took it themselves.
 */
export async function tellStaff(
  trx: Trx,
  petition: Petition,
  handler: Unit,
  move: Move,
  { now, config }: Circumstances,
  by: Mover | undefined,
): Promise<void> {
  const send = mailBy(config);
  if (!send) return;
  const code = inHalves(petition.code);
  const answerBy = petition.answerDue ? inWords(new Date(petition.answerDue.getTime() - 1)) : '';
  const link = `${config.publicUrl}/console/units/${handler.slug}/petitions/${petition.code}`;
  const write = async (to: string, sentence: string) => {
    const text = ['Kính gửi Ông/Bà,', sentence, t.open(link), ''].join('\n\n');
    const about = { kind: 'petition-staff', key: petition.code };
    await queueLetter(trx, send, { to, subject: t.subject(code), text, about }, now);
  };
  if (move === 'submit' && petition.pastTheUnit) {
    const unit = (await findUnitById(trx, petition.unitId))!;
    for (const to of await inCharge(trx, handler, now)) {
      await write(to, t.pastTheUnit(code, unit.name.vi, answerBy));
    }
  }
  const isGiven = move === 'assign' || move === 'submit' || move === 'pass';
  const officerId = petition.handlerStaffId;
  const themselves = by && by.actor !== 'sender' ? by.author.staffId : null;
  if (!isGiven || officerId === null || officerId === themselves) return;
  const officer = await findStaff(trx, { id: officerId });
  if (officer && !officer.closedAt) await write(officer.email, t.assigned(code, answerBy));
}

/** The managers of a unit or, where it has none, of the nearest superior that has. */
async function inCharge(trx: Trx, unit: Unit, now: Date): Promise<string[]> {
  const chain = (await listChain(trx, unit)).map(({ id }) => id);
  const managers = await listManagers(trx, chain, dayOf(now));
  const nearest = chain.find((id) => managers.some(({ unitId }) => unitId === id));
  return [...new Set(managers.filter(({ unitId }) => unitId === nearest).map(({ email }) => email))];
}

const inWords = (at: Date): string => dayOf(at).split('-').reverse().join('/');
