import { closedCampaignId } from '../campaigns/campaign.ts';
import type { CodeKey } from '../campaigns/one-time-code.ts';
import { useUp } from '../campaigns/store.ts';
import type { Trx } from '../database/open.ts';
import { dayOf } from '../days.ts';
import type { Problem } from '../problems.ts';
import { layoutOf } from '../tallies/layout.ts';
import { addToExact, addToPending, type BlockKey, lockPending, type Pending } from '../tallies/store.ts';
import { addTally, noTally, type Tally, tallyOf } from '../tallies/tally.ts';
import { admitResponses } from './admit.ts';
import type { FittingResponse } from './fit.ts';
import { findRecorded, insertResponses, type Recorded, receiptOf, recordedKey } from './store.ts';

export type Outcome =
  | { status: 'accepted' | 'duplicate'; receivedAt: Date }
  | { status: 'conflict' }
  | { status: 'rejected'; problem: Problem };

export interface Circumstances {
  now: Date;
  privacyMinimum: number;
  /** null: these answers come without one-time codes. */
  codeKey: CodeKey | null;
}

/**
 * Records responses, counts them in both tallies and uses up their one-time codes, all in the caller's transaction:
 * whoever is told "accepted" after its commit can rely on all of it. What is recorded already needs no code any more.
 * Outcomes are in the order given.
 */
export async function recordResponses(
  trx: Trx,
  responses: FittingResponse[],
  { now, privacyMinimum, codeKey }: Circumstances,
): Promise<Outcome[]> {
  const known = await findRecorded(trx, responses);
  const fresh = firstOfEachId(responses).filter((response) => !known.has(keyOf(response)));
  const { admitted, refused, codes } = await admitResponses(trx, fresh, codeKey, now);
  const added = await countFresh(trx, admitted, now, privacyMinimum);
  await useUp(
    trx,
    admitted.flatMap((response) => (added.has(keyOf(response)) ? (codes.get(response) ?? []) : [])),
  );

  // Sent twice at once, the same response may have been recorded, and its code used, while this one waited.
  const lost = fresh.filter((response) => !added.has(keyOf(response)));
  for (const [key, recorded] of await findRecorded(trx, lost)) known.set(key, recorded);
  const firsts = new Map(fresh.map((response) => [keyOf(response), response]));
  return responses.map((response): Outcome => {
    const recorded = known.get(keyOf(response));
    if (recorded) return again(response, recorded);
    const first = firsts.get(keyOf(response))!;
    const refusal = refused.get(first);
    if (refusal) return { status: 'rejected', problem: refusal };
    const receivedAt = receiptOf(first, now);
    if (first === response) return { status: 'accepted', receivedAt };
    return again(response, { receivedAt, contentHash: first.contentHash });
  });
}

const keyOf = (response: FittingResponse) => recordedKey(response.point.unit.id, response.id);

const again = (response: FittingResponse, recorded: Recorded): Outcome =>
  response.contentHash === recorded.contentHash
    ? { status: 'duplicate', receivedAt: recorded.receivedAt }
    : { status: 'conflict' };

function firstOfEachId(responses: FittingResponse[]): FittingResponse[] {
  const firsts = new Map<string, FittingResponse>();
  for (const response of responses) if (!firsts.has(keyOf(response))) firsts.set(keyOf(response), response);
  return [...firsts.values()];
}

/** Inserts and counts; returns the keys of the responses that were indeed new. */
async function countFresh(
  trx: Trx,
  fresh: FittingResponse[],
  now: Date,
  minimum: number,
): Promise<Set<string>> {
  const today = dayOf(now);
  const groups = groupByBlock(fresh);
  const pendings: Pending[] = [];
  for (const group of groups) pendings.push(await lockPending(trx, group.key, emptyTally(group)));
  const placed = groups.flatMap((group, i) =>
    group.responses.map((response) => ({ response, block: pendings[i]!.block })),
  );
  // In one order everywhere: two batches with the same ids cannot wait for each other.
  placed.sort((a, b) => (keyOf(a.response) < keyOf(b.response) ? -1 : 1));
  const added = await insertResponses(trx, placed, today, now);
  for (const [i, group] of groups.entries()) {
    const counted = group.responses.filter((response) => added.has(keyOf(response)));
    if (counted.length === 0) continue;
    for (const [channel, tally] of byChannel(counted)) {
      await addToExact(trx, { ...group.key, channel, day: today, quality: 'counted' }, tally);
    }
    await addToPending(trx, group.key, pendings[i]!, sumOf(counted), minimum, today);
  }
  return added;
}

interface BlockGroup {
  key: BlockKey;
  responses: FittingResponse[];
}

function groupByBlock(responses: FittingResponse[]): BlockGroup[] {
  const groups = new Map<string, BlockGroup>();
  for (const response of responses) {
    const key = {
      unitId: response.point.unit.id,
      fieldId: response.fieldId,
      versionId: response.version.id,
      campaignId: closedCampaignId(response.point.campaign),
    };
    const name = JSON.stringify(Object.values(key));
    const group = groups.get(name) ?? { key, responses: [] };
    group.responses.push(response);
    groups.set(name, group);
  }
  return [...groups.values()].sort((a, b) => compareKeys(a.key, b.key));
}

// Locks are taken in this order, so that two transactions never wait for each other.
const compareKeys = (a: BlockKey, b: BlockKey) =>
  a.unitId - b.unitId ||
  (a.fieldId ?? 0) - (b.fieldId ?? 0) ||
  a.versionId - b.versionId ||
  (a.campaignId ?? 0) - (b.campaignId ?? 0);

const emptyTally = (group: BlockGroup) => noTally(layoutOf(group.responses[0]!.version.content));

function byChannel(responses: FittingResponse[]): Map<string, Tally> {
  const channels = new Set(responses.map((response) => response.channel));
  return new Map(
    [...channels].map((channel) => [channel, sumOf(responses.filter((r) => r.channel === channel))]),
  );
}

const sumOf = (responses: FittingResponse[]): Tally =>
  responses.map((response) => tallyOf(layoutOf(response.version.content), response.answers)).reduce(addTally);
