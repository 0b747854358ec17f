import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../api/database/transaction.ts';
import { closeWhatIsOrdered } from '../../api/publication/closing/jobs.ts';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { deliverWebhooks } from '../../api/webhooks/jobs.ts';
import { addWebhook } from '../../api/webhooks/store.ts';
import { arrangeClosable, bytesAt, closingDesk, closingsOf, unitIdOf } from '../support/closings.ts';
import { openPage, textOf } from '../support/public-page.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune, freshCode, openTestApp, sendRated, type TestApp } from '../support/test-app.ts';
import { openWebhookReceiver } from '../support/webhook-receiver.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterEach(() => {
  server.clock.now = new Date('2026-06-15T03:00:00Z');
});
afterAll(() => server.close());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const august = new Date('2026-08-03T02:00:00Z');

test('a revision stands beside what was closed, with its reason; each stays at its address', async () => {
  const { slug, code, desk } = await arrangeClosable(server);
  server.clock.now = new Date('2026-07-01T02:30:00Z');
  await desk('2026-06').close();
  const first = await bytesAt(server, `/u/${slug}/satisfaction.json?period=2026-06`);
  expect((await desk('2026-06').revise('Không có gì mới cả')).status).toBe(409);
  expect(await desk('2026-06').open()).toContain('giống hệt');

  server.clock.now = new Date('2026-06-30T03:00:00Z');
  await sendRated(server, { code }, 'ho-tich', 2, 8);
  server.clock.now = august;
  const console_ = textOf(await desk('2026-06').open());
  expect(console_).toContain(
    'Cả đơn vị 81,3 %, 16 phiếu, chỉ tiêu 80 %, đạt 62,5 %, 24 phiếu, chỉ tiêu 80 %, chưa đạt'.replaceAll(
      ' %',
      '\u00a0%',
    ),
  );
  const short = await desk('2026-06').revise('ngắn');
  expect(short.status).toBe(422);
  expect(await short.text()).toContain('>ngắn</textarea>');
  const reason = 'Nhập bổ sung 8 phiếu giấy của ngày 30/6 <b>';
  expect((await desk('2026-06').revise(reason)).status).toBe(303);

  const of = (query: string) => bytesAt(server, `/u/${slug}/satisfaction.json?period=2026-06${query}`);
  expect(await of('&revision=1')).toBe(first);
  const latest = JSON.parse(await of('')) as Satisfaction;
  expect(latest).toMatchObject({ asOf: august.toISOString(), closing: { revision: 2, reason } });
  expect(latest.overall).toMatchObject({ responses: 24, rate: 0.625, official: 'not-met' });
  expect(await of('&revision=2')).toBe(JSON.stringify(latest));
  expect((await server.get(`/u/${slug}/satisfaction.json?period=2026-06&revision=3`)).status).toBe(422);
  expect((await server.get(`/u/${slug}?period=2026-05&revision=1`)).status).toBe(422);

  const page = await openPage(server, `/u/${slug}?period=2026-06`);
  expect(page).toContain('Nhập bổ sung 8 phiếu giấy của ngày 30/6 &lt;b&gt;');
  expect(textOf(page)).toContain('Bản đính chính lần 1, công bố lúc 09:00 ngày 03/08/2026');
  expect(textOf(await openPage(server, `/u/${slug}?period=2026-06&revision=1`))).toContain(
    'Đã có bản đính chính mới hơn',
  );
  expect((await desk('2026-07').revise('Chưa chốt bao giờ')).status).toBe(409);
});

test('what is not kept is computed now, and says so', async () => {
  const { slug, desk } = await arrangeClosable(server);
  server.clock.now = august;
  await desk('2026-06').close();
  const other = (await server.getJson(
    `/u/${slug}/satisfaction.json?period=2026-06&measure=criteria`,
  )) as Satisfaction;
  expect(other).toMatchObject({ closing: null, measure: { id: 'criteria' } });
  const page = textOf(await openPage(server, `/u/${slug}?period=2026-06&measure=criteria`));
  expect(page).toContain('được tính ngay bây giờ');
  expect(page).not.toContain('Số liệu đã chốt.');
});

test('a superior closes for all below at once, each on its own figures, and keeps them together', async () => {
  const province = `tinh-${freshCode().toLowerCase()}`;
  await server.apply({ units: [{ slug: province, name: 'Tỉnh Thử', kind: 'province' }] });
  const one = await arrangeClosable(server, { unit: { parent: province, name: 'Xã Một' } });
  const two = await arrangeClosable(server, { unit: { parent: province, name: 'Xã Hai' } });
  await arrangeCommune(server, { unit: { parent: province, name: 'Xã Sau', validFrom: '2026-07-01' } });
  const superior = await arrangeStaff(server, 'manager', province);
  server.clock.now = august;
  await one.desk('2026-06').close();
  const desk = closingDesk(server, superior, province, '2026-06');
  expect((await desk.closeBelow({})).status).toBe(422);
  expect(textOf(await desk.open())).toContain('1/2 đơn vị trực thuộc đã chốt');
  expect((await desk.closeBelow()).status).toBe(303);
  await closeWhatIsOrdered(server.deps);
  await closeWhatIsOrdered(server.deps);
  expect(await closingsOf(server, two.slug)).toHaveLength(1);
  expect(await closingsOf(server, one.slug)).toHaveLength(1);
  expect(textOf(await desk.open())).toContain('2/2 đơn vị trực thuộc đã chốt');
  const [entry] = await server.db
    .selectFrom('audit_entry')
    .select(['staff_id'])
    .where('unit_id', '=', await unitIdOf(server, two.slug))
    .where('action', '=', 'period.close')
    .orderBy('id')
    .execute();
  expect(entry!.staff_id).toBe(superior.id);

  await desk.close();
  const own = (await server.getJson(`/u/${province}/satisfaction.json?period=2026-06`)) as Satisfaction;
  expect(own.overall.suppressed).toBe(true);
  const together = `/u/${province}/satisfaction.json?period=2026-06&descendants=true`;
  const before = await bytesAt(server, together);
  expect((JSON.parse(before) as Satisfaction).overall.responses).toBe(32);
  const page = await bytesAt(server, `/u/${province}?period=2026-06&descendants=true`);
  server.clock.now = new Date('2026-06-30T03:00:00Z');
  await sendRated(server, one, 'ho-tich', 0, 10);
  server.clock.now = august;
  expect(await bytesAt(server, together)).toBe(before);
  expect(await bytesAt(server, `/u/${province}?period=2026-06&descendants=true`)).toBe(page);
  expect(page).toContain('Xã Hai');
});

test('other systems hear of each closing and revision, and the feed has an entry for each', async () => {
  const hook = await openWebhookReceiver();
  const { slug, code, desk } = await arrangeClosable(server);
  const settings = {
    url: hook.url,
    description: '',
    events: ['period.published' as const],
    unitId: await unitIdOf(server, slug),
  };
  await inTransaction(server.db, (trx) => addWebhook(trx, settings, server.clock.now));
  server.clock.now = new Date('2026-07-01T02:30:00Z');
  await desk('2026-06').close();
  await sendRated(server, { code }, 'ho-tich', 5, 5);
  server.clock.now = august;
  await server.apply({ units: [{ slug, name: 'Xã Tên Mới', kind: 'commune' }] });
  await desk('2026-06').revise('Sửa tên đơn vị cho đúng');
  await deliverWebhooks(server.deps);
  const told = hook.received.map(({ body }) => JSON.parse(body));
  expect(told.map(({ type }) => type)).toEqual(['period.published', 'period.published']);
  expect(told[0].data).toMatchObject({
    unit: slug,
    period: { slug: '2026-06', from: '2026-06-01', to: '2026-06-30' },
    revision: 1,
    reason: null,
    closedAt: '2026-07-01T02:30:00.000Z',
    overall: { responses: 16 },
  });
  expect(told[1].data).toMatchObject({ revision: 2, reason: 'Sửa tên đơn vị cho đúng' });
  for (const { url, sha256: hash } of told[0].data.files) {
    expect(sha256(await bytesAt(server, new URL(url).pathname))).toBe(hash);
  }
  await hook.close();

  const feed = await bytesAt(server, `/u/${slug}/feed.xml`);
  expect(feed.match(/<entry>/g)).toHaveLength(2);
  expect(feed).toContain(`<updated>${august.toISOString()}</updated>\n<author>`);
  expect(feed.indexOf('bản đính chính')).toBeLessThan(feed.indexOf('kết quả đã chốt</title>\n<id>'));
  expect(feed).toContain(`?period=2026-06&amp;revision=1</id>`);
  expect(feed).toContain('Lý do đính chính: Sửa tên đơn vị cho đúng');
});

test('the page of a unit lists what it has closed', async () => {
  const { slug, desk } = await arrangeClosable(server);
  expect(await openPage(server, `/u/${slug}`)).not.toContain('Các kỳ đã chốt');
  server.clock.now = august;
  await desk('2026-06').close();
  await desk('2026-q2').close();
  const page = textOf(await openPage(server, `/u/${slug}`));
  expect(page).toMatch(/Các kỳ đã chốt.*Quý II\/2026 \(chốt 03\/08\/2026\) Tháng 6\/2026 \(chốt/s);
});
