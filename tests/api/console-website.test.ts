import { afterAll, beforeAll, expect, test } from 'vitest';
import { importLines } from '../support/caseload.ts';
import { sendRatings, target, textOf } from '../support/public-page.ts';
import { arrangeStaff, type TestStaff } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let slug: string;
let staff: TestStaff;
beforeAll(async () => {
  server = await openTestApp();
  const unit = await arrangeCommune(server, {
    unit: { name: 'Xã "Thử" & Nghiệm' },
    targets: [target(0.9)],
  });
  slug = unit.slug;
  staff = await arrangeStaff(server, 'viewer', slug);
  await sendRatings(server, unit.oneFieldCode, 19, 20);
});
afterAll(() => server.close());

const open = async (query = '') => {
  const answer = await server.get(`/console/units/${slug}/website${query}`, staff.headers);
  const html = await answer.text();
  const code = (id: string) =>
    textOf(html.match(new RegExp(`<textarea id="${id}"[^>]*>(.*?)</textarea>`, 's'))?.[1] ?? '');
  return { answer, html, code };
};
/** An attribute of a snippet, as a browser reads it. */
const read = (snippet: string, name: string) =>
  snippet
    .match(new RegExp(` ${name}="([^"]*)"`))?.[1]
    ?.replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"');

test('the code for each kind of website leads to addresses that answer', async () => {
  const { answer, code } = await open(
    '?show=petitions&show=form&language=en&theme=dark&accent=%2307c&period=2026-q2',
  );
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('content-security-policy')).toContain("frame-src 'self'");
  const script = code('code-script');
  expect(script).toContain('<script src="http://khaosat.example.gov.vn/embed.js" async></script>');
  expect(['unit', 'show', 'period', 'lang', 'theme', 'accent'].map((name) => read(script, name))).toEqual([
    slug,
    'petitions form',
    '2026-q2',
    'en',
    'dark',
    '0077cc',
  ]);
  expect(read(code('code-frame'), 'title')).toBe('How people rate Xã "Thử" & Nghiệm');
  const addresses = [
    read(code('code-frame'), 'src')!,
    read(code('code-wordpress'), 'src')!,
    read(code('code-badge'), 'src')!,
    read(code('code-table'), 'src')!,
    read(code('code-table'), 'href')!,
    code('address-badge'),
    code('address-table'),
  ];
  for (const address of addresses) {
    const { host, pathname, search } = new URL(address);
    expect(host).toBe('khaosat.example.gov.vn');
    const figures = await server.get(pathname + search, { accept: 'text/html' });
    expect(figures.status, address).toBe(200);
  }
});

test('the figures can be copied as a table, as text and as HTML, with their day and source', async () => {
  const { html, code } = await open();
  const whole = /Cả đơn vị.*95\u00a0%.*20.*90\u00a0%.*Đạt, chưa đủ phiếu để khẳng định/s;
  expect(textOf(html.match(/<table border[\s\S]*?<\/table>/)![0])).toMatch(whole);
  expect(code('figures-text')).toMatch(whole);
  expect(code('figures-html')).toContain(
    '<caption>Tỷ lệ hài lòng – Xã &quot;Thử&quot; &amp; Nghiệm</caption>',
  );
  for (const id of ['figures-text', 'figures-html']) {
    expect(code(id)).toContain('Số liệu đến 10:00 ngày 15/06/2026');
    expect(code(id)).toContain(`Nguồn: http://khaosat.example.gov.vn/u/${slug}`);
    expect(code(id)).toContain('Đất đai');
  }
});

test('what does not fit is said beside its field, and nothing chosen is lost', async () => {
  const { answer, html } = await open('?show=form&accent=xanh&theme=dark');
  expect(answer.status).toBe(422);
  expect(html).toContain('màu viết như 0b6b5d hoặc 07c');
  expect(html).toContain('value="xanh"');
  expect(html).toMatch(/name="show" value="form" checked/);
  expect((await open('?period=khong-co')).answer.status).toBe(422);
  expect((await open('?show=everything')).answer.status).toBe(422);
});

test('the on-time rate of the dossiers stands in the embed where it is asked for', async () => {
  const view = async () => {
    const json = (await server.getJson(`/u/${slug}/embed.json?show=on-time`)) as {
      onTime: object | null;
      view: { parts: { lines: { lead?: string; text: string }[] }[] };
    };
    return { onTime: json.onTime, line: json.view.parts[0]!.lines[0] };
  };
  expect(await view()).toEqual({ onTime: null, line: { text: 'Chưa có số liệu hồ sơ của kỳ này.' } });
  await importLines(server, [`${slug},ho-tich,2026-05,210,200,197,3,2`]);
  // As another process would, which this one does not hear of.
  server.clock.now = new Date(server.clock.now.getTime() + 10_000);
  expect((await view()).line).toEqual({ lead: '98,5\u00a0%', text: '197 trong 200 hồ sơ đã giải quyết' });
});
