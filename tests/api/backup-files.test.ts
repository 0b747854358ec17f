import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { Row } from '../../api/backups/header.ts';
import { insertRows, whileUnwatched } from '../../api/backups/loading-store.ts';
import { chooseBackup, restoreBackup } from '../../api/backups/restore.ts';
import { eachPage, listTables, settleHowValuesAreWritten } from '../../api/backups/store.ts';
import { writeBackup } from '../../api/backups/write.ts';
import type { Trx } from '../../api/database/open.ts';
import { makeBackupFolder, openBareDatabase, rewrite } from '../support/backups.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

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
  await server.apply({ fields: [{ slug: 'ho-tich', name: 'Hộ tịch' }] });
  backup = (await writeBackup(server.db, files.folder, now, secret)).path;
});
afterAll(async () => {
  await server.close();
  files.remove();
});

let copies = 0;

/** A copy of the backup, alone in its folder, to spoil. */
function copyOfBackup(): string {
  const folder = join(files.folder, `copy-${++copies}`);
  mkdirSync(folder);
  const copy = join(folder, basename(backup));
  copyFileSync(backup, copy);
  return copy;
}

const spoilings: Record<string, (path: string) => void> = {
  'cut off at the start': (path) => writeFileSync(path, readFileSync(path).subarray(0, 5)),
  'cut off in the middle': (path) => {
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, bytes.length >> 1));
  },
  'without its last byte': (path) => writeFileSync(path, readFileSync(path).subarray(0, -1)),
  'with one bit turned': (path) => {
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(path, bytes);
  },
  'with one letter changed and packed again': (path) =>
    rewrite(path, (text) => text.replace('Hộ tịch', 'Hộ tích')),
  'with a row removed and packed again': (path) =>
    rewrite(path, (text) => text.replace(/^\["1","ho-tich".*\n/m, '')),
  'without its last line': (path) =>
    rewrite(path, (text) => `${text.trimEnd().split('\n').slice(0, -1).join('\n')}\n`),
  'no archive at all': (path) => writeFileSync(path, 'hello'),
  empty: (path) => writeFileSync(path, ''),
};

test.for(Object.entries(spoilings))('a file %s is refused and nothing changes', async ([, spoil]) => {
  const path = copyOfBackup();
  const before = readFileSync(path);
  spoil(path);
  expect(readFileSync(path).equals(before), 'it is spoilt').toBe(false);
  await expect(chooseBackup(path)).rejects.toThrow(/damaged or was altered/);
});

test('a file of a newer version is refused, and says so', async () => {
  const newerFormat = copyOfBackup();
  rewrite(newerFormat, (text) => signed(text.replace('"version":1', '"version":2')));
  await expect(chooseBackup(newerFormat)).rejects.toThrow('made by a newer version');

  const newerSchema = copyOfBackup();
  rewrite(newerSchema, (text) => signed(text.replace('"migrations":["', '"migrations":["9999-later","')));
  const { db, close } = await openBareDatabase();
  onTestFinished(close);
  const chosen = await chooseBackup(newerSchema);
  await expect(restoreBackup(db, chosen, secret, now)).rejects.toThrow('made by a newer version');
  const { rows } = await sql`select from pg_class where relnamespace = 'public'::regnamespace`.execute(db);
  expect(rows).toEqual([]);
});

/** Gives an altered text the sum that belongs to it, as a newer program would have. */
function signed(text: string): string {
  const lines = text.trimEnd().split('\n');
  const footer = JSON.parse(lines.pop()!);
  const body = `${lines.join('\n')}\n`;
  const sha256 = createHash('sha256').update(body).digest('hex');
  return `${body}${JSON.stringify({ ...footer, sha256 })}\n`;
}

test('of a folder the newest usable file is taken, and those passed over are named', async () => {
  const folder = join(files.folder, 'several');
  for (const [day, spoil] of [
    ['2026-06-14', false],
    ['2026-06-15', false],
    ['2026-06-16', true],
  ] as const) {
    const { path } = await writeBackup(server.db, folder, new Date(`${day}T01:00:00+07:00`), secret);
    if (spoil) spoilings['without its last byte']!(path);
  }
  writeFileSync(join(folder, 'zz-notes.txt'), 'nothing to do with it');

  const chosen = await chooseBackup(folder);

  expect(basename(chosen.path)).toBe('lang-nghe-2026-06-15T010000.backup.gz');
  expect(chosen.passedOver.map(({ message }) => message)).toEqual([
    expect.stringContaining('lang-nghe-2026-06-16T010000'),
  ]);
  const empty = join(files.folder, 'nothing');
  mkdirSync(empty);
  await expect(chooseBackup(empty)).rejects.toThrow('no usable backup in');
});

const columns = {
  whole: 'bigint',
  small: 'smallint',
  exact: 'numeric',
  approximate: 'double precision',
  short: 'real',
  words: 'text',
  padded: 'char(7)',
  limited: 'varchar(40)',
  yes: 'boolean',
  "day of'it": 'date',
  instant: 'timestamptz',
  wall: 'timestamp',
  span: 'interval',
  name: 'uuid',
  written: 'json',
  stored: 'jsonb',
  bytes: 'bytea',
  counts: 'bigint[]',
  'Wo"rds': 'text[]',
} as const;

// What PostgreSQL can hold as text: anything but NUL and halves of pairs.
const text = fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll('\0', '␀'));
const awkward = fc.constantFrom(
  'NULL',
  '',
  '\\',
  '"',
  '{}',
  ',',
  '\u2028',
  '\r\n',
  '\\N',
  '[null]',
  '😀',
  "'",
);
const words = fc.oneof(text, awkward);
const integer = (bits: number) =>
  fc.bigInt({ min: -(2n ** BigInt(bits - 1)), max: 2n ** BigInt(bits - 1) - 1n }).map(String);
const float = fc.double().map((value) => (Object.is(value, -0) ? '-0' : String(value)));
const microseconds = fc
  .tuple(
    fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
    fc.nat(999),
  )
  .map(([date, micro]) => date.toISOString().replace('Z', `${String(micro).padStart(3, '0')}`));
const json = fc.json().filter((value) => !value.includes('\\u0000') && !/\\ud[89a-f]/i.test(value));

const values: Record<keyof typeof columns, fc.Arbitrary<string>> = {
  whole: integer(64),
  small: integer(16),
  exact: fc.oneof(
    fc.tuple(integer(200), fc.nat(30)).map(([digits, e]) => `${digits}e-${e}`),
    fc.constant('NaN'),
  ),
  approximate: float,
  short: fc.float().map(String),
  words,
  padded: fc.string({ maxLength: 7, unit: 'grapheme-ascii' }),
  limited: fc.string({ maxLength: 40, unit: 'grapheme-ascii' }),
  yes: fc.boolean().map(String),
  "day of'it": fc.oneof(
    microseconds.map((value) => value.slice(0, 10)),
    fc.constant('infinity'),
  ),
  instant: fc.oneof(
    microseconds.map((value) => `${value}Z`),
    fc.constant('-infinity'),
  ),
  wall: microseconds,
  span: fc
    .tuple(fc.integer({ min: -999, max: 999 }), integer(40))
    .map(([months, us]) => `${months} months ${us} us`),
  name: fc.uuid(),
  written: json,
  stored: fc.oneof(json, fc.constant('null')),
  bytes: fc.uint8Array().map((bytes) => `\\x${Buffer.from(bytes).toString('hex')}`),
  counts: fc.array(integer(64)).map((list) => `{${list.join(',')}}`),
  'Wo"rds': fc
    .array(words)
    .map((list) => `{${list.map((word) => `"${word.replace(/["\\]/g, '\\$&')}"`).join(',')}}`),
};

test('whatever a row holds survives exactly, on this database and under other settings', {
  timeout: 60_000,
}, async () => {
  const row = fc.record(
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fc.option(value)])) as Record<
      string,
      fc.Arbitrary<string | null>
    >,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => survives(rows)),
    { numRuns: 12 },
  );
});

/** Copies rows from one table into another by way of a backup's lines, and compares them within the database. */
async function survives(rows: Record<string, string | null>[]): Promise<void> {
  const giveUp = new Error('rolled back');
  const work = server.db.transaction().execute(async (trx) => {
    const shape = sql.join(
      Object.entries(columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`),
    );
    for (const table of ['odd from', 'odd to']) {
      await sql`create table ${sql.table(table)} (id bigint generated always as identity primary key, parent bigint,
        doubled bigint generated always as (parent * 2) stored, ${shape})`.execute(trx);
      await sql`alter table ${sql.table(table)} add constraint odd_parent foreign key (parent) references ${sql.table(table)}`.execute(
        trx,
      );
    }
    for (const row of rows) {
      const given = Object.entries(columns).map(([name, type]) => sql`${row[name]}::text::${sql.raw(type)}`);
      await sql`insert into "odd from" (${sql.join(Object.keys(columns).map((name) => sql.ref(name)))})
        values (${sql.join(given)})`.execute(trx);
    }
    // Each names the one after it, which comes later in the file.
    await sql`update "odd from" set parent = (select min(later.id) from "odd from" later where later.id > "odd from".id)`.execute(
      trx,
    );
    await copyByLines(trx);
    expect(await asText(trx, 'odd to')).toEqual(await asText(trx, 'odd from'));
    throw giveUp;
  });
  await expect(work).rejects.toBe(giveUp);
}

async function copyByLines(trx: Trx): Promise<void> {
  await settleHowValuesAreWritten(trx);
  const tables = await listTables(trx);
  const [from, to] = ['odd from', 'odd to'].map((name) => tables.find((table) => table.name === name)!);
  const lines: string[] = [];
  for await (const page of eachPage(trx, from!)) lines.push(...page);
  for (const line of lines) expect(line).not.toContain('\n');
  // Where a person's or a server's settings write otherwise, the values are the same.
  await sql`set local timezone = 'Asia/Ho_Chi_Minh'`.execute(trx);
  await whileUnwatched(trx, tables, () =>
    insertRows(
      trx,
      to!,
      from!.columns.map(({ name }) => name),
      lines.map((line) => Row.parse(JSON.parse(line))),
    ),
  );
}

const asText = async (trx: Trx, table: string) => {
  await sql`set local extra_float_digits = 3`.execute(trx);
  const { rows } = await sql<{
    line: string;
  }>`select t::text as line from ${sql.table(table)} t order by id`.execute(trx);
  return rows.map(({ line }) => line);
};
