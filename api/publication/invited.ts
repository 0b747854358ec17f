import { type CampaignAtUnit, listCampaignsAt } from '../campaigns/store.ts';
import type { Db } from '../database/open.ts';
import type { Version } from '../questionnaires/store.ts';
import { hasResponsesBeside, type TallySource } from '../statistics/store.ts';
import type { Population } from './figure.ts';
import type { Judgement } from './judgement.ts';
import type { Stretch } from './query.ts';

/** Who was invited, and by which campaigns. */
export interface InvitedBy extends Population {
  campaigns: Pick<CampaignAtUnit, 'slug' | 'name' | 'from' | 'to'>[];
}

/** Units that are counted together, and the versions of the family that is counted. */
interface Gathered {
  unitIds: number[];
  versions: readonly Version[];
}

/**
 * Those invited to answer, by the unit that others are gathered for. Only where every public response of the stretch
 * came through its campaigns: else their number would say nothing of the figures, and is left out. It narrows the
 * interval only where all those campaigns give out one-time codes.
 */
export async function listInvited(
  db: Db,
  gathered: ReadonlyMap<number, Gathered>,
  stretch: Stretch,
  source: Pick<TallySource, 'cameWithCodes'>,
): Promise<Map<number, InvitedBy>> {
  const allUnits = [...new Set([...gathered.values()].flatMap(({ unitIds }) => unitIds))];
  const everywhere = allUnits.length > 0 ? await listCampaignsAt(db, allUnits, stretch) : [];
  return listInvitedBy(db, everywhere, gathered, stretch, source);
}

/** The same where the campaigns that took answers at these units are known already. */
export async function listInvitedBy(
  db: Db,
  everywhere: CampaignAtUnit[],
  gathered: ReadonlyMap<number, Gathered>,
  stretch: Stretch,
  source: Pick<TallySource, 'cameWithCodes'>,
): Promise<Map<number, InvitedBy>> {
  const invited = new Map<number, InvitedBy>();
  if (everywhere.length === 0) return invited;
  for (const [top, place] of gathered) {
    const found = await whoWasInvited(db, place, campaignsOf(place, everywhere), stretch, source);
    if (found) invited.set(top, found);
  }
  return invited;
}

/** The same unit by unit, where a rate is weighted by them; else nothing. */
export async function listInvitedAt(
  db: Db,
  everywhere: CampaignAtUnit[],
  { unitIds, versions, weighting }: Gathered & Pick<Judgement, 'weighting'>,
  stretch: Stretch,
  source: Pick<TallySource, 'cameWithCodes'>,
): Promise<Map<number, InvitedBy>> {
  if (weighting !== 'caseload') return new Map();
  const each = new Map(unitIds.map((id) => [id, { unitIds: [id], versions }]));
  return listInvitedBy(db, everywhere, each, stretch, source);
}

function campaignsOf({ unitIds, versions }: Gathered, everywhere: CampaignAtUnit[]): CampaignAtUnit[] {
  const units = new Set(unitIds);
  const questionnaires = new Set(versions.map((version) => version.questionnaire));
  const here = everywhere.filter((one) => units.has(one.atUnitId) && questionnaires.has(one.questionnaire));
  return [...new Map(here.map((one) => [one.id, one])).values()];
}

async function whoWasInvited(
  db: Db,
  { unitIds, versions }: Gathered,
  campaigns: CampaignAtUnit[],
  stretch: Stretch,
  source: Pick<TallySource, 'cameWithCodes'>,
): Promise<InvitedBy | undefined> {
  if (campaigns.length === 0) return undefined;
  const where = { ...stretch, unitIds, versionIds: versions.map((version) => version.id) };
  const idsOf = (some: CampaignAtUnit[]) => some.map((campaign) => campaign.id);
  const oneTime = campaigns.filter((campaign) => campaign.access === 'one-time');
  if (oneTime.length > 0 && (await source.cameWithCodes(db, where, idsOf(oneTime)))) {
    return addUp(oneTime, true);
  }
  if (oneTime.length === campaigns.length) return undefined;
  return (await hasResponsesBeside(db, where, idsOf(campaigns))) ? undefined : addUp(campaigns, false);
}

function addUp(campaigns: CampaignAtUnit[], closed: boolean): InvitedBy | undefined {
  const populations = campaigns.flatMap(({ population }) => population ?? []);
  if (populations.length < campaigns.length) return undefined;
  return {
    population: populations.reduce((sum, population) => sum + population, 0),
    closed,
    campaigns: campaigns.map(({ slug, name, from, to }) => ({ slug, name, from, to })),
  };
}
