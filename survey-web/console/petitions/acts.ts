import { recordChange } from '../../../api/audit/store.ts';
import type { Trx } from '../../../api/database/open.ts';
import { approveAnswer, returnAnswer } from '../../../api/petitions/answering.ts';
import {
  acceptPetition,
  askSender,
  assignPetition,
  enterReply,
  extendPetition,
  extensionLeft,
  holdAsSpam,
  passPetition,
  redirectPetition,
  refusePetition,
  type StaffMover,
  takeFromSpam,
  transferPetition,
  withdrawFor,
} from '../../../api/petitions/handle.ts';
import { lockTarget, mergePetition, separatePetition } from '../../../api/petitions/merging.ts';
import { addNote, addNotice } from '../../../api/petitions/message-store.ts';
import { isRefusalReason, type Move, mayMove } from '../../../api/petitions/moves.ts';
import type { Petition } from '../../../api/petitions/petition.ts';
import { problem } from '../../../api/problems.ts';
import { moveTexts } from '../../texts/console-petition-moves.ts';
import { type UnitVisit, wrongField } from '../visit.ts';
import { readTarget } from './merge-target.ts';
import type { Opened, Work } from './opened.ts';
import { readUnit } from './passing.ts';
import type { PetitionRecord } from './record.ts';
import { readLine, readProse, readStaff } from './typed.ts';
import { loggedWays } from './ways.ts';

export type ActName = keyof (typeof moveTexts)['vi']['acts'];

interface Act {
  /** The move that it makes; null: it changes nothing of the petition itself. */
  move: Move | null;
  /** Takes what was typed; what does not fit is refused at its field, before the transaction. */
  read: (visit: UnitVisit, form: URLSearchParams, opened: Opened) => Promise<Work>;
}

const longWords = 5_000;
const words = 2_000;

/** What staff can do with a petition on its page, in the order in which it is offered. */
export const acts: Record<ActName, Act> = {
  approve: { move: 'approve', read: async () => approveAnswer },
  return: {
    move: 'return',
    read: async (visit, form) => {
      const reason = readProse(visit, form, 'return-reason', words);
      return (trx, by, petition, around) => returnAnswer(trx, by, petition, { reason }, around);
    },
  },
  accept: {
    move: 'accept',
    read: async (visit, form, opened) => {
      const staff = await readStaff(visit, form, 'accept-staff', opened);
      return (trx, by, petition, around) =>
        acceptPetition(trx, by, petition, { staffId: staff?.id ?? null }, around);
    },
  },
  assign: {
    move: 'assign',
    read: async (visit, form, opened) => {
      const staff = await readStaff(visit, form, 'assign-staff', opened);
      return (trx, by, petition, around) => assignPetition(trx, by, petition, { staff }, around);
    },
  },
  reply: {
    move: 'reply',
    read: async (visit, form) => {
      const reply = readProse(visit, form, 'reply-text', longWords);
      return (trx, by, petition, around) => enterReply(trx, by, petition, { reply }, around);
    },
  },
  ask: {
    move: 'ask',
    read: async (visit, form) => {
      const question = readProse(visit, form, 'question', words);
      return (trx, by, petition, around) => askSender(trx, by, petition, { question }, around);
    },
  },
  pass: {
    move: 'pass',
    read: async (visit, form, opened) => {
      const to = await readUnit(visit, form, opened);
      const reason = readProse(visit, form, 'pass-reason', words);
      return (trx, by, petition, around) => passPetition(trx, by, petition, { to, reason }, around);
    },
  },
  extend: {
    move: 'extend',
    read: async (visit, form, opened) => {
      const most = await extensionLeft(visit.deps.db, opened.petition, visit.now);
      if (most === null) throw problem('petition-move-refused');
      const typed = form.get('extend-amount')?.trim() ?? '';
      const amount = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
      if (amount < 1 || amount > most) {
        throw wrongField('extend-amount', moveTexts[visit.locale].amountWrong(most));
      }
      const reason = readProse(visit, form, 'extend-reason', words);
      return (trx, by, petition, around) => extendPetition(trx, by, petition, { amount, reason }, around);
    },
  },
  refuse: {
    move: 'refuse',
    read: async (visit, form) => {
      const reason = form.get('refuse-reason') ?? '';
      if (!isRefusalReason(reason)) throw wrongField('refuse-reason', moveTexts[visit.locale].chooseReason);
      const text = readProse(visit, form, 'refuse-text', words);
      return (trx, by, petition, around) => refusePetition(trx, by, petition, { reason, text }, around);
    },
  },
  transfer: {
    move: 'transfer',
    read: async (visit, form) => {
      const to = readLine(visit, form, 'transfer-to', 200);
      if (to === null) throw wrongField('transfer-to', moveTexts[visit.locale].transferToNeeded);
      const reference = readLine(visit, form, 'transfer-reference', 100);
      const text = readProse(visit, form, 'transfer-text', words);
      return (trx, by, petition, around) =>
        transferPetition(trx, by, petition, { to, reference, text }, around);
    },
  },
  redirect: {
    move: 'redirect',
    read: async (visit, form) => {
      const text = readProse(visit, form, 'redirect-text', words);
      return (trx, by, petition, around) => redirectPetition(trx, by, petition, { text }, around);
    },
  },
  withdraw: {
    move: 'withdraw',
    read: async (visit, form) => {
      const reason = readProse(visit, form, 'withdraw-reason', words);
      return (trx, by, petition, around) => withdrawFor(trx, by, petition, { reason }, around);
    },
  },
  spam: {
    move: 'spam',
    read: async () => (trx, by, petition, around) => holdAsSpam(trx, by, petition, {}, around),
  },
  'not-spam': {
    move: 'not-spam',
    read: async () => (trx, by, petition, around) => takeFromSpam(trx, by, petition, {}, around),
  },
  merge: {
    move: 'merge',
    read: async (visit, form, opened) => {
      const { petition: target } = await readTarget(visit, form.get('merge-into') ?? '', opened);
      return async (trx, by, petition, around) => {
        const into = await lockTarget(trx, target.id);
        await mergePetition(trx, by, petition, { into }, around);
      };
    },
  },
  unmerge: { move: 'unmerge', read: async () => separatePetition },
  note: {
    move: null,
    read: async (visit, form) => {
      const text = readProse(visit, form, 'note', words);
      return async (trx, by, petition, { now }) => {
        await addNote(trx, petition.id, by.author, text, now);
        await recordBeside(trx, by, petition, { action: 'petition.note', after: {} }, now);
      };
    },
  },
  notice: {
    move: null,
    read: async (visit, form) => {
      const way = loggedWays.find((one) => one === form.get('notice-way'));
      if (!way) throw wrongField('notice-way', moveTexts[visit.locale].wayNeeded);
      const note = readProse(visit, form, 'notice-note', words);
      return async (trx, by, petition, { now }) => {
        await addNotice(trx, petition.id, { way, about: petition.state, note, by: by.author }, now);
        await recordBeside(trx, by, petition, { action: 'petition.notice', after: { way } }, now);
      };
    },
  },
};

/** What can be done with it now, by the table of moves. */
export function actsOffered({ petition, mayEdit }: Opened, { extension }: Pick<PetitionRecord, 'extension'>) {
  if (!mayEdit || petition.erasedAt !== null) return [];
  return (Object.keys(acts) as ActName[]).filter((name) => {
    const { move } = acts[name];
    if (move === null) return true;
    return mayMove(move, petition.state, 'staff') && (move !== 'extend' || extension !== null);
  });
}

/** For what changes nothing of the petition itself; words of it go into no audit. */
const recordBeside = (
  trx: Trx,
  by: StaffMover,
  petition: Petition,
  { action, after }: { action: string; after: object },
  now: Date,
): Promise<void> =>
  recordChange(
    trx,
    by.author,
    { action, unitId: petition.handlerUnitId, subject: { kind: 'petition', key: petition.code }, after },
    now,
  );
