import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../api/database/transaction.ts';
import { insertClosing } from '../../api/publication/closing/store.ts';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { recount } from '../../api/responses/recount.ts';
import { importLines } from '../support/caseload.ts';
import { arrangeClosable, bytesAt, closingsOf, unitIdOf } from '../support/closings.ts';
import { sendPetition } from '../support/petitions.ts';
import { figureOn, figuresOn, openPage, target, textOf } from '../support/public-page.ts';
import { openTestApp, sendRated, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterEach(() => {
  server.clock.now = new Date('2026-06-15T03:00:00Z');
});
afterAll(() => server.close());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const august = new Date('2026-08-03T02:00:00Z');

const files = ['satisfaction.json', 'satisfaction.csv', 'petitions.json'];

/** All that is kept of June, in both languages, then the figures as its page shows them. */
const readClosed = async (slug: string) =>
  Promise.all([
    ...files.flatMap((file) =>
      ['vi', 'en'].map((lang) => bytesAt(server, `/u/${slug}/${file}?period=2026-06&lang=${lang}`)),
    ),
    openPage(server, `/u/${slug}?period=2026-06`).then((page) => JSON.stringify(figuresOn(page))),
    openPage(server, `/u/${slug}?period=2026-06`).then((page) => page.match(/<h1>.*?<\/h1>/s)![0]),
  ]);

test('whatever is done in whatever order, the bytes of a closed period are the same', async () => {
  const { slug, code, desk } = await arrangeClosable(server);
  server.clock.now = new Date('2026-07-01T02:30:00Z');
  await desk('2026-06').close();
  const before = await readClosed(slug);
  const at = (day: string) => {
    server.clock.now = new Date(`${day}T03:00:00Z`);
  };
  const deeds: Record<string, (n: number) => Promise<unknown>> = {
    'late responses': (n) => {
      at(`2026-06-${20 + (n % 10)}`);
      return sendRated(server, { code }, n % 2 ? 'ho-tich' : 'chung-thuc', n % 3, 3);
    },
    'later responses': () => sendRated(server, { code }, 'dat-dai', 0, 5),
    'a petition': () => sendPetition(server, slug, {}),
    recount: () => recount(server.db),
    // Of no field: the unit may have lost any (bug: the import was refused where it had).
    dossiers: (n) =>
      importLines(server, [`${slug},,2026-06,${n + 50},50,${n % 50},${50 - (n % 50)},0`], 'sửa'),
    'another target': (n) =>
      server.apply({ targets: [{ unit: slug, ...target(0.5 + n / 200, { reason: 'đổi' }) }] }),
    'another measure': (n) =>
      server.apply({
        targets: [
          {
            unit: slug,
            ...target(0.8, {
              reason: 'đổi',
              measure: { family: 'mot-cua', id: n % 2 ? 'criteria' : 'overall' },
            }),
          },
        ],
      }),
    'another name': (n) => server.apply({ units: [{ slug, name: `Xã Tên ${n}`, kind: 'commune' }] }),
    'other fields': (n) =>
      server.apply({ units: [{ slug, name: 'Xã', kind: 'commune', fields: n % 2 ? [] : ['dat-dai'] }] }),
    'another field': (n) => server.apply({ fields: [{ slug: 'ho-tich', name: `Hộ tịch ${n}` }] }),
    'a superior': () => server.apply({ units: [{ slug, name: 'Xã', kind: 'commune', parent: 'tinh-moi' }] }),
  };
  await server.apply({ units: [{ slug: 'tinh-moi', name: 'Tỉnh Mới', kind: 'province' }] });
  const deed = fc.tuple(fc.constantFrom(...Object.keys(deeds)), fc.nat(99));
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 3 }), async (done) => {
      server.clock.now = august;
      for (const [name, n] of done) await deeds[name]!(n);
      server.clock.now = august;
      expect(await readClosed(slug)).toEqual(before);
    }),
    { numRuns: 8, endOnFailure: true, interruptAfterTimeLimit: 15_000 },
  );
});

// What joins the figures later has to say what a file without it means: see `gainedSince`.
test('a file that was kept on the first day there were any still opens', async () => {
  const { slug } = await arrangeClosable(server);
  const content = readFileSync(join(import.meta.dirname, '../golden/closed-satisfaction.json'), 'utf8');
  const { overall, unit: kept } = JSON.parse(content) as Satisfaction;
  const books = await bytesAt(server, `/u/${slug}/petitions.json?period=2026-05`);
  const of = { coverage: 'unit', locale: 'vi', format: 'json' } as const;
  const unitId = await unitIdOf(server, slug);
  await inTransaction(server.db, (trx) =>
    insertClosing(
      trx,
      {
        unitId,
        period: { slug: '2026-05', name: { vi: 'Tháng 5/2026' }, from: '2026-05-01', to: '2026-05-31' },
        revision: 1,
        reason: null,
        closedAt: august,
        closedBy: 'Lan',
        summary: {
          measure: { family: 'mot-cua', id: 'overall', kind: 'single' },
          unit: overall,
          withBelow: null,
        },
      },
      [
        { ...of, name: 'satisfaction', content },
        { ...of, name: 'petitions', content: books },
      ],
    ),
  );
  expect(await bytesAt(server, `/u/${slug}/satisfaction.json?period=2026-05`)).toBe(content);
  expect(
    figureOn(await openPage(server, `/u/${slug}?period=2026-05`), 'overall', kept.slug).numbers,
  ).toMatchObject({
    rate: overall.rate,
    responses: overall.responses,
  });
});

test('each kept file stands at an address of its own with its SHA-256, and can be kept for ever', async () => {
  const { slug, desk } = await arrangeClosable(server);
  server.clock.now = august;
  await desk('2026-06').close();
  const [closing] = await closingsOf(server, slug);
  expect(closing).toMatchObject({ period: { slug: '2026-06' }, revision: 1, reason: null });
  expect(closing!.files).toHaveLength(6);
  for (const file of closing!.files) {
    const { pathname } = new URL(file.url);
    const answer = await server.get(pathname);
    expect(answer.headers.get('Cache-Control')).toContain('immutable');
    expect(sha256(await answer.text()), file.url).toBe(file.sha256);
    if (file.name === 'units-below') continue;
    const path = `/u/${slug}/${file.name}.${file.format}?period=2026-06&lang=${file.locale}`;
    expect(sha256(await bytesAt(server, path)), path).toBe(file.sha256);
  }
  const page = await openPage(server, `/u/${slug}?period=2026-06`);
  for (const { sha256: hash } of closing!.files) expect(page).toContain(hash);
  for (const wrong of ['0'.repeat(64), 'x', `${'0'.repeat(64)}/../x`]) {
    expect((await server.get(`/u/${slug}/closed/2026-06/${wrong}.json`)).status).toBe(404);
  }
});

test('the database refuses to change, delete or empty what is closed, and a file whose hash is untrue', async () => {
  const { slug, desk } = await arrangeClosable(server);
  server.clock.now = august;
  await desk('2026-06').close();
  const { rows } = await sql<{ id: number }>`select max(id) as id from closing`.execute(server.db);
  for (const attempt of [
    sql`update closing set reason = 'x'`,
    sql`delete from closing`,
    sql`truncate closing cascade`,
    sql`update closing_file set content = 'x'`,
    sql`delete from closing_file`,
    sql`truncate closing_file`,
    sql`insert into closing_file values (${rows[0]!.id}, 'petitions', 'unit', 'fr', 'json', 'a', ${'0'.repeat(64)})`,
  ]) {
    await expect(attempt.execute(server.db)).rejects.toThrow(/frozen|closing_file_hash_true|refuse/);
  }
  expect(await closingsOf(server, slug)).toHaveLength(1);
});

test('a period is closed from the day after its last, or from its set day where that is later', async () => {
  const { slug, desk } = await arrangeClosable(server);
  const name = (own: string) => `${own}-${slug}`;
  await server.apply({
    periods: [
      { slug: name('som'), name: 'Kỳ sớm', from: '2026-03-15', to: '2026-06-14', due: '2026-06-10' },
      { slug: name('muon'), name: 'Kỳ muộn', from: '2026-03-15', to: '2026-06-14', due: '2026-06-20' },
    ],
  });
  const closeOn = async (day: string, period: string) => {
    server.clock.now = new Date(`${day}T01:00:00+07:00`);
    return (await desk(period).close()).status;
  };
  expect(await closeOn('2026-06-14', name('som'))).toBe(409);
  expect(await closeOn('2026-06-15', name('som'))).toBe(303);
  expect(await closeOn('2026-06-19', name('muon'))).toBe(409);
  expect(await closeOn('2026-06-20', name('muon'))).toBe(303);
  expect(await closeOn('2026-06-30', '2026-06')).toBe(409);
  expect(await closeOn('2026-06-30', '2026-q2')).toBe(409);
  expect(await closeOn('2026-07-01', '2026-06')).toBe(303);
  expect(await closeOn('2026-07-01', '2026-Q2')).toBe(303);
  expect(await closeOn('2026-07-02', '2026')).toBe(409);
  expect(await closeOn('2026-07-02', '2026-06')).toBe(409);
  expect(await closeOn('2026-07-02', 'khong-co')).toBe(404);
  expect((await closingsOf(server, slug)).map(({ period }) => period.slug)).toEqual([
    '2026-q2',
    '2026-06',
    name('muon'),
    name('som'),
  ]);
  // Its days are changed afterwards: what was closed stays as it was called and bounded.
  await server.apply({
    periods: [{ slug: name('som'), name: 'Kỳ khác hẳn', from: '2026-04-01', to: '2026-04-30' }],
  });
  const page = textOf(await openPage(server, `/u/${slug}?period=${name('som')}`));
  expect(page).toContain('Kỳ sớm: 15/03/2026 – 14/06/2026');
  expect((await server.getJson(`/u/${slug}/satisfaction.json?period=${name('som')}`)).period).toEqual({
    from: '2026-03-15',
    to: '2026-06-14',
  });
});

test('nothing is closed without the word of the person, twice, or where the unit did not exist', async () => {
  const { slug, desk } = await arrangeClosable(server, { unit: { validFrom: '2026-06-01' } });
  server.clock.now = august;
  const without = await desk('2026-06').close({});
  expect(without.status).toBe(422);
  expect(await without.text()).toContain('href="#f-sure"');
  expect((await desk('2026-05').close()).status).toBe(409);
  const both = await Promise.all([desk('2026-06').close(), desk('2026-06').close()]);
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect(await closingsOf(server, slug)).toHaveLength(1);
  expect(await desk('2026-05').open()).toContain('chưa hoạt động');
});
