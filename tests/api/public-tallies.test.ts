import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, endOfMonth, firstOfMonth } from '../../api/days.ts';
import { listAllVersions } from '../../api/questionnaires/store.ts';
import { publicTallies } from '../../api/statistics/store.ts';
import { layoutOf } from '../../api/tallies/layout.ts';
import { addTally, noTally, type Tally } from '../../api/tallies/tally.ts';
import { findUnit } from '../../api/units/store.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const begin = '2026-01-20';
const day = fc.integer({ min: 0, max: 130 }).map((after) => addDays(begin, after));
const block = fc.record({ day, version: fc.nat(2), seed: fc.integer({ min: 1, max: 9 }) });

test('whatever stretch of days is asked for, whole months and single days add up to its blocks', async () => {
  const { slug } = await arrangeCommune(server);
  const unitId = (await findUnit(server.db, slug))!.id;
  const all = await listAllVersions(server.db);
  const used = ['mot-cua-9', 'mot-cua', 'giao-duc'].map(
    (family) => all.find((one) => one.questionnaire.startsWith(family)) ?? all[0]!,
  );
  // Versions whose counts are of different lengths.
  expect(new Set(used.map(({ content }) => noTally(layoutOf(content)).levels.length)).size).toBeGreaterThan(
    1,
  );

  await fc.assert(
    fc.asyncProperty(fc.array(block, { maxLength: 12 }), day, day, day, async (blocks, one, other, today) => {
      const [from, to] = one < other ? [one, other] : [other, one];
      // Nothing is public of a day that has not come.
      const made = blocks
        .filter((each) => each.day <= today)
        .map((each) => {
          const { id, content } = used[each.version]!;
          return { ...each, versionId: id, tally: filled(noTally(layoutOf(content)), each.seed) };
        });
      await sql`delete from public_tally where unit_id = ${unitId}`.execute(server.db);
      await sql`delete from public_month where unit_id = ${unitId}`.execute(server.db);
      const keys = { unit_id: unitId, field_id: null };
      for (const [at, tally] of added(made, (each) => `${each.versionId} ${each.day}`)) {
        const [version_id, day] = at.split(' ') as [string, string];
        const row = { ...keys, version_id: Number(version_id), day, ...tally };
        await server.db.insertInto('public_tally').values(row).execute();
      }
      for (const [at, tally] of added(made, (each) => `${each.versionId} ${firstOfMonth(each.day)}`)) {
        const [version_id, month] = at.split(' ') as [string, string];
        const row = { ...keys, version_id: Number(version_id), month, ...tally };
        await server.db.insertInto('public_month').values(row).execute();
      }

      const found = await publicTallies(today).list(server.db, [unitId], from, to);
      const asked = made.filter((each) => from <= each.day && each.day <= to);
      expect(new Map(found.map((row) => [`${row.versionId} ${row.month}`, row.tally]))).toEqual(
        added(asked, (each) => `${each.versionId} ${each.day.slice(0, 7)}`),
      );
    }),
    { numRuns: 60 },
  );
});

test('a version whose first block becomes public while a page is made is left to the next page', async () => {
  const { slug } = await arrangeCommune(server);
  const unitId = (await findUnit(server.db, slug))!.id;
  const [one, other] = (await listAllVersions(server.db)).map(({ id, content }) => ({
    version_id: id,
    ...filled(noTally(layoutOf(content)), 5),
  }));
  const [of, day] = [{ unit_id: unitId, field_id: null }, '2026-03-10'];
  await server.db
    .insertInto('public_month')
    .values({ ...of, month: '2026-03-01', ...one! })
    .execute();
  for (const tally of [one!, other!]) {
    await server.db
      .insertInto('public_tally')
      .values({ ...of, day, ...tally })
      .execute();
  }
  const found = await publicTallies('2026-06-15').list(server.db, [unitId], day, day);
  expect(found.map(({ versionId }) => versionId)).toEqual([one!.version_id]);
});

test('the last day of a month, whatever its length', () => {
  expect(['2026-01-01', '2026-02-28', '2028-02-03', '2026-04-30', '2026-12-31'].map(endOfMonth)).toEqual([
    '2026-01-31',
    '2026-02-28',
    '2028-02-29',
    '2026-04-30',
    '2026-12-31',
  ]);
});

/** A tally in which every slot counts something of its own. */
function filled(tally: Tally, seed: number): Tally {
  const counts = (slots: number[]) => slots.map((_, slot) => seed * 100 + slot);
  return {
    responses: seed,
    throughout: seed - 1,
    sums: counts(tally.sums),
    levels: counts(tally.levels),
    reasons: counts(tally.reasons),
    options: counts(tally.options),
  };
}

/** Tallies added up by a key. */
function added<Row extends { tally: Tally }>(rows: Row[], keyOf: (row: Row) => string): Map<string, Tally> {
  const sums = new Map<string, Tally>();
  for (const row of rows) {
    const sum = sums.get(keyOf(row));
    sums.set(keyOf(row), sum ? addTally(sum, row.tally) : row.tally);
  }
  return sums;
}
