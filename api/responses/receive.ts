import { codeKeyFrom } from '../campaigns/one-time-code.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Deps } from '../http/context.ts';
import { Problem } from '../problems.ts';
import type { Locale } from '../text.ts';
import { type FittingResponse, fitResponses, parseResponse } from './fit.ts';
import { type Outcome, recordResponses } from './record.ts';
import type { Sender } from './sender.ts';

/**
 * Takes raw responses as they came in: parses, holds against their points, records and counts, in one
 * transaction that is committed when this returns. One bad item harms no other; results are in order.
 */
export async function receiveResponses(
  deps: Deps,
  raw: unknown[],
  locale: Locale,
  sender: Sender | null = null,
): Promise<Outcome[]> {
  const { db, config } = deps;
  const now = deps.now();
  const parsed = raw.map((item) => parseResponse(item, locale));
  const fitted = await fitResponses(db, parsed, now, locale, sender);
  const fitting = fitted.filter((item): item is FittingResponse => !(item instanceof Problem));
  const circumstances = {
    now,
    privacyMinimum: config.privacyMinimum,
    codeKey: codeKeyFrom(config.secret),
    guard: config.intakeGuard,
  };
  const outcomes =
    fitting.length > 0 ? await inTransaction(db, (trx) => recordResponses(trx, fitting, circumstances)) : [];
  const nextOutcome = outcomes.values();
  return fitted.map((item) =>
    item instanceof Problem ? { status: 'rejected', problem: item } : nextOutcome.next().value!,
  );
}
