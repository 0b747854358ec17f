import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { byCommand } from '../../api/accounts/actor.ts';
import { recordChange, recordChanges } from '../../api/audit/store.ts';
import { findUnit } from '../../api/units/store.ts';
import { arrangeStaff, type TestStaff } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let auditor: TestStaff;
beforeAll(async () => {
  server = await openTestApp();
  auditor = await arrangeStaff(server, 'auditor');
});
afterAll(() => server.close());

/** Writes an entry down as a change would. */
async function write(
  by: { staffId: string | null; name: string },
  change: { action: string; unit?: string; key?: string; before?: unknown; after?: unknown },
  at = server.clock.now,
) {
  const unit = change.unit ? await findUnit(server.db, change.unit) : undefined;
  await server.db.transaction().execute((trx) =>
    recordChange(
      trx,
      { ...by, requestId: 'request-1' },
      {
        action: change.action,
        unitId: unit?.id ?? null,
        subject: { kind: 'thing', key: change.key ?? 'a' },
        before: change.before,
        after: change.after,
      },
      at,
    ),
  );
}

const find = async (query: Record<string, string>) => {
  const answer = await server.get(`/console/audit?${new URLSearchParams(query)}`, auditor.headers);
  return { status: answer.status, html: await answer.text() };
};
const rowsIn = (html: string) => html.split('<tr>').length - 2;

test('the database refuses to change, delete or empty the audit', async () => {
  await write({ staffId: null, name: 'x' }, { action: 'thing.keep' });
  const attempts = [
    sql`update audit_entry set staff_name = 'another'`,
    sql`delete from audit_entry`,
    sql`truncate audit_entry`,
    sql`truncate audit_entry cascade`,
  ];
  for (const attempt of attempts)
    await expect(attempt.execute(server.db)).rejects.toThrow(/audit_entry|frozen|refuse/i);
  const kept = await server.db
    .selectFrom('audit_entry')
    .select('staff_name')
    .where('action', '=', 'thing.keep')
    .orderBy('id')
    .execute();
  expect(kept).toEqual([{ staff_name: 'x' }]);
});

test('entries are found by person, also by a name that was theirs before, and by address', async () => {
  const minh = await arrangeStaff(server, null, null, 'Đỗ Văn Minh');
  await write({ staffId: minh.id, name: 'Đỗ Văn Mình cũ' }, { action: 'thing.person', key: 'of-minh' });
  await write({ staffId: null, name: 'manage apply' }, { action: 'thing.person', key: 'of-command' });
  for (const who of ['do van minh', minh.email, 'Mình cũ']) {
    const { html } = await find({ who, action: 'thing.person' });
    expect(html, who).toContain('of-minh');
    expect(html, who).not.toContain('of-command');
  }
  expect((await find({ who: 'manage apply', action: 'thing.person' })).html).toContain('of-command');
});

test('entries are found by unit, with those of the units below', async () => {
  const parent = (await arrangeCommune(server)).slug;
  const child = (await arrangeCommune(server, { unit: { parent } })).slug;
  await write({ staffId: null, name: 'x' }, { action: 'thing.unit', unit: child, key: 'below' });
  await write({ staffId: null, name: 'x' }, { action: 'thing.unit', unit: parent, key: 'above' });
  await write({ staffId: null, name: 'x' }, { action: 'thing.unit', key: 'nowhere' });
  const both = await find({ unit: parent, action: 'thing.unit' });
  expect(both.html).toContain('below');
  expect(both.html).toContain('above');
  expect(both.html).not.toContain('nowhere');
  expect((await find({ unit: child, action: 'thing.unit' })).html).not.toContain('above');
  expect((await find({ unit: 'khong-co-don-vi-nay' })).status).toBe(422);
});

test('days are those of Vietnam, both included', async () => {
  const at = (instant: string, key: string) =>
    write({ staffId: null, name: 'x' }, { action: 'thing.day', key }, new Date(instant));
  await at('2026-03-09T16:59:59Z', 'day-nine');
  await at('2026-03-09T17:00:00Z', 'day-ten');
  await at('2026-03-11T16:59:59Z', 'day-eleven');
  await at('2026-03-11T17:00:00Z', 'day-twelve');
  const { html } = await find({ from: '2026-03-10', to: '2026-03-11', action: 'thing.day' });
  expect(['day-nine', 'day-ten', 'day-eleven', 'day-twelve'].filter((key) => html.includes(key))).toEqual([
    'day-ten',
    'day-eleven',
  ]);
  const wrong = await find({ from: '2026-02-30' });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('2026-02-30');
});

test('a subject leads to its history; differences are shown value by value, and nothing is run', async () => {
  const key = 'subject-1';
  await write(
    { staffId: null, name: '<script>alert(1)</script>' },
    {
      action: 'thing.change',
      key,
      before: { name: { vi: 'Cũ' }, kept: 1 },
      after: { name: { vi: 'Mới <b>' }, kept: 1 },
    },
  );
  await write({ staffId: null, name: 'x' }, { action: 'thing.change', key: 'subject-2' });
  const { html } = await find({ kind: 'thing', subject: key });
  expect(html).toContain('tên: ');
  expect(html).toContain('Cũ');
  expect(html).toContain('Mới &lt;b&gt;');
  expect(html).not.toContain('<script>alert');
  expect(html).not.toContain('kept');
  expect(rowsIn(html)).toBe(1);
});

test('a member of staff that a change names is shown by name', async () => {
  const hoa = await arrangeStaff(server, null, null, 'Phạm Thị Hoa');
  await write({ staffId: null, name: 'x' }, { action: 'entry-batch.begin', after: { helper: hoa.id } });
  await write({ staffId: null, name: 'x' }, { action: 'point.officers', before: [], after: [hoa.id] });
  for (const action of ['entry-batch.begin', 'point.officers']) {
    const { html } = await find({ action });
    expect(html, action).toContain('<ins>Phạm Thị Hoa</ins>');
    expect(html, action).not.toContain(hoa.id);
  }
});

test('pages follow one another without a gap or a repeat, also while entries come in', async () => {
  const many = Array.from({ length: 120 }, (_, i) => ({
    action: 'thing.page',
    unitId: null,
    subject: { kind: 'thing', key: `page-${String(i).padStart(3, '0')}` },
  }));
  const more = (changes: typeof many) =>
    server.db.transaction().execute((trx) => recordChanges(trx, byCommand('x'), changes, server.clock.now));
  await more(many);
  const seen: string[] = [];
  let next: string | undefined = '/console/audit?action=thing.page';
  while (next) {
    const html = await (await server.get(next, auditor.headers)).text();
    seen.push(...[...html.matchAll(/>(page-\d{3})</g)].map(([, key]) => key!));
    next = /href="([^"]*before=\d+)">Cũ hơn/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    await more([{ action: 'thing.page', unitId: null, subject: { kind: 'thing', key: 'late' } }]);
  }
  expect(seen).toEqual(many.map(({ subject }) => subject.key).reverse());
});

test('CSV and JSONL hold everything that is filtered, over several pages, and no spreadsheet runs them', async () => {
  const { slug } = await arrangeCommune(server);
  const evil = '=HYPERLINK("http://evil.example")';
  await write(
    { staffId: null, name: evil },
    { action: 'thing.file', key: '+cmd', unit: slug, after: { a: 'b,"c"' } },
  );
  const many = Array.from({ length: 1200 }, (_, i) => ({
    action: 'thing.file',
    unitId: null,
    subject: { kind: 'thing', key: `row ${i}\nline` },
  }));
  await server.db
    .transaction()
    .execute((trx) => recordChanges(trx, byCommand('manage apply'), many, server.clock.now));

  const get = (name: string) => server.get(`/console/audit/${name}?action=thing.file`, auditor.headers);
  const csv = await get('export.csv');
  expect(csv.headers.get('content-disposition')).toContain('nhat-ky-2026-06-15.csv');
  const rows = parse(await csv.text(), { bom: true, columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(1201);
  expect(rows.at(-1)).toMatchObject({
    staffName: `'${evil}`,
    subjectKey: "'+cmd",
    unit: slug,
    after: '{"a":"b,\\"c\\""}',
  });
  expect(rows[0]!.subjectKey).toBe('row 1199\nline');

  const lines = (await (await get('export.jsonl')).text()).trim().split('\n');
  expect(lines).toHaveLength(1201);
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ staffName: evil, unit: slug, after: { a: 'b,"c"' } });
});

test('nothing that is asked for breaks the search', async () => {
  const odd: Record<string, string>[] = [
    { who: "'; drop table audit_entry --" },
    { action: '%' },
    { before: '99999999999999999999' },
    { before: '-1' },
    { kind: 'x'.repeat(5000) },
    { who: 'a\u0000b' },
  ];
  for (const query of odd) {
    expect((await find(query)).status).toBe(200);
  }
});
