import type { Locale } from '../../../api/text.ts';
import type { DeliveryRecord } from '../../../api/webhooks/delivery-store.ts';
import { isWebhookEvent, testEvent } from '../../../api/webhooks/events.ts';
import type { WebhookRecord } from '../../../api/webhooks/store.ts';
import { instantInWords } from '../../public/wording.ts';
import { webhookTexts } from '../../texts/console-webhooks.ts';

/** What was sent to a webhook, latest first, each line with what came of it. */
export function DeliveryLog({
  deliveries,
  webhook,
  locale,
}: {
  deliveries: DeliveryRecord[];
  webhook: WebhookRecord;
  locale: Locale;
}) {
  const t = webhookTexts[locale];
  return (
    <table class="console-table">
      <thead>
        <tr>
          {[t.when, t.event, t.about, t.outcome, t.action].map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <DeliveryRow of={delivery} webhook={webhook} locale={locale} />
        ))}
      </tbody>
    </table>
  );
}

function DeliveryRow({
  of,
  webhook,
  locale,
}: {
  of: DeliveryRecord;
  webhook: WebhookRecord;
  locale: Locale;
}) {
  const t = webhookTexts[locale];
  const when = instantInWords(of.createdAt.toISOString(), locale);
  const event = isWebhookEvent(of.event) || of.event === testEvent ? t.eventNames[of.event] : of.event;
  const mayResend = of.canBeResent && !webhook.disabledAt;
  return (
    <tr>
      <td data-label={t.when}>{when}</td>
      <td data-label={t.event}>{event}</td>
      <td data-label={t.about} class={of.key ? undefined : 'webhook-nothing'}>
        {of.key || '–'}
      </td>
      <td data-label={t.outcome}>
        <OutcomeInWords of={of} locale={locale} />
        {of.answer && (
          <details>
            <summary>{t.answer}</summary>
            <pre class="webhook-answer">{of.answer}</pre>
          </details>
        )}
      </td>
      <td class={mayResend ? undefined : 'webhook-nothing'}>
        {mayResend ? (
          <form method="post" action={`/console/webhooks/${webhook.id}/deliveries/${of.id}/resend`}>
            <button type="submit" class="link-button" aria-label={t.resendOf(event, when)}>
              {t.resend}
            </button>
          </form>
        ) : (
          '–'
        )}
      </td>
    </tr>
  );
}

const standings = { waiting: 'waiting', delivered: 'delivered', 'given-up': 'givenUp' } as const;

/** Where a delivery stands, and why. */
export function OutcomeInWords({ of, locale }: { of: DeliveryRecord; locale: Locale }) {
  const t = webhookTexts[locale];
  const more = [
    reasonInWords(of, locale),
    of.tries > 1 ? t.tries(of.tries) : [],
    of.standing === 'waiting' && of.tries > 0 && of.nextTryAt
      ? t.next(instantInWords(of.nextTryAt.toISOString(), locale))
      : [],
  ].flat();
  return (
    <>
      <span class={`webhook-${of.standing}`}>{t[standings[of.standing]]}</span>
      {more.length > 0 && <span class="soft">: {more.join(', ')}</span>}
    </>
  );
}

function reasonInWords({ status, problem, standing }: DeliveryRecord, locale: Locale): string | [] {
  const t = webhookTexts[locale];
  if (status !== null && status >= 300 && status < 400) return `${t.status(status)} (${t.redirected})`;
  if (status !== null) return standing === 'delivered' && status === 200 ? [] : t.status(status);
  return problem === null ? [] : (t.problems[problem] ?? problem);
}
