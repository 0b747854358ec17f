import { stateOf } from '../campaigns/campaign.ts';
import { type CodeKey, hashOfTyped } from '../campaigns/one-time-code.ts';
import { lockUnused, type StoredCode } from '../campaigns/store.ts';
import type { Trx } from '../database/open.ts';
import { type Problem, problem } from '../problems.ts';
import type { FittingResponse } from './fit.ts';

export interface Admission {
  admitted: FittingResponse[];
  refused: Map<FittingResponse, Problem>;
  /** The code, locked, that an admitted response will use up. */
  codes: Map<FittingResponse, StoredCode>;
}

/** Holds new responses against the days of their campaigns and against their one-time codes, in the order given. */
export async function admitResponses(
  trx: Trx,
  responses: FittingResponse[],
  key: CodeKey | null,
  now: Date,
): Promise<Admission> {
  const claims = new Map(responses.map((response) => [response, claimOf(response, key, now)]));
  const claimed = [...claims.values()].filter((claim) => claim !== null && 'hash' in claim);
  const unused = new Set((await lockUnused(trx, claimed)).map(nameOf));
  const codes: Admission['codes'] = new Map();
  const refused: Admission['refused'] = new Map();
  for (const [response, claim] of claims) {
    if (claim === null) continue;
    if (!('hash' in claim)) refused.set(response, claim);
    // Of two responses with one code in one batch, the first has it.
    else if (unused.delete(nameOf(claim))) codes.set(response, claim);
    else refused.set(response, problem('code-used'));
  }
  return { admitted: responses.filter((response) => !refused.has(response)), refused, codes };
}

const nameOf = ({ campaignId, hash }: StoredCode) => `${campaignId} ${hash}`;

/** The code that a response comes with, or why it cannot be taken; null where it needs none. */
function claimOf(
  { point: { campaign }, oneTimeCode, on }: FittingResponse,
  key: CodeKey | null,
  now: Date,
): StoredCode | Problem | null {
  if (campaign === null) return null;
  if (stateOf(campaign, on?.at ?? now) !== 'running') return problem('campaign-closed');
  if (campaign.access === 'open') return null;
  if (!oneTimeCode?.trim() || !key) return problem('code-required');
  const hash = hashOfTyped(key, campaign.slug, oneTimeCode);
  return hash === null ? problem('code-unknown') : { campaignId: campaign.id, hash };
}
