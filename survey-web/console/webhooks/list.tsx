import { inLocale, type Locale } from '../../../api/text.ts';
import { findUnitById, type Unit } from '../../../api/units/store.ts';
import { shownAddress } from '../../../api/webhooks/address.ts';
import { type DeliveryRecord, lastDeliveries } from '../../../api/webhooks/delivery-store.ts';
import { listWebhooks, type WebhookRecord } from '../../../api/webhooks/store.ts';
import { instantInWords } from '../../public/wording.ts';
import { webhookTexts } from '../../texts/console-webhooks.ts';
import type { Visit } from '../visit.ts';
import { OutcomeInWords } from './log.tsx';

export async function showWebhooks(visit: Visit) {
  const { deps, locale } = visit;
  const t = webhookTexts[locale];
  const webhooks = await listWebhooks(deps.db);
  const last = await lastDeliveries(deps.db);
  const units = await unitsOf(visit, webhooks);
  return visit.show({
    title: t.title,
    lead: t.lead,
    children: (
      <>
        {webhooks.length === 0 ? (
          <p class="card">{t.none}</p>
        ) : (
          <table class="console-table">
            <thead>
              <tr>
                {[t.url, t.unit, t.state, t.lastOne].map((name) => (
                  <th scope="col">{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {webhooks.map((webhook) => (
                <WebhookRow
                  webhook={webhook}
                  unit={units.get(webhook.unitId ?? 0)}
                  last={last.get(webhook.id)}
                  locale={locale}
                />
              ))}
            </tbody>
          </table>
        )}
        <p class="console-actions">
          <a class="button" href="/console/webhooks/new">
            {t.add}
          </a>
        </p>
      </>
    ),
  });
}

function WebhookRow({
  webhook,
  unit,
  last,
  locale,
}: {
  webhook: WebhookRecord;
  unit: Unit | undefined;
  last: DeliveryRecord | undefined;
  locale: Locale;
}) {
  const t = webhookTexts[locale];
  return (
    <tr>
      <th scope="row" class="webhook-address">
        <a href={`/console/webhooks/${webhook.id}`}>{shownAddress(webhook.url)}</a>
        {webhook.description && (
          <>
            <br />
            <span class="soft">{webhook.description}</span>
          </>
        )}
      </th>
      <td data-label={t.unit}>{unit ? inLocale(unit.name, locale) : t.everyUnit}</td>
      <td data-label={t.state}>{stateInWords(webhook, locale)}</td>
      <td data-label={t.lastOne}>
        {last ? <OutcomeInWords of={last} locale={locale} /> : <span class="soft">{t.nothingSent}</span>}
      </td>
    </tr>
  );
}

export function stateInWords({ disabledAt, disabledBecause }: WebhookRecord, locale: Locale): string {
  const t = webhookTexts[locale];
  if (!disabledAt) return t.on;
  const when = instantInWords(disabledAt.toISOString(), locale);
  return disabledBecause === 'gone' ? t.offGone(when) : t.offByPerson(when);
}

async function unitsOf({ deps }: Visit, webhooks: WebhookRecord[]): Promise<Map<number, Unit>> {
  const ids = new Set(webhooks.flatMap(({ unitId }) => unitId ?? []));
  const units = await Promise.all([...ids].map((id) => findUnitById(deps.db, id)));
  return new Map(units.flatMap((unit) => (unit ? [[unit.id, unit] as const] : [])));
}
