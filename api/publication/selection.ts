import { measureLikeness, questionLikeness, sectionLikeness } from '../questionnaires/likeness.ts';
import type {
  Measure,
  Questionnaire,
  QuestionSection,
  RatingQuestion,
} from '../questionnaires/questionnaire.ts';
import type { Version } from '../questionnaires/store.ts';

/** The versions of a family in the order in which they speak for it: used ones first, newest first. */
export function inOrderOfUse(versions: readonly Version[], used: ReadonlySet<number>): readonly Version[] {
  return [...versions].sort((a, b) => Number(used.has(b.id)) - Number(used.has(a.id)) || b.id - a.id);
}

/** The family with most responses; where there are none, the first that the fallbacks name. */
export function mostUsedFamily(
  versions: readonly Version[],
  responsesByVersion: ReadonlyMap<number, number>,
  fallbacks: (string | null | undefined)[],
): string | undefined {
  const byFamily = new Map<string, number>();
  for (const version of versions) {
    const responses = responsesByVersion.get(version.id) ?? 0;
    byFamily.set(version.family, (byFamily.get(version.family) ?? 0) + responses);
  }
  const [most] = [...byFamily].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (most && most[1] > 0) return most[0];
  return fallbacks.find((family) => family && byFamily.has(family)) ?? most?.[0];
}

/** The first version, in the order given, that has the measure, with that measure. */
export function findMeasure(
  versions: readonly Version[],
  id: string,
): { version: Version; measure: Measure } | undefined {
  for (const version of versions) {
    const measure = version.content.measures.find((one) => one.id === id);
    if (measure) return { version, measure };
  }
  return undefined;
}

/** The versions over which a measure may be pooled: those that count the same questions in the same words and scale. */
export function pooledVersions(
  versions: readonly Version[],
  reference: Questionnaire,
  measure: Measure,
): readonly Version[] {
  const likeness = measureLikeness(reference, measure);
  return versions.filter(({ content }) => measureLikeness(content, measure) === likeness);
}

export interface PooledQuestion {
  question: RatingQuestion;
  section: string;
  versions: readonly Version[];
}

/** Every criterion of the versions, once a key: the words of the first version that has it, and all that share them. */
export function pooledCriteria(versions: readonly Version[]): PooledQuestion[] {
  const found = new Map<string, PooledQuestion>();
  for (const { content } of versions) {
    for (const { question, section } of criteriaWithSections(content)) {
      if (found.has(question.key)) continue;
      const likeness = questionLikeness(content, question.key);
      const alike = versions.filter((other) => questionLikeness(other.content, question.key) === likeness);
      found.set(question.key, { question, section, versions: alike });
    }
  }
  return [...found.values()];
}

const criteriaWithSections = ({ sections }: Questionnaire) =>
  sections.flatMap(({ key, questions }) => questions.map((question) => ({ question, section: key })));

export interface PooledSection {
  section: QuestionSection;
  versions: readonly Version[];
}

/** As `pooledCriteria`, for sections. */
export function pooledSections(versions: readonly Version[]): PooledSection[] {
  const found = new Map<string, PooledSection>();
  for (const { content } of versions) {
    for (const section of content.sections) {
      if (found.has(section.key)) continue;
      const likeness = sectionLikeness(content, section.key);
      const alike = versions.filter((other) => sectionLikeness(other.content, section.key) === likeness);
      found.set(section.key, { section, versions: alike });
    }
  }
  return [...found.values()];
}
