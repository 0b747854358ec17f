import { secretOf } from '../../../api/webhooks/secret.ts';
import type { WebhookRecord } from '../../../api/webhooks/store.ts';
import { assetUrl } from '../../assets.ts';
import { webhookTexts } from '../../texts/console-webhooks.ts';
import type { Visit } from '../visit.ts';

/** The secret, shown this once, to hand on. */
export function showSecretOnce(visit: Visit, webhook: Pick<WebhookRecord, 'id' | 'secretNumber'>) {
  const t = webhookTexts[visit.locale];
  return visit.show({
    title: t.secretTitle,
    lead: t.secretOnce,
    status: 201,
    width: 'narrow',
    script: assetUrl('console-copy'),
    children: (
      <>
        <div class="card one-time-link">
          <p>
            <strong>{t.secretLabel}</strong>
          </p>
          <p>
            <code id="webhook-secret">{secretOf(visit.deps.config.secret, webhook)}</code>
          </p>
        </div>
        <p class="console-actions">
          <button type="button" class="button" hidden data-copies="webhook-secret">
            {t.copy}
          </button>
          <a class="button quiet" href={`/console/webhooks/${webhook.id}`}>
            {t.onward}
          </a>
        </p>
      </>
    ),
  });
}
