import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicPathOf, withoutPublicPath } from '../../api/http/public-path.ts';
import { expectNoAxeViolations, openBrowser } from '../support/browser.ts';
import { hasPoppler, papersOf, qrOnPage } from '../support/pdf.ts';
import { decodeQr } from '../support/qr.ts';
import { knownAs, makeUp, smallInstallation } from '../support/sample-units.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const longName =
  'Trung tâm Phục vụ hành chính công Thành phố Hồ Chí Minh – Chi nhánh Khu công nghệ cao và các khu công nghiệp phía Đông';
const point = { unit: 'xa-thuong-hong', questionnaire: 'mot-cua-9', channel: 'qr', field: 'ho-tich' };
const installation = {
  fields: smallInstallation.fields,
  units: [
    ...smallInstallation.units,
    { slug: 'trung-tam', name: { vi: longName, en: longName }, kind: 'one-stop' },
    { slug: 'endless', name: { vi: 'Đơn vị '.repeat(42), en: 'Unit '.repeat(60) }, kind: 'other' },
  ],
  points: [
    { ...point, code: '7K3M9QXA', label: { vi: 'Quầy 1', en: 'Counter 1' } },
    {
      ...point,
      code: '7K3M9QXC',
      unit: 'trung-tam',
      label: 'Quầy số 12, tầng 3, khu tiếp nhận và trả kết quả',
    },
    { ...point, code: '7K3M9QXD', unit: 'endless', label: 'W'.repeat(200) },
  ],
};
const longUrl = `https://mot-cua.${'x'.repeat(60)}.example.gov.vn/duong/dan/rat/dai`;

let site: TestApp;
let browser: Browser;
const servers: ServerType[] = [];
const at = { short: '', long: '' };
beforeAll(async () => {
  [browser, site] = [await openBrowser(), await openTestApp()];
  await site.apply(installation);
  await makeUp(site, ['endless']);
  at.short = await listen('http://khaosat.example.gov.vn');
  at.long = await listen(longUrl);
});
afterAll(async () => {
  await browser?.close();
  for (const server of servers) server.close();
  await site?.close();
});

function listen(publicUrl: string): Promise<string> {
  const fetch = withoutPublicPath(knownAs(site, publicUrl).fetch, publicPathOf(publicUrl));
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
      resolve(`http://127.0.0.1:${port}`),
    );
    servers.push(server);
  });
}

async function on(
  options: NonNullable<Parameters<Browser['newContext']>[0]>,
  path: string,
  work: (page: Page) => Promise<void>,
) {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    await page.goto(path);
    await work(page);
  } finally {
    await context.close();
  }
}

const desk = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

/** The paper, how many QR codes are on it, and how large their symbols are at least, in millimetres. */
const formats = [
  { format: 'a4', paper: '210 × 297', codes: 1, symbol: 62 },
  { format: 'a5', paper: '148 × 210', codes: 1, symbol: 45 },
  { format: 'a6', paper: '105 × 148', codes: 1, symbol: 31 },
  { format: 'tent', paper: '210 × 297', codes: 2, symbol: 50 },
  { format: 'stickers', paper: '210 × 297', codes: 24, symbol: 25 },
];

describe.each(formats)('the print page for $format', ({ format, paper, codes, symbol }) => {
  const page = (code: string, base = at.short) => `${base}/points/${code}/poster?format=${format}`;
  const named: [name: string, path: () => string][] = [
    ['a commune', () => page('7K3M9QXA')],
    ['a centre with a long name', () => page('7K3M9QXC')],
    ['an endless name at an endless address', () => page('7K3M9QXD', at.long)],
  ];

  test.each(named)(
    'of %s is one page; all of it stays inside, no line cut through, its QR codes large',
    async (_, path) => {
      await on(desk, path(), async (page) => {
        if (hasPoppler) expect(papersOf(await page.pdf({ preferCSSPageSize: true }))).toEqual([paper]);
        await page.emulateMedia({ media: 'print' });
        const found = await page.evaluate(lookAtPaper);
        expect(found.outside).toEqual([]);
        expect(found.overlapping).toEqual([]);
        expect(found.symbols).toHaveLength(codes);
        for (const side of found.symbols) expect(side).toBeGreaterThanOrEqual(symbol);
      });
    },
  );

  test.runIf(hasPoppler)('leads to the survey from what the browser prints', async () => {
    await on(desk, page('7K3M9QXA'), async (page) => {
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const [width, height] = paper.split(' × ').map(Number) as [number, number];
      const part = { tent: { y: 108, height: 108, width: 90 }, stickers: { y: 260, height: 37, width: 38 } }[
        format
      ];
      const area = { x: 0, y: 0, width, height, ...part };
      expect(qrOnPage(pdf, 1, area)).toBe('HTTP://KHAOSAT.EXAMPLE.GOV.VN/S/7K3M9QXA');
    });
  });
});

// The others are the same sheet as the A5 poster, which has its own test.
test.each(['tent', 'stickers'])(
  'the print page for %s is accessible, also on a phone in the dark, where its code is read without scrolling sideways',
  async (format) => {
    const path = `${at.short}/points/7K3M9QXA/poster?format=${format}`;
    await on(desk, path, expectNoAxeViolations);
    await on({ ...phone, colorScheme: 'dark', deviceScaleFactor: 2 }, path, async (page) => {
      await expectNoAxeViolations(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      const qr = page.getByRole('img', { name: /Mã QR/ });
      expect(decodeQr(await qr.screenshot())).toBe('HTTP://KHAOSAT.EXAMPLE.GOV.VN/S/7K3M9QXA');
    });
  },
);

/** Runs in the page: what leaves the paper, which parts lie on another, and the sides of the QR symbols in millimetres. */
function lookAtPaper() {
  const mm = 96 / 25.4;
  const boxOf = (element: Element) => element.getBoundingClientRect();
  const name = (element: Element) => element.outerHTML.slice(0, 90);
  const sheet = document.querySelector('article')!;
  const paper = boxOf(sheet);
  const columns = [
    ...sheet.querySelectorAll('.sheet, .tent-scan, .tent-words, .sticker, .sticker-words'),
    sheet,
  ];
  const outside = [...sheet.querySelectorAll('.sheet *, .sticker *')].filter((element) => {
    const box = boxOf(element);
    const field = boxOf(element.closest('.sticker, .sheet')!);
    const edge = element.closest('.sticker') ? 1 * mm : 4.5 * mm;
    return (
      box.left < field.left + edge - 1 ||
      box.right > field.right - edge + 1 ||
      box.top < field.top + edge - 1 ||
      box.bottom > field.bottom - edge + 1 ||
      box.right > paper.right
    );
  });
  const overlapping = columns.flatMap((column) => {
    if (column.matches('.sheet-tent, .sticker')) return [];
    const parts = [...column.children].filter((part) => boxOf(part).height > 0 && !part.matches('.sticker'));
    const upsideDown = column.closest('.tent-far') !== null;
    return parts.filter((part, i) => {
      if (i === 0) return false;
      const [upper, lower] = upsideDown ? [part, parts[i - 1]!] : [parts[i - 1]!, part];
      return boxOf(lower).top < boxOf(upper).bottom - 0.5;
    });
  });
  const symbols = [...sheet.querySelectorAll('svg[shape-rendering]')].map((svg) => {
    const modules = Number(svg.getAttribute('viewBox')!.split(' ')[2]);
    return (boxOf(svg).width * (modules - 8)) / modules / mm;
  });
  return { outside: outside.map(name), overlapping: overlapping.map(name), symbols };
}
