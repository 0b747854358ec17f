import type { Point } from '../../api/points/store.ts';
import type { PathError } from '../../api/problems.ts';
import { type Questionnaire, ratingQuestions } from '../../api/questionnaires/questionnaire.ts';
import { longestComment } from '../../api/responses/response.ts';
import type { Text } from '../../api/text.ts';
import type { SurveyTexts } from '../texts/survey.ts';
import {
  choiceName,
  type Filled,
  givenAs,
  noExperienceValue,
  printable,
  profileName,
  ratingName,
} from './filled.ts';

/** Something on the form to look at again: `id` is that of the control where it is put right. */
export interface Complaint {
  id: string;
  label: Text | null;
  message: string;
}

interface Item {
  /** Where the intake finds fault, such as `ratings.c3`. */
  path: string;
  id: string;
  /** null: the question that the page itself asks, about the field. */
  label: Text | null;
  /** What is missing, where it has to be there and is not. */
  missing?: string | undefined;
  wrong: string;
}

/**
 * All that is to be put right, in the order of the page: what the intake found, and everything else that is missing,
 * so that nobody is sent back twice.
 */
export function complaintsOf(
  point: Point,
  questionnaire: Questionnaire,
  filled: Filled,
  errors: PathError[],
  t: SurveyTexts,
): Complaint[] {
  return itemsOf(point, questionnaire, filled, t).flatMap(({ path, id, label, missing, wrong }) => {
    const isWrong = errors.some((error) => error.path === path || error.path.startsWith(`${path}.`));
    const message = missing ?? (isWrong ? wrong : undefined);
    return message ? [{ id, label, message }] : [];
  });
}

function itemsOf(point: Point, questionnaire: Questionnaire, filled: Filled, t: SurveyTexts): Item[] {
  const { choices = [], profile = [], comment, reasons } = questionnaire;
  const field: Item = {
    path: 'field',
    id: 'field',
    label: null,
    missing: givenAs(filled, 'field') ? undefined : t.chooseField,
    wrong: t.chooseField,
  };
  const length = [...printable(givenAs(filled, 'comment') ?? '')].length;
  return [
    ...(point.fields.length > 1 ? [field] : []),
    ...ratingItems(questionnaire, filled, t),
    ...(reasons ? [{ path: 'reasons', id: 'reason', label: reasons.text, wrong: t.notAnOption }] : []),
    ...choices.map(({ key, text }) => ({
      path: `choices.${key}`,
      id: choiceName(key),
      label: text,
      wrong: t.notAnOption,
    })),
    ...(comment
      ? [{ path: 'comment', id: 'comment', label: comment, wrong: t.tooLong(longestComment, length) }]
      : []),
    ...profile.map(({ key, text }) => ({
      path: `profile.${key}`,
      id: profileName(key),
      label: text,
      wrong: t.notAnOption,
    })),
  ];
}

function ratingItems(questionnaire: Questionnaire, filled: Filled, t: SurveyTexts): Item[] {
  const questions = ratingQuestions(questionnaire);
  const given = (key: string) => givenAs(filled, ratingName(key));
  const nothingRated = questions.every(({ key }) => [undefined, noExperienceValue].includes(given(key)));
  const missing = (key: string, isFirst: boolean) => {
    const isLeftOut = given(key) === undefined;
    if (isLeftOut && questionnaire.require === 'all') return t.answer;
    if (!isFirst || !nothingRated) return undefined;
    return isLeftOut ? t.choose : t.notOneRated;
  };
  return questions.map(({ key, text }, i) => ({
    path: `ratings.${key}`,
    id: ratingName(key),
    label: text,
    missing: missing(key, i === 0),
    wrong: t.choose,
  }));
}
