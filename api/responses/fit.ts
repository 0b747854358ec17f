import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Db } from '../database/open.ts';
import { addDays, type Day, dayOf } from '../days.ts';
import { describeIssue, pathErrors } from '../http/issues.ts';
import { isClosedAt } from '../points/closed.ts';
import { normaliseCode } from '../points/codes.ts';
import { listPoints, type Point } from '../points/store.ts';
import { type PathError, Problem, problem } from '../problems.ts';
import { listVersions, type Version } from '../questionnaires/store.ts';
import type { Locale } from '../text.ts';
import { type CheckedAnswers, checkAnswers, ResponseBody } from './response.ts';
import { placeOnDevice, type Sender } from './sender.ts';

/** How long a form that someone holds open is still taken after a newer version came out. */
const olderVersionDays = 30;

/** A response that fits, ready to be recorded. */
export interface FittingResponse {
  id: string;
  point: Point;
  /** The channel of its point, or the mode in which staff took it. */
  channel: string;
  fieldId: number | null;
  version: Version;
  answers: CheckedAnswers;
  /** As it was typed. */
  oneTimeCode: string | null;
  locale: string | null;
  contentHash: string;
  /** null: it came without the token of a paired device. */
  on: OnDevice | null;
}

/** How a response was given on a paired device. */
export interface OnDevice {
  kioskId: number;
  /** The instant that it is judged by: that of the press, or of the receipt where nobody knows that. */
  at: Date;
  /** The day that it counts for. */
  day: Day;
  pressedAt: Date | null;
  /** What the device's own clock said. */
  clock: Date | null;
}

/** A response as it came in. With errors, `body` is what fits of it: the rest is checked all the same. */
export interface Parsed {
  body: ResponseBody | undefined;
  errors: PathError[];
}

/** Reads a response, or as much of it as has the right form, with every path that has not. */
export function parseResponse(raw: unknown, locale: Locale): Parsed {
  const parsed = ResponseBody.safeParse(raw, { error: describeIssue(locale) });
  if (parsed.success) return { body: parsed.data, errors: [] };
  const { issues } = parsed.error;
  return { body: ResponseBody.safeParse(withoutBadMembers(raw, issues)).data, errors: pathErrors(issues) };
}

const nobodysId = '00000000-0000-4000-8000-000000000000';

/** The object without what the issues name: a bad rating or choice alone, or the whole bad member. */
function withoutBadMembers(raw: unknown, issues: z.core.$ZodIssue[]): object {
  if (typeof raw !== 'object' || raw === null) return {};
  const kept: Record<string, unknown> = { ...raw };
  for (const issue of issues) {
    const [member, key] = issue.path.map(String);
    if (member === undefined) {
      for (const name of issue.code === 'unrecognized_keys' ? issue.keys : []) delete kept[name];
    } else if (key !== undefined && isRecord(kept[member])) {
      const { [key]: _, ...others } = kept[member];
      kept[member] = others;
    } else {
      delete kept[member];
    }
  }
  return { id: nobodysId, ratings: {}, ...kept };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Holds what came in against its points and questionnaires; the result is in the same order. */
export async function fitResponses(
  db: Db,
  parsed: Parsed[],
  now: Date,
  locale: Locale,
  sender: Sender | null = null,
): Promise<(FittingResponse | Problem)[]> {
  const codes = parsed.map(({ body }) => (body ? normaliseCode(body.point) : null));
  const points = sender
    ? sender.posts.map(({ point }) => point)
    : await listPoints(db, [...new Set(codes.filter((code) => code !== null))]);
  const pointByCode = new Map(points.map((point) => [point.code, point]));
  const placeOf = (code: string, answeredAt: string | undefined): Place | Problem => {
    if (sender) return placeOnDevice(sender, code, answeredAt, now);
    const point = pointByCode.get(code);
    return point ? { point, on: null } : problem('point-unknown');
  };
  const versions = await listVersions(db, [...new Set(points.map((point) => point.questionnaire))]);
  return parsed.map(({ body, errors }, i) => {
    if (!body) return problem('invalid-input', { errors });
    const place = openAt(placeOf(codes[i] ?? '', body.answeredAt), now);
    // Where the point is a riddle too, the form of what was sent comes first.
    if (place instanceof Problem) return errors.length > 0 ? problem('invalid-input', { errors }) : place;
    const published = versions.filter((version) => version.questionnaire === place.point.questionnaire);
    return fitResponse({ body, errors }, place, published, now, locale);
  });
}

interface Place {
  point: Point;
  on: OnDevice | null;
}

/** The place, unless it was closed when the response was given. */
const openAt = (place: Place | Problem, now: Date): Place | Problem =>
  place instanceof Problem || !isClosedAt(place.point, place.on?.at ?? now)
    ? place
    : problem('point-retired');

function fitResponse(
  { body, errors: formErrors }: { body: ResponseBody; errors: PathError[] },
  { point, on }: Place,
  published: readonly Version[],
  now: Date,
  locale: Locale,
): FittingResponse | Problem {
  const say = (vi: string, en: string) => (locale === 'vi' ? vi : en);
  const accepted = acceptedVersion(published, body.version, on?.at ?? now);
  const version = accepted ?? published.at(-1)!;
  const { answers, errors: answerErrors, nothingRated } = checkAnswers(version.content, body, locale);
  const errors = [...formErrors, ...answerErrors.filter(({ path }) => !isNamed(formErrors, path))];
  if (!accepted) {
    const message = say('phiên bản phiếu này không còn nhận', 'this version of the form is no longer taken');
    errors.push({ path: 'version', message });
  }
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
    channel: point.channel,
    fieldId,
    version,
    answers,
    oneTimeCode: body.oneTimeCode ?? null,
    locale: body.locale ?? null,
    contentHash: contentHash(point.code, fieldId, answers),
    // What was given with a one-time code keeps no time finer than its day, and nothing of where.
    on: point.campaign?.access === 'one-time' ? null : on,
  };
}

/** The current version, or an older one while forms of it may still be open. */
export function acceptedVersion(
  published: readonly Version[],
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

const isNamed = (errors: PathError[], path: string) => errors.some((error) => error.path === path);

// What makes two responses of one id the same: point, field and all that was answered, not when or in which language.
const contentHash = (code: string, fieldId: number | null, answers: CheckedAnswers) =>
  createHash('sha256')
    .update(JSON.stringify([code, fieldId, answers]))
    .digest('base64url');
