import { type Selectable, sql } from 'kysely';
import { deleteAttachments, listAttachments } from '../attachments/store.ts';
import type { ActionTable } from '../database/action-tables.ts';
import type { Db, Trx } from '../database/open.ts';
import type { Day } from '../days.ts';
import type { Text } from '../text.ts';
import type { Action, ActionState, Proof, PublishedTexts } from './action.ts';

/** What is written of a new action; all else follows from it. */
export type NewAction = Pick<
  Action,
  | 'unitId'
  | 'about'
  | 'family'
  | 'key'
  | 'fieldId'
  | 'tagId'
  | 'subject'
  | 'cause'
  | 'measure'
  | 'office'
  | 'staffId'
  | 'due'
  | 'before'
>;

export async function insertAction(trx: Trx, action: NewAction, now: Date): Promise<number> {
  const { id } = await trx
    .insertInto('action')
    .values({
      unit_id: action.unitId,
      about: action.about,
      family: action.family,
      key: action.key,
      field_id: action.fieldId,
      tag_id: action.tagId,
      subject: action.subject,
      cause: action.cause,
      measure: action.measure,
      office: action.office,
      staff_id: action.staffId,
      first_due_day: action.due,
      due_day: action.due,
      state: 'open',
      before: jsonOrNull(action.before),
      opened_at: now,
      changed_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What can be changed of an action, whoever changes it. */
export type ActionChange = Partial<
  Pick<
    Action,
    | 'subject'
    | 'cause'
    | 'measure'
    | 'office'
    | 'staffId'
    | 'due'
    | 'state'
    | 'doneDay'
    | 'result'
    | 'dropReason'
    | 'after'
    | 'published'
    | 'publishedAt'
  >
>;

export async function updateAction(trx: Trx, id: number, change: ActionChange, now: Date): Promise<void> {
  await trx
    .updateTable('action')
    .set({
      subject: change.subject,
      cause: change.cause,
      measure: change.measure,
      office: change.office,
      staff_id: change.staffId,
      due_day: change.due,
      state: change.state,
      done_day: change.doneDay,
      result: change.result,
      drop_reason: change.dropReason,
      after: change.after === undefined ? undefined : jsonOrNull(change.after),
      published: change.published === undefined ? undefined : jsonOrNull(change.published),
      published_at: change.publishedAt,
      changed_at: now,
    })
    .where('id', '=', id)
    .execute();
}

const jsonOrNull = (value: object | null) => (value === null ? null : JSON.stringify(value));

/** The actions of units, those due first at the top. */
export async function listActions(db: Db, unitIds: number[]): Promise<Action[]> {
  const rows = await db
    .selectFrom('action')
    .selectAll()
    .where(sql<boolean>`unit_id = any(${unitIds}::integer[])`)
    .orderBy('due_day')
    .orderBy('id')
    .execute();
  return rows.map(actionOf);
}

/** The action of an id as it stands in a path, where the unit has it. */
export async function findAction(db: Db, unitId: number, id: string): Promise<Action | undefined> {
  if (!/^\d{1,9}$/.test(id)) return undefined;
  const row = await db
    .selectFrom('action')
    .selectAll()
    .where('id', '=', Number(id))
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  return row && actionOf(row);
}

/** The action, locked until the transaction ends. */
export async function lockAction(trx: Trx, id: number): Promise<Action> {
  const row = await trx
    .selectFrom('action')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return actionOf(row);
}

/** How many open actions of a unit are past their day, and how many fall due up to `soonUntil`. */
export async function countDue(
  db: Db,
  unitId: number,
  { today, soonUntil }: { today: Day; soonUntil: Day },
): Promise<{ overdue: number; soon: number }> {
  const { rows } = await sql<{ overdue: number; soon: number }>`
    select count(*) filter (where due_day < ${today}) as overdue,
      count(*) filter (where due_day between ${today} and ${soonUntil}) as soon
    from action where unit_id = ${unitId} and state = 'open'`.execute(db);
  return rows[0]!;
}

/** An action as everybody may read it. */
export interface PublishedAction extends PublishedTexts {
  id: number;
  unit: { slug: string; name: Text };
  publishedAt: Date;
}

/** What units let everybody read of their actions, last published first. */
export async function listPublishedActions(
  db: Db,
  unitIds: number[],
  most: number,
): Promise<PublishedAction[]> {
  const rows = await db
    .selectFrom('action')
    .innerJoin('unit', 'unit.id', 'action.unit_id')
    .select(['action.id', 'action.published', 'action.published_at', 'unit.slug', 'unit.name'])
    .where(sql<boolean>`unit_id = any(${unitIds}::integer[])`)
    .where('published_at', 'is not', null)
    .orderBy('published_at', 'desc')
    .orderBy('action.id', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ id, published, published_at, slug, name }) => ({
    id,
    unit: { slug, name },
    publishedAt: published_at!,
    ...published!,
  }));
}

/** Whether everybody may see a file: a published action of the unit shows it. */
export async function isProofPublic(db: Db, unitId: number, fileId: string): Promise<boolean> {
  const row = await db
    .selectFrom('action_file')
    .innerJoin('action', 'action.id', 'action_file.action_id')
    .select('action.published')
    .where('unit_id', '=', unitId)
    .where(sql<boolean>`attachment_id::text = ${fileId}`)
    .executeTakeFirst();
  return row?.published?.files.some(({ id }) => id === fileId) ?? false;
}

/** The files that prove what came of an action, in order. */
export async function listProofs(db: Db, actionId: number): Promise<Proof[]> {
  const rows = await db
    .selectFrom('action_file')
    .select('attachment_id')
    .where('action_id', '=', actionId)
    .orderBy('position')
    .execute();
  const found = await listAttachments(
    db,
    rows.map((row) => row.attachment_id),
  );
  return found.map(({ id, name, width, height }) => ({ id, name, width, height }));
}

/** Puts saved attachments behind those that the action has. */
export async function addProofs(trx: Trx, actionId: number, attachmentIds: string[]): Promise<void> {
  if (attachmentIds.length === 0) return;
  const { last } = await trx
    .selectFrom('action_file')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('action_id', '=', actionId)
    .executeTakeFirstOrThrow();
  const values = attachmentIds.map((attachment_id, i) => ({
    attachment_id,
    action_id: actionId,
    position: (last ?? -1) + 1 + i,
  }));
  await trx.insertInto('action_file').values(values).execute();
}

/** Removes files for good; what everybody saw of them goes with them. */
export async function removeProofs(trx: Trx, action: Action, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .deleteFrom('action_file')
    .where('action_id', '=', action.id)
    .where(sql<boolean>`attachment_id = any(${ids}::uuid[])`)
    .execute();
  await deleteAttachments(trx, ids);
  if (!action.published) return;
  const files = action.published.files.filter(({ id }) => !ids.includes(id));
  await trx
    .updateTable('action')
    .set({ published: JSON.stringify({ ...action.published, files }) })
    .where('id', '=', action.id)
    .execute();
}

const actionOf = (row: Selectable<ActionTable>): Action => ({
  id: row.id,
  unitId: row.unit_id,
  about: row.about,
  family: row.family,
  key: row.key,
  fieldId: row.field_id,
  tagId: row.tag_id,
  subject: row.subject,
  cause: row.cause,
  measure: row.measure,
  office: row.office,
  staffId: row.staff_id,
  firstDue: row.first_due_day,
  due: row.due_day,
  state: row.state as ActionState,
  doneDay: row.done_day,
  result: row.result,
  dropReason: row.drop_reason,
  before: row.before,
  after: row.after,
  published: row.published,
  publishedAt: row.published_at,
  openedAt: row.opened_at,
});
