import { criteria, type Questionnaire, ratingQuestions } from '../questionnaires/questionnaire.ts';

/** A set of questions whose six sums are kept together, since sums of several answers of one response do not add up. */
export interface SumGroup {
  key: string;
  questions: string[];
}

/** Which slot of a version's count arrays holds what. Frozen with the version: it follows from its content alone. */
export interface TallyLayout {
  groups: SumGroup[];
  questions: string[];
  levels: number;
  satisfied: ReadonlySet<number>;
  reasons: string[];
  /** Options of choices and profile, as `choice wishes o1` and `profile age 61+`. */
  options: string[];
}

export const wholeGroup = 'whole';
export const sectionGroup = (section: string) => `section ${section}`;
export const measureGroup = (measure: string) => `measure ${measure}`;
export const choiceOption = (question: string, option: string) => `choice ${question} ${option}`;
export const profileOption = (question: string, option: string) => `profile ${question} ${option}`;

const layouts = new WeakMap<Questionnaire, TallyLayout>();

export function layoutOf(questionnaire: Questionnaire): TallyLayout {
  const known = layouts.get(questionnaire);
  if (known) return known;
  const layout = makeLayout(questionnaire);
  layouts.set(questionnaire, layout);
  return layout;
}

function makeLayout(questionnaire: Questionnaire): TallyLayout {
  const { sections, measures, scale, reasons, choices, profile } = questionnaire;
  return {
    groups: [
      { key: wholeGroup, questions: criteria(questionnaire).map((question) => question.key) },
      ...sections.map(({ key, questions }) => ({
        key: sectionGroup(key),
        questions: questions.map((q) => q.key),
      })),
      ...measures.flatMap((measure) => {
        if (measure.kind !== 'pooled' || !measure.sections) return [];
        const counted = sections.filter((section) => measure.sections?.includes(section.key));
        return [
          {
            key: measureGroup(measure.id),
            questions: counted.flatMap(({ questions }) => questions.map((q) => q.key)),
          },
        ];
      }),
    ],
    questions: ratingQuestions(questionnaire).map((question) => question.key),
    levels: scale.levels.length,
    satisfied: new Set(scale.satisfied),
    reasons: reasons?.options.map((option) => option.key) ?? [],
    options: [
      ...(choices ?? []).flatMap(({ key, options }) =>
        options.map((option) => choiceOption(key, option.key)),
      ),
      ...(profile ?? []).flatMap(({ key, options }) =>
        options.map((option) => profileOption(key, option.key)),
      ),
    ],
  };
}
