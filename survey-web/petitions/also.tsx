import type { Context } from 'hono';
import { dayOf } from '../../api/days.ts';
import { readForm } from '../../api/http/body.ts';
import type { Env } from '../../api/http/context.ts';
import { addAlso, findByReference } from '../../api/petitions/also-store.ts';
import { secretKeyFrom } from '../../api/petitions/code.ts';
import { problem } from '../../api/problems.ts';
import { inLocale } from '../../api/text.ts';
import { findUnit } from '../../api/units/store.ts';
import { petitionTexts } from '../texts/petitions.ts';
import { answerPage } from './page.tsx';
import { petitionAddress } from './view.ts';

const button = /^([a-z0-9-]{1,80}) ([\w-]{22}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Counts somebody who met what was reported: the button says which petition, under an id that counts once. */
export async function receiveAlso(c: Context<Env>) {
  const { deps, locale } = c.var;
  const [, slug = '', reference = '', id = ''] = button.exec((await readForm(c)).get('also') ?? '') ?? [];
  const unit = slug ? await findUnit(deps.db, slug) : undefined;
  if (!unit) throw problem('malformed-request');
  const today = dayOf(deps.now());
  const key = secretKeyFrom(deps.config.secret);
  const petitionId = await findByReference(deps.db, key, { unitId: unit.id, reference, today });
  if (petitionId) await addAlso(deps.db, { id, petitionId, day: today });
  return c.redirect(
    petitionAddress(locale, '/cung-gap', { unit: slug, ...(!petitionId && { gone: '1' }) }),
    303,
  );
}

/** Says that it was counted, or that what was met is open no more. */
export async function showAlso(c: Context<Env>) {
  const { deps, locale } = c.var;
  const t = petitionTexts[locale];
  const unit = await findUnit(deps.db, c.req.query('unit') ?? '');
  if (!unit) throw problem('unit-unknown');
  const isGone = c.req.query('gone') === '1';
  return answerPage(c, {
    title: isGone ? t.nearbyTitle : t.alsoTitle,
    state: 'other',
    demonstration: unit.demonstration,
    children: (
      <>
        <h1 tabindex={-1}>{isGone ? t.nearbyTitle : t.alsoTitle}</h1>
        <p class="lead">{isGone ? t.alsoGone : t.alsoText}</p>
        <p>
          <a class="button" href={`/u/${unit.slug}${locale === 'en' ? '?lang=en' : ''}`}>
            {t.toUnit(inLocale(unit.name, locale))}
          </a>
        </p>
        <p>
          <a href={petitionAddress(locale, '', { unit: unit.slug })}>{t.sendOwn}</a>
        </p>
      </>
    ),
  });
}
