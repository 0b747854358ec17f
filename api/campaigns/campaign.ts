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
