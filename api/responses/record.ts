import { closedCampaignId } from '../campaigns/campaign.ts';
import type { CodeKey } from '../campaigns/one-time-code.ts';
import { useUp } from '../campaigns/store.ts';
import { concernsOnly } from '../database/committed.ts';
import type { Trx } from '../database/open.ts';
import { dayOf } from '../days.ts';
import type { Problem } from '../problems.ts';
import { layoutOf } from '../tallies/layout.ts';
import { addToExact, addToPending, type BlockKey, lockPending, type Pending } from '../tallies/store.ts';
import { addTally, noTally, type Tally, tallyOf } from '../tallies/tally.ts';
import { admitResponses } from './admit.ts';
import type { FittingResponse } from './fit.ts';
import { flagMashing } from './mashing.ts';
import {
  dayGiven,
  findRecorded,
  insertResponses,
  type Placed,
  type Recorded,
  receiptOf,
  recordedKey,
} from './store.ts';

export type Outcome =
  | { status: 'accepted' | 'duplicate'; receivedAt: Date }
  | { status: 'conflict' }
  | { status: 'rejected'; problem: Problem };

export interface Circumstances {
  now: Date;
  privacyMinimum: number;
  /** null: these answers come without one-time codes. */
  codeKey: CodeKey | null;
  /** Off: nothing is flagged. */
  guard: 'on' | 'off';
}

/**
 * Records responses, counts them in both tallies and uses up their one-time codes, all in the caller's transaction:
 * whoever is told "accepted" after its commit can rely on all of it. What is recorded already needs no code any more.
 * Outcomes are in the order given.
 */
export async function recordResponses(
  trx: Trx,
  responses: FittingResponse[],
  circumstances: Circumstances,
): Promise<Outcome[]> {
  const { now, codeKey } = circumstances;
  const known = await findRecorded(trx, responses);
  const fresh = firstOfEachId(responses).filter((response) => !known.has(keyOf(response)));
  const { admitted, refused, codes } = await admitResponses(trx, fresh, codeKey, now);
  const added = await countFresh(trx, admitted, circumstances);
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
  { now, privacyMinimum, guard }: Circumstances,
): Promise<Set<string>> {
  const today = dayOf(now);
  const flagged = guard === 'on' ? await flagMashing(trx, fresh) : new Set<FittingResponse>();
  const groups = groupByBlock(fresh.filter((response) => !flagged.has(response)));
  const pendings: Pending[] = [];
  for (const group of groups) pendings.push(await lockPending(trx, group.key, emptyTally(group)));
  const placed: Placed[] = groups.flatMap((group, i) =>
    group.responses.map((response) => ({ response, block: pendings[i]!.block })),
  );
  placed.push(...[...flagged].map((response) => ({ response, block: null })));
  // In one order everywhere: two batches with the same ids cannot wait for each other.
  placed.sort((a, b) => (keyOf(a.response) < keyOf(b.response) ? -1 : 1));
  const added = await insertResponses(trx, placed, now);
  const published = new Set<BlockGroup>();
  for (const [i, group] of groups.entries()) {
    const counted = group.responses.filter((response) => added.has(keyOf(response)));
    if (counted.length === 0) continue;
    await addExactly(trx, group.key, counted, 'counted', now);
    const sum = sumOf(counted);
    if (await addToPending(trx, group.key, pendings[i]!, sum, privacyMinimum, today)) published.add(group);
  }
  for (const { key, responses } of groupByBlock([...flagged])) {
    const kept = responses.filter((response) => added.has(keyOf(response)));
    await addExactly(trx, key, kept, 'flagged', now);
    // How many were set aside is public.
    if (kept.length > 0) published.add({ key, responses });
  }
  concernsOnly(
    trx,
    [...published].map(({ responses }) => responses[0]!.point.unit.slug),
  );
  return added;
}

/** Adds to the exact tallies of the days that responses of one key were given on. */
async function addExactly(
  trx: Trx,
  key: BlockKey,
  responses: FittingResponse[],
  quality: 'counted' | 'flagged',
  now: Date,
): Promise<void> {
  const groups = new Map<string, FittingResponse[]>();
  for (const response of responses) {
    const name = `${dayGiven(response, now)} ${response.channel}`;
    groups.set(name, [...(groups.get(name) ?? []), response]);
  }
  for (const [, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { channel } = group[0]!;
    await addToExact(trx, { ...key, channel, day: dayGiven(group[0]!, now), quality }, sumOf(group));
  }
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

const sumOf = (responses: FittingResponse[]): Tally =>
  responses.map((response) => tallyOf(layoutOf(response.version.content), response.answers)).reduce(addTally);
