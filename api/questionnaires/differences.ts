import { isDeepStrictEqual } from 'node:util';
import type { Text } from '../text.ts';
import { measureLikeness } from './likeness.ts';
import { criteria, type Measure, type Questionnaire } from './questionnaire.ts';

/** What a difference is about; `key` tells several of a kind apart. */
export interface Difference {
  what:
    | 'title'
    | 'source'
    | 'require'
    | 'scale'
    | 'no-experience'
    | 'overall'
    | 'part'
    | 'section'
    | 'question'
    | 'order'
    | 'reasons'
    | 'choice'
    | 'comment'
    | 'profile'
    | 'measure';
  key: string;
  before: Text | undefined;
  after: Text | undefined;
}

/** Everything in which two versions differ, in the order of the form; empty where they are the same. */
export function differencesOf(before: Questionnaire, after: Questionnaire): Difference[] {
  return [
    ...differing('title', '', before.title, after.title),
    ...differing('source', '', plain(before.source), plain(after.source)),
    ...differing('require', '', requireText[before.require], requireText[after.require]),
    ...differing('scale', '', scaleText(before), scaleText(after)),
    ...differing('no-experience', '', before.noExperience, after.noExperience),
    ...listed('overall', before.overall ? [before.overall] : [], after.overall ? [after.overall] : [], noted),
    ...listed('part', before.parts ?? [], after.parts ?? [], ({ title }) => title),
    ...listed('section', before.sections, after.sections, ({ title }) => title),
    ...listed('question', criteria(before), criteria(after), noted),
    ...orderDifferences(before, after),
    ...differing('reasons', '', reasonsText(before), reasonsText(after)),
    ...listed('choice', before.choices ?? [], after.choices ?? [], choiceText),
    ...differing('comment', '', before.comment, after.comment),
    ...listed('profile', before.profile ?? [], after.profile ?? [], choiceText),
    ...listed('measure', before.measures.map(keyed), after.measures.map(keyed), measureText),
  ];
}

/** True where figures of the measure go on through both versions: same questions, words, scale, satisfied levels. */
export function poolsWith(before: Questionnaire, after: Questionnaire, id: string): boolean {
  const [was, is] = [before, after].map((content) => {
    const measure = content.measures.find((one) => one.id === id);
    return measure ? measureLikeness(content, measure) : null;
  });
  return was != null && was === is;
}

const differing = (
  what: Difference['what'],
  key: string,
  before: Text | undefined,
  after: Text | undefined,
): Difference[] => (isDeepStrictEqual(bare(before), bare(after)) ? [] : [{ what, key, before, after }]);

function listed<T extends { key: string }>(
  what: Difference['what'],
  before: readonly T[],
  after: readonly T[],
  textOf: (member: T) => Text,
): Difference[] {
  const keys = [...new Set([...before, ...after].map(({ key }) => key))];
  const textIn = (members: readonly T[], key: string) => {
    const member = members.find((one) => one.key === key);
    return member && textOf(member);
  };
  return keys.flatMap((key) => differing(what, key, textIn(before, key), textIn(after, key)));
}

/** Questions that stand in another section or order, among those that both have. */
function orderDifferences(before: Questionnaire, after: Questionnaire): Difference[] {
  const [was, is] = [before, after].map(placesOf) as [Map<string, string>, Map<string, string>];
  const common = (places: Map<string, string>, others: Map<string, string>) =>
    [...places].filter(([key]) => others.has(key)).map(([key, section]) => `${section} ${key}`);
  const [first, second] = [common(was, is), common(is, was)];
  if (isDeepStrictEqual(first, second)) return [];
  return [{ what: 'order', key: '', before: plain(first.join(', ')), after: plain(second.join(', ')) }];
}

const placesOf = ({ sections }: Questionnaire) =>
  new Map(sections.flatMap((section) => section.questions.map(({ key }) => [key, section.key] as const)));

const plain = (vi: string): Text => ({ vi });
const bare = (text: Text | undefined) => text && JSON.parse(JSON.stringify(text));
const keyed = (measure: Measure) => ({ ...measure, key: measure.id });

/** In both languages where every part has English. */
function joined(texts: Text[], separator: string): Text {
  const vi = texts.map((text) => text.vi).join(separator);
  return texts.every((text) => text.en) ? { vi, en: texts.map((text) => text.en).join(separator) } : { vi };
}

const noted = ({ text, note }: { text: Text; note?: Text | undefined }) =>
  note ? joined([text, note], ' – ') : text;
const choiceText = ({ text, options }: { text: Text; options: { text: Text }[] }) =>
  joined([text, ...options.map((option) => option.text)], ' · ');
const reasonsText = ({ reasons }: Questionnaire) =>
  reasons && joined([plain(`≤ ${reasons.askWhenLevelAtMost}`), choiceText(reasons)], ': ');
const scaleText = ({ scale }: Questionnaire) =>
  joined(
    scale.levels.map(({ level, text }) => {
      const mark = scale.satisfied.includes(level) ? ' ✓' : '';
      return text.en
        ? { vi: `${level} ${text.vi}${mark}`, en: `${level} ${text.en}${mark}` }
        : plain(`${level} ${text.vi}${mark}`);
    }),
    ' · ',
  );

const requireText: Record<Questionnaire['require'], Text> = {
  any: { vi: 'ít nhất một câu', en: 'one question at least' },
  all: { vi: 'mọi câu chấm điểm', en: 'every rated question' },
};

const measureNames: Record<Measure['kind'], Text> = {
  single: { vi: 'một câu', en: 'one question' },
  pooled: { vi: 'gộp các câu', en: 'pooled' },
  throughout: { vi: 'hài lòng toàn diện', en: 'satisfied throughout' },
  'mean-of-criteria': { vi: 'trung bình tỷ lệ các câu', en: 'mean of the questions’ rates' },
  'mean-level': { vi: 'điểm trung bình', en: 'mean level' },
};
const byCaseload: Text = { vi: 'theo số hồ sơ', en: 'by caseload' };
const allSections: Text = { vi: 'tất cả các phần', en: 'all sections' };

function measureText(measure: Measure): Text {
  const same = (words: string): Text => ({ vi: words, en: words });
  const of = {
    single: 'question' in measure ? [same(measure.question)] : [],
    pooled: 'sections' in measure && measure.sections ? [same(measure.sections.join(', '))] : [allSections],
  };
  const weighted = 'weighting' in measure && measure.weighting === 'caseload' ? [byCaseload] : [];
  const counted = measure.kind === 'single' || measure.kind === 'pooled' ? of[measure.kind] : [];
  return joined([measureNames[measure.kind], ...counted, ...weighted], ' – ');
}
