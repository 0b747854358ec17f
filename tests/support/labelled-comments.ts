import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Mark, type MarkKind, markKinds } from '../../api/personal-data/mark.ts';
import { root } from './source-files.ts';

/** A comment and what a person marked in it. */
export interface LabelledComment {
  text: string;
  marks: Mark[];
}

/** Reads a file of comments in which personal data is marked as {kind|text}; a line each, # begins a remark. */
export function readLabelledComments(name: string): LabelledComment[] {
  return readFileSync(join(root, 'tests/golden', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readLabelled);
}

function readLabelled(line: string): LabelledComment {
  const marks: Mark[] = [];
  let text = '';
  for (const [, before, kind, inside] of line.matchAll(/([^{]*)(?:\{(\w+)\|([^}]*)\})?/g)) {
    text += before;
    if (inside === undefined) continue;
    if (!markKinds.includes(kind as MarkKind)) throw new Error(`${kind} in: ${line}`);
    marks.push({ kind: kind as MarkKind, start: text.length, end: text.length + inside.length });
    text += inside;
  }
  return { text, marks };
}

export interface Score {
  /** Passages that a person marked, and how many of them the marks of their kind cover whole. */
  labelled: number;
  covered: number;
  /** Marks made, and how many of them lie, for the greater part, on a passage of their kind. */
  made: number;
  right: number;
}

const overlap = (a: Mark, b: Mark) =>
  a.kind === b.kind ? Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) : 0;

/** How well marks agree with those of a person, by kind. */
export function scoreMarks(comments: LabelledComment[], mark: (text: string) => Mark[]) {
  const scores = new Map<MarkKind, Score>(
    markKinds.map((kind) => [kind, { labelled: 0, covered: 0, made: 0, right: 0 }]),
  );
  const wrong: string[] = [];
  for (const { text, marks: labels } of comments) {
    const marks = mark(text);
    for (const label of labels) {
      const score = scores.get(label.kind)!;
      const share = marks.reduce((sum, one) => sum + overlap(one, label), 0);
      score.labelled++;
      if (share === label.end - label.start) score.covered++;
      else wrong.push(`missed ${label.kind} "${text.slice(label.start, label.end)}" in: ${text}`);
    }
    for (const one of marks) {
      const score = scores.get(one.kind)!;
      const share = labels.reduce((sum, label) => sum + overlap(one, label), 0);
      score.made++;
      if (share * 2 > one.end - one.start) score.right++;
      else wrong.push(`wrong ${one.kind} "${text.slice(one.start, one.end)}" in: ${text}`);
    }
  }
  return { scores, wrong };
}
