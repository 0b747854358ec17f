import { z } from 'zod';
import { isPrintable, type Text, unusableCharacters } from '../text.ts';
import type { Questionnaire } from './questionnaire.ts';

/** What nobody has written yet is an empty text: faulty only once it is to be published. */
const Loose = (longest: number) =>
  z.string().trim().max(longest).refine(isPrintable, { params: unusableCharacters, abort: true });
const LooseText = (longest: number) =>
  z.union([
    Loose(longest).transform((vi): Text => ({ vi })),
    z
      .strictObject({ vi: Loose(longest), en: Loose(longest).optional() })
      .transform(({ vi, en }): Text => (en ? { vi, en } : { vi })),
  ]);
const LooseKey = Loose(60);

const Option = z.strictObject({ key: LooseKey, text: LooseText(300) });
const Question = z.strictObject({ key: LooseKey, text: LooseText(1000), note: LooseText(1000).optional() });
const ChoiceQuestion = z.strictObject({
  key: LooseKey,
  text: LooseText(1000),
  options: z.array(Option).max(100),
});
const weighting = z.enum(['pooled', 'caseload']).optional();

/**
 * A questionnaire that is being written: its shape is already that of a questionnaire, so that it can be shown, but
 * texts, lists and what points at what may still be missing.
 */
export const DraftContent: z.ZodType<Questionnaire> = z.strictObject({
  id: LooseKey,
  family: LooseKey,
  title: LooseText(300),
  source: Loose(1000),
  scale: z.strictObject({
    levels: z
      .array(z.strictObject({ level: z.int(), text: LooseText(100) }))
      .min(2)
      .max(10),
    satisfied: z.array(z.int()).max(10),
  }),
  noExperience: LooseText(100).optional(),
  require: z.enum(['any', 'all']),
  overall: Question.optional(),
  parts: z
    .array(z.strictObject({ key: LooseKey, title: LooseText(300) }))
    .max(100)
    .optional(),
  sections: z
    .array(z.strictObject({ key: LooseKey, title: LooseText(300), questions: z.array(Question).max(200) }))
    .max(100),
  reasons: z
    .strictObject({
      askWhenLevelAtMost: z.int(),
      text: LooseText(1000),
      options: z.array(Option).max(100),
    })
    .optional(),
  choices: z.array(ChoiceQuestion).max(50).optional(),
  comment: LooseText(1000).optional(),
  profile: z.array(ChoiceQuestion).max(50).optional(),
  measures: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ id: LooseKey, kind: z.literal('single'), question: LooseKey, weighting }),
        z.strictObject({
          id: LooseKey,
          kind: z.literal('pooled'),
          sections: z.array(LooseKey).max(100).optional(),
          weighting,
        }),
        z.strictObject({ id: LooseKey, kind: z.literal('throughout'), weighting }),
        z.strictObject({ id: LooseKey, kind: z.literal('mean-of-criteria') }),
        z.strictObject({ id: LooseKey, kind: z.literal('mean-level') }),
      ]),
    )
    .max(20),
});

/** As a file of questionnaires/*.json: what is exported comes back the same when imported. */
export const exportText = (content: Questionnaire): string => `${JSON.stringify(content, null, 1)}\n`;

/** What a new form starts from: the five levels of SIPAS, one overall question, room for a comment. */
export const newDraft = (id: string, title: Text): Questionnaire => ({
  id,
  family: id,
  title,
  source: '',
  scale: {
    levels: [
      { level: 1, text: { vi: 'Rất không hài lòng', en: 'Very dissatisfied' } },
      { level: 2, text: { vi: 'Không hài lòng', en: 'Dissatisfied' } },
      { level: 3, text: { vi: 'Bình thường', en: 'Neutral' } },
      { level: 4, text: { vi: 'Hài lòng', en: 'Satisfied' } },
      { level: 5, text: { vi: 'Rất hài lòng', en: 'Very satisfied' } },
    ],
    satisfied: [4, 5],
  },
  require: 'any',
  overall: {
    key: 'overall',
    text: {
      vi: 'Nhìn chung, Ông/Bà có hài lòng với lần phục vụ vừa rồi không?',
      en: 'Overall, are you satisfied with the service you have just received?',
    },
  },
  sections: [],
  comment: { vi: 'Ý kiến góp ý khác (không bắt buộc)', en: 'Anything else (optional)' },
  measures: [{ id: 'overall', kind: 'single', question: 'overall' }],
});
