import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
} from '../support/kiosk-site.ts';

let site: KioskSite;
beforeAll(async () => {
  site = await openKioskSite();
});
afterAll(() => site?.close());

/** Everything that the browser keeps for the app besides the queue, as text. */
const storageOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('lang-nghe-kiosk');
      opening.onsuccess = () => resolve(opening.result);
    });
    const kept = await new Promise<unknown[]>((resolve) => {
      const asking = db.transaction('kept').objectStore('kept').getAll();
      asking.onsuccess = () => resolve(asking.result);
    });
    db.close();
    const names = await caches.keys();
    const cached = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    );
    return JSON.stringify([
      kept,
      cached,
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      location.href,
    ]);
  });

/** The script's memory, after what is of no use has been thrown away. */
async function memoryOf(cdp: CDPSession): Promise<string> {
  const parts: string[] = [];
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  return parts.join('');
}

/** A person taps a face, ticks a reason, turns the screen to English and large letters, and walks away. */
async function walkAway(page: Page): Promise<string> {
  await press(page, 'Bắt đầu');
  await face(page, 2);
  await screen(page, 'reasons');
  await press(page, 'Thời gian chờ lâu');
  await press(page, 'English');
  await page.locator('[data-setting="textSize"]').tap();
  await expect.poll(async () => (await queueOf(page)).length).toBe(1);
  const [row] = await queueOf(page);
  return row!.answer.id;
}

test('whoever presses by a screen reader or a switch, without a finger, is there too (bug: the visit ended under them)', async () => {
  const code = await site.addPoint();
  await site.on(tablet, async (page, context) => {
    await page.clock.install();
    await site.pairAt(page, code);
    await context.setOffline(true);
    const click = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one: HTMLElement) => one.click());
    await page.clock.fastForward(60_000);
    await click('.start');
    await page.clock.fastForward(29_000);
    await click('.face[data-level="2"]');
    await screen(page, 'reasons');
    await page.clock.fastForward(29_000);
    expect(await page.locator('main').getAttribute('data-screen')).toBe('reasons');
    expect(await page.locator('.warning, [role="alertdialog"], dialog').count()).toBe(0);
  });
});

test('before the reset anyone can extend; after it nothing of the person is left but the sealed response', async () => {
  const code = await site.addPoint();
  await site.on(tablet, async (page, context) => {
    await page.clock.install();
    await site.pairAt(page, code);
    await context.setOffline(true);
    const fresh = await page.locator('#kiosk').innerHTML();
    const before = await storageOf(page);
    const id = await walkAway(page);

    await page.clock.fastForward(31_000);
    await page.getByText('Are you still there?').waitFor();
    expect(await page.getByText(/comes back in \d+ seconds/).count()).toBe(1);
    await press(page, 'I am still here');
    expect(await page.locator('[aria-pressed="true"]').textContent()).toBe('Long waiting');
    await page.clock.fastForward(31_000);
    await page.getByText('Are you still there?').waitFor();
    await page.clock.fastForward(10_000);
    await screen(page, 'idle');

    // The moment in which touches fall on nothing.
    await page.clock.fastForward(1_000);
    const bare = (html: string) => html.replace(' settling', '').replace(/ d="[^"]*"/g, '');
    expect(bare(await page.locator('#kiosk').innerHTML())).toBe(bare(fresh));
    expect(
      await page.evaluate(() => document.documentElement.lang + document.documentElement.dataset.size),
    ).toBe('vi0');
    const kept = await storageOf(page);
    for (const word of [id, 'waiting', '"ratings"']) expect(kept.includes(word)).toBe(before.includes(word));
    expect(await queueOf(page)).toMatchObject([{ state: 'sealed', answer: { id } }]);

    await context.setOffline(false);
    await meet(page);
    await site.waitForReceived(code, 1);
    await expect.poll(() => queueOf(page)).toEqual([]);
    expect(await storageOf(page)).not.toContain(id);
  });
});

test('of who answered and left nothing stays in memory', async () => {
  const code = await site.addPoint();
  await site.on(tablet, async (page, context) => {
    await site.pairAt(page, code);
    await context.setOffline(true);
    await answerWith(page, 2);
    await context.setOffline(false);
    const [response] = await site.waitForReceived(code, 1);
    await page.waitForTimeout(1_000);
    const cdp = await context.newCDPSession(page);
    const memory = await memoryOf(cdp);
    expect(memory.includes(code)).toBe(true);
    expect(memory.includes(response!.id)).toBe(false);
  });
});

test('who backs out before the first question has said nothing', async () => {
  const code = await site.addPoint();
  await site.on(tablet, async (page) => {
    await site.pairAt(page, code);
    await press(page, 'Bắt đầu');
    await face(page, 1);
    await screen(page, 'reasons');
    await press(page, 'Quay lại');
    await press(page, 'Về trang đầu');
    await screen(page, 'idle');
    await expect.poll(() => queueOf(page)).toEqual([]);
    await answerWith(page, 5);
    const [response] = await site.waitForReceived(code, 1);
    expect(response).toMatchObject({ ratings: { overall: 5 } });
  });
});

test('with a full disk nobody is thanked for what is lost, and what the server takes is not lost', async () => {
  const code = await site.addPoint();
  await site.on(tablet, async (page, context) => {
    await page.addInitScript(() => {
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await site.pairAt(page, code);
    await context.setOffline(true);
    await press(page, 'Bắt đầu');
    await face(page, 5);
    await screen(page, 'trouble');
    expect(await page.locator('main').textContent()).toContain('máy chưa ghi được ý kiến này');
    await press(page, 'Người tiếp theo');
    await page.getByText('Bộ nhớ của máy đã đầy').waitFor();
    await context.setOffline(false);
    await answerWith(page, 4);
    const [response] = await site.waitForReceived(code, 1);
    expect(response).toMatchObject({ ratings: { overall: 4 } });
    expect(await page.getByText('Bộ nhớ của máy đã đầy').count()).toBe(0);
  });
});
