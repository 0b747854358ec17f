import type { Text } from '../text.ts';
import { criteria, type Measure, type Questionnaire, ratingQuestions } from './questionnaire.ts';

/**
 * What two versions of a family must share for their figures to be pooled: the same key, the same (Vietnamese)
 * words, the same scale with the same satisfied levels. Compared as one string.
 */
export function questionLikeness(questionnaire: Questionnaire, key: string): string | null {
  const question = ratingQuestions(questionnaire).find((one) => one.key === key);
  return question ? JSON.stringify([scaleLikeness(questionnaire), question.key, words(question.text)]) : null;
}

/** As `questionLikeness`, for all the questions that a measure counts; null where it cannot be computed. */
export function measureLikeness(questionnaire: Questionnaire, measure: Measure): string | null {
  if (measure.kind === 'single') {
    const question = questionLikeness(questionnaire, measure.question);
    return question && `single ${question}`;
  }
  const counted = questionsOfMeasure(questionnaire, measure);
  if (counted.length === 0) return null;
  return JSON.stringify([
    measure.kind,
    scaleLikeness(questionnaire),
    counted.map((q) => [q.key, words(q.text)]),
  ]);
}

/** As `questionLikeness`, for a section: its title may change, its questions may not. */
export function sectionLikeness(questionnaire: Questionnaire, sectionKey: string): string | null {
  const section = questionnaire.sections.find((one) => one.key === sectionKey);
  if (!section) return null;
  return JSON.stringify([scaleLikeness(questionnaire), section.questions.map((q) => [q.key, words(q.text)])]);
}

function questionsOfMeasure(questionnaire: Questionnaire, measure: Exclude<Measure, { kind: 'single' }>) {
  switch (measure.kind) {
    case 'pooled':
      return questionnaire.sections
        .filter((section) => measure.sections?.includes(section.key) ?? true)
        .flatMap((section) => section.questions);
    case 'mean-of-criteria':
      return criteria(questionnaire);
    case 'throughout':
    case 'mean-level':
      return ratingQuestions(questionnaire);
    default:
      return measure satisfies never;
  }
}

const scaleLikeness = ({ scale }: Questionnaire) =>
  [scale.levels.map((level) => [level.level, words(level.text)]), [...scale.satisfied].sort()] as const;

const words = (text: Text) => text.vi.normalize('NFC');
