import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { revokeKiosk } from '../../api/kiosks/change.ts';
import { asStaff, staff } from '../support/kiosk.ts';
import {
  answerWith,
  face,
  type KioskSite,
  meet,
  openKioskSite,
  press,
  queueOf,
  screen,
  tablet,
  typeCode,
  upright,
} from '../support/kiosk-site.ts';

let site: KioskSite;
beforeAll(async () => {
  site = await openKioskSite();
});
afterAll(() => site?.close());

test('on a plain-http address the app says what is missing instead of half working', async () => {
  await site.on(tablet, async (page) => {
    await page.goto(`http://khaosat.test:${site.port}/kiosk/`);
    await screen(page, 'missing');
    expect(await page.locator('main').textContent()).toContain('bắt đầu bằng https');
  });
});

test('a wrong pairing code is refused kindly, the right one pairs', async () => {
  const code = await site.addPoint();
  await site.on(upright, async (page) => {
    await page.goto('/kiosk/');
    await typeCode(page, '0000-0000');
    await press(page, 'Ghép máy');
    await page.getByText('Mã này không đúng').waitFor();
    await site.pairAt(page, code);
    expect(await page.locator('header').textContent()).toContain('Xã Thử Nghiệm');
  });
});

test('one tap is a whole answer, which the server has', async () => {
  const code = await site.addPoint();
  await site.on(tablet, async (page) => {
    await site.pairAt(page, code);
    await press(page, 'Bắt đầu');
    await face(page, 4);
    await screen(page, 'thanks');
    const [response] = await site.waitForReceived(code, 1);
    expect(response).toMatchObject({ ratings: { overall: 4 }, locale: 'vi' });
    // By the server's clock, months from that of the browser.
    const late = response!.pressed_at!.getTime() - site.app.clock.now.getTime();
    expect(Math.abs(late)).toBeLessThan(5 * 60_000);
    await expect.poll(() => queueOf(page)).toEqual([]);
  });
});

test('a whole visit: field, face, reasons, items one at a time, in English', async () => {
  const code = await site.addPoint({ field: undefined, fields: ['ho-tich', 'dat-dai'] });
  await site.on(upright, async (page) => {
    await site.pairAt(page, code, { asks: 'items' });
    await press(page, 'English');
    await press(page, 'Start');
    await press(page, 'Civil status');
    await face(page, 2);
    await press(page, 'Long waiting');
    await press(page, 'Unclear fees');
    await press(page, 'Unclear fees');
    await press(page, 'Done');
    for (let item = 1; item <= 3; item++) await face(page, 5);
    await press(page, 'No experience of this');
    await press(page, 'Skip');
    await press(page, 'Stop here');
    await screen(page, 'thanks');
    const [response] = await site.waitForReceived(code, 1);
    expect(response).toMatchObject({
      ratings: { overall: 2, c1: 5, c2: 5, c3: 5, c4: null },
      reasons: ['waiting'],
      locale: 'en',
    });
    await press(page, 'Next person');
    expect(await page.locator('h1').textContent()).toContain('Xin mời Ông/Bà');
  });
});

describe('without a network', () => {
  test('answers are kept, outlive a restart of the app, and arrive once each', async () => {
    const code = await site.addPoint();
    await site.on(tablet, async (page, context) => {
      await site.pairAt(page, code);
      await page.evaluate(() => navigator.serviceWorker.ready);
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await context.setOffline(true);
      await answerWith(page, 5);
      await answerWith(page, 2);
      expect(await queueOf(page)).toHaveLength(2);
      await page.reload();
      await screen(page, 'idle');
      await answerWith(page, 4);
      const kept = (await queueOf(page)).map(({ answer }) => answer.id);
      expect(kept).toHaveLength(3);
      await context.setOffline(false);
      const arrived = await site.waitForReceived(code, 3);
      expect(arrived.map(({ id }) => id).sort()).toEqual([...kept].sort());
      await expect.poll(() => queueOf(page)).toEqual([]);
    });
  });

  test('a tab that is killed between the face and the reasons loses neither', async () => {
    const code = await site.addPoint();
    await site.on(tablet, async (page, context) => {
      await site.pairAt(page, code);
      await press(page, 'Bắt đầu');
      await face(page, 1);
      await screen(page, 'reasons');
      await press(page, 'Thời gian chờ lâu');
      await expect.poll(async () => (await queueOf(page)).length).toBe(1);
      await page.close();
      const next = await context.newPage();
      await next.goto('/kiosk/');
      await screen(next, 'idle');
      const [response] = await site.waitForReceived(code, 1);
      expect(response).toMatchObject({ ratings: { overall: 1 }, reasons: ['waiting'] });
    });
  });
});

test('two tabs send everything, once', async () => {
  const code = await site.addPoint();
  await site.on(tablet, async (page, context) => {
    await site.pairAt(page, code);
    const other = await context.newPage();
    await other.goto('/kiosk/');
    await screen(other, 'idle');
    await context.setOffline(true);
    for (const level of [5, 4]) await answerWith(page, level);
    for (const level of [4, 5]) await answerWith(other, level);
    await context.setOffline(false);
    await Promise.all([meet(page), meet(other)]);
    await site.waitForReceived(code, 4);
    await expect.poll(() => queueOf(page)).toEqual([]);
  });
});

test('a server that fails, asks for patience or is not ours loses nothing', async () => {
  const code = await site.addPoint();
  await site.on(tablet, async (page) => {
    await site.pairAt(page, code);
    const bad = [
      { status: 500, body: '{}' },
      { status: 429, headers: { 'Retry-After': '1' }, body: 'x' },
      { status: 200, contentType: 'text/html', body: '<h1>Wi-Fi</h1>' },
      { status: 200, contentType: 'application/json', body: '{"results":[]}' },
    ];
    let asked = 0;
    await page.route('**/responses/batch', (route) =>
      asked < bad.length ? route.fulfill(bad[asked++]) : route.continue(),
    );
    await answerWith(page, 5);
    for (let i = 1; i <= bad.length; i++) {
      await expect.poll(() => asked, { timeout: 20_000 }).toBeGreaterThanOrEqual(i);
      expect(await queueOf(page)).toHaveLength(1);
      await page.evaluate(() => window.dispatchEvent(new Event('online')));
    }
    await site.waitForReceived(code, 1);
  });
});

test('a revoked device says so, and hands its unsent answers over in a file', async () => {
  const code = await site.addPoint();
  await site.on(tablet, async (page, context) => {
    await site.pairAt(page, code);
    await context.setOffline(true);
    await answerWith(page, 5);
    const [kept] = await queueOf(page);
    const { device } = await site.app.db
      .selectFrom('kiosk')
      .select('device')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    await asStaff(site.app, { device }, (trx, kiosk) => revokeKiosk(trx, kiosk, staff, site.app.clock.now));
    await context.setOffline(false);
    await screen(page, 'barred');
    expect(await page.locator('main').textContent()).toContain('Còn 1 phiếu');
    const coming = page.waitForEvent('download');
    await press(page, 'Lưu phiếu chờ ra tệp');
    const file = JSON.parse(readFileSync((await (await coming).path())!, 'utf8'));
    expect(file).toMatchObject({ format: 'lang-nghe-kiosk-queue', version: 1, device });
    expect(file.responses).toEqual([
      expect.objectContaining({ id: kept!.answer.id, point: code, ratings: { overall: 5 } }),
    ]);
    expect(await queueOf(page)).toHaveLength(1);
  });
});
