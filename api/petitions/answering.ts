import type { Checked } from '../attachments/attachment.ts';
import type { Trx } from '../database/open.ts';
import type { HiddenPassage } from '../personal-data/mark.ts';
import { redacted } from '../personal-data/redacted.ts';
import { problem } from '../problems.ts';
import {
  type Answer,
  insertAnswer,
  listAnswers,
  markApproved,
  markPublished,
  markReturned,
} from './answer-store.ts';
import { keepFiles, listFiles, setFilesPublic, takeOverFiles } from './file-store.ts';
import type { StaffMover } from './handle.ts';
import { listMergedInto } from './merging.ts';
import { type Circumstances, movePetition } from './move.ts';
import type { Petition } from './petition.ts';
import { tellAbout } from './tell.ts';

export interface Draft {
  outcome: Answer['outcome'];
  /** The day by which it will be done; for a promise alone. */
  promiseDay: string | null;
  text: string;
  files: Checked[];
  /** Files of the answer before that this one takes over. */
  kept?: string[];
}

/** Puts an answer before whoever approves it. */
export async function draftAnswer(
  trx: Trx,
  by: StaffMover,
  petition: Petition,
  { outcome, promiseDay, text, files, kept = [] }: Draft,
  circumstances: Circumstances,
): Promise<Petition> {
  const { now } = circumstances;
  const moved = await movePetition(
    trx,
    by,
    petition,
    { move: 'answer', facts: { outcome, ...(promiseDay && { promiseDay }) } },
    circumstances,
  );
  const answerId = await insertAnswer(
    trx,
    { petitionId: petition.id, outcome, promiseDay, text, unitId: by.unitId },
    by.author,
    now,
  );
  await takeOverFiles(trx, petition.id, kept, answerId);
  await keepFiles(trx, petition.id, files, { purpose: 'answer', answerId }, now);
  return moved;
}

/** Sends an answer that does not fit back to its handler, before it is published. */
export async function returnAnswer(
  trx: Trx,
  by: StaffMover,
  petition: Petition,
  { reason }: { reason: string },
  circumstances: Circumstances,
): Promise<Petition> {
  const answer = await lastAnswer(trx, petition);
  // The reason is for the handler, not for the sender.
  const moved = await movePetition(trx, by, petition, { move: 'return' }, circumstances);
  await markReturned(trx, answer.id, reason, circumstances.now);
  return moved;
}

/**
 * Approves an answer: somebody else than who drafted it.
 * @throws Problem second-person-needed
 */
export async function approveAnswer(
  trx: Trx,
  by: StaffMover,
  petition: Petition,
  circumstances: Circumstances,
): Promise<Petition> {
  const answer = await lastAnswer(trx, petition);
  if (isSame(answer.draftedBy, by.author)) throw problem('second-person-needed');
  const moved = await movePetition(trx, by, petition, { move: 'approve' }, circumstances);
  await markApproved(trx, answer.id, by.author, circumstances.now);
  return moved;
}

/**
 * Publishes an approved answer without the passages named, with the files named. Everybody whose petition was merged
 * into this one is told as well.
 */
export async function publishAnswer(
  trx: Trx,
  by: StaffMover,
  petition: Petition,
  { hidden, publicFiles }: { hidden: HiddenPassage[]; publicFiles: string[] },
  circumstances: Circumstances,
): Promise<Petition> {
  const answer = await lastAnswer(trx, petition);
  const { now } = circumstances;
  const step = {
    move: answer.outcome === 'done' ? ('publish' as const) : ('promise' as const),
    facts: { leftOut: hidden.length, ...(answer.promiseDay && { promiseDay: answer.promiseDay }) },
    values: {
      // A later promise does not undo that the first was broken.
      promise_day: petition.promiseDay ?? answer.promiseDay,
      ...(answer.outcome === 'done' && petition.promiseDay && !petition.promiseKeptAt
        ? { promise_kept_at: now }
        : {}),
    },
  };
  const moved = await movePetition(trx, by, petition, step, circumstances);
  await markPublished(trx, answer.id, { text: redacted(answer.text, hidden), hidden }, now);
  const files = (await listFiles(trx, petition.id)).filter(({ answerId }) => answerId === answer.id);
  await setFilesPublic(
    trx,
    files.map(({ id }) => id).filter((id) => publicFiles.includes(id)),
    true,
  );
  for (const merged of await listMergedInto(trx, petition.id)) {
    await tellAbout(trx, merged, step, circumstances);
  }
  return moved;
}

/** Whoever has no account is told by the name. */
const isSame = (drafter: Answer['draftedBy'], { staffId, name }: StaffMover['author']): boolean =>
  drafter.id === null && staffId === null ? drafter.name === name : drafter.id === staffId;

async function lastAnswer(trx: Trx, petition: Petition): Promise<Answer> {
  const answer = (await listAnswers(trx, petition.id)).at(-1);
  if (!answer) throw problem('petition-move-refused');
  return answer;
}
