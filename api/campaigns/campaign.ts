import { type Day, dayOf } from '../days.ts';

/** open: whoever has the address may answer; one-time: whoever has a code that is not used up. */
export const accesses = ['open', 'one-time'] as const;
export type Access = (typeof accesses)[number];

/** A survey of invited people (a school's parents), as far as its point has to know it. */
export interface CampaignOfPoint {
  id: number;
  slug: string;
  access: Access;
  from: Day;
  to: Day;
  /** Closed before its last day. */
  closedAt: Date | null;
}

/** The campaign of a point from its row, which has one or has none. */
export const campaignOfPoint = (row: {
  campaign_id: number | null;
  campaign_slug: string | null;
  access: string | null;
  first_day: Day | null;
  last_day: Day | null;
  closed_at: Date | null;
}): CampaignOfPoint | null =>
  row.campaign_id === null
    ? null
    : {
        id: row.campaign_id,
        slug: row.campaign_slug!,
        access: row.access as Access,
        from: row.first_day!,
        to: row.last_day!,
        closedAt: row.closed_at,
      };

export type CampaignState = 'coming' | 'running' | 'over';

export function stateOf(
  campaign: Pick<CampaignOfPoint, 'from' | 'to' | 'closedAt'>,
  now: Date,
): CampaignState {
  const today = dayOf(now);
  if (campaign.closedAt !== null || campaign.to < today) return 'over';
  return today < campaign.from ? 'coming' : 'running';
}

/** The campaign whose members can answer at most once, and that therefore fills public blocks of its own. */
export const closedCampaignId = (campaign: CampaignOfPoint | null): number | null =>
  campaign?.access === 'one-time' ? campaign.id : null;
