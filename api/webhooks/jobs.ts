import type { Db } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Deps } from '../http/context.ts';
import { listDueWebhooks, recordOutcome, takeDelivery } from './delivery-store.ts';
import { nextDelivery, signedMessage } from './message.ts';
import { type Outcome, post } from './post.ts';
import { signingSecrets } from './secret.ts';
import { disableWebhook, findWebhook } from './store.ts';

/** The round of this process that is under way, and the one that follows it. */
const underWay = new WeakMap<Db, { round: Promise<void>; next?: Promise<void> }>();

/**
 * Delivers what is due, each by one process, all webhooks at the same time; called every minute. A call while a round
 * is under way is answered by one more round after it, so that nothing just committed is missed.
 */
export function deliverWebhooks(deps: Deps): Promise<void> {
  const rounds = underWay.get(deps.db);
  if (!rounds) return beginRound(deps);
  rounds.next ??= rounds.round.catch(() => undefined).then(() => beginRound(deps));
  return rounds.next;
}

/** For whoever has just committed something for webhooks: they need not wait, and what fails is tried again. */
export const deliverSoon = (deps: Deps): Promise<void> =>
  deliverWebhooks(deps).catch((error) => deps.log.error({ err: error }, 'webhooks failed'));

function beginRound(deps: Deps): Promise<void> {
  const rounds = { round: deliverDue(deps).finally(() => underWay.delete(deps.db)) };
  underWay.set(deps.db, rounds);
  return rounds.round;
}

async function deliverDue(deps: Deps): Promise<void> {
  const due = await listDueWebhooks(deps.db, deps.now());
  const failures = (await Promise.allSettled(due.map((id) => deliverTo(deps, id)))).flatMap((one) =>
    one.status === 'rejected' ? [one.reason] : [],
  );
  if (failures.length > 0) throw new AggregateError(failures, 'webhooks: not everything could be done');
}

/** One after the other; one that does not answer, or asks for patience, is left in peace until the next round. */
async function deliverTo({ db, config, now, stopping }: Deps, webhookId: number): Promise<void> {
  while (!stopping?.aborted) {
    const webhook = await findWebhook(db, String(webhookId));
    if (!webhook || webhook.disabledAt) return;
    const taken = await inTransaction(db, (trx) => takeDelivery(trx, webhookId, now()));
    if (!taken) return;
    const secrets = signingSecrets(config.secret, webhook, now());
    const outcome = await post(webhook.url, signedMessage({ ...taken, id: taken.messageId }, secrets, now()));
    await inTransaction(db, async (trx) => {
      const isGone = outcome.status === 410;
      await recordOutcome(trx, taken.id, outcome, isGone ? null : nextDelivery(taken.tries, now()), now());
      if (isGone) await disableWebhook(trx, webhookId, 'gone', now());
    });
    if (isOverburdened(outcome)) return;
  }
}

const isOverburdened = ({ status }: Outcome) => status === null || [429, 502, 503, 504].includes(status);
