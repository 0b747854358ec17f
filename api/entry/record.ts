import type { Trx } from '../database/open.ts';
import { type PathError, Problem, problem } from '../problems.ts';
import type { Version } from '../questionnaires/store.ts';
import { fitResponses, parseResponse } from '../responses/fit.ts';
import { recordResponses } from '../responses/record.ts';
import type { Locale } from '../text.ts';
import type { EntryBatch } from './store.ts';
import { type EntryLine, lineOfPath, readTyped, type Typed } from './typed.ts';

/**
 * Records a typed form as a response of its point, counted in the mode of its batch.
 * @throws Problem invalid-input with every line that does not fit, by its name; point-retired, campaign-closed
 */
export async function recordTyped(
  trx: Trx,
  form: { batch: EntryBatch; version: Version; lines: EntryLine[]; typed: Typed; responseId: string },
  now: Date,
  locale: Locale,
  privacyMinimum: number,
): Promise<'accepted' | 'duplicate' | 'conflict'> {
  const { batch, lines } = form;
  const { answers, errors } = readTyped(lines, form.typed, locale);
  if (errors.length > 0) throw problem('invalid-input', { errors });
  const raw = {
    id: form.responseId,
    point: batch.pointCode ?? '',
    version: form.version.version,
    ...answers,
    locale: 'vi',
  };
  const [fitted] = await fitResponses(trx, [parseResponse(raw, locale)], now, locale);
  if (fitted instanceof Problem) throw inLines(fitted, lines);
  const response = { ...fitted!, channel: batch.mode };
  const [outcome] = await recordResponses(trx, [response], {
    now,
    privacyMinimum,
    codeKey: null,
    guard: 'off',
  });
  if (outcome!.status === 'rejected') throw outcome!.problem;
  return outcome!.status;
}

/** As `recordTyped`, where nothing may be there already. @throws Problem response-conflict */
export async function recordNew(...args: Parameters<typeof recordTyped>): Promise<void> {
  if ((await recordTyped(...args)) !== 'accepted') throw problem('response-conflict');
}

/** The same refusal with the names of the lines that the fault is in; what belongs to no line is at the first. */
function inLines(refused: Problem, lines: EntryLine[]): Problem {
  if (!refused.errors) return refused;
  const errors = refused.errors.map(({ path, message }): PathError => {
    const name = lineOfPath(path);
    return { path: lines.some((line) => line.name === name) ? name : lines[0]!.name, message };
  });
  return problem(refused.code, { errors });
}
