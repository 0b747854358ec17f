import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPlacements, noteEmbed, writeSightings } from '../../api/placements/jobs.ts';
import { publishedFigure } from '../../api/placements/published-store.ts';
import { findUnit } from '../../api/units/store.ts';
import { at, openWatchedApp } from '../support/alerts.ts';
import { textOf } from '../support/public-page.ts';
import { arrangeStaff, submit, type TestStaff } from '../support/staff.ts';
import { arrangeCommune, type TestApp } from '../support/test-app.ts';
import { openWebsite } from '../support/website.ts';

let watched: Awaited<ReturnType<typeof openWatchedApp>>;
let server: TestApp;
let website: Awaited<ReturnType<typeof openWebsite>>;
beforeAll(async () => {
  website = await openWebsite();
  watched = await openWatchedApp({ privateWebsites: 'on' });
  server = watched.server;
});
afterAll(async () => {
  await website.close();
  await watched.close();
});

const publicUrl = 'http://khaosat.example.gov.vn';
const copy = (slug: string, day: string) =>
  `<p>Số liệu đến 09:30, ${day} (giờ Việt Nam).<br>Nguồn: ${publicUrl}/u/${slug}</p>`;
const frame = (slug: string) => `<iframe src="${publicUrl}/u/${slug}/embed"></iframe>`;

async function arrange(more: { targets?: object[]; unit?: object } = {}) {
  const { slug } = await arrangeCommune(server, more);
  return { slug, minh: await arrangeStaff(server, 'manager', slug) };
}

const path = (slug: string) => `/console/units/${slug}/placements`;
const register = (minh: TestStaff, slug: string, url: string, day: string) =>
  submit(server, minh, path(slug), { url, day });
async function shown(staff: TestStaff, slug: string) {
  const answer = await server.get(path(slug), staff.headers);
  expect(answer.status).toBe(200);
  return textOf(await answer.text());
}
const published = async (slug: string) =>
  (await server.getJson(`/api/v1/units/${slug}/placements`)) as {
    state: string;
    since: string | null;
    places: object[];
  };
const lookOn = async (day: string) => {
  server.clock.now = at(day, '03:00');
  await keepPlacements(server.deps);
};

test('a copy is registered and seen at once, grows old, and is fresh again with new figures', async () => {
  const { slug, minh } = await arrange();
  server.clock.now = at('2026-06-15');
  website.html('/tin', gzipSync(copy(slug, '10/06/2026')), { 'Content-Encoding': 'gzip' });
  expect((await register(minh, slug, `${website.url}/tin`, '2026-06-12')).headers.get('location')).toContain(
    'done=added',
  );
  expect(await published(slug)).toMatchObject({
    state: 'fresh',
    since: '2026-06-15',
    places: [{ website: '127.0.0.1', fresh: true, asOf: '2026-06-10' }],
  });
  expect(website.asked.at(-1)!.headers['user-agent']).toBe(`Lang-Nghe/1 (+${publicUrl})`);
  expect(website.asked.at(-1)!.headers.cookie).toBeUndefined();

  await lookOn('2026-09-18');
  const asked = website.asked.length;
  await lookOn('2026-09-18');
  expect(website.asked.length).toBe(asked);
  expect(await published(slug)).toMatchObject({ state: 'fresh', since: '2026-06-15' });
  await lookOn('2026-09-19');
  expect(await published(slug)).toMatchObject({ state: 'old', since: null });
  expect(await shown(minh, slug)).toContain('quá 100 ngày. Xin chép bản mới. (số liệu đến 10/06/2026)');

  website.html('/tin', copy(slug, '19/09/2026'));
  await lookOn('2026-09-20');
  expect(await published(slug)).toMatchObject({ state: 'fresh', since: '2026-09-20' });
  expect(await shown(minh, slug)).toContain('Các lần xem');
});

test('a website that is away for some days changes nothing, longer it does, and says why', async () => {
  const { slug, minh } = await arrange();
  server.clock.now = at('2026-06-01');
  website.html('/nhung', frame(slug));
  await register(minh, slug, `${website.url}/nhung`, '2026-06-01');
  website.answer('/nhung', (_request, response) => response.writeHead(503).end());
  await lookOn('2026-06-08');
  expect(await published(slug)).toMatchObject({ state: 'fresh', since: '2026-06-01' });
  await lookOn('2026-06-09');
  expect(await published(slug)).toMatchObject({ state: 'unreachable', since: null });
  expect(await shown(minh, slug)).toContain('trang trả lời 503');
});

test('what cannot be a page is refused in words, with everything typed', async () => {
  const { slug, minh } = await arrange();
  server.clock.now = at('2026-06-15');
  for (const [url, day, words] of [
    ['không phải', '2026-06-15', 'Địa chỉ chưa đúng'],
    ['http://169.254.169.254/latest', '2026-06-15', 'thuộc mạng nội bộ'],
    [`${publicUrl}/u/${slug}`, '2026-06-15', 'trang của chính hệ thống'],
    [website.url, '2026-06-16', 'không thể sau hôm nay'],
    [website.url, '31/02', 'Ngày đăng chưa đúng'],
  ] as const) {
    const answer = await register(minh, slug, url, day);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(textOf(html)).toContain(words);
    expect(html).toContain(`value="${url}"`);
  }
  expect((await published(slug)).places).toEqual([]);
});

test('a page is dropped, looked at again after a minute, and everything is written down', async () => {
  const { slug, minh } = await arrange();
  const hoa = await arrangeStaff(server, 'manager', (await arrange()).slug);
  const tu = await arrangeStaff(server, 'viewer', slug);
  server.clock.now = at('2026-06-15', '08:00');
  website.html('/rong', '<p>Trang chủ</p>');
  await register(minh, slug, `${website.url}/rong`, '2026-06-15');
  expect(await shown(tu, slug)).toContain('không thấy số liệu');
  const html = await (await server.get(path(slug), minh.headers)).text();
  const one = new RegExp(`action="(${path(slug)}/\\d+)"`).exec(html)![1]!;
  const act = async (staff: TestStaff, name: string) => {
    const answer = await submit(server, staff, one, { act: name });
    return answer.headers.get('location') ?? answer.status;
  };
  expect(await act(hoa, 'stop')).toBe(404);
  expect(await act(minh, 'look')).toContain('done=lookedAtLately');
  server.clock.now = at('2026-06-15', '08:01');
  website.html('/rong', frame(slug));
  expect(await act(minh, 'look')).toContain('done=lookedAt');
  expect((await published(slug)).state).toBe('fresh');
  expect(await act(minh, 'stop')).toContain('done=removed');
  expect(await act(minh, 'stop')).toBe(404);
  expect((await published(slug)).state).toBe('none');
  const unitId = (await findUnit(server.db, slug))!.id;
  const actions = await server.db
    .selectFrom('audit_entry')
    .select('action')
    .where('unit_id', '=', unitId)
    .where('subject_kind', '=', 'placement')
    .orderBy('id')
    .execute();
  expect(actions.map(({ action }) => action)).toEqual([
    'placement.add',
    'placement.look',
    'placement.look',
    'placement.remove',
  ]);
});

test('embeds tell their website once a day; only a confirmed one is public and counts', async () => {
  const { slug, minh } = await arrange();
  server.clock.now = at('2026-06-15');
  const headers: Record<string, string>[] = [
    { Origin: 'https://www.xaabc.gov.vn' },
    // Answered by a kept copy, from a page that says more of itself than its website should.
    { Referer: 'https://www.xaabc.gov.vn/tin/1?ai=toi' },
    { Origin: 'http://10.0.0.1' },
    { Origin: 'null' },
    { Origin: publicUrl },
  ];
  for (const one of headers) expect((await server.get(`/u/${slug}/embed.json`, one)).status).toBe(200);
  expect((await server.get(`/u/${slug}/badge.svg`, { Referer: 'https://tin.xaabc.gov.vn/' })).status).toBe(
    200,
  );
  expect((await server.get('/u/khong-co/embed.json', headers[0]!)).status).toBe(404);
  await writeSightings(server.deps);
  const hosts = () =>
    server.db.selectFrom('embed_host').selectAll().where('host', 'like', '%xaabc%').execute();
  expect((await hosts()).sort((a, b) => (a.host < b.host ? -1 : 1))).toMatchObject([
    { host: 'tin.xaabc.gov.vn', since: '2026-06-15', standing: 'unconfirmed' },
    { host: 'www.xaabc.gov.vn', since: '2026-06-15', standing: 'unconfirmed' },
  ]);
  const page = async () => textOf(await (await server.get(`/u/${slug}`)).text());
  expect((await published(slug)).state).toBe('none');
  expect(await page()).not.toContain('www.xaabc.gov.vn');

  const decide = (act: string) =>
    submit(server, minh, `/console/units/${slug}/placement-hosts`, { host: 'www.xaabc.gov.vn', act });
  expect((await decide('confirm')).headers.get('location')).toContain('done=saved');
  expect(await published(slug)).toMatchObject({ state: 'fresh', since: '2026-06-15' });
  expect(await page()).toContain('www.xaabc.gov.vn');
  server.clock.now = at('2026-07-10');
  noteEmbed(server.deps, slug, 'https://www.xaabc.gov.vn/');
  await writeSightings(server.deps);
  server.clock.now = at('2026-08-10');
  expect(await published(slug)).toMatchObject({ state: 'fresh', since: '2026-06-15' });
  server.clock.now = at('2026-08-11');
  expect((await published(slug)).state).toBe('old');
  expect(await page()).not.toContain('www.xaabc.gov.vn');
  await decide('reconsider');
  await decide('hide');
  expect((await published(slug)).state).toBe('none');
  const unknown = { host: 'la.vn', act: 'confirm' };
  expect((await submit(server, minh, `/console/units/${slug}/placement-hosts`, unknown)).status).toBe(404);
});

test('however many websites strangers make up, few are kept, and the own one always is', async () => {
  const { slug } = await arrange({ unit: { website: 'https://xa-rieng.gov.vn/' } });
  server.clock.now = at('2026-06-15');
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 40; i++) noteEmbed(server.deps, slug, `https://a${round}-${i}.example.com`);
    await writeSightings(server.deps);
  }
  noteEmbed(server.deps, slug, 'https://xa-rieng.gov.vn');
  await writeSightings(server.deps);
  const kept = await server.db
    .selectFrom('embed_host')
    .select('host')
    .where('unit_id', '=', (await findUnit(server.db, slug))!.id)
    .execute();
  expect(kept).toHaveLength(31);
  expect(kept.map(({ host }) => host)).toContain('xa-rieng.gov.vn');
});

test('the superior sees who publishes, judged against its target, and units are reminded weekly until they do', async () => {
  const plan = { metric: 'published', threshold: 1, from: '2026-01-01', to: '2026-12-31', source: 'QĐ 4832' };
  const top = await arrange({ targets: [plan] });
  const one = await arrange({ unit: { parent: top.slug } });
  const other = await arrange({ unit: { parent: top.slug, validTo: '2026-06-30' } });
  await watched.watchOn('2026-06-14');
  await watched.watchOn('2026-06-15');
  expect(await watched.alertsOf(one.slug)).toMatchObject([
    { kind: 'unpublished', facts: { publishing: 'none' } },
  ]);
  const letters = () => watched.lettersTo(one.minh).length;
  expect(letters()).toBe(1);
  expect(watched.lettersTo(one.minh)[0]!.text).toContain('chưa khai báo nơi nào công bố');
  for (let day = 16; day <= 20; day++) await watched.watchOn(`2026-06-${day}`);
  const first = letters();
  await watched.watchOn('2026-06-21');
  await watched.watchOn('2026-06-22');
  expect([first, letters()]).toEqual([1, 2]);

  website.html('/mot', frame(one.slug));
  server.clock.now = at('2026-06-23');
  await register(one.minh, one.slug, `${website.url}/mot`, '2026-06-23');
  await watched.watchOn('2026-06-24');
  expect((await watched.alertsOf(one.slug))[0]!.cleared_day).not.toBeNull();

  const ids = await Promise.all(
    [top, one, other].map(async ({ slug }) => (await findUnit(server.db, slug))!.id),
  );
  expect(await publishedFigure(server.db, ids, '2026-06-23')).toMatchObject({
    value: 1 / 3,
    count: 1,
    of: 3,
  });
  expect(await publishedFigure(server.db, ids, '2026-06-22')).toMatchObject({ value: 0 });
  expect(await publishedFigure(server.db, ids, '2026-07-01')).toMatchObject({ of: 2 });
  const board = (await server.getJson(`/api/v1/units/${top.slug}/targets`)) as {
    rows: { metric: string; unit: { slug: string } }[];
  };
  const row = (slug: string) =>
    board.rows.find(({ metric, unit }) => metric === 'published' && unit.slug === slug);
  expect(row(top.slug)).toMatchObject({ value: 1 / 3, n: 3, official: 'not-met', evidence: null });
  expect(row(one.slug)).toMatchObject({ value: 1, n: 1, official: 'met' });
  const page = await shown(top.minh, top.slug);
  expect(page).toContain(
    '1 trong 3 đơn vị có số liệu (33,3\u00a0%) công bố và còn mới. Chỉ tiêu 100\u00a0% (QĐ 4832). Chưa đạt',
  );
});
