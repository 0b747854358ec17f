import { z } from 'zod';
import { parseOrRefuse } from '../../../api/http/validation.ts';
import { Problem, problem } from '../../../api/problems.ts';
import { unusedKey } from '../../../api/questionnaires/draft-parts.ts';
import { Key, measureKinds } from '../../../api/questionnaires/questionnaire.ts';
import { Line, type Locale, locales } from '../../../api/text.ts';
import { editorTexts } from '../../texts/console-editor.ts';
import type { PartKind } from './part-kinds.ts';

// As the questionnaire's own rules, but each text has one form, so that what is wrong is said at its field.
const Words = (longest: number) => z.object({ vi: Line(longest), en: Line(longest).optional() });
const Options = z
  .array(z.object({ key: Key, text: Words(300) }))
  .min(1)
  .max(100);
const weighting = z.enum(['pooled', 'caseload']).optional();

const schemas = {
  general: z.object({
    id: z.string(),
    family: z.string(),
    title: Words(300),
    source: Line(1000),
    require: z.enum(['any', 'all']),
  }),
  scale: z.object({
    levels: z
      .array(z.object({ level: z.int(), text: Words(100) }))
      .min(2)
      .max(10),
    satisfied: z.array(z.int()).min(1),
    noExperience: Words(100).optional(),
  }),
  question: z.object({ key: Key, text: Words(1000), note: Words(1000).optional() }),
  section: z.object({ key: Key, title: Words(300) }),
  part: z.object({ key: Key, title: Words(300) }),
  reasons: z.object({ askWhenLevelAtMost: z.int(), text: Words(1000), options: Options }),
  choice: z.object({ key: Key, text: Words(1000), options: Options }),
  comment: Words(1000),
  measure: z.object({
    id: Key,
    kind: z.enum(measureKinds),
    question: z.string().optional(),
    sections: z.array(z.string()).optional(),
    weighting,
  }),
} as const satisfies Record<PartKind, z.ZodType>;

/** Reads a part's form. `taken` are the keys of its like; an empty key gets one that is free.
 * @throws Problem invalid-input with the fields that are wrong
 */
export function readPart(kind: PartKind, form: URLSearchParams, taken: string[], locale: Locale): unknown {
  const t = editorTexts[locale];
  const raw = readers[kind](form, taken);
  try {
    const part = parseOrRefuse(schemas[kind], raw, locale);
    const key = 'key' in part ? part.key : kind === 'measure' && 'id' in part ? part.id : undefined;
    if (key !== undefined && taken.includes(key as string)) {
      throw problem('invalid-input', {
        errors: [{ path: kind === 'measure' ? 'id' : 'key', message: t.badKey }],
      });
    }
    return part;
  } catch (error) {
    if (!(error instanceof Problem) || !error.errors) throw error;
    const errors = error.errors.map(({ path, message }) => ({
      path: fieldOf(path),
      message: (form.get(fieldOf(path)) ?? '').trim() === '' ? t.unwritten : message,
    }));
    throw problem('invalid-input', { errors });
  }
}

// The words of a comment are the whole part; a list stands in lines of its own.
const fieldOf = (path: string) => {
  if (path === 'vi' || path === 'en') return `text.${path}`;
  return path === 'options' ? 'options.0.text.vi' : path;
};

type Reader = (form: URLSearchParams, taken: string[]) => unknown;

const readers: Record<PartKind, Reader> = {
  general: (form) => ({
    id: form.get('id') ?? '',
    family: form.get('family') ?? '',
    title: words(form, 'title'),
    source: form.get('source') ?? '',
    require: form.get('require'),
  }),
  scale: (form) => ({
    levels: rowsOf(form, 'levels').map((text, i) => ({ level: i + 1, text })),
    satisfied: form
      .getAll('satisfied')
      .map(Number)
      .filter((level) => level <= countRows(form, 'levels')),
    noExperience: optionalWords(form, 'noExperience'),
  }),
  question: (form, taken) => ({
    key: keyOr(form, taken, 'c'),
    text: words(form, 'text'),
    note: optionalWords(form, 'note'),
  }),
  section: (form, taken) => ({ key: keyOr(form, taken, 'S'), title: words(form, 'title') }),
  part: (form, taken) => ({ key: keyOr(form, taken, 'P'), title: words(form, 'title') }),
  reasons: (form) => ({
    askWhenLevelAtMost: Number(form.get('askWhenLevelAtMost') ?? ''),
    text: words(form, 'text'),
    options: optionsOf(form),
  }),
  choice: (form, taken) => ({
    key: keyOr(form, taken, 'q'),
    text: words(form, 'text'),
    options: optionsOf(form),
  }),
  comment: (form) => words(form, 'text'),
  measure: (form, taken) => {
    const kind = form.get('kind');
    return {
      id: form.get('id')?.trim() || unusedKey(taken, 'm'),
      kind,
      ...(kind === 'single' && { question: form.get('question') ?? '' }),
      ...(kind === 'pooled' && form.has('sections') && { sections: form.getAll('sections') }),
      ...(!kind?.startsWith('mean') && form.get('weighting') && { weighting: form.get('weighting') }),
    };
  },
};

const keyOr = (form: URLSearchParams, taken: string[], prefix: string) =>
  form.get('key')?.trim() || unusedKey(taken, prefix);

const words = (form: URLSearchParams, name: string) =>
  Object.fromEntries(
    locales.flatMap((locale) => {
      const text = (form.get(`${name}.${locale}`) ?? '').trim();
      return text === '' && locale !== 'vi' ? [] : [[locale, text]];
    }),
  );

function optionalWords(form: URLSearchParams, name: string) {
  return locales.some((locale) => form.get(`${name}.${locale}`)?.trim()) ? words(form, name) : undefined;
}

/** How many lines of a list the form shows. */
export const countRows = (form: URLSearchParams, list: string): number => {
  const numbers = [...form.keys()].flatMap((name) => {
    const number = name.startsWith(`${list}.`) ? /^\w+\.(\d{1,3})\./.exec(name)?.[1] : undefined;
    return number === undefined ? [] : [Number(number)];
  });
  return Math.min(numbers.length === 0 ? 0 : Math.max(...numbers) + 1, 200);
};

const rowsOf = (form: URLSearchParams, list: string) =>
  Array.from({ length: countRows(form, list) }, (_, i) => words(form, `${list}.${i}.text`));

/** The lines that say something; a new one gets a key that no other has. */
function optionsOf(form: URLSearchParams) {
  const rows = rowsOf(form, 'options').map((text, i) => ({
    key: form.get(`options.${i}.key`)?.trim() ?? '',
    text,
  }));
  const written = rows.filter(({ text }) => Object.values(text).some(Boolean));
  const taken = written.map(({ key }) => key).filter(Boolean);
  return written.map(({ key, text }) => {
    const own = key || unusedKey(taken, 'o');
    taken.push(own);
    return { key: own, text };
  });
}

/** The fields of a part's form as it stands in the draft; of a new one, empty. */
export function fieldsOf(part: unknown, kind: PartKind): URLSearchParams {
  const fields = new URLSearchParams();
  const put = (value: unknown, name: string) => {
    if (value === undefined || value === null) return;
    if (Array.isArray(value) && ['satisfied', 'sections'].includes(name)) {
      for (const one of value) fields.append(name, String(one));
    } else if (typeof value === 'object') {
      for (const [member, inside] of Object.entries(value)) put(inside, name ? `${name}.${member}` : member);
    } else if (!/\.level$/.test(name)) fields.set(name, String(value));
  };
  put(part, kind === 'comment' ? 'text' : '');
  return fields;
}

/** Rearranges the lines of a list without saving: `up.2`, `down.0`, `add`, `drop`. */
export function rearrange(form: URLSearchParams, list: string, asked: string): URLSearchParams {
  const next = new URLSearchParams([...form].filter(([name]) => !name.startsWith(`${list}.`)));
  const names = ['key', ...locales.map((locale) => `text.${locale}`)];
  const rows = Array.from({ length: countRows(form, list) }, (_, i) =>
    names.map((name) => form.get(`${list}.${i}.${name}`) ?? ''),
  );
  const [, step, at] = /^(up|down)\.(\d+)$/.exec(asked) ?? [];
  const from = Number(at);
  const to = step === 'up' ? from - 1 : from + 1;
  if (step && rows[from] && rows[to]) [rows[from], rows[to]] = [rows[to], rows[from]];
  if (asked === 'add') rows.push(names.map(() => ''));
  if (asked === 'drop' && rows.length > 2) rows.pop();
  rows.forEach((row, i) => {
    row.forEach((value, j) => {
      next.set(`${list}.${i}.${names[j]}`, value);
    });
  });
  return next;
}
