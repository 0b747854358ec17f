import type { Questionnaire } from '../api/questionnaires/questionnaire.ts';
import { isObject } from './sending.ts';

/** A text by language: Vietnamese always, others where the questionnaire has them. */
export type Words = { vi: string } & { [language: string]: string | undefined };

export interface Qr {
  size: number;
  path: string;
}

/** What the server says is to be shown at this point. */
export interface Shown {
  device: string;
  name: string;
  state: 'active' | 'retired';
  revision: string;
  unit: { slug: string; name: Words };
  point: {
    code: string;
    label: Words | null;
    fields: { slug: string; name: Words; everyday: Words | null }[];
  };
  questionnaire: { id: string; version: number; content: Questionnaire };
  settings: { locale: string; asks: 'overall' | 'items'; minimumInterval?: number };
  survey: { url: string; qr: Qr };
  tellMore: { url: string; qr: Qr };
  clips: Clip[];
  privacyMinimum: number;
  reload: string | null;
}

export interface Clip {
  /** A key of the questionnaire, or `reasons`. */
  question: string;
  locale: string;
  url: string;
}

/** True for what our server sends; a sign-in page of the network must not take its place. */
export function isShown(value: unknown): value is Shown {
  if (!isObject(value)) return false;
  const { revision, unit, point, questionnaire, settings, survey, clips } = value;
  return (
    typeof revision === 'string' &&
    isObject(unit) &&
    isObject(point) &&
    Array.isArray(point.fields) &&
    isObject(questionnaire) &&
    isObject(questionnaire.content) &&
    isObject(settings) &&
    isObject(survey) &&
    Array.isArray(clips)
  );
}

/** The text in a language, in Vietnamese where it has none. */
export const say = (words: Words | { vi: string; en?: string }, language: string): string =>
  (words as Words)[language] ?? words.vi;

/** True where the text has the language. */
export const speaks = (words: Words | { vi: string; en?: string }, language: string): boolean =>
  (words as Words)[language] !== undefined;

/** The languages in which all levels and the first question can be read, the point's own first. */
export function languagesOf({ questionnaire, settings }: Shown): string[] {
  const { scale, overall, sections } = questionnaire.content;
  const first = overall ?? sections[0]!.questions[0]!;
  const texts = [first.text, ...scale.levels.map(({ text }) => text)];
  const found = Object.keys(first.text).filter((language) => texts.every((text) => speaks(text, language)));
  const own = found.includes(settings.locale) ? settings.locale : 'vi';
  return [own, ...found.filter((language) => language !== own)];
}
