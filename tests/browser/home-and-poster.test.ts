import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicPathOf, withoutPublicPath } from '../../api/http/public-path.ts';
import { expectAccessible, expectNoAxeViolations, openBrowser } from '../support/browser.ts';
import { decodeQr } from '../support/qr.ts';
import { countryInstallation, knownAs, makeUp, smallInstallation } from '../support/sample-units.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const longName =
  'Trung tâm Phục vụ hành chính công Thành phố Hồ Chí Minh – Chi nhánh Khu công nghệ cao và các khu công nghiệp phía Đông';
const point = { unit: 'xa-thuong-hong', questionnaire: 'mot-cua-9', channel: 'qr' };
const installation = {
  fields: smallInstallation.fields,
  units: [
    ...smallInstallation.units,
    { slug: 'trung-tam', name: { vi: longName, en: longName }, kind: 'one-stop' },
    { slug: 'endless', name: { vi: 'Đơn vị '.repeat(42), en: 'Unit '.repeat(60) }, kind: 'other' },
  ],
  points: [
    { ...point, code: '7K3M9QXA', field: 'ho-tich', label: { vi: 'Quầy 1', en: 'Counter 1' } },
    { ...point, code: '7K3M9QXB', unit: 'mn-tuoi-hong' },
    {
      ...point,
      code: '7K3M9QXC',
      unit: 'trung-tam',
      fields: ['ho-tich', 'dat-dai'],
      label: 'Quầy số 12, tầng 3, khu tiếp nhận và trả kết quả',
    },
    { ...point, code: '7K3M9QXD', unit: 'endless', field: 'ho-tich', label: 'W'.repeat(200) },
  ],
};

const publicUrl = 'http://khaosat.example.gov.vn';
const longUrl = `https://mot-cua.${'x'.repeat(60)}.example.gov.vn/duong/dan/rat/dai`;
const opened: TestApp[] = [];
const servers: ServerType[] = [];
const sites = { small: '', country: '', local: '', inside: '', longAddress: '', empty: '' };
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  const [small, country, empty] = [await openTestApp(), await openTestApp(), await openTestApp()];
  opened.push(small, country, empty);
  await small.apply(installation);
  await makeUp(small, ['mn-tuoi-hong', 'endless']);
  await country.apply(countryInstallation);
  sites.small = await listen(small, publicUrl);
  sites.country = await listen(country, publicUrl);
  sites.empty = await listen(empty, publicUrl);
  sites.local = await listen(small, 'http://localhost:8080');
  sites.inside = await listen(small, 'http://192.168.1.20:8080');
  sites.longAddress = await listen(small, longUrl);
});
afterAll(async () => {
  await browser?.close();
  for (const server of servers) server.close();
  for (const { close } of opened) await close();
});

function listen(site: TestApp, address: string): Promise<string> {
  const fetch = withoutPublicPath(knownAs(site, address).fetch, publicPathOf(address));
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
      resolve(`http://127.0.0.1:${port}`),
    );
    servers.push(server);
  });
}

type Options = NonNullable<Parameters<Browser['newContext']>[0]>;
const phone: Options = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const desk: Options = { viewport: { width: 1280, height: 800 } };

async function on(options: Options, work: (page: Page, context: BrowserContext) => Promise<void>) {
  const context = await browser.newContext(options);
  try {
    await work(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

const pages: [name: string, address: () => string][] = [
  ['the home page', () => `${sites.small}/`],
  ['the home page in English', () => `${sites.small}/?lang=en`],
  ['the home page of a country', () => `${sites.country}/`],
  ['a part of the tree', () => `${sites.country}/?in=tinh-1`],
  ['search results', () => `${sites.small}/?q=hong`],
  ['a search that finds nothing', () => `${sites.small}/?q=khong+co+dau`],
  ['a very long search', () => `${sites.small}/?q=${'W'.repeat(500)}`],
  ['a wrong code', () => `${sites.small}/s?code=12`],
  ['an installation without units', () => `${sites.empty}/`],
  ['the poster', () => `${sites.small}/points/7K3M9QXA/poster`],
  ['the poster of a made-up unit', () => `${sites.small}/points/7K3M9QXB/poster`],
  ['the poster of an endless name', () => `${sites.longAddress}/points/7K3M9QXD/poster`],
  ['the poster with a warning', () => `${sites.inside}/points/7K3M9QXA/poster`],
  ['the page instead of the poster', () => `${sites.local}/points/7K3M9QXA/poster?lang=en`],
];

describe.each(pages)('%s', (_, address) => {
  test('is accessible in light and dark', async () => {
    await on(desk, async (page) => {
      await page.goto(address());
      await expectAccessible(page);
    });
  });

  test('is accessible on a phone of 360 pixels, never scrolls sideways, and offers nothing smaller than a fingertip', async () => {
    await on(phone, async (page) => {
      await page.goto(address());
      await expectNoAxeViolations(page);
      const { wide, room } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        room: document.documentElement.clientWidth,
      }));
      expect([wide, room]).toEqual([360, 360]);
      const small = await page.evaluate(() =>
        [
          ...document.querySelectorAll<HTMLElement>(
            'main a, main button, main input:not([type=hidden]), summary',
          ),
        ]
          .map((element) => ({ is: element.outerHTML.slice(0, 90), height: element.offsetHeight }))
          .filter(({ height }) => height < 48),
      );
      expect(small).toEqual([]);
    });
  });
});

test('the whole home page is reached by the keyboard, in the order in which it is read, and shows where one is', async () => {
  await on(desk, async (page) => {
    await page.goto(`${sites.small}/`);
    const expected = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('a, button, input:not([type=hidden]), summary')].map(
        (element) => element.outerHTML,
      ),
    );
    const reached: string[] = [];
    for (let i = 0; i < expected.length; i++) {
      await page.keyboard.press('Tab');
      const { html, ring } = await page.evaluate(() => ({
        html: document.activeElement!.outerHTML,
        ring: getComputedStyle(document.activeElement!).outlineWidth,
      }));
      expect(ring, html).toBe('3px');
      reached.push(html);
    }
    expect(reached).toEqual(expected);
  });
});

test('with script off a unit is found by its name without diacritics, and the keyboard alone opens it', async () => {
  await on({ ...phone, javaScriptEnabled: false }, async (page) => {
    await page.goto(`${sites.small}/`);
    await page.getByLabel('Tìm đơn vị theo tên').fill('ben thanh');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=ben\+thanh/);
    const found = page.getByRole('main').getByRole('link', { name: 'Phường Bến Thành', exact: true });
    await found.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/u/phuong-ben-thanh');
  });
});

test('with script off a code is typed as it is read from the poster, a wrong one is asked for again', async () => {
  await on({ ...phone, javaScriptEnabled: false }, async (page) => {
    await page.goto(`${sites.small}/`);
    const code = page.getByLabel('Có mã trên tờ mời đánh giá?');
    await code.fill('7k3m 9qx');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/s\?code=/);
    expect(await code.inputValue()).toBe('7k3m 9qx');
    expect(await code.evaluate((element) => element === document.activeElement)).toBe(true);
    await code.fill('7k3m 9qxa');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/s/7K3M9QXA');
  });
});

test('a country is walked down and up again by links', async () => {
  await on({ ...phone, javaScriptEnabled: false }, async (page) => {
    await page.goto(`${sites.country}/`);
    await page.getByRole('link', { name: '98 đơn vị bên dưới – Tỉnh Số 7', exact: true }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Các đơn vị thuộc Tỉnh Số 7');
    await page.getByRole('link', { name: 'Tất cả đơn vị' }).click();
    await page.waitForURL(`${sites.country}/`);
  });
});

describe.each([
  ['light', desk],
  ['dark', desk],
  ['dark', phone],
] as const)('the QR code on the poster in %s', (colorScheme, device) => {
  test(`is read from the screen of ${device.viewport!.width} pixels by another decoder`, async () => {
    await on({ ...device, colorScheme, deviceScaleFactor: 2 }, async (page) => {
      await page.goto(`${sites.small}/points/7K3M9QXA/poster`);
      const qr = page.getByRole('img', { name: /Mã QR/ });
      expect(decodeQr(await qr.screenshot())).toBe('HTTP://KHAOSAT.EXAMPLE.GOV.VN/S/7K3M9QXA');
      expect(
        await qr.evaluate((element) => getComputedStyle(element.closest('article')!).backgroundColor),
      ).toBe('rgb(255, 255, 255)');
    });
  });
});

const posters: [name: string, address: () => string][] = [
  ['a commune', () => `${sites.small}/points/7K3M9QXA/poster`],
  ['a made-up school', () => `${sites.small}/points/7K3M9QXB/poster`],
  ['a centre with a long name', () => `${sites.small}/points/7K3M9QXC/poster`],
  ['an endless name at an endless address', () => `${sites.longAddress}/points/7K3M9QXD/poster`],
  ['a unit at a private address', () => `${sites.inside}/points/7K3M9QXA/poster`],
];

describe.each(posters)('the printed poster of %s', (_, address) => {
  test('is exactly one A5 page', async () => {
    await on(desk, async (page) => {
      await page.goto(address());
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf)!;
      // 148 × 210 mm in points of 1/72 inch.
      expect(Math.abs(Number(width) - 419.5)).toBeLessThan(1);
      expect(Math.abs(Number(height) - 595.3)).toBeLessThan(1);
    });
  });

  test('holds everything inside its margins, the QR code at 45 mm or more', async () => {
    await on(desk, async (page) => {
      await page.goto(address());
      await page.emulateMedia({ media: 'print' });
      const found = await page.evaluate(() => {
        const mm = 96 / 25.4;
        const sheet = document.querySelector('article')!.getBoundingClientRect();
        const qr = document.querySelector('article svg[shape-rendering]')!;
        const modules = Number(qr.getAttribute('viewBox')!.split(' ')[2]);
        const side = qr.getBoundingClientRect().width / mm;
        const outside = [
          ...document.querySelectorAll<HTMLElement>('article :not(.sprite, .sprite *)'),
        ].filter((element) => {
          const box = element.getBoundingClientRect();
          const margin = 7 * mm;
          return (
            box.left < sheet.left + margin ||
            box.right > sheet.right - margin ||
            box.top < sheet.top + margin ||
            box.bottom > sheet.bottom - margin
          );
        });
        const parts = [...document.querySelector('article')!.children].map((part) =>
          part.getBoundingClientRect(),
        );
        return {
          symbol: (side * (modules - 8)) / modules,
          outside: outside.map((element) => element.outerHTML.slice(0, 90)),
          overlapping: parts.filter((part, i) => i > 0 && part.top < parts[i - 1]!.bottom - 0.5).length,
        };
      });
      expect(found.symbol).toBeGreaterThanOrEqual(45);
      expect(found.outside).toEqual([]);
      expect(found.overlapping).toBe(0);
    });
  });
});

test('what is only for the screen is not printed, what marks made-up data is', async () => {
  await on(desk, async (page) => {
    await page.goto(`${sites.inside}/points/7K3M9QXB/poster`);
    await page.emulateMedia({ media: 'print' });
    for (const text of ['In tờ này', 'Chỉ điện thoại trong mạng nội bộ này mở được', 'English']) {
      expect(await page.getByText(text).first().isVisible(), text).toBe(false);
    }
    expect(await page.getByText('Dữ liệu minh họa – Illustration data').isVisible()).toBe(true);
  });
});
