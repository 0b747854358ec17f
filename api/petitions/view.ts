import { z } from 'zod';
import type { Calendar } from '../calendar/calendar.ts';
import { listCalendar } from '../calendar/store.ts';
import { type Category, listCategories, listKinds } from '../categories/store.ts';
import type { Db } from '../database/open.ts';
import { acknowledgeDue, answerDue, timelinessOf } from '../deadlines/clock.ts';
import { explainDue } from '../deadlines/explain.ts';
import { getProfile } from '../deadlines/store.ts';
import type { Deps } from '../http/context.ts';
import { inLocale, type Locale } from '../text.ts';
import { findUnitById } from '../units/store.ts';
import { countAlso } from './also-store.ts';
import { type Answer, listAnswers, listRatings } from './answer-store.ts';
import { listEvents, type PetitionEvent } from './event-store.ts';
import { listFiles, type PetitionFile } from './file-store.ts';
import { isEnded, type Move, moves, type RefusalReason, refusalReasons, stateNames } from './moves.ts';
import type { Petition } from './petition.ts';
import { lastDayOf } from './receive.ts';
import { findPetition } from './store.ts';

const Named = z.object({ key: z.string(), name: z.string() });
const UnitNamed = z.object({ slug: z.string(), name: z.string() });
const Instant = z.iso.datetime();

const Deadline = z.object({
  /** The last day on which it is kept; null while the clock stands still. */
  by: z.string().nullable(),
  done: Instant.nullable(),
  state: z.enum(['on-time', 'due-soon', 'overdue', 'paused']).nullable(),
  /** Why this date, sentence by sentence. */
  explanation: z.array(z.string()),
});

/** What everybody may know who has the code: never the sender. */
export const PetitionView = z.object({
  code: z.string(),
  kind: Named,
  category: Named.nullable(),
  unit: UnitNamed,
  handler: UnitNamed,
  state: z.string(),
  stateName: z.string(),
  turn: z.enum(['office', 'sender', 'nobody']),
  receivedAt: Instant,
  acknowledge: Deadline,
  answer: Deadline,
  history: z.array(
    z.object({
      at: Instant,
      move: z.string(),
      name: z.string(),
      state: z.string(),
      text: z.string().nullable(),
    }),
  ),
  /** As published: without personal data; null where it is not. */
  text: z.string().nullable(),
  photos: z.array(z.string()),
  answers: z.array(
    z.object({
      outcome: z.enum(['done', 'promised']),
      promiseDay: z.string().nullable(),
      text: z.string(),
      publishedAt: Instant,
      files: z.array(z.object({ url: z.string(), name: z.string().nullable() })),
      rating: z.object({ level: z.int(), mended: z.boolean().nullable() }).nullable(),
    }),
  ),
  promise: z.object({ day: z.string(), kept: z.boolean(), broken: z.boolean() }).nullable(),
  refusal: z.object({ reason: z.string(), name: z.string() }).nullable(),
  transfer: z.object({ to: z.string(), reference: z.string().nullable() }).nullable(),
  mergedInto: z.string().nullable(),
  /** How many others met the same. */
  alsoMet: z.int(),
  erased: z.boolean(),
});
export type PetitionView = z.output<typeof PetitionView>;

/** Moves whose words everybody may read; those of the others are between sender and office. */
const openWords: readonly Move[] = ['extend', 'pass', 'refuse', 'transfer', 'redirect'];
/** Moves that are nobody else's business. */
const quiet: readonly Move[] = [
  'correct',
  'link',
  'new-secret',
  'return',
  'show-text',
  'hide-text',
  'spam',
  'not-spam',
];

/** A petition as everybody may see it. */
export async function viewPetition(
  db: Db,
  petition: Petition,
  { now, calendar, locale }: { now: Date; calendar: Calendar; locale: Locale },
): Promise<PetitionView> {
  const kinds = await listKinds(db);
  const categories = await listCategories(db);
  const unit = (await findUnitById(db, petition.unitId))!;
  const handler = (await findUnitById(db, petition.handlerUnitId))!;
  const files = await listFiles(db, petition.id);
  const ratings = await listRatings(db, petition.id);
  const answers = (await listAnswers(db, petition.id)).filter(({ publishedAt }) => publishedAt !== null);
  const merged = petition.mergedInto ? await findPetition(db, { id: petition.mergedInto }) : undefined;
  const kind = kinds.find(({ key }) => key === petition.kind)!;
  const named = ({ slug, name }: typeof unit) => ({ slug, name: inLocale(name, locale) });
  const reason = petition.refusalReason as RefusalReason | null;
  return {
    code: petition.code,
    kind: { key: kind.key, name: inLocale(kind.name, locale) },
    category: categoryOf(categories, petition.categoryId, locale),
    unit: named(unit),
    handler: named(handler),
    state: petition.state,
    stateName: inLocale(stateNames[petition.state], locale),
    turn: petition.state === 'needs_info' ? 'sender' : isEnded(petition.state) ? 'nobody' : 'office',
    receivedAt: petition.receivedAt.toISOString(),
    ...(await deadlinesOf(db, petition, calendar, now, locale)),
    history: (await listEvents(db, petition.id)).filter(isOpen).map((event) => eventOf(event, locale)),
    text: petition.publishedText,
    photos: files
      .filter(({ purpose, isPublic }) => purpose === 'photo' && isPublic)
      .map((one) => urlOf(petition, one)),
    answers: answers.map((answer) => ({
      ...answerOf(answer, petition, files),
      rating: ratingOf(ratings.find(({ answerId }) => answerId === answer.id)),
    })),
    promise: promiseOf(petition, now),
    refusal: reason && { reason, name: inLocale(refusalReasons[reason], locale) },
    transfer: petition.transferredTo
      ? { to: petition.transferredTo, reference: petition.transferReference }
      : null,
    mergedInto: merged?.code ?? null,
    alsoMet: (await countAlso(db, [petition.id])).get(petition.id) ?? 0,
    erased: petition.erasedAt !== null,
  };
}

export const viewNow = async ({ db, now }: Deps, petition: Petition, locale: Locale): Promise<PetitionView> =>
  viewPetition(db, petition, { now: now(), calendar: await listCalendar(db), locale });

/** The dates of a petition, each with its arithmetic. */
export async function deadlinesOf(db: Db, petition: Petition, calendar: Calendar, now: Date, locale: Locale) {
  const profile = await getProfile(db, petition.profileId);
  const explain = (due: ReturnType<typeof answerDue>) => explainDue(due, profile.source, locale);
  const ended = isEnded(petition.state);
  const hours = (amount: number) => (profile.countedIn === 'hours' ? amount : undefined);
  const allowed = petition.clock.extensions.reduce((sum, { amount }) => sum + amount, profile.answer);
  return {
    acknowledge: {
      by: lastDayOf(petition.acknowledgeDue),
      done: petition.acknowledgedAt?.toISOString() ?? null,
      state:
        petition.acknowledgedAt || ended
          ? null
          : timelinessOf(petition.acknowledgeDue, now, calendar, hours(profile.acknowledge)),
      explanation: explain(
        acknowledgeDue(profile, calendar, { ...petition.clock, pauses: [], restartedAt: null }),
      ),
    },
    answer: {
      by: petition.answerDue && lastDayOf(petition.answerDue),
      done: petition.endedAt?.toISOString() ?? null,
      state: ended ? null : timelinessOf(petition.answerDue, now, calendar, hours(allowed)),
      explanation: explain(answerDue(profile, calendar, petition.clock)),
    },
  };
}

/** A promise stays open to the public until it is kept; past its day it is broken, also where it is kept later. */
export function promiseOf(petition: Petition, now: Date) {
  const { promiseDay, promiseKeptAt } = petition;
  if (promiseDay === null) return null;
  const last = promiseKeptAt ?? now;
  return {
    day: promiseDay,
    kept: promiseKeptAt !== null,
    broken: lastDayOf(new Date(last.getTime() + 1)) > promiseDay,
  };
}

const isOpen = ({ move }: PetitionEvent) => !quiet.includes(move);

const eventOf = ({ at, move, state, text }: PetitionEvent, locale: Locale) => ({
  at: at.toISOString(),
  move,
  name: inLocale(moves[move].name, locale),
  state,
  text: openWords.includes(move) ? text : null,
});

const answerOf = (answer: Answer, petition: Petition, files: PetitionFile[]) => ({
  outcome: answer.outcome,
  promiseDay: answer.promiseDay,
  text: answer.publishedText!,
  publishedAt: answer.publishedAt!.toISOString(),
  files: files
    .filter(({ answerId, isPublic }) => answerId === answer.id && isPublic)
    .map((file) => ({ url: urlOf(petition, file), name: file.name })),
});

const ratingOf = (rating: { level: number; mended: boolean | null } | undefined) =>
  rating ? { level: rating.level, mended: rating.mended } : null;

/** Where a file of a petition is handed out; who may see it is decided there. */
export const urlOf = ({ code }: Petition, { id }: PetitionFile): string => `/kien-nghi/${code}/files/${id}`;

function categoryOf(categories: readonly Category[], id: number | null, locale: Locale) {
  const category = categories.find((one) => one.id === id);
  return category ? { key: category.key, name: inLocale(category.name, locale) } : null;
}
