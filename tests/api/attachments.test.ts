import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { Checked } from '../../api/attachments/attachment.ts';
import { makePhoto } from '../../api/attachments/photo.ts';
import {
  deleteAttachments,
  findAttachment,
  listAttachments,
  readAttachment,
  readPreview,
  saveAttachment,
} from '../../api/attachments/store.ts';
import { chooseBackup, restoreBackup } from '../../api/backups/restore.ts';
import { eachPage, listTables } from '../../api/backups/store.ts';
import { writeBackup } from '../../api/backups/write.ts';
import { inTransaction } from '../../api/database/transaction.ts';
import { makeBackupFolder, openBareDatabase, openEmbeddedDatabase, usualKind } from '../support/backups.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { phonePhoto } from '../support/photos.ts';

// A busy machine takes its time to make databases, and to bring one up to date.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const now = new Date('2026-06-15T03:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const save = (checked: Checked) => inTransaction(database.db, (trx) => saveAttachment(trx, checked, now));

const documentOf = (bytes: Buffer): Checked => ({
  mediaType: 'application/pdf',
  name: 'Trả lời.pdf',
  bytes,
  preview: null,
  width: null,
  height: null,
});

test('a photo is kept with its preview, to the last byte', async () => {
  const photo = await makePhoto(await phonePhoto());
  const id = await save(photo);

  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  const found = await findAttachment(database.db, id);
  expect(found).toEqual({
    id,
    mediaType: 'image/jpeg',
    name: null,
    width: 1200,
    height: 1600,
    size: photo.bytes.length,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    createdAt: now,
  });
  const read = await readAttachment(database.db, id);
  expect(Buffer.isBuffer(read!.bytes) && read!.bytes.equals(photo.bytes)).toBe(true);
  expect((await readPreview(database.db, id))!.equals(photo.preview)).toBe(true);
});

test('every byte comes back, of a document of 10 MB too', async () => {
  const every = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
  for (const bytes of [every, randomBytes(10 * 1024 * 1024), Buffer.alloc(0)]) {
    const id = await save(documentOf(bytes));
    expect((await readAttachment(database.db, id))!.bytes.equals(bytes)).toBe(true);
    expect(await readPreview(database.db, id)).toBeUndefined();
  }
});

test('several are listed in the order asked for, and gone once deleted', async () => {
  const ids: string[] = [];
  for (const text of ['a', 'b', 'c']) ids.push(await save(documentOf(Buffer.from(text))));
  const [a, b, c] = ids as [string, string, string];
  expect((await listAttachments(database.db, [c, a])).map(({ id }) => id)).toEqual([c, a]);
  expect(await listAttachments(database.db, [])).toEqual([]);

  await inTransaction(database.db, (trx) => deleteAttachments(trx, [a, b]));

  expect((await listAttachments(database.db, ids)).map(({ id }) => id)).toEqual([c]);
  expect(await findAttachment(database.db, a)).toBeUndefined();
  expect(await readAttachment(database.db, b)).toBeUndefined();
});

test('a backup carries photos, and the embedded database takes what PostgreSQL wrote', async () => {
  const files = makeBackupFolder();
  onTestFinished(files.remove);
  await database.db.deleteFrom('attachment').execute();
  const photo = await makePhoto(await phonePhoto());
  const large = randomBytes(2 * 1024 * 1024);
  const [photoId, documentId] = [await save(photo), await save(documentOf(large))];

  const { path } = await writeBackup(database.db, join(files.folder, 'a'), now, 'secret');
  const target = await (usualKind === 'postgres' ? openEmbeddedDatabase : openBareDatabase)();
  onTestFinished(target.close);
  await restoreBackup(target.db, await chooseBackup(path), 'secret', now);

  expect((await readAttachment(target.db, photoId))!.bytes.equals(photo.bytes)).toBe(true);
  expect((await readPreview(target.db, photoId))!.equals(photo.preview)).toBe(true);
  expect((await readAttachment(target.db, documentId))!.bytes.equals(large)).toBe(true);
});

test('a backup holds one attachment in memory at a time', async () => {
  for (let i = 0; i < 5; i++) await save(documentOf(Buffer.from(`${i}`)));
  const sizes: number[] = [];
  await inTransaction(database.db, async (trx) => {
    const table = (await listTables(trx)).find(({ name }) => name === 'attachment')!;
    for await (const rows of eachPage(trx, table)) sizes.push(rows.length);
  });
  expect(sizes.length).toBeGreaterThanOrEqual(5);
  expect(new Set(sizes)).toEqual(new Set([1]));
});

test('the database itself refuses a wrong size, or a photo without a preview', async () => {
  const id = await save(documentOf(Buffer.from('abc')));
  const change = (what: string) =>
    sql.raw(`update attachment set ${what} where id = '${id}'`).execute(database.db);
  await expect(change('size = 4')).rejects.toThrow(/attachment_size_true/);
  await expect(change('name = null')).rejects.toThrow(/attachment_document_named/);
  await expect(change('width = 4')).rejects.toThrow(/attachment_photo_measured/);
});
