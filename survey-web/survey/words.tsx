import type { Locale, Text } from '../../api/text.ts';

/** A text in the language of the page; one that exists in Vietnamese alone says so to screen readers. */
export function Words({ text, locale }: { text: Text; locale: Locale }) {
  return <>{text[locale] ?? <span lang="vi">{text.vi}</span>}</>;
}
