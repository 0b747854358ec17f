import type { PathError } from '../problems.ts';
import { type Questionnaire, ratingQuestions } from '../questionnaires/questionnaire.ts';
import { inLocale, type Locale, type Text } from '../text.ts';

interface Option {
  key: string;
  text: Text;
}

/** One line of the quick form: what is typed in it are numbers, so that the hand stays on the number pad. */
export type EntryLine =
  | {
      kind: 'rating';
      name: string;
      key: string;
      text: Text;
      overall: boolean;
      highest: number;
      mayBeNone: boolean;
    }
  | { kind: 'option'; name: string; of: 'field' | 'profile'; key: string; text: Text; options: Option[] }
  | { kind: 'options'; name: string; of: 'reasons' | 'choices'; key: string; text: Text; options: Option[] }
  | { kind: 'comment'; name: 'comment'; text: Text };

/** What a person typed, by the names of the lines; empty lines are left out. */
export type Typed = Record<string, string>;

/** The answers of a form, as the intake takes them. */
export interface TypedAnswers {
  field?: string;
  ratings: Record<string, number | null>;
  reasons: string[];
  choices: Record<string, string[]>;
  profile: Record<string, string>;
  comment?: string;
}

const fieldQuestion: Text = { vi: 'Lĩnh vực', en: 'Field' };

/** The lines of a form, in the order of the paper: the field, the ratings, why, choices, comment, about the person. */
export function entryLines(
  questionnaire: Questionnaire,
  fields: { slug: string; name: Text }[],
): EntryLine[] {
  const { scale, noExperience, reasons, choices = [], profile = [], comment } = questionnaire;
  const lines: EntryLine[] = [];
  if (fields.length > 1) {
    const options = fields.map(({ slug, name }) => ({ key: slug, text: name }));
    lines.push({ kind: 'option', name: 'field', of: 'field', key: 'field', text: fieldQuestion, options });
  }
  for (const { key, text } of ratingQuestions(questionnaire)) {
    const highest = scale.levels.length;
    const mayBeNone = noExperience !== undefined;
    const overall = key === questionnaire.overall?.key;
    lines.push({ kind: 'rating', name: `r.${key}`, key, text, overall, highest, mayBeNone });
  }
  if (reasons) lines.push({ kind: 'options', name: 'reasons', of: 'reasons', key: 'reasons', ...reasons });
  for (const choice of choices)
    lines.push({ kind: 'options', name: `c.${choice.key}`, of: 'choices', ...choice });
  if (comment) lines.push({ kind: 'comment', name: 'comment', text: comment });
  for (const item of profile) lines.push({ kind: 'option', name: `p.${item.key}`, of: 'profile', ...item });
  return lines;
}

/** What was typed in the lines of a form, tidied so that two people who mean the same typed the same. */
export function typedIn(form: URLSearchParams, lines: EntryLine[]): Typed {
  const typed = lines.flatMap(({ name, kind }): [string, string][] => {
    const value = (form.get(name) ?? '').replace(/\r\n?/g, '\n').normalize('NFC').trim();
    const tidy = kind === 'options' ? numbersIn(value).join(' ') : value;
    return tidy === '' ? [] : [[name, tidy]];
  });
  return Object.fromEntries(typed);
}

const numbersIn = (value: string): string[] => {
  const parts = value.split(/[\s,;.]+/).filter(Boolean);
  const isWhole = parts.every((part) => /^\d+$/.test(part));
  return isWhole ? [...new Set(parts.map(Number))].sort((a, b) => a - b).map(String) : parts;
};

/** The answers that the typed numbers stand for, and every line whose number stands for none. */
export function readTyped(
  lines: EntryLine[],
  typed: Typed,
  locale: Locale,
): { answers: TypedAnswers; errors: PathError[] } {
  const answers: TypedAnswers = { ratings: {}, reasons: [], choices: {}, profile: {} };
  const errors: PathError[] = [];
  for (const line of lines) {
    const value = typed[line.name];
    if (value === undefined) continue;
    const wrong = readLine(line, value, answers, locale);
    if (wrong) errors.push({ path: line.name, message: `${inLocale(line.text, locale)}: ${wrong}` });
  }
  return { answers, errors };
}

function readLine(line: EntryLine, value: string, answers: TypedAnswers, locale: Locale): string | undefined {
  const say = (vi: string, en: string) => (locale === 'vi' ? vi : en);
  switch (line.kind) {
    case 'comment':
      answers.comment = value;
      return undefined;
    case 'rating': {
      if (value === '0' && line.mayBeNone) {
        answers.ratings[line.key] = null;
        return undefined;
      }
      const level = wholeNumber(value);
      if (level === undefined || level < 1 || level > line.highest) {
        const none = line.mayBeNone ? say(', hoặc 0 (không có ý kiến)', ', or 0 (no experience)') : '';
        return say(`gõ số từ 1 đến ${line.highest}${none}`, `type a number from 1 to ${line.highest}${none}`);
      }
      answers.ratings[line.key] = level;
      return undefined;
    }
    case 'option': {
      if (line.of === 'field' && value === '0') {
        answers.field = 'unsure';
        return undefined;
      }
      const option = optionAt(line.options, value);
      if (!option) return numbersUpTo(line.options.length, say);
      if (line.of === 'field') answers.field = option.key;
      else answers.profile[line.key] = option.key;
      return undefined;
    }
    case 'options': {
      const options = value.split(' ').map((part) => optionAt(line.options, part));
      const keys = options.flatMap((option) => option?.key ?? []);
      if (keys.length < options.length) return numbersUpTo(line.options.length, say);
      if (line.of === 'reasons') answers.reasons = keys;
      else answers.choices[line.key] = keys;
      return undefined;
    }
    default:
      return line satisfies never;
  }
}

const wholeNumber = (value: string): number | undefined =>
  /^\d{1,3}$/.test(value) ? Number(value) : undefined;

const optionAt = (options: Option[], value: string): Option | undefined => {
  const number = wholeNumber(value);
  return number === undefined ? undefined : options[number - 1];
};

const numbersUpTo = (highest: number, say: (vi: string, en: string) => string): string =>
  say(`gõ số từ 1 đến ${highest}`, `type a number from 1 to ${highest}`);

/** The lines in which two people typed something else. */
export const differingLines = (lines: EntryLine[], first: Typed, second: Typed): EntryLine[] =>
  lines.filter(({ name }) => (first[name] ?? '') !== (second[name] ?? ''));

/** Where the intake found a fault, in the names of the lines. */
export function lineOfPath(path: string): string {
  const [member, key] = path.split('.');
  if (member === 'ratings') return key === undefined ? 'ratings' : `r.${path.slice('ratings.'.length)}`;
  if (member === 'choices') return `c.${key}`;
  if (member === 'profile') return `p.${path.slice('profile.'.length)}`;
  return member!;
}
