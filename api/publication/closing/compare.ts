import type { Figure } from '../figure.ts';
import type { Satisfaction } from '../satisfaction.ts';
import type { ClosedFile } from './closed-file.ts';

/** A figure that is another one now; null where it was, or is, not there at all. */
export interface Difference {
  scope: 'overall' | 'field' | 'section' | 'criterion';
  key: string;
  name: string;
  before: Figure | null;
  after: Figure | null;
}

/** Every figure in which two publications of one period differ, in the order of the page. */
export function differencesBetween(before: Satisfaction, after: Satisfaction): Difference[] {
  const [was, is] = [figuresOn(before), figuresOn(after)];
  const keys = [...new Set([...is.keys(), ...was.keys()])];
  return keys.flatMap((key) => {
    const [one, other] = [was.get(key), is.get(key)];
    if (one && other && sameFigure(one.figure, other.figure)) return [];
    const { scope, key: own, name } = (other ?? one)!;
    return [{ scope, key: own, name, before: one?.figure ?? null, after: other?.figure ?? null }];
  });
}

interface Placed extends Pick<Difference, 'scope' | 'key' | 'name'> {
  figure: Figure;
}

function figuresOn({ unit, overall, fields, sections, criteria }: Satisfaction): Map<string, Placed> {
  const all: Placed[] = [
    { scope: 'overall', key: unit.slug, name: unit.name, figure: overall },
    ...fields.map((one) => ({
      scope: 'field' as const,
      key: one.field?.slug ?? '',
      name: one.field?.name ?? '',
      figure: one,
    })),
    ...sections.map((one) => ({ scope: 'section' as const, key: one.key, name: one.title, figure: one })),
    ...criteria.map((one) => ({ scope: 'criterion' as const, key: one.key, name: one.text, figure: one })),
  ];
  return new Map(all.map((one) => [`${one.scope} ${one.key}`, one]));
}

const members = [
  'rate',
  'responses',
  'ratings',
  'low',
  'high',
  'population',
  'responseRate',
  'covered',
  'target',
  'official',
  'evidence',
  'suppressed',
] as const satisfies (keyof Figure)[];

const sameFigure = (one: Figure, other: Figure) => members.every((member) => one[member] === other[member]);

/** True where the files say the same, but for when and as which revision they were made. */
export function saySame(before: ClosedFile[], after: ClosedFile[]): boolean {
  const contents = (files: ClosedFile[]) =>
    new Map(
      files.map((file) => [[file.name, file.coverage, file.locale, file.format].join(' '), told(file)]),
    );
  const [was, is] = [contents(before), contents(after)];
  return was.size === is.size && [...is].every(([key, content]) => was.get(key) === content);
}

function told({ format, content }: ClosedFile): string {
  if (format !== 'json') return content;
  const { asOf: _, closing: __, ...rest } = JSON.parse(content) as Record<string, unknown>;
  return JSON.stringify(rest);
}
