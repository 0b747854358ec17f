import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Area, fontsOf, hasPoppler, papersOf, qrOnPage, textOfPages } from '../support/pdf.ts';
import { knownAs, makeUp, smallInstallation } from '../support/sample-units.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const longName =
  'Trung tâm Phục vụ hành chính công Thành phố Hồ Chí Minh – Chi nhánh Khu công nghệ cao và các khu công nghiệp phía Đông';
const letters =
  'Ắ Ằ Ẳ Ẵ Ặ Ấ Ầ Ẩ Ẫ Ậ Ế Ề Ể Ễ Ệ Ố Ồ Ổ Ỗ Ộ Ớ Ờ Ở Ỡ Ợ Ứ Ừ Ử Ữ Ự Ỳ Ỷ Ỹ Ỵ đ ẵ ặ ẫ ậ ễ ệ ỗ ộ ỡ ợ ữ ự ỹ ỵ';
const point = { unit: 'xa-thuong-hong', questionnaire: 'mot-cua-9', channel: 'qr' };
const installation = {
  fields: smallInstallation.fields,
  units: [
    ...smallInstallation.units,
    { slug: 'trung-tam', name: { vi: longName, en: longName }, kind: 'one-stop' },
    { slug: 'letters', name: letters.normalize('NFD'), kind: 'other' },
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
      label: 'Quầy số 12, tầng 3',
    },
    { ...point, code: '7K3M9QXD', label: 'Quầy cũ', retired: true },
    { ...point, code: '7K3M9QXE', unit: 'letters' },
    { ...point, code: '7K3M9QXF', unit: 'endless', field: 'ho-tich', label: 'W'.repeat(200) },
  ],
};

const publicUrl = 'http://khaosat.example.gov.vn';
const addressOf = (code: string) => `HTTP://KHAOSAT.EXAMPLE.GOV.VN/S/${code}`;
const longUrl = `https://mot-cua.${'x'.repeat(60)}.example.gov.vn/duong/dan/rat/dai`;

let site: TestApp;
beforeAll(async () => {
  site = await openTestApp({ publicUrl });
  await site.apply(installation);
  await makeUp(site, ['mn-tuoi-hong', 'endless']);
});
afterAll(() => site.close());

const at = (path: string, address = publicUrl) =>
  knownAs(site, address).request(path, { headers: { accept: 'text/html' } });
const pdfOf = async (code: string, format: string, address = publicUrl) =>
  new Uint8Array(await (await at(`/points/${code}/poster.pdf?format=${format}`, address)).arrayBuffer());
const flat = (page: string) => page.normalize('NFC').replace(/\s+/g, ' ');
const textOf = async (...asked: Parameters<typeof pdfOf>) =>
  flat(textOfPages(await pdfOf(...asked)).join(' '));

/** Where the QR codes of a format are printed, and on which paper. */
const formats: Record<string, { paper: string; codes: Area[] }> = {
  a4: { paper: '210 × 297', codes: [{ x: 0, y: 110, width: 120, height: 120 }] },
  a5: { paper: '148 × 210', codes: [{ x: 0, y: 78, width: 85, height: 85 }] },
  a6: { paper: '105 × 148', codes: [{ x: 0, y: 55, width: 60, height: 60 }] },
  tent: {
    paper: '210 × 297',
    codes: [
      { x: 127, y: 5, width: 80, height: 98 },
      { x: 5, y: 113, width: 80, height: 98 },
    ],
  },
  stickers: {
    paper: '210 × 297',
    codes: Array.from({ length: 24 }, (_, i) => {
      return { x: (i % 3) * 70, y: 0.5 + Math.floor(i / 3) * 37, width: 37, height: 37 };
    }),
  },
};
const names = Object.keys(formats);

describe.runIf(hasPoppler).each(names)('the poster as PDF, %s', (format) => {
  test('is one page of its paper', async () => {
    const response = await at(`/points/7k3m-9qxa/poster.pdf?format=${format}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe(`inline; filename="7K3M9QXA-${format}.pdf"`);
    expect(papersOf(await pdfOf('7K3M9QXA', format))).toEqual([formats[format]!.paper]);
  });

  test('can be selected and copied, in both languages', async () => {
    const text = await textOf('7K3M9QXA', format);
    for (const words of ['Xã Thượng Hồng', 'Quầy 1 · Hộ tịch', '7K3M 9QXA']) expect(text).toContain(words);
    const [vi, en] =
      format === 'stickers'
        ? ['Quét để đánh giá', 'Scan to rate us']
        : ['Ông/Bà có hài lòng không?', 'Were you well served?'];
    expect(text).toContain(vi);
    expect(text).toContain(en);
  });

  test('has its fonts embedded, with what their letters mean', async () => {
    const fonts = fontsOf(await pdfOf('7K3M9QXA', format));
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatchObject({ embedded: true, readable: true });
    expect(fonts.map(({ name }) => name.replace(/^[A-Z]+\+/, ''))).toContain('BeVietnamPro-Bold');
  });

  test('leads to the survey by each QR code printed on it', async () => {
    const pdf = await pdfOf('7K3M9QXA', format);
    for (const area of formats[format]!.codes) {
      expect(qrOnPage(pdf, 1, area)).toBe(addressOf('7K3M9QXA'));
    }
  });

  test('keeps every Vietnamese letter, also of a name typed with loose diacritics', async () => {
    const text = (await textOf('7K3M9QXE', format)).replaceAll(' ', '');
    expect(text).toContain(letters.normalize('NFC').replaceAll(' ', ''));
  });

  test('holds a long name whole', async () => {
    expect(await textOf('7K3M9QXC', format)).toContain(longName);
  });

  test('of endless names at an endless address still is one page whose code can be scanned', async () => {
    const pdf = await pdfOf('7K3M9QXF', format, longUrl);
    expect(papersOf(pdf)).toEqual([formats[format]!.paper]);
    for (const area of formats[format]!.codes.slice(0, 2)) {
      expect(qrOnPage(pdf, 1, area, 300)).toBe(`${longUrl}/S/7K3M9QXF`);
    }
  });

  test('of a made-up unit says so', async () => {
    expect(await textOf('7K3M9QXB', format)).toContain('Dữ liệu minh họa – Illustration data');
    expect(await textOf('7K3M9QXA', format)).not.toContain('minh họa');
  });

  test('says where an address is of no use to everybody, or to anybody', async () => {
    expect(await textOf('7K3M9QXA', format, 'http://192.168.1.20:8080')).toContain(
      'Chỉ mở được khi dùng Wi-Fi của cơ quan',
    );
    expect(await textOf('7K3M9QXA', format, 'http://localhost:8080')).toContain('Bản thử, không dùng');
    expect(await textOf('7K3M9QXA', format)).not.toMatch(/Wi-Fi|Bản thử/);
  });
});

describe('what is asked for and does not exist', () => {
  test.each(['poster', 'poster.pdf'])('an unknown format of %s is refused', async (what) => {
    expect((await at(`/points/7K3M9QXA/${what}?format=a3`)).status).toBe(422);
    expect((await at(`/points/7K3M9QXA/${what}?format=`)).status).toBe(422);
  });

  test('an unknown point is not found before its format is judged', async () => {
    expect((await at('/points/ZZZZZZZZ/poster.pdf?format=a3')).status).toBe(404);
  });

  test('the PDF of a retired point is gone', async () => {
    expect((await at('/points/7K3M9QXD/poster.pdf')).status).toBe(410);
  });
});

test('without a format the PDF is A5, as the page is', async () => {
  const response = await at('/points/7K3M9QXA/poster.pdf');
  expect(response.headers.get('content-disposition')).toContain('7K3M9QXA-a5.pdf');
});

test('the page of each format leads to its PDF and to the other formats', async () => {
  for (const format of names) {
    const page = await (await at(`/points/7K3M9QXA/poster?format=${format}`)).text();
    expect(page).toContain(`href="/points/7K3M9QXA/poster.pdf?format=${format}"`);
    const others = [...page.matchAll(/href="\/points\/7K3M9QXA\/poster\?format=(\w+)"/g)];
    expect(others.map(([, name]) => name)).toEqual(names.filter((name) => name !== format));
  }
});

test.each(names)(
  'at an address of this machine there is no page for %s, but a PDF marked as a trial',
  async (format) => {
    const page = await (await at(`/points/7K3M9QXA/poster?format=${format}`, 'http://localhost:8080')).text();
    expect(page).not.toContain('<article');
    expect(page).toContain('không điện thoại nào mở được');
    expect(page).toContain(`href="/points/7K3M9QXA/poster.pdf?format=${format}"`);
  },
);

test.each(names)('at a private address the page for %s warns', async (format) => {
  const page = await (await at(`/points/7K3M9QXA/poster?format=${format}`, 'http://10.0.0.5')).text();
  expect(page).toContain('Chỉ điện thoại trong mạng nội bộ này mở được');
  expect(page).toContain('<article');
});
