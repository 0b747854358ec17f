import { secretOf } from '../../../api/webhooks/secret.ts';
import type { WebhookRecord } from '../../../api/webhooks/store.ts';
import { webhookTexts } from '../../texts/console-webhooks.ts';
import { showOnce } from '../shown-once.tsx';
import type { Visit } from '../visit.ts';

/** The secret, shown this once, to hand on. */
export function showSecretOnce(visit: Visit, webhook: Pick<WebhookRecord, 'id' | 'secretNumber'>) {
  const t = webhookTexts[visit.locale];
  return showOnce(visit, {
    title: t.secretTitle,
    lead: t.secretOnce,
    label: t.secretLabel,
    value: secretOf(visit.deps.config.secret, webhook),
    copy: t.copy,
    onward: { to: `/webhooks/${webhook.id}`, name: t.onward },
  });
}
