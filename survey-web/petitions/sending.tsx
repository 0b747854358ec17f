import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { dayOf } from '../../api/days.ts';
import type { Env } from '../../api/http/context.ts';
import type { SentFile } from '../../api/http/multipart-parts.ts';
import { clientAddress, type Limits } from '../../api/http/rate-limit.ts';
import { bodyOfFields } from '../../api/petitions/filled.ts';
import { openUnit, type Receipt, receivePetition } from '../../api/petitions/receive.ts';
import { type PathError, Problem, problemKinds } from '../../api/problems.ts';
import { inLocale } from '../../api/text.ts';
import { findUnitById, type Unit } from '../../api/units/store.ts';
import { receiptTexts } from '../texts/petition-receipt.ts';
import { type PetitionTexts, petitionTexts } from '../texts/petitions.ts';
import { complaintsOf } from './complaints.ts';
import { Conflict } from './conflict.tsx';
import { answerFindUnit } from './find-unit.tsx';
import { PetitionForm } from './form.tsx';
import { lookNearby, openForm } from './opened.ts';
import { answerPage } from './page.tsx';
import { ReceiptPage } from './receipt.tsx';
import { keepReceipt } from './tracking-session.ts';
import type { FormView } from './view.ts';

/** Takes in what a form sent, or shows it again: with what is wrong, or with what is open nearby. */
export async function answerSent(
  c: Context<Env>,
  limits: Limits,
  filled: URLSearchParams,
  photos: SentFile[],
) {
  const { deps, locale } = c.var;
  const t = petitionTexts[locale];
  const unit = await openUnit(deps.db, filled.get('unit') ?? '', dayOf(deps.now()));
  if (!unit) return answerFindUnit(c, { status: 422, text: t.findUnknown });
  if (filled.get('step') === 'nearby') {
    const nearby = await lookNearby(c, unit, filled);
    return answerForm(c, 200, await openForm(c, unit, filled, { nearby, photosLost: photos.length }));
  }
  const seconds = limits.petitions?.(clientAddress(c, deps.config.trustProxy), 1, deps.now()) ?? null;
  if (seconds !== null) {
    const tooFast = new Problem('too-many-requests', { retryAfterSeconds: seconds });
    return answerRefused(c, unit, filled, photos, tooFast);
  }
  try {
    const bytes = photos.map((photo) => photo.bytes);
    // A kind that was not chosen is asked for with all the rest.
    const body = { kind: '', ...bodyOfFields(filled, locale), unit: unit.slug };
    return await answerReceipt(c, await receivePetition(deps, body, bytes, { channel: 'web' }, locale), 201);
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    return answerRefused(c, unit, filled, photos, error);
  }
}

async function answerRefused(
  c: Context<Env>,
  unit: Unit,
  filled: URLSearchParams,
  photos: SentFile[],
  refused: Problem,
) {
  const { locale } = c.var;
  const t = petitionTexts[locale];
  if (refused.code === 'petition-conflict') {
    return answerPage(c, {
      title: t.conflict,
      state: 'conflict',
      status: 409,
      children: <Conflict locale={locale} unit={unit} />,
    });
  }
  if (refused.retryAfterSeconds) c.header('Retry-After', String(refused.retryAfterSeconds));
  const errors = refused.errors ?? [];
  // Nobody types an id: a form without one is taken for a new one.
  if (errors.some(({ path }) => path === 'id')) filled.set('id', randomUUID());
  const shown = [...kindMissing(filled, errors, t), ...errors.filter(({ path }) => path !== 'id')];
  const { title, detail } = problemKinds[refused.code];
  const notices = [
    ...(errors.length === 0 ? [`${inLocale(title, locale)}. ${inLocale(detail, locale)}`] : []),
    ...(errors.length > 0 && shown.length === 0 ? [t.formOld] : []),
  ];
  const names = photos.map(({ name }) => name);
  const complaints = complaintsOf(shown, names, t);
  const more = { complaints, notices, photosLost: photos.length };
  return answerForm(c, refused.status, await openForm(c, unit, filled, more));
}

/** What does not parse hides what is not chosen: both are told at once. */
const kindMissing = (filled: URLSearchParams, errors: PathError[], t: PetitionTexts): PathError[] =>
  errors.length > 0 && !filled.get('kind') && !errors.some(({ path }) => path === 'kind')
    ? [{ path: 'kind', message: t.kindMissing }]
    : [];

export function answerForm(c: Context<Env>, status: ContentfulStatusCode, view: FormView) {
  const { t, unit, locale } = view;
  const title = `${t.title} – ${inLocale(unit.name, locale)}`;
  const isWrong = status !== 200;
  return answerPage(c, {
    title: isWrong ? `${t.errorTitle} ${title}` : title,
    state: isWrong ? 'errors' : 'form',
    status,
    demonstration: unit.demonstration,
    children: <PetitionForm view={view} />,
  });
}

/**
 * The receipt, as the answer itself: the secret is in no address, so in no log and no history, and a browser without
 * cookies shows it too. Sent again by a reload, the same form gets the same receipt. The cookie, for this one address,
 * lets the page be opened again for a while.
 */
export async function answerReceipt(c: Context<Env>, receipt: Receipt, status: 200 | 201) {
  const { deps, locale } = c.var;
  const { publicUrl } = deps.config;
  keepReceipt(c, receipt);
  const unit = (await findUnitById(deps.db, receipt.petition.unitId))!;
  const handler = (await findUnitById(deps.db, receipt.petition.handlerUnitId))!;
  return answerPage(c, {
    title: receiptTexts[locale].title,
    state: 'receipt',
    status,
    code: receipt.code,
    demonstration: unit.demonstration,
    children: (
      <ReceiptPage locale={locale} receipt={receipt} unit={unit} handler={handler} publicUrl={publicUrl} />
    ),
  });
}
