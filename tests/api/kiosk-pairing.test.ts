import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listEntries } from '../../api/audit/store.ts';
import {
  moveKiosk,
  reloadKiosk,
  renameKiosk,
  reopenKiosk,
  retireKiosk,
  revokeKiosk,
  setKiosk,
} from '../../api/kiosks/change.ts';
import { KioskShown } from '../../api/kiosks/described.ts';
import { findKiosk } from '../../api/kiosks/store.ts';
import { findPoint } from '../../api/points/store.ts';
import {
  addKioskPoint,
  asStaff,
  beat,
  codeOf,
  getAs,
  headersOf,
  letPairAt,
  makeKeyPair,
  pairDevice,
  postAs,
  staff,
} from '../support/kiosk.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

const start = new Date('2026-06-15T03:00:00Z');
const me = '/api/v1/kiosks/me';

let server: TestApp;
let unit: TestUnit;
let point: string;
beforeAll(async () => {
  server = await openTestApp();
  unit = await arrangeCommune(server);
  point = await addKioskPoint(server, unit, { label: { vi: 'Quầy 1', en: 'Counter 1' } });
});
afterAll(() => server.close());
beforeEach(() => {
  server.clock.now = start;
});

const wait = (minutes: number) => {
  server.clock.now = new Date(server.clock.now.getTime() + minutes * 60_000);
};
const pairWith = (pairingCode: string, more: object = {}) =>
  server.post('/api/v1/kiosks/pair', { pairingCode, ...more });

test('a pairing code gives one device a token, however it is typed, and is gone then', async () => {
  const code = await letPairAt(server, point);
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  const typed = code.toLowerCase().replace('-', ' ').replace(/0/g, 'o').replace(/1/g, 'l');
  const answer = await pairWith(typed);
  expect(answer.status).toBe(201);
  const { device, token } = (await answer.json()) as { device: string; token: string };
  expect(token).toMatch(/^[\w-]{43}$/);
  expect((await findKiosk(server.db, device))!.point.code).toBe(point);
  const again = await pairWith(code);
  expect([again.status, await codeOf(again)]).toEqual([403, 'pairing-code-invalid']);
});

test('of two devices that type the same code at once, one is paired', async () => {
  const code = await letPairAt(server, point);
  const answers = await Promise.all([pairWith(code), pairWith(code), pairWith(code)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403]);
});

test.each([
  ['unknown', () => pairWith('AAAA-AAAA')],
  ['no code at all', () => pairWith('x')],
  [
    'ten minutes old',
    async () => {
      const code = await letPairAt(server, point);
      wait(10);
      return pairWith(code);
    },
  ],
])('a code that is %s is refused in the same words', async (_, send) => {
  const answer = await send();
  expect([answer.status, await codeOf(answer)]).toEqual([403, 'pairing-code-invalid']);
});

test('nothing of a code or a token stands in the database', async () => {
  const code = await letPairAt(server, point);
  const stored = JSON.stringify(await server.db.selectFrom('kiosk_pairing').selectAll().execute());
  expect(stored).not.toContain(code.replace('-', ''));
  const { token } = await pairDevice(server, point);
  expect(JSON.stringify(await server.db.selectFrom('kiosk').selectAll().execute())).not.toContain(token);
});

test('only points of kiosks that are in use can be paired', async () => {
  await expect(letPairAt(server, unit.code)).rejects.toThrow('point-not-for-kiosk');
  const retired = await addKioskPoint(server, unit, { label: 'cũ', retired: true });
  await expect(letPairAt(server, retired)).rejects.toThrow('point-not-for-kiosk');
  const closing = await addKioskPoint(server, unit, { label: 'sắp đóng' });
  const code = await letPairAt(server, closing);
  await server.apply({
    points: [
      {
        code: closing,
        unit: unit.slug,
        field: 'ho-tich',
        questionnaire: 'mot-cua-9',
        channel: 'kiosk',
        retired: true,
      },
    ],
  });
  expect((await pairWith(code)).status).toBe(403);
});

test('a key that is no point of the curve is refused', async () => {
  const publicKey = { ...makeKeyPair().publicKey, x: 'A'.repeat(43) };
  const answer = await pairWith(await letPairAt(server, point), { publicKey });
  expect([answer.status, await codeOf(answer)]).toEqual([422, 'invalid-input']);
});

test('a device learns all that it has to show, as the document describes it', async () => {
  const device = await pairDevice(server, point, { name: 'Máy cửa vào' });
  const answer = await getAs(server, device);
  expect(answer.status).toBe(200);
  const shown = KioskShown.parse(await answer.json());
  expect(shown).toMatchObject({
    device: device.device,
    name: 'Máy cửa vào',
    state: 'active',
    now: start.toISOString(),
    unit: { slug: unit.slug, name: { vi: 'Xã Thử Nghiệm' } },
    point: { code: point, label: { vi: 'Quầy 1', en: 'Counter 1' }, fields: [{ slug: 'ho-tich' }] },
    questionnaire: { id: 'mot-cua-9', version: 1 },
    settings: { locale: 'vi', asks: 'overall', minimumInterval: 3 },
    survey: { url: `HTTP://KHAOSAT.EXAMPLE.GOV.VN/S/${point}` },
    tellMore: { url: `http://khaosat.example.gov.vn/kien-nghi?unit=${unit.slug}&kind=gop-y` },
    privacyMinimum: 5,
    reload: null,
  });
  expect(shown.survey.qr.path).toMatch(/^M0 0h7v1h-7z/);
  const headers = headersOf(device, 'GET', me, '', start);
  const same = await server.get(me, { ...headers, 'If-None-Match': `W/"${shown.revision}"` });
  expect(same.status).toBe(304);
});

test('what staff change comes to the device with the next heartbeat, and is written down', async () => {
  const device = await pairDevice(server, point);
  const other = await addKioskPoint(server, unit, {
    label: 'Quầy 2',
    field: undefined,
    fields: ['ho-tich', 'dat-dai'],
  });
  const revisions = new Set<string>();
  const hear = async () => {
    const answer = (await (await beat(server, device)).json()) as { revision: string; reload: string | null };
    revisions.add(answer.revision);
    return answer;
  };
  await hear();
  await asStaff(server, device, (trx, kiosk) => renameKiosk(trx, kiosk, 'Máy B', staff, start));
  await hear();
  await asStaff(server, device, (trx, kiosk) =>
    setKiosk(trx, kiosk, { locale: 'en', asks: 'items', minimumInterval: 5 }, staff, start),
  );
  await hear();
  const to = (await findPoint(server.db, other))!;
  await asStaff(server, device, (trx, kiosk) => moveKiosk(trx, kiosk, to, staff, start));
  await hear();
  await asStaff(server, device, (trx, kiosk) => reloadKiosk(trx, kiosk, staff, start));
  expect((await hear()).reload).toBe(start.toISOString());
  expect(revisions.size).toBe(5);
  const shown = (await (await getAs(server, device)).json()) as KioskShown;
  expect([shown.name, shown.point.code, shown.settings.asks]).toEqual(['Máy B', other, 'items']);
  const written = await listEntries(server.db, { kind: 'kiosk', key: device.device }, 10);
  expect(written.map(({ action }) => action).reverse()).toEqual([
    'kiosk.pair',
    'kiosk.rename',
    'kiosk.set',
    'kiosk.move',
    'kiosk.reload',
  ]);
  await expect(
    asStaff(server, device, async (trx, kiosk) =>
      moveKiosk(trx, kiosk, (await findPoint(trx, unit.code))!, staff, start),
    ),
  ).rejects.toThrow('point-not-for-kiosk');
});

test('a retired device says so and can be taken into use again; a revoked one is refused everything', async () => {
  const device = await pairDevice(server, point);
  await asStaff(server, device, (trx, kiosk) => retireKiosk(trx, kiosk, staff, start));
  expect(await (await getAs(server, device)).json()).toMatchObject({ state: 'retired' });
  expect(await (await beat(server, device)).json()).toMatchObject({ state: 'retired' });
  await asStaff(server, device, (trx, kiosk) => reopenKiosk(trx, kiosk, staff, start));
  expect(await (await getAs(server, device)).json()).toMatchObject({ state: 'active' });
  await asStaff(server, device, (trx, kiosk) => revokeKiosk(trx, kiosk, staff, start));
  for (const answer of [
    await getAs(server, device),
    await beat(server, device),
    await postAs(server, device, '/api/v1/responses/batch', { responses: [] }),
  ]) {
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'kiosk-revoked']);
  }
  await expect(
    asStaff(server, device, (trx, kiosk) => reopenKiosk(trx, kiosk, staff, start)),
  ).rejects.toThrow('kiosk-revoked');
});

test('a device follows its code where that goes on for the unit that takes over', async () => {
  const [ending, next] = [await arrangeCommune(server), await arrangeCommune(server)];
  const code = await addKioskPoint(server, ending);
  const device = await pairDevice(server, code);
  await server.apply({
    points: [{ code, unit: next.slug, field: 'ho-tich', questionnaire: 'mot-cua-9', channel: 'kiosk' }],
  });
  expect(await (await getAs(server, device)).json()).toMatchObject({
    unit: { slug: next.slug },
    point: { code },
    state: 'active',
  });
});
