import type { Locale } from '../../api/text.ts';

/** A line of words, with a way on where there is one. */
export interface ViewLine {
  text: string;
  /** Stands before the text, in bold. */
  lead?: string;
  href?: string;
}

/** What a website asked for beside the rate. */
export interface ViewPart {
  key: 'on-time' | 'petitions' | 'answers' | 'actions';
  title: string;
  lines: ViewLine[];
}

/** The figures of a unit in words of one language: what frame, component, badge and pictures all show. */
export interface EmbedView {
  lang: Locale;
  unit: string;
  /** Says that unit and responses are made up. */
  demonstration: string | null;
  measure: string;
  /** The rate as '92,5 %', or in its place why there is none. */
  rate: string | null;
  withheld: string | null;
  /** The verdict in its two parts. */
  verdict: { official: 'met' | 'not-met'; evidence: 'sure' | 'unsure'; words: [string, string] } | null;
  /** Why there is no verdict. */
  state: string | null;
  facts: string[];
  period: string;
  asOf: string;
  parts: ViewPart[];
  method: ViewLine;
  /** The form for petitions; a button where the website asked for it. */
  petition: ViewLine & { button: boolean };
}

/** An element that is to be made: with text or with others inside. */
export interface Piece {
  tag: string;
  /** A name of survey-web/embed/look.ts; several with blanks between. */
  look: string;
  text?: string;
  href?: string;
  inside?: Piece[];
}

const piece = (tag: string, look: string, inside: string | (Piece | null)[]): Piece =>
  typeof inside === 'string'
    ? { tag, look, text: inside }
    : { tag, look, inside: inside.filter((one) => one !== null) };

const link = (look: string, { text, href }: ViewLine): Piece => ({
  tag: 'a',
  look,
  text,
  ...(href ? { href } : {}),
});

/** The view as a tree of elements: the page in a frame and the component are both made of it. */
export const piecesOf = (view: EmbedView): Piece[] => [
  piece('p', 'unit two', view.unit),
  ...(view.demonstration ? [piece('p', 'made-up two', view.demonstration)] : []),
  piece('p', 'soft two', view.measure),
  piece('div', 'head', [
    piece('p', view.rate ? 'rate' : 'withheld', view.rate ?? view.withheld ?? ''),
    view.verdict && chipOf(view.verdict),
  ]),
  ...(view.state ? [piece('p', 'three', view.state)] : []),
  ...(view.facts.length > 0 ? [piece('p', 'soft four', view.facts.join(' · '))] : []),
  piece('p', 'soft two', view.period),
  ...view.parts.map(partOf),
  piece('div', 'end', [
    piece('p', 'soft small four', view.asOf),
    piece('p', 'ways', [
      link('link', view.method),
      link(view.petition.button ? 'button' : 'link', view.petition),
    ]),
  ]),
];

const chipOf = ({ official, evidence, words }: NonNullable<EmbedView['verdict']>): Piece =>
  piece('p', `chip ${official}`, [
    piece('b', `first ${official}`, words[0]),
    // A screen reader would read both as one word.
    piece('span', 'gap', ' '),
    piece('span', `second ${evidence === 'unsure' ? evidence : official}`, words[1]),
  ]);

const partOf = ({ title, lines }: ViewPart): Piece =>
  piece('div', 'part', [
    piece('p', 'title', title),
    ...lines.map((line) =>
      piece('p', 'line three', [
        line.lead ? piece('b', '', `${line.lead} `) : null,
        line.href ? link('link', line) : piece('span', '', line.text),
      ]),
    ),
  ]);

const words = (count: number) => 'chữ số '.repeat(count).trim();

/**
 * A view of usual lengths, to keep the room that the figures will take: what stands below them on the page must not
 * jump once they come.
 */
export const viewToCome = (lang: Locale, show: string[]): EmbedView => ({
  lang,
  unit: words(5),
  demonstration: null,
  measure: words(3),
  rate: '92,5 %',
  withheld: null,
  verdict: { official: 'met', evidence: 'unsure', words: ['Chưa đạt', words(5)] },
  state: null,
  facts: [words(14)],
  period: words(7),
  asOf: words(8),
  parts: (['on-time', 'petitions', 'answers', 'actions'] as const)
    .filter((key) => show.includes(key === 'answers' ? 'form' : key))
    .map((key) => ({
      key,
      title: words(4),
      lines: Array.from({ length: key === 'on-time' ? 1 : key === 'petitions' ? 2 : 3 }, () => ({
        text: words(key === 'on-time' ? 12 : 24),
      })),
    })),
  method: { text: words(3), href: '#' },
  petition: { text: words(4), href: '#', button: show.includes('form') },
});

const roomOfPart: Record<string, number> = { 'on-time': 90, petitions: 130, form: 240, actions: 240 };

/** Pixels of height that a website keeps for an embed: enough on a phone, little of it empty on a wide page. */
export const roomFor = (show: readonly string[]): number =>
  show.reduce((sum, part) => sum + (roomOfPart[part] ?? 0), 365);
