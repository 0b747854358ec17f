import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { byCommand } from '../../api/accounts/actor.ts';
import { recordChange } from '../../api/audit/store.ts';
import { writeCompressed } from '../../api/backups/file-store.ts';
import { chooseBackup, restoreBackup } from '../../api/backups/restore.ts';
import { writeBackup } from '../../api/backups/write.ts';
import { migrateUpTo } from '../../api/database/migrate.ts';
import type { Db } from '../../api/database/open.ts';
import { inTransaction } from '../../api/database/transaction.ts';
import { bringUpToDate } from '../../api/installation/start.ts';
import { recount } from '../../api/responses/recount.ts';
import {
  linesOf,
  makeBackupFolder,
  openBareDatabase,
  openEmbeddedDatabase,
  rowsByTable,
  usualKind,
} from '../support/backups.ts';
import { openTestDatabase } from '../support/database.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune, fitting, openTestApp, sendRated, type TestApp } from '../support/test-app.ts';

// A busy machine takes its time to make databases.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const secret = 'a secret of the tests';
const now = new Date('2026-06-15T03:00:00Z');

let server: TestApp;
let files: ReturnType<typeof makeBackupFolder>;
let backup: string;
beforeAll(async () => {
  server = await openTestApp();
  files = makeBackupFolder();
  await fill(server);
  backup = (await writeBackup(server.db, join(files.folder, 'first'), now, secret)).path;
});
afterAll(async () => {
  await server.close();
  files.remove();
});

/** An installation with something in every corner: two units, one in the other's place, answers, staff, history. */
async function fill(of: TestApp): Promise<void> {
  const target = { metric: 'satisfaction', threshold: 0.1 + 0.2, from: '2026-01-01', to: '2026-12-31' };
  const commune = await arrangeCommune(of, {
    targets: [{ ...target, source: 'Kế hoạch "2026" \\ 1\u2028tiếp' }],
  });
  await of.apply({
    units: [
      {
        slug: 'a-tren',
        name: 'Tỉnh Ở Trên',
        kind: 'province',
        hours: { 'mon-fri': ['07:30-11:30'] },
        hoursSource: 'QĐ 12',
      },
    ],
  });
  await of.apply({
    units: [{ slug: commune.slug, name: 'Xã Thử Nghiệm', kind: 'commune', parent: 'a-tren' }],
  });
  await sendRated(of, commune, 'ho-tich', 7, 9, {
    comment: 'Cảm ơn {cô}, "rất" \\ tốt,\nlần sau\u2028NULL 😀',
  });
  await sendRated(of, commune, 'dat-dai', 2, 3, { reasons: ['waiting'] });
  await of.post('/api/v1/responses', fitting(commune.oneFieldCode, { comment: 'NULL' }));
  await arrangeStaff(of, 'manager', commune.slug);
}

async function openBare(): Promise<Db> {
  const { db, close } = await openBareDatabase();
  onTestFinished(close);
  return db;
}

/** Migrated and never used: faster to come by than a bare one. */
async function openUnused(): Promise<Db> {
  const { db, close } = await openTestDatabase();
  onTestFinished(close);
  return db;
}

async function restoreInto(db: Db, path: string) {
  return restoreBackup(db, await chooseBackup(path), secret, now);
}

/** What two databases hold is the same when their backups are; the restored one knows that it was restored. */
async function expectSame(restored: Db, path: string): Promise<void> {
  const again = await writeBackup(restored, join(files.folder, `again-${Math.random()}`), now, secret);
  const [was, is] = [rowsByTable(path), rowsByTable(again.path)];
  expect([...is.keys()]).toEqual([...was.keys()]);
  for (const [table, rows] of was) {
    const found = is.get(table)!;
    if (table === 'audit_entry') expect(found.pop()).toContain('backup.restore');
    expect(found, table).toEqual(rows);
  }
}

const tableCount = async (db: Db) => {
  const { rows } = await sql<{ tables: number }>`
    select count(*) as tables from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(db);
  return rows[0]!.tables;
};

test('a restored database holds exactly what was backed up, and a recount finds nothing to correct', async () => {
  const rows = rowsByTable(backup);
  for (const table of ['unit', 'response', 'tally', 'public_tally', 'unit_hours', 'staff', 'audit_entry'])
    expect(rows.get(table)!.length, table).toBeGreaterThan(0);

  const db = await openBare();
  const restored = await restoreInto(db, backup);

  expect(restored).toEqual({
    rows: [...rows.values()].flat().length,
    sameSecret: true,
    differences: [],
  });
  expect(await recount(db)).toEqual([]);
  await expectSame(db, backup);
});

// Both databases are at hand only there; on the embedded one alone there is nothing to move to.
if (usualKind === 'postgres') {
  test('a backup of either database can be restored into the other, and back', async () => {
    const { db: embedded, close } = await openEmbeddedDatabase();
    onTestFinished(close);
    expect(await restoreInto(embedded, backup)).toMatchObject({ differences: [] });
    await expectSame(embedded, backup);

    const there = (await writeBackup(embedded, join(files.folder, 'there'), now, secret)).path;
    const back = await openUnused();
    expect(await restoreInto(back, there)).toMatchObject({ differences: [] });
    await expectSame(back, there);
  });
}

test('a restored database refuses what it refused before, and gives no number twice', async () => {
  const db = await openUnused();
  await restoreInto(db, backup);

  const constraints = async (of: Db) =>
    (
      await sql<{
        line: string;
      }>`select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line
        from pg_constraint where connamespace = 'public'::regnamespace order by line`.execute(of)
    ).rows;
  expect(await constraints(db)).toEqual(await constraints(server.db));
  await expect(sql`update questionnaire_version set family = 'x'`.execute(db)).rejects.toThrow('is frozen');
  await expect(sql`delete from audit_entry`.execute(db)).rejects.toThrow('is frozen');

  const highest = await sql<{ id: number }>`select max(id) as id from unit`.execute(server.db);
  const unit = { slug: 'moi', name: JSON.stringify({ vi: 'Mới' }), kind: 'commune', search: 'moi' };
  const added = await db.insertInto('unit').values(unit).returning('id').executeTakeFirstOrThrow();
  expect(added.id).toBeGreaterThan(highest.rows[0]!.id);
});

test('who was signed in, and links that open once, are not in the backup', async () => {
  const sessions = await server.db.selectFrom('staff_session').select('token').execute();
  expect(sessions.length).toBeGreaterThan(0);
  const text = linesOf(backup).join('\n');
  for (const { token } of sessions) expect(text).not.toContain(token);
  expect(JSON.parse(linesOf(backup)[0]!).tables.map(({ name }: { name: string }) => name)).not.toContain(
    'staff_session',
  );
});

test('a backup does not tell who came after whom', async () => {
  const ids = rowsByTable(backup)
    .get('response')!
    .map((line) => JSON.parse(line)[1]);
  expect(ids.length).toBeGreaterThan(10);
  expect(ids).toEqual([...ids].sort());
  // Tables without a primary key as well.
  const tallies = rowsByTable(backup).get('tally')!;
  expect(tallies).toEqual([...tallies].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
});

test('what comes in while a backup is written is in it whole, or not at all', async () => {
  const own = await openTestApp();
  onTestFinished(own.close);
  const commune = await arrangeCommune(own);
  await sendRated(own, commune, 'ho-tich', 20, 40);

  const coming = Promise.all(Array.from({ length: 10 }, () => sendRated(own, commune, 'dat-dai', 5, 10)));
  const written = await writeBackup(own.db, join(files.folder, 'busy'), now, secret);
  await coming;

  const db = await openUnused();
  expect(await restoreInto(db, written.path)).toMatchObject({ differences: [] });
});

test('an older backup is restored into its own schema and then brought up to date', async () => {
  const old = await openBare();
  await old.transaction().execute((trx) => migrateUpTo(trx, '0001-foundation'));
  await sql`insert into field (slug, name) values ('ho-tich', '{"vi": "Hộ tịch"}')`.execute(old);
  const written = await writeBackup(old, join(files.folder, 'old'), now, secret);

  const db = await openBare();
  await restoreInto(db, written.path);

  expect(await db.selectFrom('field').select('slug').execute()).toEqual([{ slug: 'ho-tich' }]);
  expect(await db.selectFrom('staff').select('id').execute()).toEqual([]);
  expect((await db.selectFrom('calendar_year').select('year').execute()).length).toBeGreaterThan(0);
});

test('opening hours of the time before they had a day come along, from the beginning', async () => {
  const old = await openBare();
  await old.transaction().execute((trx) => migrateUpTo(trx, '0013-measure-reasons'));
  await sql`insert into unit (slug, name, kind, search, hours) values
    ('xa-co-gio', '{"vi": "Xã"}', 'commune', 'xa', '{"mon-fri": ["07:30-11:30"]}'),
    ('xa-khong', '{"vi": "Xã"}', 'commune', 'xa', null)`.execute(old);
  const written = await writeBackup(old, join(files.folder, 'old-hours'), now, secret);

  const db = await openBare();
  await restoreInto(db, written.path);

  const rows = await db
    .selectFrom('unit_hours')
    .innerJoin('unit', 'unit.id', 'unit_hours.unit_id')
    .select(['slug', 'first_day', 'hours', 'source'])
    .execute();
  expect(rows).toEqual([
    { slug: 'xa-co-gio', first_day: null, hours: { 'mon-fri': ['07:30-11:30'] }, source: null },
  ]);
});

test('a database that was only started takes a backup in', async () => {
  const fresh = await openTestApp();
  onTestFinished(fresh.close);
  expect(await restoreInto(fresh.db, backup)).toMatchObject({ differences: [] });
  await expectSame(fresh.db, backup);
});

test('a database with anything in it is left alone, and the refusal says what to do', async () => {
  const db = await openUnused();
  await bringUpToDate(db, now);
  const change = { action: 'field.add', unitId: null, subject: { kind: 'field', key: 'x' } };
  await inTransaction(db, (trx) => recordChange(trx, byCommand('a test'), change, now));

  await expect(restoreInto(db, backup)).rejects.toThrow(/already \(audit_entry\).*DATA_DIR.*DATABASE_URL/s);
  expect(await db.selectFrom('audit_entry').select('action').orderBy('id').execute()).toEqual([
    { action: 'field.add' },
  ]);

  const others = await openBare();
  await sql`create table invoice (id integer)`.execute(others);
  await expect(restoreInto(others, backup)).rejects.toThrow('already (invoice)');
  expect(await tableCount(others)).toBe(1);
});

test('another SECRET is noticed', async () => {
  const db = await openUnused();
  const restored = await restoreBackup(db, await chooseBackup(backup), 'another secret', now);
  expect(restored.sameSecret).toBe(false);
  expect(linesOf(backup).join('\n')).not.toContain(secret);
});

test('only its owner can read the file, and a backup that fails leaves nothing behind', async () => {
  expect(statSync(backup).mode & 0o777).toBe(0o600);
  const folder = join(files.folder, 'failing');
  async function* breakOff() {
    yield 'a first line\n';
    throw new Error('the database went away');
  }
  await expect(writeCompressed(join(folder, 'lang-nghe.gz'), breakOff())).rejects.toThrow('went away');
  expect(readdirSync(folder)).toEqual([]);
});
