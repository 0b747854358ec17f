import type { Measure, Questionnaire } from './questionnaire.ts';

/**
 * Where a part of a questionnaire stands, written as in error paths: `sections.0.questions.2`, `overall`,
 * `measures.1`. The two pages of members that belong together are `general` and `scale`.
 */
export type PartPath = string;

/** The lists whose members people put in order. */
const orderedList = /^(sections|sections\.\d+\.questions|parts|choices|profile|measures)$/;
const single = /^(general|scale|overall|reasons|comment)$/;

interface Place {
  list: PartPath;
  index: number;
}

type Listed = { key: string } | Measure;

/** The list and place of a member of an ordered list; undefined for every other path. */
export function placeOf(path: PartPath): Place | undefined {
  const [, list, index] = /^(.+)\.(\d{1,4})$/.exec(path) ?? [];
  return list && orderedList.test(list) ? { list, index: Number(index) } : undefined;
}

/** The members of an ordered list; undefined where there is no such list. An absent optional list is empty. */
export function listAt(content: Questionnaire, list: PartPath): readonly Listed[] | undefined {
  if (!orderedList.test(list)) return undefined;
  const section = /^sections\.(\d+)\.questions$/.exec(list)?.[1];
  if (section !== undefined) return content.sections[Number(section)]?.questions;
  return content[list as 'sections' | 'parts' | 'choices' | 'profile' | 'measures'] ?? [];
}

/** True where a page can be opened to edit what stands there (or, for the single ones, may come to stand there). */
export function isEditable(content: Questionnaire, path: PartPath): boolean {
  if (single.test(path)) return true;
  const place = placeOf(path);
  return place !== undefined && listAt(content, place.list)?.[place.index] !== undefined;
}

/** What stands at a path; undefined where there is nothing. */
export function partAt(content: Questionnaire, path: PartPath): unknown {
  if (path === 'general') {
    const { id, family, title, source, require } = content;
    return { id, family, title, source, require };
  }
  if (path === 'scale') return { ...content.scale, noExperience: content.noExperience };
  if (single.test(path)) return content[path as 'overall' | 'reasons' | 'comment'];
  const place = placeOf(path);
  return place && listAt(content, place.list)?.[place.index];
}

/** The content with a changed list. */
function withList(content: Questionnaire, list: PartPath, members: readonly unknown[]): Questionnaire {
  const section = /^sections\.(\d+)\.questions$/.exec(list)?.[1];
  if (section === undefined) return { ...content, [list]: members };
  const sections = content.sections.map((one, i) =>
    i === Number(section) ? { ...one, questions: members as typeof one.questions } : one,
  );
  return { ...content, sections };
}

/** Puts a member at the end of a list; says where it stands. */
export function addPart(
  content: Questionnaire,
  list: PartPath,
  member: unknown,
): { content: Questionnaire; path: PartPath } {
  const members = listAt(content, list) ?? [];
  return { content: withList(content, list, [...members, member]), path: `${list}.${members.length}` };
}

/** Takes a part away; measures over a section that is gone no longer name it. */
export function removePart(content: Questionnaire, path: PartPath): Questionnaire {
  const place = placeOf(path);
  if (!place) {
    const { [path as 'overall']: _, ...rest } = content;
    return rest as Questionnaire;
  }
  const members = listAt(content, place.list) ?? [];
  const gone = members[place.index];
  const without = withList(
    content,
    place.list,
    members.filter((_, i) => i !== place.index),
  );
  if (place.list !== 'sections' || !gone || !('key' in gone)) return withoutEmptyLists(without);
  return withMeasures(without, (measure) =>
    measure.kind === 'pooled' && measure.sections
      ? { ...measure, sections: measure.sections.filter((key) => key !== gone.key) }
      : measure,
  );
}

// Optional lists without members are left out, as in files.
function withoutEmptyLists(content: Questionnaire): Questionnaire {
  const copy = { ...content };
  for (const name of ['parts', 'choices', 'profile'] as const)
    if (copy[name]?.length === 0) delete copy[name];
  return copy;
}

/** Puts another member or single part in a place; measures follow a question or section to its new key. */
export function replacePart(content: Questionnaire, path: PartPath, part: unknown): Questionnaire {
  const place = placeOf(path);
  if (!place) return replaceSingle(content, path, part);
  const members = listAt(content, place.list) ?? [];
  const was = members[place.index];
  const replaced = withList(
    content,
    place.list,
    members.map((member, i) => (i === place.index ? part : member)),
  );
  if (!was || !('key' in was)) return replaced;
  const next = (part as { key: string }).key;
  if (place.list.endsWith('.questions')) return withQuestionRenamed(replaced, was.key, next);
  return place.list === 'sections' ? withSectionRenamed(replaced, was.key, next) : replaced;
}

function replaceSingle(content: Questionnaire, path: PartPath, part: unknown): Questionnaire {
  switch (path) {
    case 'general':
      return { ...content, ...(part as object) };
    case 'scale': {
      const { noExperience, ...scale } = part as Questionnaire['scale'] & Pick<Questionnaire, 'noExperience'>;
      const { noExperience: _, ...rest } = content;
      return { ...rest, scale, ...(noExperience && { noExperience }) };
    }
    case 'overall': {
      const { key } = part as { key: string };
      const replaced = { ...content, overall: part as NonNullable<Questionnaire['overall']> };
      return content.overall ? withQuestionRenamed(replaced, content.overall.key, key) : replaced;
    }
    default:
      return { ...content, [path]: part };
  }
}

const withMeasures = (content: Questionnaire, change: (measure: Measure) => Measure): Questionnaire => ({
  ...content,
  measures: content.measures.map(change),
});

const withQuestionRenamed = (content: Questionnaire, was: string, next: string): Questionnaire =>
  was === next
    ? content
    : withMeasures(content, (measure) =>
        measure.kind === 'single' && measure.question === was ? { ...measure, question: next } : measure,
      );

const withSectionRenamed = (content: Questionnaire, was: string, next: string): Questionnaire =>
  was === next
    ? content
    : withMeasures(content, (measure) =>
        measure.kind === 'pooled' && measure.sections
          ? { ...measure, sections: measure.sections.map((key) => (key === was ? next : key)) }
          : measure,
      );

export type Step = 'up' | 'down';

/**
 * Where one step up or down leads; a question at the edge of its section goes over into the next one. Undefined
 * where there is no way: at the end of a list, or for the only question of a section, which may not be left empty.
 */
export function stepFrom(content: Questionnaire, path: PartPath, step: Step): PartPath | undefined {
  const place = placeOf(path);
  const members = place && listAt(content, place.list);
  if (!members?.[place!.index]) return undefined;
  const { list, index } = place!;
  const next = index + (step === 'up' ? -1 : 1);
  if (next >= 0 && next < members.length) return `${list}.${next}`;
  const section = /^sections\.(\d+)\.questions$/.exec(list)?.[1];
  if (section === undefined || members.length === 1) return undefined;
  const neighbour = Number(section) + (step === 'up' ? -1 : 1);
  const questions = content.sections[neighbour]?.questions;
  if (!questions) return undefined;
  return `sections.${neighbour}.questions.${step === 'up' ? questions.length : 0}`;
}

/** Moves a member to a place of the same list, or a question to another section; unchanged where that cannot be. */
export function movePart(content: Questionnaire, from: PartPath, to: PartPath): Questionnaire {
  const [source, target] = [placeOf(from), placeOf(to)];
  if (!source || !target) return content;
  const members = listAt(content, source.list);
  const moved = members?.[source.index];
  if (!members || !moved) return content;
  const rest = members.filter((_, i) => i !== source.index);
  if (source.list === target.list) return withList(content, source.list, inserted(rest, target.index, moved));
  const others = listAt(content, target.list);
  const bothQuestions = [source, target].every(({ list }) => list.endsWith('.questions'));
  if (!others || !bothQuestions || rest.length === 0) return content;
  return withList(withList(content, source.list, rest), target.list, inserted(others, target.index, moved));
}

const inserted = <T>(members: readonly T[], index: number, member: T): T[] => [
  ...members.slice(0, index),
  member,
  ...members.slice(index),
];

/** A key that none of these has: `c` and the next number, for example. */
export function unusedKey(taken: readonly string[], prefix: string): string {
  const known = new Set(taken);
  for (let n = 1; ; n++) if (!known.has(`${prefix}${n}`)) return `${prefix}${n}`;
}

/** The part whose page puts right what is wrong at an error path; '' where the draft's own page does. */
export function partOfFault(path: string): PartPath {
  const listed = /^(sections\.\d+\.questions\.\d+|(?:sections|parts|choices|profile|measures)\.\d+)/.exec(
    path,
  );
  if (listed && !/^sections\.\d+\.questions$/.test(path)) return listed[1]!;
  const [first = ''] = path.split('.');
  if (['id', 'family', 'title', 'source', 'require'].includes(first)) return 'general';
  if (['scale', 'noExperience'].includes(first)) return 'scale';
  return ['overall', 'reasons', 'comment'].includes(first) ? first : '';
}
