import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrangePetitionDesk, type PetitionDesk } from '../support/petition-desk.ts';
import { arrangeStaff } from '../support/staff.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

/** The codes that an inbox shows, in its order. */
async function codesIn(desk: PetitionDesk, query = ''): Promise<string[]> {
  const { status, html } = await desk.page(`${desk.at}${query}`, desk.minh);
  expect(status).toBe(200);
  return [...html.matchAll(/class="petition-code" href="[^"]*\/([0-9A-Z]{10})"/g)].map(([, code]) => code!);
}

test('what is due first stands first, what stands still after it, and what has ended last', async () => {
  const desk = await arrangePetitionDesk(server);
  const began = server.clock.now;
  const first = await desk.take();
  const asked = await desk.take();
  const ended = await desk.take();
  server.clock.now = new Date('2026-06-17T03:00:00Z');
  const second = await desk.take();
  await desk.act(asked, 'ask', { question: 'Ở đâu ạ?' });
  await desk.act(ended, 'refuse', { 'refuse-reason': 'not-ours', 'refuse-text': 'Không thuộc phạm vi.' });
  expect(await codesIn(desk)).toEqual([first, second, asked]);
  expect(await codesIn(desk, '?tab=all')).toEqual([first, second, asked, ended]);
  expect(await codesIn(desk, '?tab=waiting')).toEqual([asked]);
  expect(await codesIn(desk, '?tab=done')).toEqual([ended]);
  server.clock.now = new Date('2026-07-06T03:00:00Z');
  expect(await codesIn(desk, '?tab=soon')).toEqual([first, second].slice(0, 1));
  expect((await desk.page(desk.at, desk.minh)).html).toContain('hạn hôm nay');
  server.clock.now = new Date('2026-07-07T03:00:00Z');
  expect(await codesIn(desk, '?tab=overdue')).toEqual([first]);
  expect((await desk.page(desk.at, desk.minh)).html).toContain('quá hạn 1 ngày');
  server.clock.now = began;
});

test('each filter takes away what it should', async () => {
  const desk = await arrangePetitionDesk(server);
  const lamp = await desk.take();
  const rubbish = await desk.take({
    category: 'rac-thai',
    text: 'Rác chưa thu gom ở chợ Đầu Mối.',
    kind: 'kien-nghi',
  });
  await desk.act(lamp, 'accept', { 'accept-staff': desk.minh.id });
  const only = async (query: string, expected: string[]) =>
    expect(await codesIn(desk, query), query).toEqual(expected);
  await only('?category=ha-tang', [lamp]);
  await only('?category=rac-thai', [rubbish]);
  await only('?kind=kien-nghi', [rubbish]);
  await only('?who=me', [lamp]);
  await only('?who=none', [rubbish]);
  await only(`?who=${desk.hoa.id}`, []);
  await only('?channel=phone', []);
  await only('?from=2026-06-16', []);
  await only('?from=2026-06-15&to=2026-06-15&kind=phan-anh', [lamp]);
  await only('?q=rac+cho', [rubbish]);
  await only('?q=Rác+Chợ+đầu', [rubbish]);
  await only(`?q=${lamp.toLowerCase()}`, [lamp]);
  await only("?q=rac'+%7C+%3A*+%26+!", [rubbish]);
  await only('?tab=new', [rubbish]);
  await only('?tab=hand', [lamp]);
});

test.each([
  '?from=32/13/2026',
  '?from=2026-06-16&to=2026-06-01',
  '?after=due~x~y',
  '?tab=khong-co',
  '?q=%00%27',
  '?after=due~infinity~0',
])('%s is no failure of the server', async (query) => {
  const desk = await arrangePetitionDesk(server);
  expect((await desk.page(`${desk.at}${query}`, desk.minh)).status).toBe(200);
});

test('fifty are on a page, and the next goes on where it ended, through all states', async () => {
  const desk = await arrangePetitionDesk(server);
  const { id, ...one } = await server.db
    .selectFrom('petition')
    .selectAll()
    .where('code', '=', await desk.take())
    .executeTakeFirstOrThrow();
  const rows = Array.from({ length: 119 }, (_, i) => ({
    ...one,
    id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    code: `P${String(i).padStart(9, '0')}`,
    clock: JSON.stringify(one.clock),
    hidden_passages: '[]',
    ...(i >= 60 && { state: 'withdrawn', ended_at: new Date(server.clock.now.getTime() + (i % 5) * 1000) }),
    ...(i < 10 && { answer_due: null, state: 'needs_info' }),
  }));
  await server.db.insertInto('petition').values(rows).execute();
  const seen: string[] = [];
  for (let path = `${desk.at}?tab=all`, page = 0; path && page < 5; page++) {
    const { html } = await desk.page(path, desk.minh);
    const codes = [...html.matchAll(/class="petition-code" href="[^"]*\/([0-9A-Z]{10})"/g)].map(
      ([, code]) => code!,
    );
    expect(codes.length).toBeLessThanOrEqual(50);
    seen.push(...codes);
    path =
      html.match(/class="button quiet" href="\/console([^"]*after=[^"]*)"/)?.[1]?.replaceAll('&amp;', '&') ??
      '';
  }
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
  expect(id).toBeTruthy();
});

test('the first pages say in one line what waits', async () => {
  const desk = await arrangePetitionDesk(server);
  const code = await desk.take();
  await desk.act(code, 'accept', { 'accept-staff': desk.minh.id });
  for (const path of [`/units/${desk.slug}`, '']) {
    const { html } = await desk.page(path, desk.minh);
    expect(html).toContain('1 việc giao cho Ông/Bà');
    expect(html).toContain(`/console${desk.at}?who=me`);
  }
  const viewer = await arrangeStaff(server, 'viewer', desk.slug);
  expect((await desk.page(`/units/${desk.slug}`, viewer)).html).not.toContain('Phản ánh đang chờ');
});
