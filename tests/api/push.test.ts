import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrangeClosable, bytesAt } from '../support/closings.ts';
import { textOf } from '../support/public-page.ts';
import { filesBelow, pushDesk } from '../support/push.ts';
import { arrangeStaff, submit, type TestStaff } from '../support/staff.ts';
import { openTestApp, sendRated, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let lan: TestStaff;
let base: string;
let desk: ReturnType<typeof pushDesk>;
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'lang-nghe-push-'));
  server = await openTestApp({ pushDir: base });
  lan = await arrangeStaff(server, 'administrator');
  desk = pushDesk(server, lan);
});
afterAll(async () => {
  await server.close();
  rmSync(base, { recursive: true, force: true });
});

test('a folder gets page, JSON and CSV in both languages, and each closed period byte for byte', async () => {
  const unit = await arrangeClosable(server);
  const place = await desk.addPlace({ kind: 'folder', folder: 'web/mot', unit: unit.slug });
  expect((await place.publish()).status).toBe(303);
  const folder = join(base, 'web/mot');
  expect(filesBelow(folder)).toEqual(
    ['badge.en.png', 'badge.en.svg', 'badge.png', 'badge.svg']
      .concat(['index.en.html', 'index.html', 'petitions.en.json', 'petitions.json'])
      .concat(['satisfaction.csv', 'satisfaction.en.csv', 'satisfaction.en.json', 'satisfaction.json'])
      .concat(['table.en.png', 'table.png'])
      .map((name) => `${unit.slug}/${name}`),
  );
  const read = (name: string) => readFileSync(join(folder, unit.slug, name), 'utf8');
  expect(read('satisfaction.json')).toBe(await bytesAt(server, `/u/${unit.slug}/satisfaction.json`));
  expect(read('satisfaction.en.csv')).toBe(await bytesAt(server, `/u/${unit.slug}/satisfaction.csv?lang=en`));
  expect(read('badge.svg')).toBe(await bytesAt(server, `/u/${unit.slug}/badge.svg`));
  const page = read('index.html');
  expect(textOf(page)).toContain('81,3\u00a0%');
  expect(page).not.toMatch(/<script|<link rel="stylesheet"|src=|url\(|@import/);
  for (const [, href] of page.matchAll(/ href="([^"#]*)"/g)) {
    if (/^(http|data:)/.test(href!)) continue;
    expect(filesBelow(folder)).toContain(`${unit.slug}/${href}`);
  }

  server.clock.now = new Date('2026-07-02T03:00:00Z');
  await unit.desk('2026-06').close();
  await desk.round();
  expect(read('2026-06.json')).toBe(
    await bytesAt(server, `/u/${unit.slug}/satisfaction.json?period=2026-06`),
  );
  expect(read('2026-06.csv')).toBe(await bytesAt(server, `/u/${unit.slug}/satisfaction.csv?period=2026-06`));
  expect(textOf(read('2026-06.html'))).toContain('Số liệu đã chốt. Chốt lúc 10:00 ngày 02/07/2026');
  expect(textOf(read('index.html'))).toContain('Tháng 6/2026');
  await place.turnOff();
});

test('what has not changed is not sent again on the same day; the next day all is fresh, and “now” sends all', async () => {
  const unit = await arrangeClosable(server);
  const place = await desk.addPlace({ kind: 'folder', folder: 'hai', unit: unit.slug });
  server.clock.now = new Date('2026-07-10T03:00:00Z');
  await desk.round();
  expect(await place.lastRun()).toMatchObject({ because: 'daily', files: 14, problem: null });
  desk.later(5);
  await unit.desk('2026-06').close();
  await desk.round();
  // Three files of the period in two languages, and the fourteen that name it.
  expect(await place.lastRun()).toMatchObject({ because: 'closing', files: 20 });
  desk.later(5);
  await unit.desk('2026-q2').close();
  await desk.round();
  expect(await place.lastRun()).toMatchObject({ because: 'closing', problem: null });
  const { id } = (await place.lastRun())!;
  desk.later(5);
  await desk.round();
  expect((await place.lastRun())!.id).toBe(id);
  await place.publish();
  expect(await place.lastRun()).toMatchObject({ because: 'now', files: 26 });
  desk.later(24 * 60);
  await sendRated(server, unit, 'ho-tich', 5, 5);
  await desk.round();
  expect(await place.lastRun()).toMatchObject({ because: 'daily', files: 14 });
  expect(readFileSync(join(base, 'hai', unit.slug, 'satisfaction.json'), 'utf8')).toContain('"responses":21');
  await place.turnOff();
  desk.later(24 * 60);
  await desk.round();
  expect((await place.lastRun())!.because).toBe('daily');
  expect(await place.page()).toContain('Tắt lúc');
});

test('no folder leads out of the one that was set aside, neither by its name nor by a link', async () => {
  for (const folder of [
    '..',
    '../x',
    'a/../../x',
    '/etc',
    'a//b',
    '.ssh',
    'a\\b',
    'ố',
    '',
    'x'.repeat(201),
  ]) {
    const refused = await submit(server, lan, '/console/push/new', { kind: 'folder', folder });
    const accepted = folder === '/etc';
    expect(refused.status, folder).toBe(accepted ? 303 : 422);
  }
  const outside = mkdtempSync(join(tmpdir(), 'lang-nghe-outside-'));
  symlinkSync(outside, join(base, 'ra-ngoai'));
  const place = await desk.addPlace({ kind: 'folder', folder: 'ra-ngoai' });
  await place.publish();
  expect(await place.lastRun()).toMatchObject({ problem: 'outside', files: 0 });
  expect(readdirSync(outside)).toEqual([]);
  expect(await place.page()).toContain('thư mục dẫn ra ngoài nơi được phép');
  rmSync(outside, { recursive: true });
  await place.turnOff();
  await server.db
    .updateTable('push_target')
    .set({ disabled_at: new Date(), wanted_because: null, next_try_at: null })
    .execute();
});

test('a file that cannot be written says why and is tried again', async () => {
  const unit = await arrangeClosable(server);
  writeFileSync(join(base, 'la-tep'), 'x');
  const place = await desk.addPlace({ kind: 'folder', folder: 'la-tep/ben-trong', unit: unit.slug });
  await place.publish();
  expect(await place.lastRun()).toMatchObject({ problem: 'no-folder' });
  expect(await place.page()).toContain('Sẽ thử lại lúc');
  rmSync(join(base, 'la-tep'));
  await desk.round();
  expect(await place.lastRun()).toMatchObject({ problem: 'no-folder' });
  desk.later(1);
  await desk.round();
  expect(await place.lastRun()).toMatchObject({ problem: null, files: 14 });
  chmodSync(base, 0o755);
  await place.turnOff();
});

test.each([
  ['host', { host: '169.254.169.254' }],
  ['port', { port: 'ssh' }],
  ['username', { username: ' ' }],
  ['folder', { folder: '/a/../b' }],
  ['unit', { unit: 'khong-co-don-vi-nay' }],
])('a wrong %s (%o) is named at its field, and what was typed stays', async (field, wrong) => {
  const fields = {
    kind: 'sftp',
    host: 'web.example.gov.vn',
    port: '22',
    username: 'web',
    login: 'key',
    folder: '/srv/x',
  };
  const answer = await submit(server, lan, '/console/push/new', {
    ...fields,
    ...wrong,
    description: 'Của sở',
  });
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain(`href="#f-${field}"`);
  expect(html).toContain('value="Của sở"');
});
