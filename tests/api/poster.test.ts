import { createRequire } from 'node:module';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeQr } from '../support/qr.ts';
import { knownAs, makeUp, smallInstallation } from '../support/sample-units.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const asBrowser = { headers: { accept: 'text/html' } };
const point = { unit: 'xa-thuong-hong', questionnaire: 'mot-cua-9', channel: 'qr' };
const installation = {
  ...smallInstallation,
  points: [
    {
      ...point,
      code: '7K3M9QXA',
      field: 'ho-tich',
      label: { vi: 'Quầy 1', en: 'Counter 1' },
    },
    { ...point, code: '7K3M9QXB', fields: ['ho-tich', 'dat-dai'], label: 'Quầy 2' },
    { ...point, code: '7K3M9QXC', unit: 'mn-tuoi-hong' },
    { ...point, code: '7K3M9QXD', label: 'Quầy cũ', retired: true },
    { ...point, code: '7K3M9QXE', unit: 'huyen-binh-giang' },
  ],
};

const publicUrl = 'http://khaosat.example.gov.vn';
let site: TestApp;
beforeAll(async () => {
  site = await openTestApp({ publicUrl });
  await site.apply(installation);
  await makeUp(site, ['mn-tuoi-hong']);
});
afterAll(() => site.close());

const at = (path: string, address = publicUrl, init = asBrowser) =>
  knownAs(site, address).request(path, init);
const pageAt = async (path: string, address = publicUrl) => (await at(path, address)).text();

describe('the QR code', () => {
  const picture = async (query: string, address = publicUrl) =>
    Buffer.from(await (await at(`/points/7K3M9QXA/qr.png${query}`, address)).arrayBuffer());

  test.each([
    ['', 'http://khaosat.example.gov.vn', 'HTTP://KHAOSAT.EXAMPLE.GOV.VN/S/7K3M9QXA'],
    ['?correction=M', 'http://khaosat.example.gov.vn', 'HTTP://KHAOSAT.EXAMPLE.GOV.VN/S/7K3M9QXA'],
    ['?correction=H', 'http://khaosat.example.gov.vn', 'HTTP://KHAOSAT.EXAMPLE.GOV.VN/S/7K3M9QXA'],
    ['?correction=H', 'https://haiphong.gov.vn/khaoSat', 'https://haiphong.gov.vn/khaoSat/S/7K3M9QXA'],
  ])('as PNG%s at %s leads to %s', async (query, at, address) => {
    expect(decodeQr(await picture(query, at))).toBe(address);
  });

  test.each(['M', 'H'] as const)('at %s is drawn with the error correction asked for', async (correction) => {
    const create = createRequire(import.meta.url)('qrcode').create as typeof import('qrcode').create;
    const { size } = create('HTTP://KHAOSAT.EXAMPLE.GOV.VN/S/7K3M9QXA', {
      errorCorrectionLevel: correction,
    }).modules;
    const png = PNG.sync.read(await picture(`?correction=${correction}`));
    expect(png.width).toBe((size + 8) * 12);
  });

  test.each(['M', 'H'])('at %s has four modules of white on every side', async (correction) => {
    const { width, height, data } = PNG.sync.read(await picture(`?correction=${correction}`));
    const dark: [x: number, y: number][] = [];
    for (let i = 0; i < width * height; i++) {
      if (data[4 * i]! < 128) dark.push([i % width, Math.floor(i / width)]);
    }
    const xs = dark.map(([x]) => x);
    const ys = dark.map(([, y]) => y);
    const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
    const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b));
    const module = 12;
    expect([least(xs), least(ys)]).toEqual([4 * module, 4 * module]);
    expect(most(xs)).toBe(width - 4 * module - 1);
    expect(height).toBe(width);
  });

  test.each(['M', 'H'])('as SVG at %s has the same modules as the PNG', async (correction) => {
    const response = await at(`/points/7K3M9QXA/qr.svg?correction=${correction}`);
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    const png = PNG.sync.read(await picture(`?correction=${correction}`));
    const modules = png.width / 12;
    const fromPng = Array.from({ length: modules * modules }, (_, i) => {
      const [x, y] = [(i % modules) * 12 + 6, Math.floor(i / modules) * 12 + 6];
      return png.data[4 * (y * png.width + x)]! < 128;
    });
    expect(modulesOf(await response.text(), modules)).toEqual(fromPng);
  });

  test('with an unknown correction is refused', async () => {
    expect((await at('/points/7K3M9QXA/qr.svg?correction=L')).status).toBe(422);
  });

  /** The dark modules of an SVG drawn in rows: M x y, m dx dy, h length. */
  function modulesOf(svg: string, size: number): boolean[] {
    expect(svg).toContain(`viewBox="0 0 ${size} ${size}"`);
    const dark = new Array<boolean>(size * size).fill(false);
    let [x, y] = [0, 0];
    const path = /stroke="#000000" d="([^"]+)"/.exec(svg)![1]!;
    for (const [, command, first, second] of path.matchAll(/([Mmh])([\d.-]+)(?: ([\d.-]+))?/g)) {
      if (command === 'M') [x, y] = [Number(first), Math.floor(Number(second))];
      else if (command === 'm') x += Number(first);
      else for (let left = Number(first); left > 0; left--) dark[y * size + x++] = true;
    }
    return dark;
  }
});

describe('the poster', () => {
  test('says whose it is, what for and where, in both languages', async () => {
    const page = await pageAt('/points/7K3M9QXA/poster');
    expect(page).toContain('Xã Thượng Hồng');
    expect(page).toContain('Quầy 1 · Hộ tịch');
    expect(page).toContain('Counter 1 · Civil status');
    expect(page).toContain('Ông/Bà có hài lòng không?');
    expect(page).toContain('Were you well served?');
  });

  test('carries the QR code at the highest correction, the address to type and the code in fours', async () => {
    const page = await pageAt('/points/7k3m-9qxa/poster');
    const drawn = await (await at('/points/7K3M9QXA/qr.svg?correction=H')).text();
    expect(page).toContain(drawn.trim());
    expect(page).toContain('>khaosat.example.gov.vn/s/7K3M9QXA<');
    expect(page).toContain('7K3M 9QXA');
  });

  test('of a counter for several fields names none of them', async () => {
    const page = await pageAt('/points/7K3M9QXB/poster');
    expect(page).toContain('Quầy 2 · Nhiều lĩnh vực');
    expect(page).not.toContain('Đất đai');
  });

  test('of a school, without field and label, is still a poster', async () => {
    const page = await pageAt('/points/7K3M9QXC/poster');
    expect(page).toContain('Trường mầm non Tuổi Hồng');
    expect(page).not.toContain('undefined');
    expect(page).not.toContain('null');
  });

  test('has the same sheet in whatever language the page is opened', async () => {
    const sheet = (page: string) => /<article.*<\/article>/s.exec(page)![0];
    const [vi, en] = [
      await pageAt('/points/7K3M9QXA/poster'),
      await pageAt('/points/7K3M9QXA/poster?lang=en'),
    ];
    expect(sheet(en)).toBe(sheet(vi));
    expect(en).toContain('<html lang="en">');
  });

  test('of a made-up unit says so on the page and on the sheet', async () => {
    const page = await pageAt('/points/7K3M9QXC/poster');
    const [around, sheet] = page.split('<article') as [string, string];
    expect(around).toContain('Dữ liệu minh họa');
    expect(sheet).toContain('Dữ liệu minh họa');
    expect(await pageAt('/points/7K3M9QXA/poster')).not.toContain('minh họa');
  });

  test('is printed without a script, and its only inline style is one the policy names', async () => {
    const response = await at('/points/7K3M9QXA/poster');
    const page = await response.text();
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/ style="/);
    const [, style] = /<style>(.*?)<\/style>/s.exec(page)!;
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style)));
    expect(response.headers.get('content-security-policy')).toContain(`'sha256-${hash.toString('base64')}'`);
  });

  test.each(['http://localhost:8080', 'http://127.0.0.1:8080'])(
    'is not there at %s: a page says why, and how to change it',
    async (address) => {
      const response = await at('/points/7K3M9QXA/poster', address);
      const page = await response.text();
      expect(response.status).toBe(200);
      expect(page).not.toContain('<article');
      expect(page).not.toContain('<svg');
      expect(page).toContain('không điện thoại nào mở được');
      expect(page).toContain(address);
      expect(page).toContain('PUBLIC_URL=https://');
    },
  );

  test('at a private address comes with a warning, at a public one without', async () => {
    const page = await pageAt('/points/7K3M9QXA/poster', 'http://192.168.1.20:8080');
    expect(page).toContain('Chỉ điện thoại trong mạng nội bộ này mở được');
    expect(page).toContain('<article');
    expect(await pageAt('/points/7K3M9QXA/poster')).not.toContain('mạng nội bộ');
  });
});

describe.each(['qr.svg', 'qr.png', 'poster'])('/points/{code}/%s', (what) => {
  test.each([
    'ZZZZZZZZ',
    '7K3M9QX',
    '%00',
    '7K3M9QX%00',
    '%F0%9F%99%82',
    '%ff',
    '..%2f..%2fetc',
    'a'.repeat(3000),
  ])('of the unknown code %s is not found', async (code) => {
    const response = await at(`/points/${code}/${what}`);
    expect(response.status).toBe(404);
  });
});

test('a program gets the unknown code as problem+json', async () => {
  const response = await at('/points/ZZZZZZZZ/poster', publicUrl, {
    headers: { accept: 'application/json' },
  });
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ status: 404, code: 'point-unknown' });
});

test.each([
  ['that is retired', '7K3M9QXD'],
  ['of a unit that has ended', '7K3M9QXE'],
])('the poster of a point %s is gone', async (_, code) => {
  const response = await at(`/points/${code}/poster`);
  expect(response.status).toBe(410);
  expect(await response.text()).toContain('Điểm khảo sát này đã ngừng');
});
