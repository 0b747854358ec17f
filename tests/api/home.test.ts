import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../api/app.ts';
import { surveyWeb } from '../../survey-web/pages.ts';
import { countryInstallation, makeUp, smallInstallation } from '../support/sample-units.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const asBrowser = { headers: { accept: 'text/html' } };

async function open({ app }: TestApp, path: string) {
  const response = await app.request(path, asBrowser);
  const page = await response.text();
  return { response, status: response.status, page, units: unitsOn(page) };
}

/** The slugs of the units that a page links to, in its order. */
const unitsOn = (page: string) => [...page.matchAll(/href="\/u\/([^"?]+)/g)].map((match) => match[1]!);

const searching = (site: TestApp, asked: string) => open(site, `/?q=${encodeURIComponent(asked)}`);

describe('a small installation', () => {
  let site: TestApp;
  beforeAll(async () => {
    site = await openTestApp();
    await site.apply(smallInstallation);
    await makeUp(site, ['xa-thuong-hong']);
  });
  afterAll(() => site.close());

  test.each([
    ['thuong hong', ['xa-thuong-hong']],
    ['Thượng Hồng', ['xa-thuong-hong']],
    ['Thượng Hồng'.normalize('NFD'), ['xa-thuong-hong']],
    ['THƯỢNG   HỒNG', ['xa-thuong-hong']],
    ['hong thuong', ['xa-thuong-hong']],
    ['hong', ['xa-thuong-hong', 'mn-tuoi-hong']],
    ['than', ['phuong-ben-thanh', 'tp-ho-chi-minh', 'tp-hai-phong']],
    ['hon', ['xa-thuong-hong', 'mn-tuoi-hong']],
    ['ong hai', ['tp-hai-phong']],
    ['Bến Thành', ['phuong-ben-thanh']],
    ['hai phong city', ['tp-hai-phong']],
  ])('a search for "%s" finds it', async (asked, slugs) => {
    expect((await searching(site, asked)).units).toEqual(slugs);
  });

  test.each([
    ['xã Thượng Hồng, Hải Phòng', 'xa-thuong-hong'],
    ['UBND xã Thượng Hồng', 'xa-thuong-hong'],
    ['phường Bến Thành TP.HCM', 'phuong-ben-thanh'],
    ['tp hải phòng', 'tp-hai-phong'],
  ])('what people write on letters, "%s", finds it too', async (asked, slug) => {
    expect((await searching(site, asked)).units).toEqual([slug]);
  });

  test('a name under another superior is not found', async () => {
    expect((await searching(site, 'Thượng Hồng Hồ Chí Minh')).units).toEqual([]);
  });

  test('a name with the same letters but other diacritics comes after the one that was typed', async () => {
    const site = await openTestApp();
    const names = ['Phường Hồng Hà', 'Phường Hồng Hạ'];
    await site.apply({ units: names.map((name, i) => ({ slug: `p-${i}`, name, kind: 'commune' })) });
    expect((await searching(site, 'Hồng Hạ')).units).toEqual(['p-1', 'p-0']);
    expect((await searching(site, 'hồng hà')).units).toEqual(['p-0', 'p-1']);
    await site.close();
  });

  test('a result names its superior and its kind', async () => {
    const { page } = await searching(site, 'thuong hong');
    expect(page).toContain('thuộc Thành phố Hải Phòng · Xã, phường, đặc khu');
  });

  test('a unit that has ended says so, with its last day, and one that has not does not', async () => {
    expect((await searching(site, 'binh giang')).page).toContain('đã kết thúc 30/06/2025');
    expect((await searching(site, 'ben thanh')).page).not.toContain('đã kết thúc');
  });

  test('a unit on its last day has not ended', async () => {
    const at = (now: string): TestApp => ({
      ...site,
      app: createApp({ ...site.deps, now: () => new Date(now) }, surveyWeb),
    });
    const lastMinute = await searching(at('2025-06-30T23:59:00+07:00'), 'binh giang');
    expect(lastMinute.page).not.toContain('đã kết thúc');
    const dayAfter = await searching(at('2025-07-01T00:00:00+07:00'), 'binh giang');
    expect(dayAfter.page).toContain('đã kết thúc');
  });

  test('a page that shows a made-up unit says so, and one that shows none does not', async () => {
    const shown = await searching(site, 'thuong hong');
    expect(shown.page).toContain('Dữ liệu minh họa');
    expect(shown.page).toContain('minh họa</span>');
    expect((await searching(site, 'ben thanh')).page).not.toContain('minh họa');
  });

  test('nothing found leads on: the words stay in the field, with advice and a way to the tree', async () => {
    const { page, status } = await searching(site, 'Đồng Tháp');
    expect(status).toBe(200);
    expect(page).toContain('Không tìm thấy đơn vị nào có tên');
    expect(page).toContain('value="Đồng Tháp"');
    expect(page).toContain('Xem tất cả đơn vị');
  });

  test('the tree stands whole on the home page, each superior before what is below, the ended last', async () => {
    const { units } = await open(site, '/');
    expect(units).toEqual([
      'tp-hai-phong',
      'xa-thuong-hong',
      'huyen-binh-giang',
      'tp-ho-chi-minh',
      'phuong-ben-thanh',
      'mn-tuoi-hong',
    ]);
  });

  test('the page is Vietnamese, and English where asked for, on every way onward', async () => {
    expect((await open(site, '/')).page).toContain('<html lang="vi">');
    const { page } = await open(site, '/?lang=en');
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('href="/u/tp-hai-phong?lang=en"');
    expect(page).toContain('Hải Phòng City');
    expect(page.match(/name="lang" value="en"/g)).toHaveLength(2);
  });

  test('a stored page is asked for again before it is shown', async () => {
    for (const path of ['/', '/?q=hong', '/?in=tp-hai-phong', '/s?code=x']) {
      expect((await open(site, path)).response.headers.get('cache-control')).toBe('no-cache');
    }
  });

  test('a part of the tree that does not exist is not found', async () => {
    for (const slug of ['khong-co', '%00', "'; drop table unit", 'A'.repeat(500)]) {
      expect((await open(site, `/?in=${slug}`)).status).toBe(404);
    }
  });

  test.each([
    ['a NUL', 'NUL \u0000 inside'],
    ['SQL', "' or 1=1 --"],
    ['a backslash', '\\'],
    ['HTML', '<script>alert(1)</script>'],
    ['a right-to-left mark', '\u202eđảo'],
    ['one word of 10 000 letters', 'đ'.repeat(10_000)],
    ['5 000 words', 'qq '.repeat(5_000)],
    ['5 000 emoji', '🙂'.repeat(5_000)],
  ])('a search for %s is an ordinary search that finds nothing', async (_, asked) => {
    const { status, page, units } = await searching(site, asked);
    expect(status).toBe(200);
    expect(units).toEqual([]);
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('\u0000');
  });

  test('a search for nothing but blanks and control characters is the home page', async () => {
    expect((await searching(site, ' \u0000\t ')).page).toBe(
      (await open(site, '/')).page.replace('/?lang=en', '/?q=+%00%09+&amp;lang=en'),
    );
  });

  test.each(['%', '_', '🙂', '%25%25', '\\'])('%j stands for itself, not for any name', async (asked) => {
    expect((await searching(site, asked)).units).toEqual([]);
  });

  test.each(['/?q=%', '/?q=%ff%fe', '/?q=%ED%A0%80', '/?q[]=a', '/?q=a&q=b', '/?lang=xx&q=hong', '/?q='])(
    'the odd address %s is a page',
    async (path) => expect((await open(site, path)).status).toBe(200),
  );

  test('of a very long search only the first 100 characters are used, and the page says so', async () => {
    const { page } = await searching(site, `bến thành ${'x'.repeat(10_000)}`);
    expect(page).toContain('Chỉ tìm theo 100 ký tự đầu');
    expect(page.length).toBeLessThan(40_000);
    expect((await searching(site, 'bến thành')).page).not.toContain('ký tự đầu');
  });

  test.each([
    ['7K3M9QXA', '7K3M9QXA'],
    ['7k3m 9qxa', '7K3M9QXA'],
    ['7K3M-9QXO', '7K3M9QX0'],
    ['khaosat.example.gov.vn/s/7K3M9QXA', '7K3M9QXA'],
    ['http://khaosat.example.gov.vn/S/7K3M9QXA/?lang=en', '7K3M9QXA'],
  ])('the code typed as "%s" leads to its survey', async (typed, code) => {
    const { response } = await open(site, `/s?code=${encodeURIComponent(typed)}`);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`/s/${code}`);
  });

  test('the language goes along with the code', async () => {
    const { response } = await open(site, '/s?code=7K3M9QXA&lang=en');
    expect(response.headers.get('location')).toBe('/s/7K3M9QXA?lang=en');
  });

  test.each([
    ['too short', '7K3M'],
    ['too long', '7K3M9QXAA'],
    ['empty', ''],
    ['with a letter that no code has', '7K3M9QXU'],
    ['of HTML', '"><b>'],
    ['of NULs', '\u0000\u0000'],
    ['of emoji', '🙂'],
    ['that is the address of another site', '//evil.example'],
    ['of 10 000 letters', 'Z'.repeat(10_000)],
  ])('a code %s comes back with what to do, and with what was typed', async (_, typed) => {
    const { status, page } = await open(site, `/s?code=${encodeURIComponent(typed)}`);
    expect(status).toBe(422);
    expect(page).toContain('Mã chưa đúng');
    expect(page).toContain('aria-invalid="true"');
    expect(page).not.toContain('<b>');
    expect(page).not.toContain('\u0000');
    if (/^\w+$/.test(typed)) expect(page).toContain(`value="${typed.slice(0, 100)}"`);
  });

  test.each(['/s', '/S', '/s/', '/s?lang=vi'])('%s without a code leads home', async (path) => {
    const { response } = await open(site, path);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/');
  });
});

describe('a country of 34 provinces with 3 321 communes', () => {
  let site: TestApp;
  beforeAll(async () => {
    site = await openTestApp();
    await site.apply(countryInstallation);
  }, 60_000);
  afterAll(() => site.close());

  test('the home page shows the provinces with the number of units below, and no commune', async () => {
    const { units, page } = await open(site, '/');
    expect(units).toHaveLength(34);
    expect(page).toContain('href="/?in=tinh-1"');
    expect(page).toContain('98 đơn vị bên dưới');
    expect(page).not.toContain('xa-1-1"');
  });

  test('a province opens with its communes and the way back', async () => {
    const { units, page } = await open(site, '/?in=tinh-34');
    expect(units.slice(1).every((slug) => slug.startsWith('xa-34-'))).toBe(true);
    expect(units).toHaveLength(98);
    expect(page).toContain('<a href="/">Tất cả đơn vị</a>');
    expect(page).toContain('aria-current="page">Tỉnh Số 34');
  });

  test('a name that thousands share is cut to the closest, and says so', async () => {
    const { units, page } = await searching(site, 'tan phu');
    expect(units).toHaveLength(30);
    expect(page).toContain('Có nhiều hơn 30 đơn vị');
  });

  test('the name of the province picks one of the many', async () => {
    expect((await searching(site, 'tân phú 97, tỉnh số 34')).units).toEqual(['xa-34-97']);
  });
});

test('a unit deep down has its whole chain as the way back', async () => {
  const site = await openTestApp();
  const units = Array.from({ length: 205 }, (_, i) => ({
    slug: `don-vi-${i}`,
    name: `Đơn vị ${i}`,
    kind: 'other',
    parent: i === 0 ? null : `don-vi-${Math.min(i - 1, 3)}`,
  }));
  await site.apply({ units });
  const { page } = await open(site, '/?in=don-vi-3&lang=en');
  const way = [...page.split('<h1')[0]!.matchAll(/href="(\/\?[^"]+|\/)"/g)].map((match) => match[1]);
  expect(way.slice(-4)).toEqual([
    '/?lang=en',
    '/?in=don-vi-0&amp;lang=en',
    '/?in=don-vi-1&amp;lang=en',
    '/?in=don-vi-2&amp;lang=en',
  ]);
  await site.close();
});

test('an installation without a unit says what to do next', async () => {
  const site = await openTestApp();
  const { status, page } = await open(site, '/');
  expect(status).toBe(200);
  expect(page).toContain('Chưa có đơn vị nào');
  expect(page).toContain('npm run manage -- apply FILE.json');
  expect(page).not.toContain('<form');
  await site.close();
});
