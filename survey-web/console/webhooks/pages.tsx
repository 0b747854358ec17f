import { setTimeout as sleep } from 'node:timers/promises';
import type { Author } from '../../../api/accounts/actor.ts';
import { recordChange } from '../../../api/audit/store.ts';
import type { Trx } from '../../../api/database/open.ts';
import { problem } from '../../../api/problems.ts';
import { shownAddress } from '../../../api/webhooks/address.ts';
import { findDelivery, queueTest, resend } from '../../../api/webhooks/delivery-store.ts';
import { deliverSoon } from '../../../api/webhooks/jobs.ts';
import {
  addWebhook,
  disableWebhook,
  enableWebhook,
  lockWebhook,
  renewSecret,
  updateWebhook,
  type WebhookRecord,
} from '../../../api/webhooks/store.ts';
import { webhookTexts } from '../../texts/console-webhooks.ts';
import { consoleRoom } from '../console-room.ts';
import { SubmitButton } from '../form.tsx';
import { type Refused, requireUnchanged, type Visit } from '../visit.ts';
import { showWebhooks } from './list.tsx';
import { editedOf, getWebhook, showWebhook } from './one.tsx';
import { showSecretOnce } from './secret-page.tsx';
import { readSettings, SettingsFields, unitsToChoose, writtenDown } from './settings.tsx';

export const webhookPages = consoleRoom();
webhookPages.get('/webhooks', 'webhooks.edit', showWebhooks);
webhookPages.get('/webhooks/new', 'webhooks.edit', (visit) => showNew(visit));
webhookPages.post('/webhooks/new', 'webhooks.edit', addOne);
webhookPages.get('/webhooks/:webhook', 'webhooks.edit', (visit) => showWebhook(visit));
webhookPages.post('/webhooks/:webhook', 'webhooks.edit', changeOne);
webhookPages.post('/webhooks/:webhook/state', 'webhooks.edit', changeState);
webhookPages.post('/webhooks/:webhook/secret', 'webhooks.edit', makeSecret);
webhookPages.post('/webhooks/:webhook/deliveries/:delivery/resend', 'webhooks.edit', resendOne);

// Most are answered by then; of others the log says that they wait.
const patience = 4_000;

async function showNew(visit: Visit, refused?: Refused) {
  const { locale } = visit;
  const t = webhookTexts[locale];
  const values = refused ? await visit.form() : new URLSearchParams();
  return visit.show({
    title: t.add,
    lead: t.addLead,
    refused,
    width: 'narrow',
    children: (
      <form method="post" action="/console/webhooks/new">
        <SettingsFields
          of={{ values, errors: refused?.errors ?? [], locale }}
          units={await unitsToChoose(visit, values)}
        />
        <SubmitButton>{t.add}</SubmitButton>
      </form>
    ),
  });
}

function addOne(visit: Visit) {
  const { now } = visit;
  return visit.attempt(
    async () => {
      const settings = await readSettings(visit);
      const id = await visit.change(async (trx, by) => {
        const added = await addWebhook(trx, settings, now);
        await writeDown(trx, by, visit, 'webhook.add', added, { after: writtenDown(settings) });
        return added;
      });
      return showSecretOnce(visit, { id, secretNumber: 1 });
    },
    (refused) => showNew(visit, refused),
  );
}

async function changeOne(visit: Visit) {
  const { id } = await getWebhook(visit);
  return visit.attempt(
    async () => {
      const settings = await readSettings(visit);
      const form = await visit.form();
      await visit.change(async (trx, by) => {
        const is = await lockWebhook(trx, id);
        requireUnchanged(form, editedOf(is));
        await updateWebhook(trx, id, settings);
        const change = { before: writtenDown(is), after: writtenDown(settings) };
        await writeDown(trx, by, visit, 'webhook.change', id, change);
      });
      return visit.go(`/webhooks/${id}`, 'saved');
    },
    (refused) => showWebhook(visit, refused),
  );
}

/** Turns it on or off, or tries it; done already, as by a second tap, it stays as it is. */
async function changeState(visit: Visit) {
  const { now } = visit;
  const { id } = await getWebhook(visit);
  const act = (await visit.form()).get('act');
  const done = await visit.change(async (trx, by) => {
    const is = await lockWebhook(trx, id);
    const isOn = is.disabledAt === null;
    if (act === 'test' && isOn) {
      await queueTest(trx, id, now);
      await writeDown(trx, by, visit, 'webhook.test', id, { after: addressOf(is) });
      return 'sentOff';
    }
    if (act === 'disable' && isOn) {
      await disableWebhook(trx, id, 'person', now);
      await writeDown(trx, by, visit, 'webhook.disable', id, { after: addressOf(is) });
      return 'saved';
    }
    if (act !== 'enable' || isOn) return 'unchanged';
    await enableWebhook(trx, id);
    await writeDown(trx, by, visit, 'webhook.enable', id, { after: addressOf(is) });
    return 'saved';
  });
  if (done === 'sentOff') await deliverNow(visit);
  return visit.go(`/webhooks/${id}`, done);
}

async function makeSecret(visit: Visit) {
  const { id } = await getWebhook(visit);
  const webhook = await visit.change(async (trx, by) => {
    await lockWebhook(trx, id);
    await renewSecret(trx, id, visit.now);
    const is = await lockWebhook(trx, id);
    await writeDown(trx, by, visit, 'webhook.renew-secret', id, { after: addressOf(is) });
    return is;
  });
  return showSecretOnce(visit, webhook);
}

async function resendOne(visit: Visit) {
  const { id } = await getWebhook(visit);
  const delivery = await findDelivery(visit.deps.db, id, visit.param('delivery'));
  if (!delivery) throw problem('not-found');
  const isQueued = await visit.change(async (trx, by) => {
    if (!(await resend(trx, delivery.id, visit.now))) return false;
    const after = { event: delivery.event, key: delivery.key };
    await writeDown(trx, by, visit, 'webhook.resend', id, { after });
    return true;
  });
  if (isQueued) await deliverNow(visit);
  return visit.go(`/webhooks/${id}`, isQueued ? 'sentOff' : 'unchanged');
}

const deliverNow = ({ deps }: Visit) =>
  Promise.race([deliverSoon(deps), sleep(patience, undefined, { ref: false })]);

const addressOf = ({ url }: WebhookRecord) => ({ address: shownAddress(url) });

const writeDown = (
  trx: Trx,
  by: Author,
  visit: Visit,
  action: string,
  id: number,
  change: { before?: object; after: object },
) =>
  recordChange(
    trx,
    by,
    { action, unitId: null, subject: { kind: 'webhook', key: String(id) }, ...change },
    visit.now,
  );
