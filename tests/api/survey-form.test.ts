import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeUp } from '../support/sample-units.ts';
import {
  asBrowser,
  attributesOf,
  oneField,
  oneTouch,
  parents,
  readPage,
  severalFields,
  sipas,
  surveyInstallation,
} from '../support/survey-form.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
  await server.apply(surveyInstallation);
});
afterAll(() => server.close());

const open = (path: string) => readPage(server.get(path, asBrowser));

test('one small request brings all that is needed to answer', async () => {
  const response = await server.get(`/s/${oneField}`, { ...asBrowser, 'Accept-Encoding': 'gzip' });
  const body = Buffer.from(await response.arrayBuffer());
  const head = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  expect(body.length + head.length).toBeLessThan(7_000);

  const html = gunzipSync(body).toString();
  const loaded = [...html.matchAll(/<(?:link|script|img|iframe)[^>]*>/g)].map(([tag]) => tag);
  expect(loaded).toEqual([
    '<link rel="icon" href="data:,"/>',
    expect.stringMatching(/^<script type="module" src="\/assets\/survey-[\w-]+\.js">$/),
  ]);
  expect(html).not.toMatch(/ style="| on\w+="/);
});

test('the style sheet in the page is the one that the policy allows, as it stands', async () => {
  const { headers, html } = await open(`/s/${oneField}`);
  const css = html.match(/<style>(.*?)<\/style>/s)![1]!;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(css));
  expect(headers.get('content-security-policy')).toContain(
    `'sha256-${Buffer.from(digest).toString('base64')}'`,
  );
  expect(css).toMatch(/--paper:#fbfaf7/);
  expect(css).not.toMatch(/:has\(|inset:|aspect-ratio|[^-]gap:/);
});

test.each([`/s/${oneField}`, `/s/${oneField}/thanks`, `/s/ZZZZZZZZ`])(
  '%s is kept by no cache',
  async (path) => {
    const { headers } = await open(path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('set-cookie')).toBeNull();
  },
);

test.each(['/s/abcd0001', '/S/ABCD0001', '/s/abcdooo1', '/s/ABCD-0O0I', '/s/abcd%20000l'])(
  '%s leads to the survey of the point',
  async (path) => {
    const { status, html } = await open(path);
    expect(status).toBe(200);
    expect(html).toContain(`action="/s/${oneField}"`);
  },
);

test('a code that nobody has is said not to exist, as a page or as a problem', async () => {
  const page = await open('/s/ZZZZZZZZ');
  expect(page.status).toBe(404);
  expect(page.html).toContain('Không có mã khảo sát này');
  const program = await server.get('/s/ZZZZZZZZ');
  expect(program.headers.get('content-type')).toBe('application/problem+json');
  expect(await program.json()).toMatchObject({ code: 'point-unknown' });
});

describe('a point that takes no more answers', () => {
  test('says so once it is retired, and still thanks who has just sent', async () => {
    const point = { code: 'RET1RED1', unit: 'xa-thuong-hong', questionnaire: 'mot-cham', channel: 'qr' };
    await server.apply({ points: [point] });
    expect((await open('/s/RET1RED1')).status).toBe(200);
    await server.apply({ points: [{ ...point, retired: true }] });
    const page = await open('/s/RET1RED1');
    expect(page.status).toBe(410);
    expect(page.html).toContain('Điểm khảo sát này đã ngừng');
    expect((await open('/s/RET1RED1/thanks')).status).toBe(200);
  });

  test('says so from the day after its unit has ended', async () => {
    await server.apply({
      units: [{ slug: 'huyen-cu', name: 'Huyện cũ', kind: 'district', validTo: '2026-06-14' }],
      points: [{ code: 'ENDED001', unit: 'huyen-cu', questionnaire: 'mot-cham', channel: 'qr' }],
    });
    expect((await open('/s/ENDED001')).status).toBe(410);
  });
});

test('the page is Vietnamese, whatever the phone prefers, and English where the link asks for it', async () => {
  const headers = { ...asBrowser, 'Accept-Language': 'en' };
  const vi = await readPage(server.get(`/s/${oneField}`, headers));
  expect(vi.html).toContain('<html lang="vi">');
  expect(vi.html).toContain('Quầy 1');
  expect(vi.html).toContain('<a href="?lang=en" lang="en">English</a>');

  const en = await open(`/s/${oneField}?lang=en`);
  expect(en.html).toContain('<html lang="en">');
  expect(en.html).toContain('Counter 1');
  expect(en.html).toContain('Very satisfied');
  expect(en.html).toContain(`action="/s/${oneField}?lang=en"`);
  expect(en.html).toContain('<a href="?lang=vi" lang="vi">Tiếng Việt</a>');
  expect(en.html, 'a name without English says in which language it is').toContain(
    '<b><span lang="vi">Xã Thượng Hồng</span></b>',
  );
});

test('where the point has several fields the page asks first which, in everyday words', async () => {
  const { html } = await open(`/s/${severalFields}`);
  expect(html.indexOf('Ông/Bà đến làm việc gì hôm nay?')).toBeLessThan(html.indexOf('Nhìn chung'));
  const words = [...html.matchAll(/name="field" value="([\w-]+)".*?<span class="o">(.*?)<\/label>/g)];
  expect(
    words.map(([, slug, label]) => [slug, label!.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|')]),
  ).toEqual([
    ['ho-tich', '|Khai sinh, kết hôn, khai tử|Hộ tịch|'],
    ['dat-dai', '|Sổ đỏ, tách thửa|Đất đai|'],
    ['cu-tru', '|Đăng ký cư trú|'],
    ['unsure', 'Tôi không rõ|'],
  ]);
  expect((await open(`/s/${oneField}`)).html).not.toContain('name="field"');
});

test('the overall question shows each level with its face and word, the best first, and may be sent at once', async () => {
  const { html } = await open(`/s/${oneTouch}`);
  const levels = [
    ...html.matchAll(/value="(\d)"[^>]*><label class="o"[^>]*>.*?#f(\d).*?<\/svg>(.*?)<\/label>/g),
  ];
  expect(levels.map(([, level, face, word]) => [level, face, word])).toEqual([
    ['5', '5', 'Rất hài lòng'],
    ['4', '4', 'Hài lòng'],
    ['3', '3', 'Bình thường'],
    ['2', '2', 'Không hài lòng'],
    ['1', '1', 'Rất không hài lòng'],
  ]);
  expect(html.indexOf('Gửi đánh giá')).toBeLessThan(html.indexOf('Kể thêm (không bắt buộc)'));
});

test('what is not required stands closed, what is required stands open', async () => {
  const any = await open(`/s/${oneField}`);
  expect(any.html).toContain('<details><summary>');
  expect(any.html.match(/<button type="submit">/g)).toHaveLength(2);
  for (const code of [parents, sipas]) {
    const all = await open(`/s/${code}`);
    expect(all.html).not.toContain('<details');
    expect(all.html.match(/<button type="submit">/g)).toHaveLength(1);
  }
});

test('the parts of a questionnaire stand above their sections', async () => {
  const { html } = await open(`/s/${sipas}`);
  const headings = [...html.matchAll(/<h([23])>(.*?)<\/h\1>/g)].map(([, level, text]) => `${level} ${text}`);
  expect(headings).toHaveLength(2 + 9 + 1);
  expect(headings[0]).toBe('2 Việc xây dựng, tổ chức thực hiện chính sách công');
  expect(headings[1]).toMatch(/^3 Trách nhiệm giải trình/);
  expect(headings[5]).toBe('2 Việc cung ứng dịch vụ hành chính công');
  expect(headings.at(-1)).toBe('2 Về Ông/Bà (không bắt buộc)');
});

describe.each([oneField, severalFields, parents, sipas, oneTouch])('the form of %s', (code) => {
  test('names each control once, and each label its control', async () => {
    const { html } = await open(`/s/${code}`);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [tag] of html.matchAll(/<label [^>]*>/g)) expect(ids).toContain(attributesOf(tag).for);
  });

  test('carries an id of its own at each opening, and does not let a browser restore another', async () => {
    const [first, second] = [await open(`/s/${code}`), await open(`/s/${code}`)];
    const idOf = (html: string) => html.match(/name="id" value="([0-9a-f-]{36})"/)![1];
    expect(idOf(first.html)).not.toBe(idOf(second.html));
    expect(first.html).toMatch(/<form [^>]*autocomplete="off"/);
  });
});

test('the page says what is not asked, and with how many others an answer is counted', async () => {
  const { html } = await open(`/s/${oneField}`);
  expect(html).toContain('không hỏi tên, không hỏi số điện thoại');
  expect(html).toContain('ít nhất 4 người khác');
  expect(html).toContain('<a href="/u/xa-thuong-hong">');
  expect(html).toContain('Nhiều nhất 10.000 ký tự');
});

test('the thank-you page says what becomes of the answer and leads on', async () => {
  const { status, html } = await open(`/s/${oneField}/thanks?lang=en`);
  expect(status).toBe(200);
  expect(html).toContain('<h1 tabindex="-1">Thank you!</h1>');
  expect(html).toContain('at least 4 other people');
  expect(html).toContain('href="/u/xa-thuong-hong?lang=en"');
  expect(html).toContain(`href="/s/${oneField}?lang=en"`);
});

test('where each answer shows at once, no page says that it waits for others', async () => {
  const alone = await openTestApp({ privacyMinimum: 1 });
  await alone.apply(surveyInstallation);
  for (const path of [`/s/${oneField}`, `/s/${oneField}/thanks`]) {
    expect((await readPage(alone.get(path, asBrowser))).html).not.toContain('người khác');
  }
  await alone.close();
});

test('a made-up unit says so on its form and on its thanks', async () => {
  const paths = [`/s/${parents}`, `/s/${parents}/thanks`];
  for (const path of paths) expect((await open(path)).html).not.toContain('Dữ liệu minh họa');
  await makeUp(server, ['mn-tuoi-hong']);
  for (const path of paths) expect((await open(path)).html).toContain('Dữ liệu minh họa');
});
