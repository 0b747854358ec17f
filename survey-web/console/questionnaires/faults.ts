import { describeIssue, pathErrors } from '../../../api/http/issues.ts';
import type { PathError } from '../../../api/problems.ts';
import { missingTexts } from '../../../api/questionnaires/missing-texts.ts';
import { Questionnaire } from '../../../api/questionnaires/questionnaire.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { editorTexts } from '../../texts/console-editor.ts';

/** Everything that keeps a draft from being published, by its path in the questionnaire. */
export function faultsOf(content: Questionnaire, locale: Locale): PathError[] {
  const t = editorTexts[locale];
  const parsed = Questionnaire.safeParse(content, { error: describeIssue(locale) });
  if (parsed.success) return [];
  const unwritten = new Set(missingTexts(content).flatMap((one) => (one.locale === 'vi' ? one.path : [])));
  const say = (path: string, message: string) => {
    if (unwritten.has(path.replace(/\.vi$/, '')) || (path === 'source' && content.source === ''))
      return t.unwritten;
    return /^(measures|.*\.(questions|options))$/.test(path) ? t.emptyList : message;
  };
  return pathErrors(parsed.error.issues).map(({ path, message }) => ({ path, message: say(path, message) }));
}

/** What a part of a draft is called where something links to it. */
export function nameOfPart(content: Questionnaire, path: string, locale: Locale): string {
  const t = editorTexts[locale];
  const [, s, q] = /^sections\.(\d+)(?:\.questions\.(\d+))?/.exec(path) ?? [];
  const section = s === undefined ? undefined : content.sections[Number(s)];
  const question = q === undefined ? undefined : section?.questions[Number(q)];
  if (question) return `${t.question} ${question.key} “${shortened(inLocale(question.text, locale))}”`;
  if (section) return `${t.section} ${section.key} “${shortened(inLocale(section.title, locale))}”`;
  const [first = '', index] = path.split('.');
  const name = t.names[first as keyof typeof t.names] ?? first;
  return index === undefined || !/^\d+$/.test(index) ? name : `${name} ${Number(index) + 1}`;
}

/** The same with the line of a list that is meant: its part alone would leave one searching. */
export function nameOfPlace(content: Questionnaire, path: string, locale: Locale): string {
  const t = editorTexts[locale];
  const [, list, line] = /\.(options|levels)\.(\d+)/.exec(path) ?? [];
  const ofLine =
    line === undefined ? [] : [list === 'levels' ? t.level(Number(line) + 1) : t.option(Number(line) + 1)];
  const ofKey = /\.(key|id)$/.test(path) ? [t.key] : [];
  const ofNote = /\.note(\.|$)/.test(path) ? [t.note] : [];
  return [nameOfPart(content, path, locale), ...ofLine, ...ofKey, ...ofNote].join(', ');
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
