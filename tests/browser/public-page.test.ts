import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, openBrowser } from '../support/browser.ts';
import { fitting, openTestApp, type TestApp } from '../support/test-app.ts';

const fields = ['ho-tich', 'dat-dai', 'chung-thuc'];
const year = { from: '2026-01-01', to: '2026-12-31', source: 'QĐ 39/QĐ-UBND ngày 31/7/2025' };
const target = { metric: 'satisfaction', scope: 'overall', ...year };
const longName =
  'Trung tâm Phục vụ hành chính công Thành phố Hồ Chí Minh – Chi nhánh Khu công nghệ cao và các khu công nghiệp phía Đông';
const installation = {
  fields: [
    { slug: 'ho-tich', name: { vi: 'Hộ tịch', en: 'Civil status' } },
    {
      slug: 'dat-dai',
      name: 'Cấp phép xây dựng và quản lý trật tự đô thị, đất đai, tài nguyên và môi trường',
    },
    { slug: 'chung-thuc', name: 'Chứng thực' },
  ],
  units: [
    { slug: 'tp-hai-phong', name: 'Thành phố Hải Phòng', kind: 'province' },
    { slug: 'xa-thuong-hong', name: 'Xã Thượng Hồng', kind: 'commune', parent: 'tp-hai-phong', fields },
    { slug: 'xa-bien', name: 'Xã Biển', kind: 'commune', parent: 'tp-hai-phong', fields },
    { slug: 'trung-tam', name: longName, kind: 'one-stop', parent: 'tp-hai-phong', validTo: '2026-03-31' },
    { slug: 'mn-tuoi-hong', name: 'Trường mầm non Tuổi Hồng', kind: 'school' },
    { slug: 'phuong-ben-thanh', name: 'Phường Bến Thành', kind: 'commune', fields },
  ],
  points: [
    { code: 'T0000001', unit: 'xa-thuong-hong', fields, questionnaire: 'mot-cua-9', channel: 'qr' },
    { code: 'T0000002', unit: 'mn-tuoi-hong', questionnaire: 'cha-me-mam-non', channel: 'link' },
    { code: 'T0000003', unit: 'phuong-ben-thanh', fields, questionnaire: 'mot-cua-9', channel: 'qr' },
  ],
  periods: [
    { slug: 'bao-cao-q2-2026', name: 'Kỳ báo cáo quý II/2026', from: '2026-03-15', to: '2026-06-14' },
  ],
  targets: [
    { unit: 'xa-thuong-hong', ...target, threshold: 0.9 },
    { unit: 'xa-thuong-hong', ...target, scope: 'each-field', threshold: 0.9 },
    { unit: 'mn-tuoi-hong', ...target, threshold: 0.99 },
    { unit: 'phuong-ben-thanh', ...target, threshold: 0.91, from: '2025-01-01', to: '2025-12-31' },
  ],
};

let app: TestApp;
let server: ServerType;
let site: string;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  app = await openTestApp();
  await app.apply(installation);
  for (const month of [1, 3, 4, 6]) {
    app.clock.now = new Date(Date.UTC(2026, month - 1, 10, 3));
    await receive('T0000001', 90 + month, 100, { field: 'ho-tich', reasons: ['waiting'] });
    await receive('T0000001', 16 + (month % 3), 24, { field: 'dat-dai', reasons: ['guidance', 'attitude'] });
    await receive('T0000003', 14, 15, { field: 'ho-tich' });
  }
  const every = ['overall', ...Array.from({ length: 15 }, (_, i) => `c${i + 1}`)];
  const ratings = (level: number) => Object.fromEntries(every.map((key) => [key, level]));
  await receive('T0000002', 59, 60, {}, ratings);
  app.clock.now = new Date('2026-06-15T03:00:00Z');
  server = await new Promise((resolve) => {
    const listening = serve(
      { fetch: app.app.fetch, port: 0, hostname: '127.0.0.1' },
      ({ port }: AddressInfo) => {
        site = `http://127.0.0.1:${port}`;
        resolve(listening);
      },
    );
  });
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  await app?.close();
});

const shortRatings = (level: number) => ({ overall: level, c1: level, c2: 5, c5: 4, c7: level });

async function receive(
  code: string,
  satisfied: number,
  all: number,
  more: object,
  ratings = shortRatings as (level: number) => object,
) {
  const responses = Array.from({ length: all }, (_, i) =>
    fitting(code, { ratings: ratings(i < satisfied ? 4 + (i % 2) : 1 + (i % 3)), ...more }),
  );
  const answer = await app.post('/api/v1/responses/batch', { responses });
  const { results } = (await answer.json()) as { results: { status: string }[] };
  expect(results.filter((result) => result.status !== 'accepted')).toEqual([]);
}

type Options = NonNullable<Parameters<Browser['newContext']>[0]>;
const phone: Options = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const desk: Options = { viewport: { width: 1280, height: 800 } };

/** Whatever a page complains of, also a breach of its content security policy, fails the test. */
async function on(options: Options, work: (page: Page, context: BrowserContext) => Promise<void>) {
  const context = await browser.newContext(options);
  const complaints: string[] = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await work(page, context);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

const pages: [name: string, path: string][] = [
  ['a commune with targets', '/u/xa-thuong-hong'],
  ['a commune in English', '/u/xa-thuong-hong?lang=en&period=bao-cao-q2-2026'],
  ['a school', '/u/mn-tuoi-hong'],
  ['a province with units below', '/u/tp-hai-phong'],
  ['a province with all below it', '/u/tp-hai-phong?descendants=true'],
  ['a ward without target', '/u/phuong-ben-thanh'],
  ['a commune without responses', '/u/xa-bien'],
  ['a unit that has ended, with a long name', '/u/trung-tam'],
];

describe.each(pages)('%s', (_, path) => {
  test('is accessible on a desk', async () => {
    await on(desk, async (page) => {
      await page.goto(site + path);
      await unfold(page);
      await expectAccessible(page);
    });
  });

  test('is accessible on a phone, never scrolls sideways, and offers nothing that a finger would miss', async () => {
    await on(phone, async (page) => {
      await page.goto(site + path);
      await unfold(page);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      expect(await lowTargets(page)).toEqual([]);
    });
  });
});

/** What a finger would miss: links, fields and buttons lower than 48 pixels. */
const lowTargets = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'main a, main button, main select, main input:not([type=hidden]), summary',
      ),
    ]
      .map((element) => ({
        is: element.outerHTML.slice(0, 90),
        height: Math.round(element.getBoundingClientRect().height),
      }))
      .filter(({ height }) => height < 48),
  );

const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

test('with script off every figure can be read and another period be chosen', async () => {
  await on({ ...phone, javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site}/u/xa-thuong-hong`);
    const main = page.getByRole('main');
    expect(await main.getByText('1/2 lĩnh vực đạt').isVisible()).toBe(true);
    expect(await main.getByRole('rowheader', { name: '03/2026' }).isVisible()).toBe(true);
    expect(await page.locator('canvas').isVisible()).toBe(false);
    await page.getByLabel('Kỳ', { exact: true }).selectOption('Quý II/2026');
    await page.getByRole('button', { name: 'Xem' }).first().click();
    await page.waitForURL('**/u/xa-thuong-hong?period=2026-q2');
    expect(await main.getByText('01/04/2026 – 30/06/2026').isVisible()).toBe(true);
    await page.getByLabel('Từ ngày').fill('2026-01-01');
    await page.getByLabel('Đến ngày').fill('2026-01-31');
    await page.getByRole('button', { name: 'Xem' }).last().click();
    await page.waitForURL('**/u/xa-thuong-hong?from=2026-01-01&to=2026-01-31');
  });
});

test.each(['light', 'dark'] as const)(
  'with script the months are drawn in %s, the table one click away',
  async (colorScheme) => {
    await on({ ...phone, colorScheme }, async (page) => {
      await page.goto(`${site}/u/xa-thuong-hong`);
      const chart = page.getByRole('img', { name: /Biểu đồ tỷ lệ hài lòng theo tháng/ });
      await chart.waitFor();
      const ink = colorScheme === 'light' ? [11, 107, 93] : [90, 209, 189];
      expect(await countPixels(page, ink)).toBeGreaterThan(200);
      const row = page.getByRole('rowheader', { name: '03/2026' });
      expect(await row.isVisible()).toBe(false);
      await page.getByText('Bảng số theo tháng').click();
      expect(await row.isVisible()).toBe(true);
    });
  },
);

test('the drawing follows when the device goes dark', async () => {
  await on(desk, async (page) => {
    await page.goto(`${site}/u/xa-thuong-hong`);
    await page.locator('canvas').waitFor();
    expect(await countPixels(page, [90, 209, 189])).toBe(0);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForTimeout(200);
    expect(await countPixels(page, [90, 209, 189])).toBeGreaterThan(200);
  });
});

/** How many pixels of the chart have exactly this colour. */
const countPixels = (page: Page, colour: number[]) =>
  page.evaluate(([red, green, blue]) => {
    const drawn = document.querySelector('canvas')!;
    const copy = new OffscreenCanvas(drawn.width, drawn.height).getContext('2d')!;
    copy.drawImage(drawn, 0, 0);
    const { data } = copy.getImageData(0, 0, drawn.width, drawn.height);
    let found = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i] === red && data[i + 1] === green && data[i + 2] === blue) found++;
    }
    return found;
  }, colour);

test('a page without a trend loads no script', async () => {
  await on(desk, async (page) => {
    await page.goto(`${site}/u/xa-bien`);
    expect(await page.locator('script').count()).toBe(0);
  });
});

test('on A4 the tables are printed whole, what is only for the screen is not', async () => {
  await on(desk, async (page) => {
    await page.goto(`${site}/u/xa-thuong-hong`);
    await page.locator('canvas').waitFor();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf)!;
    // 210 × 297 mm in points of 1/72 inch.
    expect(Math.abs(Number(width) - 595.3)).toBeLessThan(1);
    expect(Math.abs(Number(height) - 841.9)).toBeLessThan(1);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 660, height: 900 });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.getByRole('rowheader', { name: '03/2026' }).isVisible()).toBe(true);
    for (const hidden of ['header', 'footer', 'form', 'canvas', 'summary']) {
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    }
    expect(await page.getByText('Chỉ tiêu', { exact: true }).first().isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(660);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.locator('details[open]').count()).toBe(0);
  });
});
