import { findTyped, readPassages } from '../../../api/comments/review.ts';
import type { HiddenPassage } from '../../../api/personal-data/mark.ts';
import { markPersonalData } from '../../../api/personal-data/marks.ts';
import { inOrder } from '../../../api/personal-data/redacted.ts';
import type { Locale } from '../../../api/text.ts';
import { commentTexts } from '../../texts/console-comments.ts';
import { wrongField } from '../visit.ts';

/** What the form offers to leave out, what of it is ticked, and what was typed that the comment does not hold. */
export interface Offered {
  proposed: HiddenPassage[];
  hidden: HiddenPassage[];
  typed: string;
}

/**
 * As it was sent, else as it was decided, else all that the rules mark. What was typed and found becomes a box of its
 * own, so that the next look shows it where it stands.
 */
export function hiddenIn(
  { text, review }: { text: string; review: { hidden: HiddenPassage[] } | undefined },
  form: URLSearchParams | undefined,
): Offered {
  const marks = markPersonalData(text);
  const lines = typedLines(form).map((line) => ({ line, passages: findTyped(text, line) }));
  const sent = form?.has('more') && [
    ...readPassages(form.getAll('hide'), text),
    ...lines.flatMap(({ passages }) => passages),
  ];
  const hidden = inOrder(sent || review?.hidden || marks);
  const added = hidden.filter((one) => !marks.some(({ start, end }) => start <= one.start && one.end <= end));
  const others = marks.filter(
    (mark) => !added.some(({ start, end }) => mark.start < end && start < mark.end),
  );
  return {
    proposed: inOrder([...added, ...others]),
    hidden,
    typed: lines
      .filter(({ passages }) => passages.length === 0)
      .map(({ line }) => line)
      .join('\n'),
  };
}

/** Passages that somebody typed, a line each. */
export const typedLines = (form: URLSearchParams | undefined): string[] =>
  (form?.get('more') ?? '')
    .split(/\r?\n/)
    .map((line) => line.normalize('NFC').trim())
    .filter(Boolean)
    .slice(0, 100);

/**
 * The passages ticked, and those typed.
 * @throws Problem invalid-input at `more`, where a line stands nowhere in the text
 */
export function readHidden(form: URLSearchParams, text: string, locale: Locale): HiddenPassage[] {
  const typed = typedLines(form).map((line) => ({ line, passages: findTyped(text, line) }));
  const missing = typed.find(({ passages }) => passages.length === 0);
  if (missing) throw wrongField('more', commentTexts[locale].notInText(missing.line));
  return inOrder([...readPassages(form.getAll('hide'), text), ...typed.flatMap(({ passages }) => passages)]);
}
