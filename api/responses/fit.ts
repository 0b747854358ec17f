import { createHash } from 'node:crypto';
import type { Db } from '../database/open.ts';
import { addDays, dayOf } from '../days.ts';
import { describeIssue, pathErrors } from '../http/issues.ts';
import { normaliseCode } from '../points/codes.ts';
import { listPoints, type Point } from '../points/store.ts';
import { type Problem, problem } from '../problems.ts';
import { listVersions, type Version } from '../questionnaires/store.ts';
import type { Locale } from '../text.ts';
import { type CheckedAnswers, checkAnswers, ResponseBody } from './response.ts';

/** How long a form that someone holds open is still taken after a newer version came out. */
const olderVersionDays = 30;

/** A response that fits, ready to be recorded. */
export interface FittingResponse {
  id: string;
  point: Point;
  fieldId: number | null;
  version: Version;
  answers: CheckedAnswers;
  locale: string | null;
  contentHash: string;
}

export type Parsed = { body: ResponseBody } | { problem: Problem };

/** A response as it came in, or every path of it that does not fit. */
export function parseResponse(raw: unknown, locale: Locale): Parsed {
  const parsed = ResponseBody.safeParse(raw, { error: describeIssue(locale) });
  if (parsed.success) return { body: parsed.data };
  return { problem: problem('invalid-input', { errors: pathErrors(parsed.error.issues) }) };
}

/** Holds bodies against their points and questionnaires; the result is in their order. */
export async function fitResponses(
  db: Db,
  bodies: ResponseBody[],
  now: Date,
  locale: Locale,
): Promise<(FittingResponse | Problem)[]> {
  const codes = bodies.map((body) => normaliseCode(body.point));
  const points = await listPoints(db, [...new Set(codes.filter((code) => code !== null))]);
  const pointByCode = new Map(points.map((point) => [point.code, point]));
  const versions = await listVersions(db, [...new Set(points.map((point) => point.questionnaire))]);
  return bodies.map((body, i) => {
    const point = pointByCode.get(codes[i] ?? '');
    if (!point) return problem('point-unknown');
    if (isClosed(point, now)) return problem('point-retired');
    const published = versions.filter((version) => version.questionnaire === point.questionnaire);
    return fitResponse(body, point, published, now, locale);
  });
}

/** True where the point takes no more answers: it is retired, or its unit has ended. */
export const isClosed = (point: Point, now: Date): boolean =>
  point.retiredAt !== null || (point.unit.validTo !== null && point.unit.validTo < dayOf(now));

function fitResponse(
  body: ResponseBody,
  point: Point,
  published: Version[],
  now: Date,
  locale: Locale,
): FittingResponse | Problem {
  const say = (vi: string, en: string) => (locale === 'vi' ? vi : en);
  const version = acceptedVersion(published, body.version, now);
  if (!version) {
    const message = say('phiên bản phiếu này không còn nhận', 'this version of the form is no longer taken');
    return problem('invalid-input', { errors: [{ path: 'version', message }] });
  }
  const { answers, errors, nothingRated } = checkAnswers(version.content, body, locale);
  const field = chosenField(point, body.field);
  if (field === 'unknown') {
    errors.push({
      path: 'field',
      message: say('điểm này không phục vụ lĩnh vực đó', 'not a field of this point'),
    });
  }
  if (errors.length > 0) return problem('invalid-input', { errors });
  if (field === 'required') {
    return problem('field-required', {
      errors: [{ path: 'field', message: say('xin chọn', 'please choose') }],
    });
  }
  if (nothingRated) {
    return problem('nothing-rated', {
      errors: [{ path: 'ratings', message: say('xin chọn một mức', 'please choose') }],
    });
  }
  const fieldId = field === 'unknown' ? null : field;
  return {
    id: body.id.toLowerCase(),
    point,
    fieldId,
    version,
    answers,
    locale: body.locale ?? null,
    contentHash: contentHash(point, fieldId, answers),
  };
}

/** The current version, or an older one while forms of it may still be open. */
export function acceptedVersion(
  published: Version[],
  asked: number | undefined,
  now: Date,
): Version | undefined {
  if (asked === undefined) return published.at(-1);
  const at = published.findIndex((version) => version.version === asked);
  const newer = published[at + 1];
  if (newer && addDays(dayOf(newer.createdAt), olderVersionDays) < dayOf(now)) return undefined;
  return published[at];
}

function chosenField(point: Point, asked: string | undefined): number | null | 'required' | 'unknown' {
  const [only, ...others] = point.fields;
  if (asked === 'unsure' && others.length > 0) return null;
  if (asked === undefined) return only === undefined ? null : others.length === 0 ? only.id : 'required';
  return point.fields.find((field) => field.slug === asked)?.id ?? 'unknown';
}

// What makes two responses of one id the same: point, field and all that was answered, not when or in which language.
const contentHash = (point: Point, fieldId: number | null, answers: CheckedAnswers) =>
  createHash('sha256')
    .update(JSON.stringify([point.id, fieldId, answers]))
    .digest('base64url');
