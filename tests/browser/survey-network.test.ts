import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oneField } from '../support/survey-form.ts';
import {
  answer,
  chosen,
  headingOf,
  openSurveySite,
  phone,
  type SurveySite,
  sendButton,
} from '../support/survey-site.ts';

let site: SurveySite;
beforeAll(async () => {
  site = await openSurveySite();
});
afterAll(() => site?.close());

const address = `/s/${oneField}`;
const notSent = 'Chưa gửi được';
const waitForHeading = (page: Page, text: string) => page.waitForSelector(`h1:text-is("${text}")`);
const waitForThanks = (page: Page) => waitForHeading(page, 'Cảm ơn Ông/Bà!');

/** Sends one tap into a network that does not carry it. */
async function sendInVain(page: Page) {
  await page.goto(address);
  await answer(page, 'r.overall', '4').tap();
  await sendButton(page).tap();
  await waitForHeading(page, notSent);
}

const onPost = (work: (route: Route) => Promise<void>) => (route: Route) =>
  route.request().method() === 'POST' ? work(route) : route.fallback();

test('on a dead network the answers are kept, sent once it lives again, and counted once', async () => {
  await site.on(phone, async (page, context) => {
    await page.goto(address);
    await answer(page, 'r.overall', '4').tap();
    await context.setOffline(true);
    const count = await site.cameIn(async () => {
      await sendButton(page).tap();
      await waitForHeading(page, notSent);
      expect(await page.locator('main').textContent()).toContain('được giữ trên máy này và sẽ tự gửi lại');
      await context.setOffline(false);
      await waitForThanks(page);
    });
    expect(count).toBe(1);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});

test('answers whose receipt got lost on the way back count once', async () => {
  await site.on(phone, async (page) => {
    const lose = onPost(async (route) => {
      const request = route.request();
      // Node knows nothing of the browser's names.
      const url = request.url().replace('khaosat.test', '127.0.0.1');
      const options = { method: 'POST', headers: request.headers(), body: request.postData() };
      expect((await fetch(url, { ...options, redirect: 'manual' })).status).toBe(303);
      await route.abort();
    });
    await page.route('**/s/*', lose);
    const count = await site.cameIn(async () => {
      await sendInVain(page);
      await page.unroute('**/s/*', lose);
      await page.getByText('Gửi lại ngay').tap();
      await waitForThanks(page);
    });
    expect(count).toBe(1);
  });
});

describe.each<[string, (route: Route) => Promise<void>]>([
  ['a server that fails', (route) => route.fulfill({ status: 503, body: '{}' })],
  [
    'a server that asks for patience',
    (route) => route.fulfill({ status: 429, headers: { 'Retry-After': '1' } }),
  ],
  [
    'a sign-in page of the network',
    (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Wi-Fi</h1>' }),
  ],
])('before %s', (_, refuse) => {
  test('the answers are sent again by themselves', async () => {
    await site.on(phone, async (page) => {
      let refused = 0;
      const refuseOnce = onPost((route) => (refused++ === 0 ? refuse(route) : route.continue()));
      await page.route('**/s/*', refuseOnce);
      const count = await site.cameIn(async () => {
        await sendInVain(page);
        await waitForThanks(page);
      });
      expect(count).toBe(1);
    });
  });
});

test('a reload goes on waiting, and sends what was kept', async () => {
  await site.on(phone, async (page) => {
    const drop = onPost((route) => route.abort());
    await page.route('**/s/*', drop);
    await sendInVain(page);
    await page.reload();
    await waitForHeading(page, notSent);
    const count = await site.cameIn(async () => {
      await page.unroute('**/s/*', drop);
      await page.reload();
      await waitForThanks(page);
    });
    expect(count).toBe(1);
  });
});

test('opened anew, the survey sends what was kept and leaves the new form alone', async () => {
  await site.on(phone, async (page, context) => {
    const drop = onPost((route) => route.abort());
    await page.route('**/s/*', drop);
    await sendInVain(page);
    await page.close();
    const next = await context.newPage();
    const count = await site.cameIn(async () => {
      await next.goto(address);
      await next.getByText('Đánh giá lần trước nay đã gửi được.').waitFor();
    });
    expect(count).toBe(1);
    expect(await headingOf(next).textContent()).toContain('Khảo sát');
    expect(await chosen(next, 'r.overall')).toEqual([]);
  });
});

test('while it is sent the button says so and takes no second tap', async () => {
  await site.on(phone, async (page) => {
    let posts = 0;
    await page.route(
      '**/s/*',
      onPost(async (route) => {
        posts++;
        await new Promise((resolve) => setTimeout(resolve, 500));
        await route.continue();
      }),
    );
    await page.goto(address);
    await answer(page, 'r.overall', '4').tap();
    await sendButton(page).tap();
    expect(await sendButton(page).textContent()).toBe('Đang gửi…');
    expect(await sendButton(page).isDisabled()).toBe(true);
    await page.keyboard.press('Enter');
    await waitForThanks(page);
    expect(posts).toBe(1);
  });
});

test('where an app refuses storage, answers are sent all the same, and kept while the page is open', async () => {
  await site.on(phone, async (page) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }
    });
    const drop = onPost((route) => route.abort());
    await page.route('**/s/*', drop);
    const count = await site.cameIn(async () => {
      await sendInVain(page);
      expect(await page.locator('main').textContent()).toContain('xin đừng đóng trang này');
      await page.unroute('**/s/*', drop);
      await page.getByText('Gửi lại ngay').tap();
      await waitForThanks(page);
    });
    expect(count).toBe(1);
  });
});

test('a point that retired meanwhile says so instead of waiting for ever', async () => {
  const point = { code: 'RET1RED3', unit: 'xa-thuong-hong', questionnaire: 'mot-cham', channel: 'qr' };
  await site.app.apply({ points: [point] });
  await site.on(phone, async (page) => {
    await page.goto('/s/RET1RED3');
    await answer(page, 'r.overall', '4').tap();
    await site.app.apply({ points: [{ ...point, retired: true }] });
    await sendButton(page).tap();
    await waitForHeading(page, 'Điểm khảo sát này đã ngừng');
  });
});
