import type { Author } from '../accounts/actor.ts';
import type { Checked } from '../attachments/attachment.ts';
import { saveAttachment } from '../attachments/store.ts';
import { recordChange } from '../audit/store.ts';
import type { Trx } from '../database/open.ts';
import type { Day } from '../days.ts';
import { problem } from '../problems.ts';
import { type Action, type Proof, textsToPublish } from './action.ts';
import type { Said } from './said.ts';
import {
  type ActionChange,
  addProofs,
  insertAction,
  listProofs,
  type NewAction,
  removeProofs,
  updateAction,
} from './store.ts';

/** Opens an action; gives its id. */
export async function openAction(trx: Trx, by: Author, action: NewAction, now: Date): Promise<number> {
  const id = await insertAction(trx, action, now);
  const after = { about: action.about, due: action.due, office: action.office };
  await writeDown(trx, by, 'action.add', { id, unitId: action.unitId }, { after }, now);
  return id;
}

export type Edited = Pick<Action, 'subject' | 'cause' | 'measure' | 'office' | 'staffId' | 'due'>;

/** Changes the words, the day or who is responsible. @returns false where nothing is another */
export async function editAction(
  trx: Trx,
  by: Author,
  action: Action,
  edited: Edited,
  now: Date,
): Promise<boolean> {
  const names = Object.keys(edited) as (keyof Edited)[];
  const changed = names.filter((name) => edited[name] !== action[name]);
  if (changed.length === 0) return false;
  await updateAction(trx, action.id, edited, now);
  const before = { due: action.due, office: action.office, staff: action.staffId };
  // Of texts only that they were changed: nothing of them may have to be erased here.
  const texts = changed.filter((name) => ['subject', 'cause', 'measure'].includes(name));
  const after = { due: edited.due, office: edited.office, staff: edited.staffId, texts };
  await writeDown(trx, by, 'action.change', action, { before, after }, now);
  return true;
}

export interface Result {
  doneDay: Day;
  result: string;
  /** Files kept with the action before that stay. */
  kept: string[];
  files: Checked[];
}

/** Says what came of an action, with its proof. @throws Problem changed-meanwhile */
export async function finishAction(trx: Trx, by: Author, action: Action, result: Result, now: Date) {
  requireOpen(action);
  const { doneDay, kept, files } = result;
  const gone = (await listProofs(trx, action.id)).filter(({ id }) => !kept.includes(id));
  await removeProofs(
    trx,
    action,
    gone.map(({ id }) => id),
  );
  const saved: string[] = [];
  for (const file of files) saved.push(await saveAttachment(trx, file, now));
  await addProofs(trx, action.id, saved);
  await updateAction(trx, action.id, { state: 'done', doneDay, result: result.result }, now);
  const done = { state: 'done', day: doneDay, files: kept.length + saved.length };
  await writeDown(trx, by, 'action.finish', action, { before: { state: 'under-way' }, after: done }, now);
}

/** Gives an action up. @throws Problem changed-meanwhile */
export async function dropAction(trx: Trx, by: Author, action: Action, reason: string, now: Date) {
  requireOpen(action);
  await updateAction(trx, action.id, { state: 'dropped', dropReason: reason }, now);
  const change = { before: { state: 'under-way' }, after: { state: 'dropped' } };
  await writeDown(trx, by, 'action.drop', action, change, now);
}

/** Takes an action up again; its files stay, for the next result to keep. */
export async function reopenAction(trx: Trx, by: Author, action: Action, now: Date): Promise<boolean> {
  if (action.state === 'open') return false;
  const change: ActionChange = { state: 'open', doneDay: null, result: null, dropReason: null, after: null };
  await updateAction(trx, action.id, change, now);
  await writeDown(
    trx,
    by,
    'action.reopen',
    action,
    { before: { state: action.state }, after: { state: 'under-way' } },
    now,
  );
  return true;
}

/** Keeps the figure since an action was done. */
export async function measureAction(trx: Trx, by: Author, action: Action, after: Said, now: Date) {
  await updateAction(trx, action.id, { after }, now);
  const { from, to } = after;
  await writeDown(trx, by, 'action.measure', action, { after: { from, to } }, now);
}

/** Lets everybody read an action as it stands, with the files chosen; `marks`: how many passages were warned of. */
export async function publishAction(
  trx: Trx,
  by: Author,
  action: Action,
  { files, marks }: { files: Proof[]; marks: number },
  now: Date,
): Promise<void> {
  await updateAction(trx, action.id, { published: textsToPublish(action, files), publishedAt: now }, now);
  const state = action.state === 'open' ? 'under-way' : action.state;
  const after = { state, due: action.due, files: files.length, marks };
  await writeDown(trx, by, 'action.publish', action, { after }, now);
}

/** Takes an action off the public pages. */
export async function withdrawAction(trx: Trx, by: Author, action: Action, now: Date): Promise<boolean> {
  if (!action.published) return false;
  await updateAction(trx, action.id, { published: null, publishedAt: null }, now);
  await writeDown(trx, by, 'action.withdraw', action, { before: { published: 'published' } }, now);
  return true;
}

function requireOpen({ state }: Action): void {
  if (state !== 'open') throw problem('changed-meanwhile');
}

const writeDown = (
  trx: Trx,
  by: Author,
  what: string,
  { id, unitId }: Pick<Action, 'id' | 'unitId'>,
  change: { before?: object; after?: object },
  now: Date,
) =>
  recordChange(
    trx,
    by,
    { action: what, unitId, subject: { kind: 'action', key: String(id) }, ...change },
    now,
  );
