import { z } from 'zod';
import type { PathError } from '../problems.ts';
import { type Questionnaire, ratingQuestions } from '../questionnaires/questionnaire.ts';
import type { Answers } from '../tallies/tally.ts';
import { isPrintable, type Locale, unusableCharacters } from '../text.ts';

/** Characters of a comment, as a person counts them; stated beside the box. */
export const longestComment = 10_000;

const Key = z.string().max(100);

/** A response as programs send it; whether it fits its questionnaire is for `checkAnswers`. */
export const ResponseBody = z.strictObject({
  id: z.guid(),
  point: z.string().max(40),
  version: z.int().min(1).max(2_147_483_647).optional(),
  field: z.string().max(80).optional(),
  ratings: z.record(z.string().max(100), z.int().nullable()),
  reasons: z.array(Key).max(200).optional(),
  choices: z.record(z.string().max(100), z.array(Key).max(200)).optional(),
  profile: z.record(z.string().max(100), Key).optional(),
  comment: z
    .string()
    .refine((comment) => [...comment].length <= longestComment, {
      params: { vi: `nhiều nhất ${longestComment} ký tự`, en: `at most ${longestComment} characters` },
      abort: true,
    })
    .refine(isPrintable, { params: unusableCharacters })
    .optional(),
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,6}$/)
    .optional(),
  answeredAt: z.iso.datetime({ offset: true }).optional(),
  oneTimeCode: z.string().max(100).optional(),
});
export type ResponseBody = z.output<typeof ResponseBody>;

/** Answers that fit their questionnaire, in its order, so that the same content is the same JSON. */
export interface CheckedAnswers extends Answers {
  comment: string | null;
}

export interface AnswersCheck {
  answers: CheckedAnswers;
  errors: PathError[];
  /** Nothing has a level: a form of "no experience" alone says nothing of satisfaction. */
  nothingRated: boolean;
}

/** Holds a body against its questionnaire and names every path that does not fit. */
export function checkAnswers(questionnaire: Questionnaire, body: ResponseBody, locale: Locale): AnswersCheck {
  const say = (vi: string, en: string) => (locale === 'vi' ? vi : en);
  const unknown = say('không có trong phiếu này', 'is not part of this questionnaire');
  const errors: PathError[] = [];
  const refuse = (path: string, message = unknown) => errors.push({ path, message });

  const questions = ratingQuestions(questionnaire).map((question) => question.key);
  const highest = questionnaire.scale.levels.length;
  for (const [key, level] of Object.entries(body.ratings)) {
    if (!questions.includes(key)) refuse(`ratings.${key}`);
    else if (level === null && !questionnaire.noExperience) {
      refuse(
        `ratings.${key}`,
        say('câu này không có lựa chọn "không có ý kiến"', 'has no "no experience" answer'),
      );
    } else if (level !== null && (level < 1 || level > highest)) {
      refuse(`ratings.${key}`, say(`phải từ 1 đến ${highest}`, `must be from 1 to ${highest}`));
    }
  }
  const nothingRated = !Object.values(body.ratings).some((level) => level !== null);
  if (questionnaire.require === 'all' && !nothingRated) {
    const missing = questions.filter((key) => !Object.hasOwn(body.ratings, key));
    for (const key of missing)
      refuse(`ratings.${key}`, say('xin trả lời câu này', 'please answer this question'));
  }

  const reasons = (body.reasons ?? []).filter((key, i) =>
    known(questionnaire.reasons?.options, key, `reasons.${i}`),
  );
  for (const [question, keys] of Object.entries(body.choices ?? {})) {
    const choice = questionnaire.choices?.find((one) => one.key === question);
    if (!choice) refuse(`choices.${question}`);
    else for (const [i, key] of keys.entries()) known(choice.options, key, `choices.${question}.${i}`);
  }
  for (const [item, key] of Object.entries(body.profile ?? {})) {
    const asked = questionnaire.profile?.find((one) => one.key === item);
    if (!asked) refuse(`profile.${item}`);
    else known(asked.options, key, `profile.${item}`);
  }
  const comment = tidyComment(body.comment);
  if (comment && !questionnaire.comment) refuse('comment');

  function known(options: { key: string }[] | undefined, key: string, path: string): boolean {
    const found = options?.some((option) => option.key === key) ?? false;
    if (!found) refuse(path);
    return found;
  }

  return { answers: inOrder(questionnaire, body, reasons, comment), errors, nothingRated };
}

function inOrder(
  questionnaire: Questionnaire,
  body: ResponseBody,
  reasons: string[],
  comment: string | null,
): CheckedAnswers {
  const { choices = [], profile = [] } = questionnaire;
  const ratings = ratingQuestions(questionnaire).flatMap(({ key }) =>
    Object.hasOwn(body.ratings, key) ? [[key, body.ratings[key]!] as const] : [],
  );
  const chosen = choices.flatMap(({ key, options }) => {
    const keys = Object.hasOwn(body.choices ?? {}, key) ? body.choices![key]! : [];
    const kept = options.map((option) => option.key).filter((option) => keys.includes(option));
    return kept.length > 0 ? [[key, kept] as const] : [];
  });
  const said = profile.flatMap(({ key }) =>
    Object.hasOwn(body.profile ?? {}, key) ? [[key, body.profile![key]!] as const] : [],
  );
  return {
    ratings: Object.fromEntries(ratings),
    reasons: (questionnaire.reasons?.options ?? [])
      .map(({ key }) => key)
      .filter((key) => reasons.includes(key)),
    choices: Object.fromEntries(chosen),
    profile: Object.fromEntries(said),
    comment,
  };
}

/** Line ends as \n, composed letters, no blanks around; null where nothing is left. */
function tidyComment(comment: string | undefined): string | null {
  const tidy = comment?.replace(/\r\n?/g, '\n').normalize('NFC').trim();
  return tidy ? tidy : null;
}

/** The id that something calls itself by, whatever else it is: to name it in an answer. */
export const idIn = (raw: unknown): string | null => {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : null;
  return typeof id === 'string' ? id.slice(0, 100) : null;
};
