import { z } from 'zod';
import { Shaped, type Text, TextInput } from '../text.ts';

export const Key = Shaped(/^[A-Za-z0-9][A-Za-z0-9._+-]*$/, 40, {
  vi: 'chỉ dùng chữ cái không dấu, số và các dấu . _ + -, bắt đầu bằng chữ hoặc số',
  en: 'only letters, digits and . _ + -, beginning with a letter or digit',
});
export const QuestionnaireId = Shaped(/^[a-z0-9]+(-[a-z0-9]+)*$/, 60, {
  vi: 'chỉ dùng chữ thường không dấu, số và gạch nối',
  en: 'only lower-case letters, digits and hyphens',
});

const Option = z.strictObject({ key: Key, text: TextInput(300) });
const Question = z.strictObject({ key: Key, text: TextInput(1000), note: TextInput(1000).optional() });
const Section = z.strictObject({
  key: Key,
  title: TextInput(300),
  questions: z.array(Question).min(1).max(200),
});
const ChoiceQuestion = z.strictObject({
  key: Key,
  text: TextInput(1000),
  options: z.array(Option).min(1).max(100),
});

/** How a rate can be made of answers; the last two have no interval and are never judged. */
export const measureKinds = ['single', 'pooled', 'throughout', 'mean-of-criteria', 'mean-level'] as const;

const weighting = z.enum(['pooled', 'caseload']).optional();
const Measure = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ id: Key, kind: z.literal('single'), question: Key, weighting }),
    z.strictObject({
      id: Key,
      kind: z.literal('pooled'),
      sections: z.array(Key).min(1).optional(),
      weighting,
    }),
    z.strictObject({ id: Key, kind: z.literal('throughout'), weighting }),
    z.strictObject({ id: Key, kind: z.literal('mean-of-criteria') }),
    z.strictObject({ id: Key, kind: z.literal('mean-level') }),
  ],
  { error: measureKinds.join(' | ') },
);

const Scale = z.strictObject({
  levels: z
    .array(z.strictObject({ level: z.int(), text: TextInput(100) }))
    .min(2)
    .max(10),
  satisfied: z.array(z.int()).min(1),
});

/** One version of a questionnaire, as in questionnaires/*.json: frozen once it is published. */
export const Questionnaire = z
  .strictObject({
    id: QuestionnaireId,
    family: QuestionnaireId,
    title: TextInput(300),
    source: z.string().trim().min(1).max(1000),
    scale: Scale,
    noExperience: TextInput(100).optional(),
    require: z.enum(['any', 'all']),
    overall: Question.optional(),
    parts: z.array(z.strictObject({ key: Key, title: TextInput(300) })).optional(),
    sections: z.array(Section).max(100),
    reasons: z
      .strictObject({
        askWhenLevelAtMost: z.int(),
        text: TextInput(1000),
        options: z.array(Option).min(1).max(100),
      })
      .optional(),
    choices: z.array(ChoiceQuestion).max(50).optional(),
    comment: TextInput(1000).optional(),
    profile: z.array(ChoiceQuestion).max(50).optional(),
    measures: z.array(Measure).min(1).max(20),
  })
  .superRefine((questionnaire, context) => {
    for (const { path, message } of inconsistencies(questionnaire)) {
      context.addIssue({ code: 'custom', path, params: message });
    }
  });

export type Questionnaire = z.output<typeof Questionnaire>;
export type Measure = Questionnaire['measures'][number];
export type RatingQuestion = z.output<typeof Question>;
export type QuestionSection = Questionnaire['sections'][number];

interface Inconsistency {
  path: (string | number)[];
  message: Text;
}

function inconsistencies(questionnaire: z.output<typeof Questionnaire>): Inconsistency[] {
  const { scale, sections, measures } = questionnaire;
  const levels = scale.levels.map((level) => level.level);
  const questions = new Set(ratingQuestions(questionnaire).map((question) => question.key));
  const found: Inconsistency[] = [
    ...repeated(ratingKeysWithPaths(questionnaire)),
    ...repeated(sections.map((section, i) => ({ key: section.key, path: ['sections', i, 'key'] }))),
    ...repeated(measures.map((measure, i) => ({ key: measure.id, path: ['measures', i, 'id'] }))),
    ...repeatedOptions(questionnaire),
  ];
  if (questions.size === 0)
    found.push({
      path: ['sections'],
      message: { vi: 'phiếu chưa có câu hỏi nào', en: 'the form has no question' },
    });
  if (levels.some((level, i) => level !== i + 1)) {
    found.push({
      path: ['scale', 'levels'],
      message: { vi: 'các mức phải là 1, 2, 3 …', en: 'levels must be 1, 2, 3 …' },
    });
  }
  if (
    scale.satisfied.some((level) => !levels.includes(level)) ||
    new Set(scale.satisfied).size === levels.length
  ) {
    found.push({
      path: ['scale', 'satisfied'],
      message: {
        vi: 'mức hài lòng phải là một số mức của thang đo, không phải tất cả',
        en: 'must be some levels of the scale, not all of them',
      },
    });
  }
  measures.forEach((measure, i) => {
    if (measure.kind === 'single' && !questions.has(measure.question)) {
      found.push({
        path: ['measures', i, 'question'],
        message: { vi: 'phiếu không có câu hỏi này', en: 'the form has no such question' },
      });
    }
    if (measure.kind !== 'pooled') return;
    const unknown = measure.sections?.find((key) => !sections.some((section) => section.key === key));
    if (unknown)
      found.push({
        path: ['measures', i, 'sections'],
        message: { vi: `phiếu không có phần ${unknown}`, en: `the form has no section ${unknown}` },
      });
    if (sections.length === 0)
      found.push({
        path: ['measures', i],
        message: { vi: 'phiếu chưa có phần nào để gộp', en: 'the form has no section to pool' },
      });
  });
  return found;
}

interface KeyAtPath {
  key: string;
  path: (string | number)[];
}

function ratingKeysWithPaths(questionnaire: Pick<Questionnaire, 'overall' | 'sections'>): KeyAtPath[] {
  const overall = questionnaire.overall ? [{ key: questionnaire.overall.key, path: ['overall', 'key'] }] : [];
  const criteria = questionnaire.sections.flatMap((section, i) =>
    section.questions.map(({ key }, j) => ({ key, path: ['sections', i, 'questions', j, 'key'] })),
  );
  return [...overall, ...criteria];
}

function repeatedOptions({ reasons, choices, profile }: Questionnaire): Inconsistency[] {
  const optionLists = [
    { at: ['reasons'], options: reasons?.options ?? [] },
    ...(choices ?? []).map((choice, i) => ({ at: ['choices', i], options: choice.options })),
    ...(profile ?? []).map((item, i) => ({ at: ['profile', i], options: item.options })),
  ];
  const inLists = optionLists.flatMap(({ at, options }) =>
    repeated(options.map(({ key }, j) => ({ key, path: [...at, 'options', j, 'key'] }))),
  );
  const ofQuestions = [
    ...repeated((choices ?? []).map(({ key }, i) => ({ key, path: ['choices', i, 'key'] }))),
    ...repeated((profile ?? []).map(({ key }, i) => ({ key, path: ['profile', i, 'key'] }))),
  ];
  return [...inLists, ...ofQuestions];
}

function repeated(keys: KeyAtPath[]): Inconsistency[] {
  const seen = new Set<string>();
  return keys.flatMap(({ key, path }) => {
    if (seen.has(key))
      return [{ path, message: { vi: `khóa “${key}” có hai lần`, en: `the key “${key}” stands twice` } }];
    seen.add(key);
    return [];
  });
}

/** Every question rated on the scale: the overall one first, then the criteria in their order. */
export function ratingQuestions(
  questionnaire: Pick<Questionnaire, 'overall' | 'sections'>,
): RatingQuestion[] {
  return [...(questionnaire.overall ? [questionnaire.overall] : []), ...criteria(questionnaire)];
}

/** The rated questions of the sections; the overall question is not one of them. */
export function criteria(questionnaire: Pick<Questionnaire, 'sections'>): RatingQuestion[] {
  return questionnaire.sections.flatMap((section) => section.questions);
}

export const levelText = (questionnaire: Questionnaire, level: number): Text =>
  questionnaire.scale.levels[level - 1]?.text ?? { vi: String(level) };
