import { insertCampaign, listCampaigns, type NewCampaign, updateCampaign } from '../campaigns/store.ts';
import { changeOf } from '../database/change.ts';
import type { Trx } from '../database/open.ts';
import { addPoint, listPointRecords, unusedCode } from '../points/store.ts';
import type { UnitRecord } from '../units/store.ts';
import type { AppliedPoint } from './apply-points.ts';
import type { CampaignInput } from './file.ts';

/** Puts in or changes campaigns, known by slug. A new one opens a point of its own, a link, and gets its code. */
export async function applyCampaigns(
  trx: Trx,
  inputs: CampaignInput[],
  units: Map<string, UnitRecord>,
  now: Date,
): Promise<AppliedPoint[]> {
  if (inputs.length === 0) return [];
  const known = await listCampaigns(trx);
  const points = await listPointRecords(trx);
  const applied: AppliedPoint[] = [];
  for (const input of inputs) {
    const was = known.get(input.slug);
    const wanted = wantedCampaign(input, units.get(input.unit)!.id, was);
    if (!was) {
      applied.push({ change: 'added', code: await openCampaign(trx, wanted, now), unit: input.unit });
      continue;
    }
    const { id, closedAt: _, codesMade: __, ...before } = was;
    const change = changeOf(before, wanted);
    if (change === 'changed') await updateCampaign(trx, id, wanted);
    applied.push({ change, code: points.find((one) => one.campaignId === id)?.code ?? '', unit: input.unit });
  }
  return applied;
}

function wantedCampaign(input: CampaignInput, unitId: number, was: NewCampaign | undefined): NewCampaign {
  return {
    slug: input.slug,
    unitId,
    questionnaire: input.questionnaire,
    name: input.name ?? was?.name ?? null,
    from: input.from,
    to: input.to,
    population: input.population !== undefined ? input.population : (was?.population ?? null),
    access: input.access,
  };
}

/** Puts in a campaign with its point, and returns the code of that. */
async function openCampaign(trx: Trx, campaign: NewCampaign, now: Date): Promise<string> {
  const { unitId, questionnaire, name } = campaign;
  const campaignId = await insertCampaign(trx, campaign);
  const code = await unusedCode(trx);
  await addPoint(
    trx,
    { unitId, fieldIds: [], questionnaire, label: name, channel: 'link', code, campaignId },
    now,
  );
  return code;
}
