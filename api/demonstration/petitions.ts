import { createHash } from 'node:crypto';
import { byCommand } from '../accounts/actor.ts';
import { listCalendar } from '../calendar/store.ts';
import type { Trx } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';
import { addDays, beginOf, type Day } from '../days.ts';
import type { Deps } from '../http/context.ts';
import { approveAnswer, draftAnswer, publishAnswer } from '../petitions/answering.ts';
import { rateAnswer } from '../petitions/by-sender.ts';
import {
  acceptPetition,
  askSender,
  assignPetition,
  refusePetition,
  type StaffMover,
  transferPetition,
} from '../petitions/handle.ts';
import type { Circumstances } from '../petitions/move.ts';
import type { Petition } from '../petitions/petition.ts';
import { receivePetition } from '../petitions/receive.ts';
import { lockPetition } from '../petitions/store.ts';
import { demonstrationPetitions, type Made, type Told } from './petition-stories.ts';

const hour = 3_600_000;

/** Sends the demonstration petitions through the real intake and handles them, each on the days of its story. */
export async function demonstratePetitions(deps: Deps, until: Day): Promise<void> {
  for (const [i, story] of demonstrationPetitions.entries()) {
    // No letter and no message goes out for what is made up.
    const config = { ...deps.config, smtpUrl: null };
    const at = (daysBefore: number, hours: number) =>
      new Date(beginOf(addDays(until, -daysBefore)).getTime() + hours * hour);
    const received = at(story.daysBefore, 9);
    const { petition } = await receivePetition(
      { ...deps, config, now: () => received },
      bodyOf(story, i),
      [],
      { channel: 'web' },
      'vi',
    );
    for (const [step, made] of story.made.entries()) {
      const now = at(Math.max(0, story.daysBefore - made.after), 10 + step / 10);
      await inTransaction(deps.db, async (trx) => {
        const locked = await lockPetition(trx, petition.id);
        // A demonstration that was cut short is gone through again from the start.
        if (locked.stateAt >= now) return;
        await make(trx, locked, made, { now, calendar: await listCalendar(trx), config });
      });
    }
  }
}

/** The same id whenever it runs: what was sent before is not sent twice. */
function bodyOf(story: Told, i: number) {
  const hash = createHash('sha256').update(`demonstration petition ${i}`).digest('hex');
  const id = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  const { unit, kind, category, text, place } = story;
  return {
    id,
    unit,
    kind,
    category,
    text,
    ...(place && { place }),
    contact: { name: 'Người gửi minh họa', phone: '0900000000' },
    consent: { version: '1', agreed: true },
    mayPublish: true,
  };
}

async function make(trx: Trx, petition: Petition, made: Made, around: Circumstances): Promise<void> {
  const by = staffOf(petition, 'Cán bộ minh họa');
  switch (made.move) {
    case 'accept':
      await acceptPetition(trx, by, petition, {}, around);
      return;
    case 'assign':
      await assignPetition(trx, by, petition, { staff: null }, around);
      return;
    case 'ask':
      await askSender(trx, by, petition, { question: made.text }, around);
      return;
    case 'answer': {
      const { text, promiseIn } = made;
      const promiseDay = promiseIn === undefined ? null : addDays(petition.receivedDay, promiseIn);
      const outcome = promiseDay ? 'promised' : 'done';
      const draft = { outcome, promiseDay, text, files: [] } as const;
      const drafted = await draftAnswer(trx, by, petition, { ...draft, files: [] }, around);
      const head = staffOf(petition, 'Lãnh đạo minh họa');
      const approved = await approveAnswer(trx, head, drafted, around);
      await publishAnswer(trx, head, approved, { hidden: [], publicFiles: [] }, around);
      return;
    }
    case 'rate': {
      const rating = { level: made.level, mended: made.level >= 3, comment: null };
      await rateAnswer(trx, { actor: 'sender' }, petition, rating, around);
      return;
    }
    case 'refuse':
      await refusePetition(trx, by, petition, { reason: 'not-ours', text: made.text }, around);
      return;
    case 'transfer':
      await transferPetition(trx, by, petition, { to: made.to, reference: null, text: made.text }, around);
      return;
    default:
      throw made satisfies never;
  }
}

const staffOf = (petition: Petition, name: string): StaffMover => ({
  actor: 'staff',
  author: byCommand(name),
  unitId: petition.handlerUnitId,
});
