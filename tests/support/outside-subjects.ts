import { randomUUID } from 'node:crypto';
import { registerPlacement } from '../../api/placements/store.ts';
import { addProgramKey } from '../../api/program-keys/store.ts';
import { addPushTarget } from '../../api/push/store.ts';
import { listDeliveries, queueTest } from '../../api/webhooks/delivery-store.ts';
import { addWebhook } from '../../api/webhooks/store.ts';
import type { TestApp } from './test-app.ts';

/** A webhook that nobody listens to, with what was to be delivered. */
export async function arrangeWebhook({ db, clock }: TestApp) {
  const settings = {
    url: 'http://127.0.0.1:9/hook',
    description: '',
    events: ['petition.notice' as const],
    unitId: null,
  };
  const webhook = await db.transaction().execute(async (trx) => {
    const id = await addWebhook(trx, settings, clock.now);
    await queueTest(trx, id, clock.now);
    return id;
  });
  const [delivery] = await listDeliveries(db, webhook, 1);
  return { webhook: String(webhook), delivery: String(delivery!.id) };
}

/** A page that the unit names, and that nobody can open. */
/** A key of a program for a unit, by its id. */
export async function arrangeProgramKey({ db, clock }: TestApp, unitId: number): Promise<string> {
  const made = { unitId, name: 'Hệ thống một cửa', keyHash: randomUUID(), madeBy: null };
  return String(await db.transaction().execute((trx) => addProgramKey(trx, made, clock.now)));
}

export async function arrangePlacement({ db }: TestApp, unitId: number): Promise<string> {
  const page = { unitId, url: 'http://127.0.0.1:9/', publishedOn: '2026-06-01' };
  const placement = await db.transaction().execute((trx) => registerPlacement(trx, page, '2026-06-01'));
  return String(placement!.id);
}

/** A folder that nothing is put to. */
export async function arrangePushTarget({ db, clock }: TestApp): Promise<string> {
  const settings = { description: '', unitId: null, folder: 'thu', server: null };
  return String(await db.transaction().execute((trx) => addPushTarget(trx, settings, clock.now)));
}
