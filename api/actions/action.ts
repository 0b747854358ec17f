import type { Day } from '../days.ts';
import type { Said, SaidOf } from './said.ts';

/** An action (việc cải thiện): what a unit does about what people said, by when, and what came of it. */
export interface Action {
  id: number;
  unitId: number;
  about: About;
  /** Of a criterion or reason. */
  family: string | null;
  key: string | null;
  fieldId: number | null;
  tagId: number | null;
  /** What people said, in the words that everybody reads. */
  subject: string;
  /** For the unit itself; never published. */
  cause: string | null;
  measure: string;
  /** Who is responsible, as everybody reads it: an office or a post. */
  office: string;
  /** The person; never published. */
  staffId: string | null;
  firstDue: Day;
  due: Day;
  state: ActionState;
  doneDay: Day | null;
  result: string | null;
  dropReason: string | null;
  before: Said | null;
  after: Said | null;
  published: PublishedTexts | null;
  publishedAt: Date | null;
  openedAt: Date;
}

export type About = SaidOf['about'];

export const actionStates = ['open', 'done', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];

/** A file that proves a result; `name` is null for a photo. */
export interface Proof {
  id: string;
  name: string | null;
  width: number | null;
  height: number | null;
}

/** What everybody reads of an action, frozen when a person let it out: later changes wait for the next time. */
export interface PublishedTexts {
  subject: string;
  measure: string;
  office: string;
  state: ActionState;
  due: Day;
  firstDue: Day;
  doneDay: Day | null;
  result: string | null;
  dropReason: string | null;
  before: Said | null;
  after: Said | null;
  files: Proof[];
}

/** Files of one action at most. */
export const mostProofs = 4;
export const longestSubject = 300;
export const longestProse = 2_000;
export const longestOffice = 120;

/** Past its day and neither done nor dropped; the day itself still counts. */
export const isOverdue = ({ state, due }: Pick<Action, 'state' | 'due'>, today: Day): boolean =>
  state === 'open' && due < today;

/** What would be published of an action as it stands now. */
export const textsToPublish = (action: Action, files: Proof[]): PublishedTexts => ({
  subject: action.subject,
  measure: action.measure,
  office: action.office,
  state: action.state,
  due: action.due,
  firstDue: action.firstDue,
  doneDay: action.doneDay,
  result: action.result,
  dropReason: action.dropReason,
  before: action.before,
  after: action.after,
  files: files.map(({ id, name, width, height }) => ({ id, name, width, height })),
});

/** The words of it that a person has to read before everybody does. */
export const wordsOf = ({ subject, measure, office, result, dropReason, files }: PublishedTexts): string[] =>
  [subject, measure, office, result, dropReason, ...files.map(({ name }) => name)].filter(
    (text) => text !== null,
  );

/** True where what everybody reads is no longer what the unit has written. */
export function isPublishedOtherwise(action: Action): boolean {
  if (!action.published) return false;
  const { files, ...published } = action.published;
  const { files: _, ...now } = textsToPublish(action, []);
  return Object.entries(now).some(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(published[name as keyof typeof published]),
  );
}
