import { type Change, changeOf } from '../database/change.ts';
import type { Trx } from '../database/open.ts';
import { followPoint } from '../kiosks/post-store.ts';
import { normaliseCode } from '../points/codes.ts';
import {
  addPoint,
  codeBeside,
  listPointRecords,
  movePoint,
  type NewPoint,
  type PointRecord,
  retirePoint,
  updatePoint,
} from '../points/store.ts';
import type { UnitRecord } from '../units/store.ts';
import type { PointInput } from './file.ts';

export interface AppliedPoint {
  change: Change;
  code: string;
  unit: string;
}

/**
 * Puts in or changes points. One without a code is known by unit, fields, questionnaire, label and channel, and
 * gets a code. A code that is given to another unit closes its point there and goes on at the new one.
 */
export async function applyPoints(
  trx: Trx,
  inputs: PointInput[],
  units: Map<string, UnitRecord>,
  fieldIds: Map<string, number>,
  now: Date,
): Promise<AppliedPoint[]> {
  if (inputs.length === 0) return [];
  const known = await listPointRecords(trx);
  const byCode = new Map(known.map((point) => [point.code, point]));
  const ofNoCampaign = known.filter((point) => point.campaignId === null);
  const byLikeness = new Map(ofNoCampaign.reverse().map((point) => [likeness(point), point]));
  const typedCodes = inputs.flatMap((input) => (input.code ? [normaliseCode(input.code)!] : []));
  const taken = new Set([...byCode.keys(), ...typedCodes]);
  const applied: AppliedPoint[] = [];
  for (const input of inputs) {
    const wanted = wantedPoint(input, units, fieldIds);
    const typed = input.code === undefined ? undefined : normaliseCode(input.code)!;
    const was = typed === undefined ? byLikeness.get(likeness(wanted)) : byCode.get(typed);
    const code = typed ?? was?.code ?? codeBeside(taken);
    taken.add(code);
    const change = await applyPoint(trx, was, { ...wanted, code }, input.retired, now);
    applied.push({ change, code, unit: input.unit });
  }
  return applied;
}

function wantedPoint(input: PointInput, units: Map<string, UnitRecord>, fieldIds: Map<string, number>) {
  const slugs = input.fields ?? (input.field ? [input.field] : []);
  return {
    unitId: units.get(input.unit)!.id,
    fieldIds: slugs.map((slug) => fieldIds.get(slug)!),
    questionnaire: input.questionnaire,
    label: input.label ?? null,
    channel: input.channel,
    campaignId: null,
  };
}

/** What a point without a code is known by. */
export const likeness = ({
  unitId,
  fieldIds,
  questionnaire,
  label,
  channel,
}: Omit<NewPoint, 'code' | 'campaignId'>) =>
  JSON.stringify([unitId, [...fieldIds].sort(), questionnaire, label?.vi ?? '', channel]);

async function applyPoint(
  trx: Trx,
  was: PointRecord | undefined,
  wanted: NewPoint,
  retired: boolean | undefined,
  now: Date,
): Promise<Change> {
  const wasRetired = was?.retired ?? false;
  const isRetired = retired ?? wasRetired;
  if (!was || was.unitId !== wanted.unitId) {
    const id = was ? await movePoint(trx, was.id, wanted, now) : await addPoint(trx, wanted, now);
    if (was) await followPoint(trx, was.id, id, now);
    if (isRetired) await retirePoint(trx, id, now);
    return was ? 'changed' : 'added';
  }
  const { id, retired: _, ...before } = was;
  const change = changeOf({ ...before, isRetired: wasRetired }, { ...wanted, isRetired });
  if (change === 'left') return change;
  await updatePoint(trx, id, wanted);
  if (isRetired !== wasRetired) await retirePoint(trx, id, isRetired ? now : null);
  return change;
}
