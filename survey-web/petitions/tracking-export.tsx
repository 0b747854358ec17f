import type { Context } from 'hono';
import type { Env } from '../../api/http/context.ts';
import { inHalves } from '../../api/petitions/code.ts';
import { exportForSender } from '../../api/petitions/export.ts';
import type { Petition } from '../../api/petitions/petition.ts';
import { viewNow } from '../../api/petitions/view.ts';
import type { Locale } from '../../api/text.ts';
import { instantInWords } from '../public/wording.ts';
import { senderTexts } from '../texts/petition-sender.ts';
import { trackingTexts } from '../texts/petition-tracking.ts';
import { Answers } from './tracking-answers.tsx';
import { Dates } from './tracking-dates.tsx';
import { showTracking } from './tracking-frame.tsx';
import { WhatWasSent } from './tracking-own.tsx';
import { type Own, readOwn } from './tracking-own-store.ts';
import { isSender, trackingPath } from './tracking-session.ts';

/** Everything that is kept, as a file for programs. */
export async function exportAsFile(c: Context<Env>, petition: Petition) {
  const { deps, locale } = c.var;
  if (!isSender(c, petition)) return c.redirect(trackingPath(petition.code, locale), 303);
  const everything = {
    ...(await viewNow(deps, petition, locale)),
    ...(await exportForSender(deps.db, petition)),
  };
  return c.body(JSON.stringify(everything, null, 2), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="phan-anh-${petition.code}.json"`,
  });
}

/** The same as a page to read and print. */
export async function exportAsPage(c: Context<Env>, petition: Petition) {
  const { deps, locale } = c.var;
  if (!isSender(c, petition)) return c.redirect(trackingPath(petition.code, locale), 303);
  const t = senderTexts[locale];
  const own = await readOwn(deps.db, petition);
  const view = await viewNow(deps, petition, locale);
  return showTracking(c, {
    title: `${t.exportTitle} – ${inHalves(petition.code)}`,
    children: (
      <div class="tracking-copy">
        <h1>{t.exportTitle}</h1>
        <p class="lead">{t.exportLead}</p>
        <p class="tracking-links no-print">
          <a class="button" href={trackingPath(petition.code, locale, '/ban-sao.json')}>
            {t.exportFile}
          </a>
          <a class="button quiet" href={trackingPath(petition.code, locale)}>
            {t.back}
          </a>
        </p>
        <p>
          <strong>{trackingTexts[locale].title(inHalves(petition.code))}</strong>:{' '}
          {trackingTexts[locale].kindAndUnit(view.kind.name, view.unit.name)}
        </p>
        <SenderFacts own={own} locale={locale} />
        <WhatWasSent own={own} locale={locale} />
        <Answers view={view} locale={locale} />
        <Dates view={view} locale={locale} />
        <h2>{trackingTexts[locale].historyTitle}</h2>
        <ol class="tracking-history">
          {view.history.map(({ at, name, text }) => (
            <li>
              <span class="soft">{instantInWords(at, locale)}</span>
              <strong>{name}</strong>
              {text && <span class="prose">{text}</span>}
            </li>
          ))}
        </ol>
      </div>
    ),
  });
}

function SenderFacts({ own, locale }: { own: Own; locale: Locale }) {
  const t = senderTexts[locale];
  const { sender, petition } = own;
  const rows: [string, string][] = [
    [t.name, sender?.name ?? t.unknown],
    [t.phone, sender?.phone ?? t.unknown],
    [t.email, sender?.email ?? t.unknown],
    [t.address, sender?.address ?? t.unknown],
    [t.consentTitle, petition.consentVersion ? t.consent(petition.consentVersion) : t.noConsent],
  ];
  return (
    <>
      <h2>{t.sender}</h2>
      <dl class="tracking-facts">
        {rows.map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
