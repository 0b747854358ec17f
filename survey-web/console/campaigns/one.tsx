import { recordChange } from '../../../api/audit/store.ts';
import { setClosed } from '../../../api/campaigns/store.ts';
import { displayedRate } from '../../../api/targets/displayed-rate.ts';
import type { Locale } from '../../../api/text.ts';
import { assetUrl } from '../../assets.ts';
import { dayInWords } from '../../public/wording.ts';
import { campaignTexts } from '../../texts/console-campaigns.ts';
import { SubmitButton } from '../form.tsx';
import type { Notice } from '../notices.ts';
import type { Refused, UnitVisit } from '../visit.ts';
import { CodesSection } from './codes-section.tsx';
import { nameOf, type OpenedCampaign, openCampaign, pathOf, stateNameOf } from './opened.ts';

/** A campaign: who has answered so far, its address or its codes, and what can be done with it. */
export async function showCampaign(visit: UnitVisit, refused?: Refused) {
  const { locale, now } = visit;
  const t = campaignTexts[locale];
  const campaign = await openCampaign(visit);
  const state = stateNameOf(campaign, now);
  const values = refused ? await visit.form() : undefined;
  return visit.show({
    title: nameOf(campaign, locale),
    lead: (
      <>
        <span class={`campaign-state ${state}`}>{t.states[state]}</span>{' '}
        {t.days(dayInWords(campaign.from, locale), dayInWords(campaign.to, locale))}
      </>
    ),
    refused: refused && inWordsOfCodes(refused, campaign, locale),
    width: 'narrow',
    ...(campaign.access === 'one-time' && visit.may('campaigns.edit')
      ? { script: assetUrl('console-codes') }
      : {}),
    children: (
      <>
        <Progress campaign={campaign} visit={visit} />
        <Links campaign={campaign} visit={visit} />
        {campaign.access === 'one-time' && (
          <CodesSection visit={visit} campaign={campaign} refused={refused} values={values} />
        )}
        {visit.may('campaigns.edit') && <Actions campaign={campaign} visit={visit} />}
      </>
    ),
  });
}

/** The page stands as it was while its file downloads: most who are told so were there before themselves. */
function inWordsOfCodes(refused: Refused, { codesMade }: OpenedCampaign, locale: Locale): Refused {
  if (refused.status !== 409) return refused;
  const t = campaignTexts[locale];
  return { ...refused, title: t.justMade(codesMade), detail: t.justMadeNext };
}

interface Shown {
  campaign: OpenedCampaign;
  visit: UnitVisit;
}

function Progress({ campaign: { responses, population }, visit: { locale } }: Shown) {
  const t = campaignTexts[locale];
  return (
    <section class="card campaign-progress">
      {population !== null && (
        <>
          <p class="campaign-rate">
            <strong>{displayedRate(responses / population, null, locale)}</strong>{' '}
            <span class="soft">{t.responseRate}</span>
          </p>
          <progress max={population} value={Math.min(responses, population)} aria-label={t.responseRate} />
        </>
      )}
      <p>{t.progress(responses, population)}</p>
      {population !== null && responses > population && <p class="campaign-caution">{t.tooMany}</p>}
    </section>
  );
}

function Links({ campaign, visit }: Shown) {
  const { locale, unit, deps } = visit;
  const t = campaignTexts[locale];
  const { access, pointCode } = campaign;
  return (
    <>
      {access === 'open' && (
        <section>
          <h2>{t.address}</h2>
          <p class="soft">{t.addressNote}</p>
          <p class="campaign-address">{`${deps.config.publicUrl}/s/${pointCode}`}</p>
        </section>
      )}
      <p class="campaign-links">
        <a href={`/s/${pointCode}`}>{t.preview}</a>
        {access === 'open' && <a href={`/points/${pointCode}/poster`}>{t.poster}</a>}
        <a href={`/u/${unit.slug}`}>{t.results}</a>
      </p>
    </>
  );
}

function Actions({ campaign, visit }: Shown) {
  const t = campaignTexts[visit.locale];
  const state = stateNameOf(campaign, visit.now);
  const path = (page: string) => `/console${pathOf(visit, campaign.slug, page)}`;
  return (
    <section class="campaign-actions">
      <p class="console-actions">
        <a class="button quiet" href={path('edit')}>
          {t.edit}
        </a>
      </p>
      {state === 'closed' && (
        <form method="post" action={path('reopen')}>
          <SubmitButton quiet>{t.reopen}</SubmitButton>
        </form>
      )}
      {state === 'running' && (
        <form method="post" action={path('close')}>
          <p class="soft">{t.closeNote}</p>
          <button type="submit" class="button danger">
            {t.close}
          </button>
        </form>
      )}
    </section>
  );
}

export const closeCampaign = (visit: UnitVisit) => close(visit, visit.now, 'closed');
export const reopenCampaign = (visit: UnitVisit) => close(visit, null, 'reopened');

async function close(visit: UnitVisit, closedAt: Date | null, notice: Notice) {
  const campaign = await openCampaign(visit);
  // Pressed twice, or by two people: it is as it should be.
  if ((campaign.closedAt === null) !== (closedAt === null)) {
    await visit.change(async (trx, by) => {
      await setClosed(trx, campaign.id, closedAt);
      const change = {
        action: closedAt ? 'campaign.close' : 'campaign.reopen',
        unitId: visit.unit.id,
        subject: { kind: 'campaign', key: campaign.slug },
        before: { closedAt: campaign.closedAt },
        after: { closedAt },
      };
      await recordChange(trx, by, change, visit.now);
    });
  }
  return visit.go(pathOf(visit, campaign.slug), notice);
}
