import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCaseload } from '../../api/caseload/store.ts';
import { findUnit } from '../../api/units/store.ts';
import { textOf } from '../support/public-page.ts';
import { arrangeStaff, submit, type TestStaff } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let top: string;
let below: string;
let other: string;
let lan: TestStaff;
beforeAll(async () => {
  server = await openTestApp();
  ({ slug: top } = await arrangeCommune(server));
  ({ slug: below } = await arrangeCommune(server, { unit: { parent: top } }));
  ({ slug: other } = await arrangeCommune(server));
  lan = await arrangeStaff(server, 'manager', top);
});
afterAll(() => server.close());

const keysOf = (unit: string) => `/console/units/${unit}/caseload/keys`;

async function makeKey(unit = top, name = 'Một cửa điện tử'): Promise<string> {
  const answer = await submit(server, lan, keysOf(unit), { name });
  expect(answer.status).toBe(201);
  return (await answer.text()).match(/lnk_[\w-]{43}/)![0];
}

const row = (more: object = {}) => ({
  field: 'ho-tich',
  month: '2026-05',
  received: 120,
  solved: 118,
  onTime: 117,
  late: 1,
  lateApologised: 1,
  ...more,
});

async function send(unit: string, key: string | null, body: unknown) {
  const answer = await server.app.request(`/api/v1/units/${unit}/caseload`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(key && { Authorization: `Bearer ${key}` }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const { status } = answer;
  return { status, body: (await answer.json()) as Record<string, unknown> & { errors?: { path: string }[] } };
}

const kept = async (unit: string) =>
  (
    await listCaseload(server.db, [(await findUnit(server.db, unit))!.id], {
      from: '2026-01-01',
      to: '2026-12-31',
    })
  ).map(({ month, solved, onTime }) => ({ month: month.slice(0, 7), solved, onTime }));

test('a program sends dossiers of its unit and those below; the same again changes nothing, a correction is kept with its reason', async () => {
  const key = await makeKey();
  const rows = [row(), row({ unit: below, field: null })];
  expect(await send(top, key, { rows })).toEqual({ status: 200, body: { added: 2, changed: 0, left: 0 } });
  expect(await send(top, key, { rows })).toEqual({ status: 200, body: { added: 0, changed: 0, left: 2 } });
  expect(await send(below, key, { rows: [row({ onTime: 116, late: 2 })] })).toMatchObject({
    body: { added: 1 },
  });
  const corrected = await send(top, key, { rows: [row({ onTime: 110, late: 8 })], reason: 'Đếm lại' });
  expect(corrected).toMatchObject({ status: 200, body: { changed: 1 } });
  expect(await kept(top)).toEqual([{ month: '2026-05', solved: 118, onTime: 110 }]);
  const change = await server.db
    .selectFrom('caseload_change')
    .select(['by_name', 'reason'])
    .where('reason', 'is not', null)
    .execute();
  expect(change).toEqual([{ by_name: 'Một cửa điện tử', reason: 'Đếm lại' }]);
  const page = textOf(await (await server.get(keysOf(top), lan.headers)).text());
  expect(page).toContain('Một cửa điện tử 15/06/2026 15/06/2026 Thu hồi');
});

test('one bad row takes the whole call back, and each fault is named by its path', async () => {
  const key = await makeKey();
  const before = await kept(top);
  const bad = [
    row({ month: '2026-04' }),
    row({ month: '2026-04', field: 'khong-co' }),
    row({ unit: other, month: '2026-04' }),
    row({ month: '2027-01' }),
    row({ month: '2026-03', onTime: 200 }),
  ];
  const { status, body } = await send(top, key, { rows: bad });
  expect([status, body.code]).toEqual([422, 'invalid-input']);
  expect(body.errors!.map(({ path }) => path)).toEqual([
    'rows.1.field',
    'rows.2.unit',
    'rows.3.month',
    'rows.4.solved',
  ]);
  for (const [wrong, path] of [
    [{}, 'rows'],
    [{ rows: [] }, 'rows'],
    [{ rows: [row({ received: -1 })] }, 'rows.0.received'],
    [{ rows: [row({ solved: 1.5 })] }, 'rows.0.solved'],
    [{ rows: [row({ nobody: 1 })] }, 'rows.0.nobody'],
    [{ rows: [row()], reason: '\u0000' }, 'reason'],
  ] as const) {
    const refused = await send(top, key, wrong);
    expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([422, path]);
  }
  expect(await send(top, key, '{')).toMatchObject({ status: 400, body: { code: 'malformed-json' } });
  expect(await kept(top)).toEqual(before);
});

test('without a key, with an ended or a foreign one, nothing opens; units out of reach are not found', async () => {
  const key = await makeKey(below, 'Cũ');
  expect(await send(below, key, { rows: [row({ month: '2026-01' })] })).toMatchObject({ status: 200 });
  for (const unit of [top, other, 'khong-co']) {
    expect(await send(unit, key, { rows: [row()] })).toMatchObject({
      status: 404,
      body: { code: 'unit-unknown' },
    });
  }
  for (const wrong of [null, 'x', `lnk_${'A'.repeat(43)}`]) {
    const refused = await send(below, wrong, { rows: [row()] });
    expect(refused).toMatchObject({ status: 401, body: { code: 'program-unknown' } });
  }
  const html = await (await server.get(keysOf(below), lan.headers)).text();
  const end = html.match(/action="([^"]+\/end)"/)![1]!;
  expect(html).not.toContain(key);
  expect((await submit(server, lan, end, {})).status).toBe(303);
  expect((await submit(server, lan, end, {})).status).toBe(303);
  expect((await submit(server, lan, end.replace(below, top), {})).status).toBe(404);
  expect(await send(below, key, { rows: [row()] })).toMatchObject({ status: 401 });
  expect(textOf(await (await server.get(keysOf(below), lan.headers)).text())).toContain(
    'Đã thu hồi ngày 15/06/2026',
  );
});

test('a key is kept as its hash alone, and its making and end are written down without it', async () => {
  const key = await makeKey(top, 'Sổ tay');
  const everything = JSON.stringify([
    await server.db.selectFrom('program_key').selectAll().execute(),
    await server.db.selectFrom('audit_entry').selectAll().execute(),
  ]);
  expect(everything).not.toContain(key.slice(4));
  const actions = await server.db
    .selectFrom('audit_entry')
    .select('action')
    .where('subject_kind', '=', 'program-key')
    .orderBy('id')
    .execute();
  expect(actions.map(({ action }) => action).filter((action) => action === 'program-key.end')).toHaveLength(
    1,
  );
  const refused = await submit(server, lan, keysOf(top), { name: ' ' });
  expect([refused.status, textOf(await refused.text())]).toEqual([
    422,
    expect.stringContaining('Tên phần mềm'),
  ]);
});
