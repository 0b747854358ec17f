import {
  isEditable,
  listAt,
  type PartPath,
  partAt,
  placeOf,
} from '../../../api/questionnaires/draft-parts.ts';
import type { Questionnaire } from '../../../api/questionnaires/questionnaire.ts';

export const partKinds = [
  'general',
  'scale',
  'question',
  'section',
  'part',
  'reasons',
  'choice',
  'comment',
  'measure',
] as const;
/** What is edited on a page of its own, and by which form. */
export type PartKind = (typeof partKinds)[number];

/** A page that edits one part: one that is there, or one that is to be added to a list. */
export interface OpenedPart {
  kind: PartKind;
  path: PartPath;
  /** The list that it is added to; undefined where it is there, or is a single one. */
  addTo: PartPath | undefined;
  part: unknown;
}

/** The part that a path of a page names; undefined where there is none. */
export function openPart(content: Questionnaire, path: string): OpenedPart | undefined {
  const addTo = path.endsWith('.new') ? path.slice(0, -4) : undefined;
  if (addTo !== undefined) {
    const kind = kindOf(`${addTo}.0`);
    return kind && listAt(content, addTo) ? { kind, path, addTo, part: undefined } : undefined;
  }
  const kind = kindOf(path);
  return kind && isEditable(content, path)
    ? { kind, path, addTo: undefined, part: partAt(content, path) }
    : undefined;
}

function kindOf(path: PartPath): PartKind | undefined {
  const list = placeOf(path)?.list;
  if (list === undefined) {
    if (path === 'overall') return 'question';
    return partKinds.find(
      (kind) => kind === path && !['section', 'part', 'choice', 'measure'].includes(kind),
    );
  }
  if (list.endsWith('.questions')) return 'question';
  return (
    { sections: 'section', parts: 'part', choices: 'choice', profile: 'choice', measures: 'measure' } as const
  )[list as 'sections'];
}

/** Keys that a part may not have, since others of its kind have them. */
export function takenKeys(content: Questionnaire, { path, addTo, kind }: OpenedPart): string[] {
  const others = (list: PartPath) =>
    (listAt(content, list) ?? [])
      .map((member, i) => ({ key: 'key' in member ? member.key : member.id, path: `${list}.${i}` }))
      .filter((one) => one.path !== path)
      .map(({ key }) => key);
  if (kind === 'question') {
    const overall = content.overall && path !== 'overall' ? [content.overall.key] : [];
    return [...overall, ...content.sections.flatMap((_, i) => others(`sections.${i}.questions`))];
  }
  const list = addTo ?? placeOf(path)?.list;
  return list === undefined ? [] : others(list);
}
