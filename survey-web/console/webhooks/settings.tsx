import { findUnitById } from '../../../api/units/store.ts';
import { readAddress, shownAddress } from '../../../api/webhooks/address.ts';
import { isWebhookEvent, webhookEvents } from '../../../api/webhooks/events.ts';
import type { WebhookRecord, WebhookSettings } from '../../../api/webhooks/store.ts';
import type { FoundUnit } from '../../home/find-units.ts';
import { webhookTexts } from '../../texts/console-webhooks.ts';
import { ChoiceField, type Filled, TextField } from '../form.tsx';
import { candidatesFor, chooseUnit, UnitField } from '../units/unit-choice.tsx';
import { type Visit, wrongField } from '../visit.ts';

const longestDescription = 300;

/** A webhook as its form shows it. */
export async function valuesOf({ deps }: Visit, webhook: WebhookRecord): Promise<URLSearchParams> {
  const { url, description, events, unitId } = webhook;
  const unit = unitId === null ? undefined : await findUnitById(deps.db, unitId);
  const values = new URLSearchParams({ url, description, unit: unit?.slug ?? '' });
  for (const event of events) values.append('events', event);
  return values;
}

/** Units to choose from, where what was typed fits several. */
export const unitsToChoose = (visit: Visit, values: URLSearchParams): Promise<FoundUnit[]> =>
  candidatesFor(visit, values, 'unit', () => false);

export function SettingsFields({ of, units }: { of: Filled; units: FoundUnit[] }) {
  const t = webhookTexts[of.locale];
  return (
    <>
      <TextField of={of} name="url" label={t.url} hint={t.urlHint} inputmode="url" maxlength={1000} />
      <TextField
        of={of}
        name="description"
        label={t.description}
        hint={t.descriptionHint}
        maxlength={longestDescription}
        optional
      />
      <div class="webhook-events">
        <ChoiceField
          of={of}
          name="events"
          label={t.events}
          choices={webhookEvents.map((value) => ({ value, name: t.eventNames[value] }))}
        />
      </div>
      <UnitField of={of} name="unit" label={t.unit} hint={t.unitHint} candidates={units} optional />
    </>
  );
}

/**
 * What an administrator typed.
 * @throws Problem invalid-input at the field
 */
export async function readSettings(visit: Visit): Promise<WebhookSettings> {
  const t = webhookTexts[visit.locale];
  const form = await visit.form();
  const address = readAddress(form.get('url')?.trim() ?? '');
  if ('fault' in address) throw wrongField('url', t.urlFaults[address.fault]);
  const description = (form.get('description') ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
  if (description.length > longestDescription) throw wrongField('description', t.descriptionLong);
  const chosen = new Set(form.getAll('events').filter(isWebhookEvent));
  if (chosen.size === 0) throw wrongField('events', t.eventsNone);
  const found = await chooseUnit(visit, form, 'unit');
  const events = webhookEvents.filter((event) => chosen.has(event));
  return { url: address.url, description, events, unitId: found?.unit.id ?? null };
}

/** Settings for the audit, which nobody can erase: without the query of the address, which may carry a key. */
export const writtenDown = ({ url, description, events, unitId }: WebhookSettings) => ({
  address: shownAddress(url),
  description,
  events,
  unitId,
});
