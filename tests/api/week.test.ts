import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrangeAction } from '../support/actions.ts';
import { arrangeStaff, submit } from '../support/staff.ts';
import { arrangeCommune, fitting, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let unit: TestUnit;
beforeAll(async () => {
  server = await openTestApp();
  unit = await arrangeCommune(server, {
    targets: [
      {
        metric: 'satisfaction',
        scope: 'overall',
        threshold: 0.9,
        from: '2026-01-01',
        to: '2026-12-31',
        source: 'QĐ 39/QĐ-UBND',
      },
    ],
  });
  // Week 24: 20 responses, half of them satisfied; week 23: nobody; week 25 (which is not over): 4 that wait.
  await send('2026-06-09T03:00:00Z', 20, 10);
  await send('2026-06-15T03:00:00Z', 4, 4);
  await arrangeAction(server, unit.slug, { result: 'Đã mở quầy 3' });
});
afterAll(() => server.close());

async function send(at: string, all: number, satisfied: number) {
  server.clock.now = new Date(at);
  const responses = Array.from({ length: all }, (_, i) =>
    fitting(unit.code, {
      field: i % 2 ? 'dat-dai' : 'ho-tich',
      ratings: { overall: i < satisfied ? 5 : 2, c1: 5, c3: 2 },
      ...(i >= satisfied && { reasons: ['waiting'] }),
    }),
  );
  const answer = await server.post('/api/v1/responses/batch', { responses });
  expect(await answer.text()).not.toContain('rejected');
}

const week = async (query = '', file = 'week') => server.get(`/u/${unit.slug}/${file}${query}`);
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('the last finished week is shown with its figures, its extremes and what was done', async () => {
  const answer = await week();
  expect(answer.status).toBe(200);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  const text = textOf(await answer.text());
  expect(text).toContain('Tuần 24 08/06/2026 – 14/06/2026');
  expect(text).toContain('50 % hài lòng');
  expect(text).toContain('Chưa đạt, chắc chắn');
  expect(text).toContain('20 phiếu · chỉ tiêu 90 % · tuần trước chưa đủ phiếu để so');
  expect(text).toContain('Tiêu chí thấp nhất 0 % (20 phiếu) Công chức tuân thủ đúng quy định');
  expect(text).toContain('Thời gian chờ lâu (10)');
  expect(text).toContain('Xong ngày 10/06/2026: Mở thêm một quầy từ 7 giờ đến 9 giờ');
});

test('a week with fewer than a block shows no figure, not even by its reasons', async () => {
  const text = textOf(await (await week('?week=2026-W25')).text());
  expect(text).toContain('Chưa đủ 5 phiếu được công bố trong tuần');
  expect(text).toContain('Tuần này chưa hết');
  expect(text).not.toContain('Tiêu chí');
  expect(text).not.toContain('Lý do');
  expect(text).not.toMatch(/\b4 phiếu/);
});

test('a week that does not exist or has not begun is refused, and a unit that does not is not found', async () => {
  for (const name of ['2026-W54', '2026-W26', 'x', '%00', '2026-W24%20']) {
    expect((await week(`?week=${name}`)).status, name).toBe(422);
  }
  expect((await server.get('/u/khong-co/week?week=x')).status).toBe(404);
  const inEnglish = await (await week('?lang=en')).text();
  expect(textOf(inEnglish)).toContain('Week 24 8 Jun 2026 – 14 Jun 2026');
  expect(inEnglish).toContain(`href="/u/${unit.slug}?lang=en"`);
});

test('the same week is a picture for a chat, also where there are too few responses', async () => {
  const pictures = [];
  for (const query of ['', '?week=2026-W25', '?lang=en']) {
    const answer = await week(query, 'week.png');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1080, height: 1350 });
    pictures.push(bytes.toString('base64'));
  }
  expect(new Set(pictures).size).toBe(3);
  expect((await week('?week=x', 'week.png')).status).toBe(422);
});

test('a member of staff finds message, link and picture to send', async () => {
  const viewer = await arrangeStaff(server, 'viewer', unit.slug);
  const path = `/console/units/${unit.slug}/week`;
  const html = await (await server.get(path, viewer.headers)).text();
  expect(html).toContain('tuần 24 (08/06/2026 – 14/06/2026)\n50\u00a0% hài lòng');
  expect(html).toContain(`http://khaosat.example.gov.vn/u/${unit.slug}/week?week=2026-W24`);
  expect(html).toContain(`src="/u/${unit.slug}/week.png?week=2026-W24"`);
  expect(textOf(await (await server.get(`${path}?week=2026-W99`, viewer.headers)).text())).toContain(
    'Tuần 24',
  );
});

test('an embed that asks for it shows what was done, and takes it away once it is withdrawn', async () => {
  const path = `/u/${unit.slug}/embed.json?show=actions`;
  const read = async () => (await server.getJson(path)) as { actions: object[]; view: { parts: object[] } };
  const { actions, view } = await read();
  expect(actions).toMatchObject([{ result: 'Đã mở quầy 3', state: 'done', overdue: false }]);
  const [line] = (view.parts[0] as { lines: object[] }).lines;
  expect(line).toMatchObject({ text: 'Xong ngày 10/06/2026: Đã mở quầy 3' });
  expect(await (await server.get(`/u/${unit.slug}/embed?show=actions`)).text()).toContain('Đã mở quầy 3');
  const head = await arrangeStaff(server, 'manager', unit.slug);
  const { id } = actions[0] as { id: number };
  await submit(server, head, `/console/units/${unit.slug}/actions/${id}/withdraw`, {});
  expect((await read()).actions).toEqual([]);
});

test('the thank-you page tells what earlier answers have changed, in a few light lines', async () => {
  const other = await arrangeCommune(server);
  const plain = await (await server.get(`/s/${other.code}/thanks`)).text();
  expect(plain).not.toContain('chúng tôi đã làm');
  for (let i = 0; i < 5; i++) {
    await arrangeAction(server, other.slug, {
      subject: `Góp ý ${i}`,
      measure: `Việc ${i} ${'dài '.repeat(400)}`,
    });
  }
  const full = await (await server.get(`/s/${other.code}/thanks`)).text();
  expect(full).toContain('Ông/Bà góp ý – chúng tôi đã làm');
  expect(full.match(/Góp ý \d/g)).toEqual(['Góp ý 4', 'Góp ý 3', 'Góp ý 2']);
  expect(full.length - plain.length).toBeLessThan(2_000);
});
