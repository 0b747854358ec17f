import { listStaffAt } from '../../../api/accounts/store.ts';
import {
  type About,
  type Action,
  longestOffice,
  longestProse,
  longestSubject,
} from '../../../api/actions/action.ts';
import type { Edited } from '../../../api/actions/change.ts';
import { saidOf } from '../../../api/actions/said.ts';
import type { NewAction } from '../../../api/actions/store.ts';
import { type Day, isDay } from '../../../api/days.ts';
import { listFieldIds } from '../../../api/fields/store.ts';
import { type PathError, Problem, problem } from '../../../api/problems.ts';
import { listTags } from '../../../api/tags/store.ts';
import { actionTexts } from '../../texts/console-actions.ts';
import type { Choice } from '../form.tsx';
import { readLine, readProse } from '../petitions/typed.ts';
import { type UnitVisit, wrongField } from '../visit.ts';
import { publicFigures } from './figures.ts';

const freely = 'free';

/** What an action can be about, named as the form's list names it: `criterion:c3`, `field:dat-dai`, `free`. */
export async function aboutChoices(visit: UnitVisit): Promise<Choice[]> {
  const { deps, locale } = visit;
  const t = actionTexts[locale];
  const { criteria, reasons, fields } = await publicFigures(visit);
  const tags = (await listTags(deps.db)).filter(({ retired }) => !retired);
  const choice = (about: Exclude<About, 'free'>, key: string, name: string): Choice => ({
    value: `${about}:${key}`,
    name,
    group: t.groups[about],
  });
  return [
    { value: freely, name: t.free },
    ...fields.flatMap(({ field }) => (field ? [choice('field', field.slug, field.name)] : [])),
    ...criteria.map(({ key, text }) => choice('criterion', key, text)),
    ...reasons.map(({ key, text }) => choice('reason', key, text)),
    ...tags.map(({ id, name }) => choice('theme', String(id), name.vi)),
  ];
}

/** The action that was typed, with the published figure of what it is about. @throws Problem invalid-input */
export async function readNew(visit: UnitVisit, form: URLSearchParams): Promise<NewAction> {
  const t = actionTexts[visit.locale];
  const chosen = form.get('about') || freely;
  const choice = (await aboutChoices(visit)).find(({ value }) => value === chosen);
  const { read, finish } = readingAll();
  await read(() => {
    if (!choice) throw wrongField('about', t.aboutUnknown);
  });
  const name = choice && chosen !== freely ? choice.name : null;
  const words = await readWords(visit, form, { name, staffId: null }, read);
  const due = await read(() => readDue(visit, form));
  const reference = choice && (await referenceOf(visit, chosen));
  return finish(() => ({ unitId: visit.unit.id, ...reference!, ...words(), due: due! }));
}

async function referenceOf(visit: UnitVisit, chosen: string) {
  const none = { family: null, key: null, fieldId: null, tagId: null, before: null };
  const [about, key] = chosen.split(':') as [About, string];
  if (about === 'free') return { about, ...none };
  if (about === 'theme') return { about, ...none, tagId: Number(key) };
  const satisfaction = await publicFigures(visit);
  const before = saidOf(satisfaction, { about, key });
  if (about === 'field') {
    return { about, ...none, fieldId: (await listFieldIds(visit.deps.db)).get(key)!, before };
  }
  return { about, ...none, family: satisfaction.questionnaire.family, key, before };
}

/** @throws Problem invalid-input */
export async function readEdited(visit: UnitVisit, form: URLSearchParams, action: Action): Promise<Edited> {
  const { read, finish } = readingAll();
  const words = await readWords(visit, form, { name: null, staffId: action.staffId }, read);
  // A day that has passed may stand, but not be set.
  const due = form.get('due')?.trim() === action.due ? action.due : await read(() => readDue(visit, form));
  return finish(() => ({ ...words(), due: due! }));
}

/** Reads field after field, so that all that is wrong is said at once. */
function readingAll() {
  const errors: PathError[] = [];
  return {
    read: async <T>(one: () => T | Promise<T>): Promise<T | undefined> => {
      try {
        return await one();
      } catch (error) {
        if (!(error instanceof Problem) || !error.errors) throw error;
        errors.push(...error.errors);
        return undefined;
      }
    },
    finish: <T>(make: () => T): T => {
      if (errors.length > 0) throw problem('invalid-input', { errors });
      return make();
    },
  };
}

type Read = ReturnType<typeof readingAll>['read'];

/** What was typed; to be asked for once nothing was refused. */
async function readWords(
  visit: UnitVisit,
  form: URLSearchParams,
  known: { name: string | null; staffId: string | null },
  read: Read,
) {
  const t = actionTexts[visit.locale];
  const subject = await read(() => {
    const typed = readLine(visit, form, 'subject', longestSubject) ?? known.name?.slice(0, longestSubject);
    if (!typed) throw wrongField('subject', t.subjectNeeded);
    return typed;
  });
  const isCauseGiven = Boolean(form.get('cause')?.trim());
  const cause = isCauseGiven ? await read(() => readProse(visit, form, 'cause', longestProse)) : null;
  const measure = await read(() => readProse(visit, form, 'measure', longestProse));
  const office = await read(() => {
    const typed = readLine(visit, form, 'office', longestOffice);
    if (!typed) throw wrongField('office', t.officeNeeded);
    return typed;
  });
  const staffId = await read(() => readStaff(visit, form, known.staffId));
  return () => ({
    subject: subject!,
    cause: cause ?? null,
    measure: measure!,
    office: office!,
    staffId: staffId ?? null,
  });
}

async function readStaff(
  visit: UnitVisit,
  form: URLSearchParams,
  current: string | null,
): Promise<string | null> {
  const chosen = form.get('staff') ?? '';
  if (!chosen) return null;
  const known = await listStaffAt(visit.deps.db, [visit.unit.id], visit.today);
  if (chosen === current || known.some(({ id }) => id === chosen)) return chosen;
  throw wrongField('staff', actionTexts[visit.locale].staffUnknown);
}

function readDue({ locale, today }: UnitVisit, form: URLSearchParams): Day {
  const t = actionTexts[locale];
  const day = form.get('due')?.trim() ?? '';
  if (!isDay(day)) throw wrongField('due', t.dueNeeded);
  if (day < today) throw wrongField('due', t.duePast);
  return day;
}
