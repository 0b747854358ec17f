import { criteria, type Questionnaire, ratingQuestions } from '../../api/questionnaires/questionnaire.ts';
import type { Locale } from '../../api/text.ts';

/** A form as it came in, whether it fits or not: what the page shows again. Empty for a fresh form. */
export type Filled = URLSearchParams;

export const ratingName = (question: string) => `r.${question}`;
export const choiceName = (question: string) => `c.${question}`;
export const profileName = (question: string) => `p.${question}`;

/** The value of a rating that says "no experience". */
export const noExperienceValue = 'none';

/** What was given under a name that takes one answer: the last, where it came more than once. */
export const givenAs = (filled: Filled, name: string): string | undefined =>
  filled.getAll(name).at(-1) || undefined;

export const isTicked = (filled: Filled, name: string, value: string): boolean =>
  filled.getAll(name).includes(value);

export interface FormPlace {
  point: string;
  /** The page asks for the field only where the point has several. */
  asksField: boolean;
  version: number;
  locale: Locale;
}

/** The form as the body that programs send; what is wrong in it is left for the intake to name. */
export function bodyOf(filled: Filled, questionnaire: Questionnaire, place: FormPlace) {
  const one = (name: string) => givenAs(filled, name);
  const many = (name: string) => [...new Set(filled.getAll(name))];
  const { choices = [], profile = [] } = questionnaire;
  return {
    id: one('id') ?? '',
    point: place.point,
    version: place.version,
    field: place.asksField ? one('field') : undefined,
    ratings: membersOf(ratingQuestions(questionnaire), ({ key }) => levelOf(one(ratingName(key)))),
    reasons: asksReasons(filled, questionnaire) ? many('reason') : [],
    choices: membersOf(choices, ({ key }) => many(choiceName(key))),
    profile: membersOf(profile, ({ key }) => one(profileName(key))),
    comment: one('comment') && printable(one('comment')!),
    oneTimeCode: one('oneTimeCode'),
    locale: place.locale,
  };
}

/** Reasons that were ticked before a higher level was chosen are not meant. */
const asksReasons = (filled: Filled, questionnaire: Questionnaire): boolean =>
  hasLowRating(filled, questionnaire, ratingQuestions(questionnaire));

/** True where a criterion, not the overall question, gives cause to ask why: no style rule can tell. */
export const criterionAsksReasons = (filled: Filled, questionnaire: Questionnaire): boolean =>
  hasLowRating(filled, questionnaire, criteria(questionnaire));

function hasLowRating(filled: Filled, { reasons }: Questionnaire, questions: { key: string }[]): boolean {
  if (!reasons) return false;
  const levels = questions.map(({ key }) => levelOf(givenAs(filled, ratingName(key))));
  return levels.some((level) => level != null && level <= reasons.askWhenLevelAtMost);
}

function levelOf(value: string | undefined): number | null | undefined {
  if (value === undefined) return undefined;
  return value === noExperienceValue ? null : Number(value);
}

function membersOf<T extends { key: string }, V>(items: T[], given: (item: T) => V): Record<string, V> {
  const members = items.map((item) => [item.key, given(item)] as const);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

/** Line ends as one character each; without control characters, which nobody types and nobody could find again. */
export const printable = (text: string): string =>
  text
    .replace(/\r\n?|[\v\f]/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '');
