import { displayedRate } from '../../../api/targets/displayed-rate.ts';
import { dayInWords } from '../../public/wording.ts';
import { campaignTexts } from '../../texts/console-campaigns.ts';
import type { UnitVisit } from '../visit.ts';
import { listOpened, nameOf, type OpenedCampaign, pathOf, stateNameOf } from './opened.ts';

/** The campaigns of a unit, the latest first. */
export async function showCampaigns(visit: UnitVisit) {
  const t = campaignTexts[visit.locale];
  const campaigns = await listOpened(visit);
  const mayEdit = visit.may('campaigns.edit');
  return visit.show({
    title: t.title,
    lead: t.lead,
    children: (
      <>
        {campaigns.length === 0 ? (
          <p>
            {t.none} {mayEdit && t.noneNext}
          </p>
        ) : (
          <CampaignTable visit={visit} campaigns={campaigns} />
        )}
        {mayEdit && (
          <p class="console-actions">
            <a class="button" href={`/console${pathOf(visit, 'new')}`}>
              {t.add}
            </a>
          </p>
        )}
      </>
    ),
  });
}

function CampaignTable({ visit, campaigns }: { visit: UnitVisit; campaigns: OpenedCampaign[] }) {
  const { locale, now } = visit;
  const { columns, states, access } = campaignTexts[locale];
  return (
    <table class="console-table">
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.state}</th>
          <th scope="col">{columns.days}</th>
          <th scope="col">{columns.access}</th>
          <th scope="col" class="number">
            {columns.answered}
          </th>
        </tr>
      </thead>
      <tbody>
        {campaigns.map((campaign) => (
          <tr>
            <th scope="row">
              <a href={`/console${pathOf(visit, campaign.slug)}`}>{nameOf(campaign, locale)}</a>
            </th>
            <td data-label={columns.state}>
              <span class={`campaign-state ${stateNameOf(campaign, now)}`}>
                {states[stateNameOf(campaign, now)]}
              </span>
            </td>
            <td data-label={columns.days}>
              {dayInWords(campaign.from, locale)} – {dayInWords(campaign.to, locale)}
            </td>
            <td data-label={columns.access}>{access[campaign.access]}</td>
            <td data-label={columns.answered} class="number">
              <Answered campaign={campaign} visit={visit} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Answered({ campaign, visit: { locale } }: { campaign: OpenedCampaign; visit: UnitVisit }) {
  const t = campaignTexts[locale];
  const { responses, population } = campaign;
  if (population === null) return <>{t.answered(responses)}</>;
  return (
    <>
      {t.answeredOf(responses, population)} ({displayedRate(responses / population, null, locale)})
    </>
  );
}
