import type { Delivery } from './delivery.ts';
import { newId } from './new-id.ts';
import * as queue from './queue.ts';
import { follow, idle, isAnswer, type Move, type Plan, reasonsMeant, type Session } from './session.ts';
import type { Shown } from './shown.ts';
import type { Answer, State, Stored } from './stored.ts';
import type { Timekeeper } from './timekeeping.ts';

interface Needs {
  stored: Stored;
  time: Timekeeper;
  tab: string;
  delivery: Pick<Delivery, 'straight' | 'soon'>;
}

/** One person before the kiosk. The object is thrown away whole when the next one comes. */
export interface Visit {
  session: () => Session;
  plan: Plan;
  /** Resolves when what the person said is on the disk, where it has to be: before the thanks. */
  move: (move: Move, language: string) => Promise<'changed' | 'same' | 'left' | 'failed'>;
  /** The person has gone: what they said stays said. */
  end: () => Promise<void>;
  /** True where there is something to thank for. */
  isRecorded: () => boolean;
}

export function beginVisit(needs: Needs, shown: Shown, plan: Plan): Visit {
  const { stored, time, tab, delivery } = needs;
  const id = newId();
  let session = follow(plan, idle, { type: 'start' });
  let given: ReturnType<Timekeeper['stamp']> | undefined;
  let seq: number | undefined;
  let isRecorded = false;
  let language = shown.settings.locale;
  /** The writing that is under way; the next waits for it. */
  let writing: Promise<unknown> = Promise.resolve();
  /** While the last touch is written down no other counts. */
  let isEnding = false;

  const answerOf = (of: Session): Answer => ({
    id,
    point: shown.point.code,
    version: shown.questionnaire.version,
    ...(of.field !== null && { field: of.field }),
    ratings: of.ratings,
    reasons: reasonsMeant(plan, of),
    locale: language,
  });

  function write(of: Session, state: State): Promise<void> {
    given ??= time.stamp();
    const row = { state, tab, ...given, answer: answerOf(of) };
    const next = writing.then(async () => {
      if (seq === undefined) seq = await queue.add(stored, row);
      else await queue.change(stored, seq, row.answer, state);
    });
    writing = next.catch(() => {});
    return next;
  }

  const takeBack = () =>
    writing.then(async () => {
      if (seq !== undefined) await queue.drop(stored, seq);
      seq = undefined;
    });

  async function move(next: Move, spoken: string): ReturnType<Visit['move']> {
    const after = isEnding ? session : follow(plan, session, next);
    if (after === session) return 'same';
    language = spoken;
    if (after.step.at === 'idle') {
      // Who backs out has said nothing.
      isEnding = true;
      await takeBack();
      return 'left';
    }
    if (after.step.at === 'thanks') return finish(after);
    const isNew =
      JSON.stringify(after.ratings) !== JSON.stringify(session.ratings) || after.reasons !== session.reasons;
    session = after;
    // In the background: the person goes on, and should this fail, the end will tell.
    if (isNew && isAnswer(plan, after)) write(after, 'open').catch(() => {});
    return 'changed';
  }

  async function finish(after: Session): ReturnType<Visit['move']> {
    isEnding = true;
    isRecorded = isAnswer(plan, after) && (await isKept(after));
    if (!isAnswer(plan, after)) await takeBack();
    else if (!isRecorded) return 'failed';
    session = after;
    delivery.soon();
    return 'changed';
  }

  /** On the disk; or, where that is full, on the server. */
  const isKept = (after: Session): Promise<boolean> =>
    write(after, 'sealed').then(
      () => true,
      () => delivery.straight(answerOf(after)).catch(() => false),
    );

  async function end(): Promise<void> {
    if (session.step.at === 'thanks' || isEnding) return;
    isEnding = true;
    if (!isAnswer(plan, session)) await takeBack();
    else await write(session, 'sealed').catch(() => {});
    delivery.soon();
  }

  return { session: () => session, plan, move, end, isRecorded: () => isRecorded };
}
