import type { Context } from 'hono';
import { raw } from 'hono/html';
import type { Config } from '../../api/config.ts';
import type { Db } from '../../api/database/open.ts';
import type { Env } from '../../api/http/context.ts';
import { typedTrackingAddress } from '../../api/petitions/address.ts';
import { inHalves, secretKeyFrom, secretOf } from '../../api/petitions/code.ts';
import type { Petition } from '../../api/petitions/petition.ts';
import { lastDayOf } from '../../api/petitions/receive.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { findUnitById } from '../../api/units/store.ts';
import { paperStyle } from '../poster/paper-style.ts';
import { dayInWords } from '../public/wording.ts';
import { slipTexts } from '../texts/petition-slip.ts';
import { showTracking } from './tracking-frame.tsx';
import { TrackingQr } from './tracking-qr.tsx';
import { isSender, trackingPath } from './tracking-session.ts';
import { slipAsPdf } from './tracking-slip-pdf.ts';

/** What stands on a slip. */
export interface PetitionSlip {
  code: string;
  unit: string;
  /** null: whoever prints it has not shown it. */
  secret: string | null;
  /** Names and days. */
  rows: [name: string, value: string][];
  publicUrl: string;
  typed: string;
  locale: Locale;
}

/** The slip of a petition; with its secret only for who has just proven it, or been given it. */
export async function slipOf(
  db: Db,
  config: Config,
  petition: Petition,
  withSecret: 'with-secret' | 'without-secret',
  locale: Locale,
): Promise<PetitionSlip> {
  const t = slipTexts[locale];
  const unit = (await findUnitById(db, petition.unitId))!;
  const { acknowledgedAt, acknowledgeDue, answerDue, endedAt, receivedDay } = petition;
  const day = (value: string) => dayInWords(value, locale);
  const rows: [string, string][] = [[t.received, day(receivedDay)]];
  if (!acknowledgedAt && !endedAt) rows.push([t.acknowledge, day(lastDayOf(acknowledgeDue))]);
  if (!endedAt) rows.push([t.answer, answerDue ? day(lastDayOf(answerDue)) : t.paused]);
  return {
    code: petition.code,
    unit: inLocale(unit.name, locale),
    secret: withSecret === 'with-secret' ? secretOf(secretKeyFrom(config.secret), petition) : null,
    rows,
    publicUrl: config.publicUrl,
    typed: typedTrackingAddress(config.publicUrl, petition.code),
    locale,
  };
}

const slipFor = (c: Context<Env>, petition: Petition) => {
  const { deps, locale } = c.var;
  const secret = isSender(c, petition) ? 'with-secret' : 'without-secret';
  return slipOf(deps.db, deps.config, petition, secret, locale);
};

export async function showSlip(c: Context<Env>, petition: Petition) {
  const { locale } = c.var;
  const t = slipTexts[locale];
  const slip = await slipFor(c, petition);
  return showTracking(c, {
    title: `${t.title} – ${inHalves(petition.code)}`,
    children: (
      <div class="tracking-slip-page">
        <style>{raw(paperStyle('a6'))}</style>
        <div class="no-print">
          <h1>{t.title}</h1>
          <p class="lead">{t.pageLead}</p>
          <p>{slip.secret ? t.withSecret : t.withoutSecret}</p>
          <p class="tracking-links">
            <a class="button" href={trackingPath(petition.code, locale, '/phieu.pdf')}>
              {t.asPdf}
            </a>
            <a class="button quiet" href={trackingPath(petition.code, locale)}>
              {t.back}
            </a>
          </p>
        </div>
        <Slip slip={slip} />
      </div>
    ),
  });
}

export async function downloadSlip(c: Context<Env>, petition: Petition) {
  const slip = await slipFor(c, petition);
  return c.body(await slipAsPdf(slip, c.var.deps.now()), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="phieu-${petition.code}.pdf"`,
  });
}

/** The slip as it lies on paper, A6. */
export function Slip({ slip }: { slip: PetitionSlip }) {
  const t = slipTexts[slip.locale];
  return (
    <article class="printed tracking-slip">
      <p class="tracking-slip-title">{t.title}</p>
      <p class="tracking-slip-unit">{slip.unit}</p>
      <div class="tracking-slip-middle">
        <TrackingQr publicUrl={slip.publicUrl} code={slip.code} locale={slip.locale} />
        <p class="tracking-slip-scan">{t.scan}</p>
        <p class="tracking-slip-typed">
          {t.orType} {slip.typed}
        </p>
      </div>
      <dl>
        <div class="tracking-slip-code">
          <dt>{t.code}</dt>
          <dd>{inHalves(slip.code)}</dd>
        </div>
        {slip.secret && (
          <div class="tracking-slip-code">
            <dt>{t.secret}</dt>
            <dd>{inHalves(slip.secret)}</dd>
          </div>
        )}
        {slip.rows.map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {slip.secret && <p class="tracking-slip-keep">{t.keep}</p>}
    </article>
  );
}
