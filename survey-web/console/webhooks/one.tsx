import { problem } from '../../../api/problems.ts';
import { shownAddress } from '../../../api/webhooks/address.ts';
import { listDeliveries } from '../../../api/webhooks/delivery-store.ts';
import { findWebhook, type WebhookRecord } from '../../../api/webhooks/store.ts';
import { webhookTexts } from '../../texts/console-webhooks.ts';
import { SubmitButton } from '../form.tsx';
import { type Refused, seenOf, type Visit } from '../visit.ts';
import { stateInWords } from './list.tsx';
import { DeliveryLog } from './log.tsx';
import { SettingsFields, unitsToChoose, valuesOf } from './settings.tsx';

const mostShown = 50;

/** @throws Problem not-found */
export async function getWebhook(visit: Visit): Promise<WebhookRecord> {
  const webhook = await findWebhook(visit.deps.db, visit.param('webhook'));
  if (!webhook) throw problem('not-found');
  return webhook;
}

/** What the form of a webhook was filled from. */
export const editedOf = ({ url, description, events, unitId }: WebhookRecord) => ({
  url,
  description,
  events,
  unitId,
});

export async function showWebhook(visit: Visit, refused?: Refused) {
  const { locale } = visit;
  const t = webhookTexts[locale];
  const webhook = await getWebhook(visit);
  const values = refused ? await visit.form() : await valuesOf(visit, webhook);
  const path = `/console/webhooks/${webhook.id}`;
  return visit.show({
    title: shownAddress(webhook.url),
    lead: stateInWords(webhook, locale),
    refused,
    children: (
      <>
        <WebhookState webhook={webhook} visit={visit} />
        <Log webhook={webhook} visit={visit} />
        <h2>{t.secretTitle}</h2>
        <form method="post" action={`${path}/secret`}>
          <p class="webhook-words">{t.secretHint}</p>
          <SubmitButton quiet>{t.secretRenew}</SubmitButton>
        </form>
        <h2>{t.settings}</h2>
        <form method="post" action={path} class="webhook-words">
          <input type="hidden" name="seen" value={seenOf(editedOf(webhook))} autocomplete="off" />
          <SettingsFields
            of={{ values, errors: refused?.errors ?? [], locale }}
            units={await unitsToChoose(visit, values)}
          />
          <SubmitButton>{t.save}</SubmitButton>
        </form>
        <p class="console-alone">
          <a href="/console/webhooks">{t.all}</a>
        </p>
      </>
    ),
  });
}

function WebhookState({ webhook: { id, disabledAt }, visit }: { webhook: WebhookRecord; visit: Visit }) {
  const t = webhookTexts[visit.locale];
  return (
    <form method="post" action={`/console/webhooks/${id}/state`}>
      <div class="console-actions">
        {disabledAt ? (
          <SubmitButton name="act" value="enable">
            {t.enable}
          </SubmitButton>
        ) : (
          <>
            <SubmitButton name="act" value="test">
              {t.test}
            </SubmitButton>
            <SubmitButton name="act" value="disable" quiet>
              {t.disable}
            </SubmitButton>
          </>
        )}
      </div>
      {!disabledAt && <p class="soft">{t.disableHint}</p>}
    </form>
  );
}

async function Log({ webhook, visit }: { webhook: WebhookRecord; visit: Visit }) {
  const { locale, deps } = visit;
  const t = webhookTexts[locale];
  const before = /^\d{1,9}$/.test(visit.query('before')) ? Number(visit.query('before')) : undefined;
  const found = await listDeliveries(deps.db, webhook.id, mostShown + 1, before);
  const shown = found.slice(0, mostShown);
  const path = `/console/webhooks/${webhook.id}`;
  return (
    <>
      <h2>{t.log}</h2>
      {shown.length === 0 ? (
        <p>{t.logNone}</p>
      ) : (
        <>
          <p class="soft">{t.logHint}</p>
          <DeliveryLog deliveries={shown} webhook={webhook} locale={locale} />
        </>
      )}
      <p class="console-actions">
        {before !== undefined && <a href={path}>{t.newest}</a>}
        {found.length > mostShown && <a href={`${path}?before=${shown.at(-1)!.id}`}>{t.older}</a>}
      </p>
    </>
  );
}
