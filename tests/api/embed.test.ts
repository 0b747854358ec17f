import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import type { EmbedView } from '../../survey-web/embed/view.ts';
import { answerPetition, sendPetition } from '../support/petitions.ts';
import { openPage, sendRatings, target, textOf } from '../support/public-page.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let slug: string;
let code: string;
beforeAll(async () => {
  server = await openTestApp();
  const unit = await arrangeCommune(server, {
    targets: [target(0.9), target(0.91, { scope: 'each-field', except: ['chung-thuc'] })],
  });
  ({ slug, code } = unit);
  // 188 of 209 are 89.95 %: one decimal would make them 90 %.
  await sendRatings(server, code, 135, 150, { field: 'ho-tich' });
  await sendRatings(server, code, 53, 59, { field: 'dat-dai' });
});
afterAll(() => server.close());

type Embed = Pick<Satisfaction, 'unit' | 'overall' | 'period' | 'asOf' | 'measure'> & {
  view: EmbedView;
  links: Record<string, string>;
  petitions?: { received: number; answered: number };
  answers?: { code: string }[];
};
const embed = (query = '', of = slug): Promise<Embed> => server.getJson(`/u/${of}/embed.json${query}`);
const surfaces = ['embed', 'embed.json', 'badge.svg', 'badge.png', 'table.png', 'share.png'];
const problemOf = async (answer: Response) =>
  (await answer.json()) as { code: string; errors?: { path: string; message: string }[] };

describe('every surface', () => {
  test.each(surfaces.map((name) => `/u/%/${name}`).concat('/embed.js'))(
    '%s may be used by any website, sets no cookie and is known by its tag',
    async (path) => {
      const address = path.replace('%', slug);
      for (const times of ['made', 'kept']) {
        const { status, headers } = await server.get(address);
        expect(status, times).toBe(200);
        expect(headers.get('access-control-allow-origin')).toBe('*');
        expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
        expect(headers.get('set-cookie')).toBeNull();
        const again = await server.get(address, { 'If-None-Match': headers.get('etag')! });
        expect([again.status, await again.text()]).toEqual([304, '']);
        expect(again.headers.get('access-control-allow-origin')).toBe('*');
        const other = await server.get(address, { 'If-None-Match': '"another"' });
        expect(other.status).toBe(200);
      }
    },
  );

  test('only the page for frames may be framed', async () => {
    for (const path of ['', '/satisfaction.json', ...surfaces.map((name) => `/${name}`)]) {
      const { headers } = await server.get(`/u/${slug}${path}`, { accept: 'text/html' });
      const isFrame = path === '/embed';
      expect(headers.get('content-security-policy'), path).toContain(
        `frame-ancestors ${isFrame ? '*' : "'none'"}`,
      );
      expect(headers.get('x-frame-options'), path).toBe(isFrame ? null : 'DENY');
    }
    const unknown = await server.get('/u/khong-co/embed', { accept: 'text/html' });
    expect(unknown.status).toBe(404);
    expect(unknown.headers.get('content-security-policy')).toContain('frame-ancestors *');
  });

  test.each([
    ['khong-co', '', 404, 'unit-unknown', undefined],
    ['%', '?period=khong-co', 422, 'invalid-input', 'period'],
    ['%', '?from=2026-05-01&to=2026-04-01', 422, 'invalid-input', 'to'],
    ['%', '?measure=khong-co', 422, 'invalid-input', 'measure'],
    ['%', '?show=petitions,everything', 422, 'invalid-input', 'show.1'],
    ['%', '?accent=red', 422, 'invalid-input', 'accent'],
    ['%', '?ground=%2300000000', 422, 'invalid-input', 'ground'],
    ['%', '?ink=%00', 422, 'invalid-input', 'ink'],
    ['%', '?radius=-1', 422, 'invalid-input', 'radius'],
    ['%', '?size=1e9', 422, 'invalid-input', 'size'],
    ['%', '?theme=</style>', 422, 'invalid-input', 'theme'],
  ])('/u/%s with the query %s is refused kindly', async (of, query, status, expected, path) => {
    for (const name of query === '' ? surfaces : ['embed.json', 'badge.svg']) {
      const answer = await server.get(`/u/${of.replace('%', slug)}/${name}${query}`);
      expect(answer.status, name).toBe(status);
      const problem = await problemOf(answer);
      expect(problem.code).toBe(expected);
      expect(problem.errors?.map((error) => error.path) ?? [undefined], name).toContain(path);
    }
  });

  test('words are Vietnamese unless the link says otherwise, whatever the browser is set to', async () => {
    const headers = { 'Accept-Language': 'en-US,en;q=0.9' };
    const json = await (await server.get(`/u/${slug}/embed.json`, headers)).text();
    expect(json).toContain('Tỷ lệ hài lòng');
    expect(await (await server.get(`/u/${slug}/badge.svg`, headers)).text()).toContain('209 phiếu');
    expect((await embed('?lang=en')).view.facts[0]).toBe('209 responses');
  });
});

describe('what they show', () => {
  test.each([
    '',
    '?period=2026-q2',
    '?from=2026-06-01&to=2026-06-15',
    '?measure=criteria',
    '?descendants=true',
  ])('the same figures as the page and its JSON for the query "%s"', async (query) => {
    const page = (await server.getJson(`/u/${slug}/satisfaction.json${query}`)) as Satisfaction;
    const { overall, period, asOf, measure } = await embed(query);
    expect({ overall, period, asOf }).toEqual({
      overall: page.overall,
      period: page.period,
      asOf: page.asOf,
    });
    expect(measure).toMatchObject({ id: page.measure.id, text: page.measure.text });
  });

  test('value, n, interval, period, as-of, verdict in two parts and the way to the method; nothing is rounded across the target', async () => {
    const { view, links } = await embed();
    expect(view).toMatchObject({
      unit: 'Xã Thử Nghiệm',
      rate: '89,95\u00a0%',
      verdict: {
        official: 'not-met',
        evidence: 'unsure',
        words: ['Chưa đạt', 'chưa đủ phiếu để khẳng định'],
      },
      state: null,
      facts: [
        '209 phiếu',
        expect.stringMatching(/^Khoảng tin cậy 95\u00a0%: 85,.\u00a0% – 93,.\u00a0%$/),
        'Chỉ tiêu 90\u00a0%',
      ],
      period: 'Từ 01/01/2026 đến 15/06/2026',
      asOf: 'Số liệu đến 10:00 ngày 15/06/2026 (giờ Việt Nam).',
    });
    expect(links.method).toBe(`http://khaosat.example.gov.vn/u/${slug}#method`);
    expect(view.petition.href).toBe(`http://khaosat.example.gov.vn/kien-nghi?unit=${slug}`);
    const frame = textOf(await openPage(server, `/u/${slug}/embed`));
    const badge = textOf(await (await server.get(`/u/${slug}/badge.svg`)).text());
    for (const words of [view.unit, view.rate!, ...view.verdict!.words, ...view.facts, view.period]) {
      expect(frame).toContain(words);
      expect(badge).toContain(words);
    }
    expect(frame).toContain(view.method.text);
  });

  test('what was asked for goes on to the page that the links lead to', async () => {
    const { view } = await embed('?period=2026-q2&lang=en&show=form&accent=07c');
    expect(view.period).toBe('Quarter 2, 2026 (1 Apr 2026 – 30 Jun 2026)');
    expect(view.method.href).toBe(`http://khaosat.example.gov.vn/u/${slug}?period=2026-q2&lang=en#method`);
    expect(view.petition.href).toBe(`http://khaosat.example.gov.vn/kien-nghi?unit=${slug}&lang=en`);
  });

  test('too few responses, and no target in force, are said in words', async () => {
    const few = await arrangeCommune(server, { targets: [target(0.9, { to: '2026-05-31' })] });
    await sendRatings(server, few.oneFieldCode, 4, 4);
    const { view, overall } = await embed('', few.slug);
    expect([overall.rate, overall.suppressed, view.rate, view.verdict]).toEqual([null, true, null, null]);
    expect(view.withheld).toBe('Chưa đủ phiếu để công bố (cần ít nhất 5)');
    expect(view.state).toContain('Chưa có chỉ tiêu đang hiệu lực cho kỳ này. Chỉ tiêu gần nhất: 90\u00a0%');
    for (const name of surfaces) expect((await server.get(`/u/${few.slug}/${name}`)).status).toBe(200);
    const badge = await (await server.get(`/u/${few.slug}/badge.svg`)).text();
    expect(badge).toContain('Chưa đủ phiếu để công bố');
  });

  test('petitions and their answers, where they are asked for', async () => {
    const { slug } = await arrangeCommune(server);
    expect((await embed('?show=petitions form', slug)).view.parts.map(({ lines }) => lines[0]!.text)).toEqual(
      ['Chưa nhận phản ánh, kiến nghị nào trong kỳ này.', 'Chưa có câu trả lời nào được công bố.'],
    );
    const { code } = await sendPetition(server, slug);
    await sendPetition(server, slug);
    await answerPetition(server, code);
    const { view, petitions, answers } = await embed('?show=petitions,form', slug);
    expect(petitions).toMatchObject({ received: 2, answered: 1 });
    expect(view.parts[0]!.lines[0]).toEqual({ lead: 'Đã nhận:', text: '2 · đã trả lời 1 · đang xử lý 1' });
    expect(answers?.map((one) => one.code)).toEqual([code]);
    expect(view.parts[1]!.lines[0]).toMatchObject({
      text: 'Đã thay bóng đèn mới.',
      href: `http://khaosat.example.gov.vn/kien-nghi/${code}`,
    });
    expect(view.petition.button).toBe(true);
    const without = await embed('', slug);
    expect([without.petitions, without.answers, without.view.parts]).toEqual([undefined, undefined, []]);
  });
});

describe('pictures', () => {
  test.each([
    ['badge.png', 720, 384],
    ['share.png', 1200, 630],
  ])('%s is always of one size', async (name, width, height) => {
    for (const query of ['?lang=en', '?period=2025&theme=dark&accent=fff&ground=777']) {
      const bytes = Buffer.from(await (await server.get(`/u/${slug}/${name}${query}`)).arrayBuffer());
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width, height });
    }
  });

  test('the badge needs no font where it is shown, and says the same to who cannot see it', async () => {
    const long = `${'Trung tâm Phục vụ hành chính công <Khu "công nghệ" & cao> '.repeat(3)}`.trim();
    const { slug } = await arrangeCommune(server, { unit: { name: long } });
    const answer = await server.get(`/u/${slug}/badge.svg`);
    expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    const svg = await answer.text();
    expect(svg).not.toMatch(/<text|font-family|<style|<script|NaN|undefined/);
    expect(svg).toContain('<title>Trung tâm Phục vụ hành chính công &lt;Khu "công nghệ" &amp; cao&gt;');
    expect(await sharp(Buffer.from(svg)).metadata()).toMatchObject({ width: 360, height: 192 });
  });

  test('a shared link to the page shows the picture of the same figures', async () => {
    const html = await openPage(server, `/u/${slug}?period=2026-q2&lang=en`);
    const mark = (name: string) =>
      html.match(new RegExp(`<meta property="og:${name}" content="([^"]*)"`))?.[1]?.replaceAll('&amp;', '&');
    expect(mark('title')).toContain('Xã Thử Nghiệm');
    expect(mark('description')).toContain('89.95% · Not met (too few responses to be sure)');
    expect(mark('image')).toBe(`http://khaosat.example.gov.vn/u/${slug}/share.png?period=2026-q2&lang=en`);
    const picture = await server.get(mark('image')!.replace('http://khaosat.example.gov.vn', ''));
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  });
});

test('the component is one small script at an address that stays', async () => {
  const answer = await server.get('/embed.js');
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(answer.headers.get('cache-control')).toMatch(/max-age=300, .*stale-if-error=604800/);
  const code = await answer.text();
  expect(code).not.toMatch(/document\.cookie|\bimport\b|\bexport\b/);
  expect(gzipSync(code).length).toBeLessThan(8_000);
});
