import { raw } from 'hono/html';
import { qrSvg } from '../../../api/points/qr.ts';
import { campaignTexts, slipTexts as t } from '../../texts/console-campaigns.ts';
import { ConsoleDocument } from '../frame.tsx';
import type { UnitVisit } from '../visit.ts';
import { nameOf, type OpenedCampaign, pathOf } from './opened.ts';
import { type Slip, sheetsOf } from './slip.ts';

/** Slips as a page to print from the browser, on the same paper as the PDF. */
export async function showSlips(visit: UnitVisit, campaign: OpenedCampaign, slips: Slip[]) {
  const { locale, c } = visit;
  const texts = campaignTexts[locale];
  const qrs = await Promise.all(slips.map((slip) => qrSvg(slip.address, 'M')));
  const drawn = new Map(slips.map((slip, i) => [slip, qrs[i]!]));
  const path = `/console${pathOf(visit, campaign.slug)}`;
  return c.html(
    <ConsoleDocument
      locale={locale}
      title={`${texts.slipsTitle} – ${nameOf(campaign, locale)}`}
      url={new URL(path, c.req.url).href}
    >
      <main id="main" class="wide slips">
        <div class="slips-notes">
          <h1>{texts.slipsTitle}</h1>
          <p class="campaign-caution">{texts.slipsHow}</p>
          <p class="console-alone">
            <a href={path}>{texts.slipsBack}</a>
          </p>
        </div>
        {sheetsOf(slips).map((sheet) => (
          <section class="slip-sheet" lang="vi">
            {sheet.map((slip) => (
              <SlipOnPage slip={slip} qr={drawn.get(slip)!} />
            ))}
          </section>
        ))}
      </main>
    </ConsoleDocument>,
  );
}

const SlipOnPage = ({ slip, qr }: { slip: Slip; qr: string }) => (
  <article class="slip">
    <div class="slip-qr" role="img" aria-label={`${t.scan.vi} ${slip.code}`}>
      {raw(qr)}
    </div>
    <div class="slip-words">
      <p class="slip-unit">{slip.unit}</p>
      {slip.campaign && <p>{slip.campaign}</p>}
      <p class="slip-scan">{t.scan.vi}</p>
      <p class="slip-small">
        {t.type.vi} {slip.typed}
      </p>
      <p class="slip-small">{t.code.vi}</p>
      <p class="slip-code">{slip.code}</p>
      <p class="slip-small">{slip.until}</p>
      {slip.demonstration && <p class="slip-small slip-made-up">{t.demonstration}</p>}
    </div>
  </article>
);
