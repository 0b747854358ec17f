import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { type Actor, type Author, authorOf } from '../../api/accounts/actor.ts';
import { type Permission, reaches } from '../../api/accounts/permissions.ts';
import { chainOf, type ReachedUnit } from '../../api/accounts/reach.ts';
import type { Trx } from '../../api/database/open.ts';
import { inTransaction } from '../../api/database/transaction.ts';
import { type Day, dayOf } from '../../api/days.ts';
import { readForm } from '../../api/http/body.ts';
import type { Deps, Env } from '../../api/http/context.ts';
import { type PathError, Problem, problem, problemKinds } from '../../api/problems.ts';
import { inLocale, isPrintable, type Locale } from '../../api/text.ts';
import { type ConsolePage, renderPage } from './frame.tsx';
import type { Notice } from './notices.ts';

/** What was wrong with what was sent, for the page that shows it again. */
export interface Refused {
  status: Problem['status'];
  title: string;
  detail: string;
  errors: PathError[];
}

/** One request of a signed-in member of staff. */
export interface Visit {
  c: Context<Env>;
  deps: Deps;
  locale: Locale;
  actor: Actor;
  sessionId: string;
  now: Date;
  today: Day;
  /** A part of the path, decoded. */
  param: (name: string) => string;
  /** A query parameter without unusable characters; '' where it is absent. */
  query: (name: string) => string;
  /** What was typed; the same object however often it is asked for. */
  form: () => Promise<URLSearchParams>;
  /** Files and fields of a form with `enctype="multipart/form-data"`. */
  upload: () => Promise<FormData>;
  show: (page: ConsolePage) => Response | Promise<Response>;
  /** On to another page of the console, with a word on what was done. */
  go: (path: string, notice?: Notice) => Response;
  /** True where the actor holds the permission at the page's unit, or else for the whole installation. */
  may: (permission: Permission) => boolean;
  /** The transaction of the page: what changes, its audit and its jobs are committed together. */
  change: <T>(work: (trx: Trx, by: Author) => Promise<T>) => Promise<T>;
  /** Does something; where it is refused, shows the page again with the reason and everything typed. */
  attempt: (
    act: () => Promise<Response>,
    again: (refused: Refused) => Response | Promise<Response>,
  ) => Promise<Response>;
}

/** A request for a page of a unit, which was found to be in reach. */
export interface UnitVisit extends Visit {
  unit: ReachedUnit;
}

export function visitOf(
  c: Context<Env>,
  signedIn: { actor: Actor; sessionId: string },
  unit: ReachedUnit | undefined,
): UnitVisit {
  const { deps, locale } = c.var;
  const now = deps.now();
  let form: Promise<URLSearchParams> | undefined;
  const visit: UnitVisit = {
    c,
    deps,
    locale,
    ...signedIn,
    now,
    today: dayOf(now),
    param: (name: string) => c.req.param(name) ?? '',
    query: (name: string) => {
      const value = c.req.query(name) ?? '';
      return isPrintable(value) ? value.trim() : '';
    },
    form: () => {
      form ??= readPrintableForm(c);
      return form;
    },
    upload: () => readUpload(c),
    show: (page: ConsolePage) => {
      c.status(page.refused?.status ?? page.status ?? 200);
      return c.html(renderPage(visit, page));
    },
    go: (path: string, notice?: Notice) => {
      const to = `/console${path === '/' ? '' : path}`;
      return c.redirect(notice ? `${to}${to.includes('?') ? '&' : '?'}done=${notice}` : to, 303);
    },
    may: (permission: Permission) => reaches(signedIn.actor.grants, permission, unit ? chainOf(unit) : []),
    change: <T>(work: (trx: Trx, by: Author) => Promise<T>) =>
      inTransaction(deps.db, (trx) => work(trx, authorOf(signedIn.actor))),
    attempt: async (
      act: () => Promise<Response>,
      again: (refused: Refused) => Response | Promise<Response>,
    ) => {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof Problem) || !maybeMended.has(error.status)) throw error;
        return again(refusedBy(error, locale));
      }
    },
    // Pages without a unit in their path are typed as Visit, which has none.
    unit: unit!,
  };
  return visit;
}

const maybeMended = new Set<number>([409, 413, 422]);

/** A problem in the words of a page. */
export function refusedBy(of: Problem, locale: Locale): Refused {
  const { title, detail } = problemKinds[of.code];
  return {
    status: of.status,
    title: inLocale(title, locale),
    detail: inLocale(detail, locale),
    errors: of.errors ?? [],
  };
}

/** A problem with one field of a form. */
export const wrongField = (path: string, message: string) =>
  problem('invalid-input', { errors: [{ path, message }] });

async function readPrintableForm(c: Context<Env>): Promise<URLSearchParams> {
  const form = await readForm(c);
  for (const [name, value] of form) {
    // What no keyboard types came from a program; a database would choke on it.
    if (!isPrintable(name) || !isPrintable(value)) throw problem('malformed-request');
  }
  return form;
}

/** True where a form with files was sent. */
export const isUpload = (c: Context<Env>): boolean =>
  (c.req.header('content-type') ?? '').toLowerCase().startsWith('multipart/form-data');

async function readUpload(c: Context<Env>): Promise<FormData> {
  if (!isUpload(c)) throw problem('unsupported-media-type');
  try {
    return await c.req.formData();
  } catch (error) {
    throw error instanceof Problem ? error : problem('malformed-request');
  }
}

/**
 * What a form remembers of the record that it was filled from, in its hidden field `seen`.
 * @see requireUnchanged
 */
export const seenOf = (record: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(record)) ?? 'none')
    .digest('base64url')
    .slice(0, 22);

/**
 * Refuses to overwrite what somebody else has changed since the form was opened. Call it in the transaction, after
 * the record is locked or the installation is (`lockInstallation`).
 * @throws Problem changed-meanwhile
 */
export function requireUnchanged(form: URLSearchParams, record: unknown): void {
  if (form.get('seen') !== seenOf(record)) throw problem('changed-meanwhile');
}

/** The same whatever order the members came in: jsonb keeps none. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
