import { stateOf } from '../../../api/campaigns/campaign.ts';
import {
  type CampaignAtPoint,
  type CampaignCounts,
  countCampaigns,
  listCampaignsOfUnit,
} from '../../../api/campaigns/store.ts';
import { problem } from '../../../api/problems.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import type { UnitVisit } from '../visit.ts';

/** A campaign as its pages need it. */
export type OpenedCampaign = CampaignAtPoint & CampaignCounts;

export async function listOpened({ deps, unit }: UnitVisit): Promise<OpenedCampaign[]> {
  const campaigns = await listCampaignsOfUnit(deps.db, unit.id);
  const counts = await countCampaigns(
    deps.db,
    campaigns.map((campaign) => campaign.id),
  );
  return campaigns.map((campaign) => ({ ...campaign, ...counts.get(campaign.id)! }));
}

/** The campaign of the path. @throws Problem not-found for one of another unit, or none */
export async function openCampaign(visit: UnitVisit): Promise<OpenedCampaign> {
  const { deps, unit } = visit;
  const found = (await listCampaignsOfUnit(deps.db, unit.id)).find(
    ({ slug }) => slug === visit.param('campaign'),
  );
  if (!found) throw problem('not-found');
  const counts = await countCampaigns(deps.db, [found.id]);
  return { ...found, ...counts.get(found.id)! };
}

export const pathOf = ({ unit }: UnitVisit, campaign?: string, page?: string): string =>
  ['/units', unit.slug, 'campaigns', campaign, page].filter(Boolean).join('/');

export const nameOf = ({ name, slug }: OpenedCampaign, locale: Locale): string =>
  name ? inLocale(name, locale) : slug;

export const stateNameOf = (campaign: OpenedCampaign, now: Date) => {
  const state = stateOf(campaign, now);
  return state === 'over' && campaign.closedAt !== null ? 'closed' : state;
};
