import { type Locale, locales } from '../text.ts';
import type { Questionnaire } from './questionnaire.ts';

export interface MissingText {
  /** Of the text, such as `sections.0.questions.2.text`. */
  path: string;
  locale: Locale;
}

/** Every text that is not there in every language, in the order of the form. */
export function missingTexts(content: Questionnaire): MissingText[] {
  return [...textsIn(content, [])].flatMap(({ path, text }) =>
    locales.filter((locale) => !text[locale]).map((locale) => ({ path, locale })),
  );
}

function* textsIn(
  value: unknown,
  path: string[],
): Generator<{ path: string; text: Partial<Record<Locale, string>> }> {
  if (typeof value !== 'object' || value === null) return;
  if ('vi' in value) {
    yield { path: path.join('.'), text: value as Partial<Record<Locale, string>> };
    return;
  }
  for (const [name, member] of Object.entries(value)) yield* textsIn(member, [...path, name]);
}
