import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inTransaction } from '../../api/database/transaction.ts';
import { listFieldRecords, saveFields } from '../../api/fields/store.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let place: TestDatabase;
beforeAll(async () => {
  place = await openTestDatabase();
});
afterAll(() => place.close());

const slugs = async () => (await listFieldRecords(place.db)).map(({ slug }) => slug);
const save = (slug: string) =>
  inTransaction(place.db, (trx) => saveFields(trx, [{ slug, name: { vi: slug } }]));

test('what this process changes is seen at once, within its transaction already', async () => {
  expect(await slugs()).not.toContain('mot');
  await inTransaction(place.db, async (trx) => {
    await saveFields(trx, [{ slug: 'mot', name: { vi: 'Một' } }]);
    expect((await listFieldRecords(trx)).map(({ slug }) => slug)).toContain('mot');
  });
  expect(await slugs()).toContain('mot');
});

test('what another process changes is seen after ten seconds, and a question that failed is asked again', async () => {
  await save('hai');
  expect(await slugs()).toContain('hai');
  await sql`insert into field (slug, name) values ('ba', '{"vi": "Ba"}')`.execute(place.db);
  expect(await slugs()).not.toContain('ba');
  const now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now + 10_001);
  expect(await slugs()).toContain('ba');
  clock.mockRestore();

  await save('bon');
  await sql`alter table field rename to field_away`.execute(place.db);
  await expect(slugs()).rejects.toThrow();
  await sql`alter table field_away rename to field`.execute(place.db);
  expect(await slugs()).toContain('bon');
});
