import { z } from 'zod';

export const locales = ['vi', 'en'] as const;
export type Locale = (typeof locales)[number];

/** A text for people: Vietnamese always, English where it exists. */
export interface Text {
  vi: string;
  en?: string | undefined;
}

/** The text in the language asked for, in Vietnamese where that is missing. */
export const inLocale = (text: Text, locale: Locale): string => text[locale] ?? text.vi;

/** What `describeIssue` says of a refinement, in the caller's language. */
export const unusableCharacters: Text = { vi: 'có ký tự không dùng được', en: 'has unusable characters' };

/** A line of text without control characters, which PostgreSQL (NUL) or a page would choke on. */
export const Line = (longest: number) =>
  z.string().trim().min(1).max(longest).refine(isPrintable, { params: unusableCharacters, abort: true });

/** True where the string is well-formed UTF-16 and carries no control character but tab and line breaks. */
export function isPrintable(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value) && isWellFormed(value);
}

/** A text of one shape; `describeIssue` says the rule where it has another. The API's document keeps the pattern. */
export const Shaped = (shape: RegExp, longest: number, rule: Text) =>
  z
    .string()
    .max(longest)
    .refine((value) => shape.test(value), { params: rule })
    .meta({ pattern: shape.source });

/** As in contract version 1: a string is Vietnamese; `{ vi, en? }` is both. */
export const TextInput = (longest: number) =>
  z.union([
    Line(longest).transform((vi): Text => ({ vi })),
    z.strictObject({ vi: Line(longest), en: Line(longest).optional() }),
  ]);

// String.prototype.isWellFormed is in Node 20 but not yet in the language level that TypeScript checks.
const isWellFormed = (value: string) =>
  !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(value);

/** Lower case, without diacritics (đ → d), spaces folded: what search compares. */
export function plainLetters(value: string): string {
  return value
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
