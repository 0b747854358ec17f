import type { Server } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roomFor } from '../../survey-web/embed/view.ts';
import { expectNoAxeViolations, onDevice, openBrowser } from '../support/browser.ts';
import { type Host, hostileCss, openHost } from '../support/embed-host.ts';
import { listen } from '../support/listen.ts';
import { answerPetition, sendPetition } from '../support/petitions.ts';
import { sendRatings, target } from '../support/public-page.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

/** For whoever wants to look: `SHOTS=folder`. */
const shots = process.env.SHOTS;
const shoot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};
let app: TestApp;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let server: Awaited<ReturnType<typeof listen>>;
let site: string;
let slug: string;
let strict: Host;
let careless: Host;

beforeAll(async () => {
  browser = await openBrowser();
  app = await openTestApp();
  const unit = await arrangeCommune(app, { targets: [target(0.9)] });
  slug = unit.slug;
  await sendRatings(app, unit.oneFieldCode, 89, 100);
  for (let i = 0; i < 3; i++) {
    const { code } = await sendPetition(app, slug);
    await answerPetition(app, code);
  }
  server = await listen(app.app.fetch);
  site = `http://127.0.0.1:${server.port}`;
  Object.assign(app.deps.config, { publicUrl: site });
  const policy = `default-src 'none'; script-src ${site}; connect-src ${site}`;
  const script = `<script src="${site}/embed.js" async></script>`;
  const page = (inside: string, head = '') =>
    `<!doctype html><html lang="vi"><head><title>Trang của đơn vị</title><meta name="viewport" content="width=device-width, initial-scale=1">${head}</head><body><main><h1>Trang của đơn vị</h1>${script}${inside}<p id="below">Phần tiếp theo của trang</p></main></body></html>`;
  const roomOf = (...show: string[]) => `<canvas width="1" height="${roomFor(show)}"></canvas>`;
  const room = roomOf();
  const pages = {
    '/': page(`<lang-nghe unit="${slug}">${room}</lang-nghe>`),
    '/all': page(
      `<lang-nghe unit="${slug}" show="petitions form">${roomOf('petitions', 'form')}</lang-nghe>`,
    ),
    '/dark': page(
      `<lang-nghe unit="${slug}" theme="dark" lang="en" radius="0" accent="#ffd166">${room}</lang-nghe>`,
    ),
    '/unknown': page(`<lang-nghe unit="khong-co">${room}</lang-nghe>`),
  };
  strict = await openHost(pages, policy);
  careless = await openHost(
    {
      '/frame': `<!doctype html><html lang="vi"><head><title>Trang</title></head><body><script src="${site}/embed.js" async></script><iframe data-lang-nghe title="Đánh giá" width="300" height="150" src="${site}/u/${slug}/embed?show=form"></iframe></body></html>`,
      '/': page(`<lang-nghe unit="${slug}">${room}</lang-nghe>`, '<link rel="stylesheet" href="/host.css">'),
    },
    `${policy}; style-src 'self'; frame-src ${site}`,
    hostileCss,
  );
});
afterAll(async () => {
  await browser?.close();
  for (const one of [strict, careless]) one?.close();
  server?.server.close();
  await app?.close();
});

const sizes = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } };
const shown = (page: Page) => page.locator('lang-nghe section[aria-busy=false] .rate');

/** Watches how far what stands on a page is moved after it was first drawn. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const watched = globalThis as unknown as { shift: number };
    watched.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) watched.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
const shiftOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { shift: number }).shift);

test.each(Object.entries(sizes))(
  'the component shows the figures on a strict website, moves nothing and is accessible (%s)',
  async (name, viewport) => {
    await onDevice(browser, { viewport }, async (page) => {
      await watchShifts(page);
      // Slow enough that the page is drawn before the script, and the script before the figures.
      await page.route(/embed\.js/, async (route) => {
        await page.waitForTimeout(300);
        await route.continue();
      });
      await page.route(/embed\.json/, async (route) => {
        await page.waitForTimeout(300);
        await route.continue();
      });
      for (const path of ['/', '/all', '/dark']) {
        await page.goto(strict.url + path);
        await shown(page).waitFor();
        expect(await page.locator('lang-nghe .chip').innerText()).toMatch(/^(Chưa đạt|Not met)/);
        expect(await shiftOf(page), path).toBe(0);
        await expectNoAxeViolations(page);
        await shoot(page, `${name}${path.replace('/', '-')}`);
      }
    });
  },
);

test('no style sheet of its website reaches into it, and it brings none to the website', async () => {
  const looks = (page: Page) =>
    page.locator('lang-nghe').evaluate((host) => {
      const of = (element: Element) => {
        const { color, fontSize, display, letterSpacing, direction, textTransform } =
          getComputedStyle(element);
        return { tag: element.tagName, color, fontSize, display, letterSpacing, direction, textTransform };
      };
      return [host, ...host.shadowRoot!.querySelectorAll('*')].map(of);
    });
  const seen: object[] = [];
  for (const host of [strict, careless]) {
    await onDevice(browser, { viewport: sizes.desk }, async (page) => {
      await page.goto(host.url);
      await shown(page).waitFor();
      seen.push(await looks(page));
      expect((await page.locator('lang-nghe').boundingBox())!.width).toBeGreaterThan(200);
      expect(await page.locator('#below').evaluate((below) => getComputedStyle(below).boxSizing)).toBe(
        'content-box',
      );
      await shoot(page, `style-${seen.length}`);
    });
  }
  expect(seen[1]).toEqual(seen[0]);
});

test('browsers without constructable style sheets are served as well', async () => {
  await onDevice(browser, { viewport: sizes.phone }, async (page) => {
    await page.addInitScript(() => {
      delete (ShadowRoot.prototype as { adoptedStyleSheets?: unknown }).adoptedStyleSheets;
      delete (Document.prototype as { adoptedStyleSheets?: unknown }).adoptedStyleSheets;
    });
    await page.goto(strict.url);
    await shown(page).waitFor();
    const size = await shown(page).evaluate((rate) => getComputedStyle(rate).fontSize);
    expect(Number.parseFloat(size)).toBeGreaterThan(35);
    await expectNoAxeViolations(page);
    await shoot(page, 'old');
  });
});

test('a unit that does not exist is said kindly', async () => {
  await onDevice(browser, { viewport: sizes.phone }, async (page) => {
    await page.goto(`${strict.url}/unknown`);
    await page.getByText('Xin người quản trị trang kiểm tra lại mã nhúng').waitFor();
  });
});

test('the page for frames is accessible, fits any width and makes its frame as high as itself', async () => {
  for (const [name, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await onDevice(browser, { viewport, colorScheme }, async (page) => {
        await page.goto(`${site}/u/${slug}/embed?show=petitions,form`);
        await expectNoAxeViolations(page);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(over).toBeLessThanOrEqual(0);
        await shoot(page, `${name}-frame-${colorScheme}`);
      });
    }
  }
  await onDevice(browser, { viewport: sizes.phone }, async (page) => {
    await page.goto(`${careless.url}/frame`);
    const frame = page.locator('iframe');
    await expect.poll(() => frame.getAttribute('height')).not.toBe('150');
    const inside = page.frameLocator('iframe');
    await inside.getByText('Gửi phản ánh, kiến nghị').waitFor();
    const over = await inside
      .locator('html')
      .evaluate((html) => html.scrollHeight - (html.ownerDocument.defaultView?.innerHeight ?? 0));
    expect(over).toBeLessThanOrEqual(0);
  });
});

test('while the server is away, the last good figures stand there with their date', async () => {
  await onDevice(browser, { viewport: sizes.phone }, async (page) => {
    await page.goto(strict.url);
    await shown(page).waitFor();
    await new Promise((resolve) => {
      server.server.close(resolve);
      (server.server as Server).closeAllConnections();
    });
    await page.goto(strict.url);
    await page.getByText('Hiện chưa kết nối được để cập nhật').waitFor();
    const text = await page.locator('lang-nghe section').innerText();
    expect(text).toContain('89\u00a0%');
    expect(text).toContain('Số liệu đến 10:00 ngày 15/06/2026 (giờ Việt Nam).');
    await expectNoAxeViolations(page);
    await shoot(page, 'away');
  });
});
