import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkBackup } from '../../api/backups/read.ts';
import { makeBackupFolder } from '../support/backups.ts';
import { arrangeStaff, submit } from '../support/staff.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

// A busy machine takes its time to make databases.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: TestApp;
let files: ReturnType<typeof makeBackupFolder>;
beforeAll(async () => {
  files = makeBackupFolder();
  server = await openTestApp({ dataDir: files.folder });
});
afterAll(async () => {
  await server.close();
  files.remove();
});

const nextHour = () => {
  server.clock.now = new Date(server.clock.now.getTime() + 3_600_000);
};

test('an administrator backs up with a button, sees that it is good, and downloads it', async () => {
  const lan = await arrangeStaff(server, 'administrator');
  const before = await (await server.get('/console/backups', lan.headers)).text();
  expect(before).toContain('Chưa có bản sao lưu nào');

  const pressed = await submit(server, lan, '/console/backups', {});
  expect(pressed.headers.get('location')).toBe('/console/backups?done=backedUp');
  const after = await (await server.get('/console/backups', lan.headers)).text();
  expect(after).not.toContain('Chưa có bản sao lưu nào');
  expect(after).toContain('Dùng được, đã đọc lại');

  const link = /href="(\/console\/backups\/\d+\/file)"/.exec(after)![1]!;
  const file = await server.get(link, lan.headers);
  expect(file.headers.get('content-disposition')).toMatch(/filename="lang-nghe-.*\.backup\.gz"/);
  const [name] = readdirSync(join(files.folder, 'backups'));
  const kept = join(files.folder, 'backups', name!);
  expect(Buffer.from(await file.arrayBuffer()).equals(readFileSync(kept))).toBe(true);
  await checkBackup(kept);
  const audit = await server.db
    .selectFrom('audit_entry')
    .select(['action', 'staff_id'])
    .orderBy('id')
    .execute();
  expect(audit.filter(({ staff_id }) => staff_id === lan.id).map(({ action }) => action)).toEqual([
    'backup.make',
    'backup.download',
  ]);
});

test('two who press at once get one backup', async () => {
  nextHour();
  const staff = [await arrangeStaff(server, 'administrator'), await arrangeStaff(server, 'administrator')];
  const before = await server.db.selectFrom('backup').select('id').execute();
  await Promise.all(staff.map((each) => submit(server, each, '/console/backups', {})));
  const after = await server.db.selectFrom('backup').select('id').execute();
  expect(after.length - before.length).toBe(1);
});

test('a file that somebody removed is no good backup any more, and cannot be downloaded', async () => {
  nextHour();
  const lan = await arrangeStaff(server, 'administrator');
  await submit(server, lan, '/console/backups', {});
  const { id, path } = await server.db
    .selectFrom('backup')
    .select(['id', 'path'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  rmSync(path!);
  const page = await (await server.get('/console/backups', lan.headers)).text();
  expect(page).toContain('Tệp không còn ở đây');
  expect((await server.get(`/console/backups/${id}/file`, lan.headers)).status).toBe(404);
  expect((await server.get('/console/backups/x/file', lan.headers)).status).toBe(404);
});

test('what failed is said with its reason, and what is on another machine with its name', async () => {
  nextHour();
  const lan = await arrangeStaff(server, 'administrator');
  const begun = { cause: 'nightly' as const, machine: 'may-khac', begun_at: server.clock.now };
  await server.db
    .insertInto('backup')
    .values([
      {
        ...begun,
        day: '2026-01-01',
        finished_at: begun.begun_at,
        path: '/data/x',
        bytes: 1_234_567,
        rows: 9,
      },
      { ...begun, day: '2026-01-02', problem: 'ENOSPC: no space left on device' },
    ])
    .execute();
  const page = await (await server.get('/console/backups', lan.headers)).text();
  expect(page).toContain('Dùng được, nằm ở máy may-khac');
  expect(page).toContain('1,2\u00a0MB');
  expect(page).toContain('không thành: ENOSPC');
});

test('nobody but administrators sees backups, or makes or downloads one', async () => {
  for (const role of ['auditor', null] as const) {
    const staff = await arrangeStaff(server, role);
    for (const path of ['/console/backups', '/console/backups/1/file'])
      expect((await server.get(path, staff.headers)).status).toBe(404);
    expect((await submit(server, staff, '/console/backups', {})).status).toBe(404);
  }
});
