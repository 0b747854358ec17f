import type { Mark } from '../../../api/personal-data/mark.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { kindNames } from '../../texts/console-comments.ts';

/** A text with what may be personal data underlined and named; the name is no part of what can be selected. */
export function MarkedText({ text, marks, locale }: { text: string; marks: Mark[]; locale: Locale }) {
  const ends = marks.map(({ end }) => end);
  return (
    <blockquote class="comment-text original" data-original>
      {marks.map(({ kind, start, end }, i) => (
        <>
          {text.slice(ends[i - 1] ?? 0, start)}
          <mark data-kind={`(${inLocale(kindNames[kind]!, locale)})`}>{text.slice(start, end)}</mark>
        </>
      ))}
      {text.slice(ends.at(-1) ?? 0)}
    </blockquote>
  );
}
