import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recount } from '../../api/responses/recount.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let unit: TestUnit;
let minh: TestStaff;
let hoa: TestStaff;
let lan: TestStaff;
beforeAll(async () => {
  server = await openTestApp();
  unit = await arrangeCommune(server);
  minh = await arrangeStaff(server, 'officer', unit.slug, 'Phạm Minh');
  hoa = await arrangeStaff(server, 'officer', unit.slug, 'Lê Thị Hoa');
  lan = await arrangeStaff(server, 'manager', unit.slug, 'Nguyễn Thị Lan');
});
afterAll(() => server.close());

const at = () => `/console/units/${unit.slug}/entry`;

/** Opens a batch and returns its address. */
async function begin(staff: TestStaff, more: Record<string, string> = {}): Promise<string> {
  const fields = { point: unit.oneFieldCode, mode: 'paper', helper: staff.id, ...more };
  const answer = await submit(server, staff, at(), fields);
  expect(answer.status, await answer.clone().text()).toBe(303);
  return answer.headers.get('location')!;
}

const form = (more: Record<string, string> = {}) => ({
  id: randomUUID(),
  'r.overall': '5',
  'r.c1': '4',
  ...more,
});

const recorded = (mode: string) =>
  server.db.selectFrom('response').selectAll().where('channel', '=', mode).execute();

const exactly = async (mode: string) =>
  (await server.db.selectFrom('tally').select('responses').where('channel', '=', mode).execute()).reduce(
    (sum, row) => sum + row.responses,
    0,
  );

test('a paper form is counted at once, in the mode of its batch, with who helped', async () => {
  const batch = await begin(minh, { helper: hoa.id });
  const typed = form({ reasons: '1' });
  expect((await submit(server, minh, batch, typed)).status).toBe(303);
  // A double tap or a reload.
  expect((await submit(server, minh, batch, typed)).status).toBe(303);
  expect(await recorded('paper')).toMatchObject([{ ratings: { overall: 5, c1: 4 }, reasons: ['waiting'] }]);
  expect(await exactly('paper')).toBe(1);
  const batches = await server.db.selectFrom('entry_batch').selectAll().execute();
  expect(batches).toMatchObject([{ mode: 'paper', helper_id: hoa.id, made_by: minh.id }]);
  expect(await recount(server.db)).toEqual([]);
});

test('what does not fit comes back with everything typed and the line named', async () => {
  const batch = await begin(minh);
  const before = (await recorded('paper')).length;
  const answer = await submit(server, minh, batch, form({ 'r.c2': '9', comment: 'Chờ lâu' }));
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain('href="#f-r-c2"');
  expect(valueIn(html, 'r.c2')).toBe('9');
  expect(valueIn(html, 'r.overall')).toBe('5');
  const empty = await submit(server, minh, batch, { id: randomUUID() });
  expect(empty.status).toBe(422);
  expect(await recorded('paper')).toHaveLength(before);
});

test('another sheet typed over a page that was saved is told, and kept; it is saved at the second press', async () => {
  const batch = await begin(minh);
  const before = (await recorded('paper')).length;
  const first = form();
  await submit(server, minh, batch, first);
  const over = await submit(server, minh, batch, { ...first, 'r.c1': '1' });
  expect(over.status).toBe(422);
  const html = await over.text();
  expect(valueIn(html, 'r.c1')).toBe('1');
  expect(valueIn(html, 'id')).not.toBe(first.id);
  const again = await submit(server, minh, batch, { ...first, 'r.c1': '1', id: valueIn(html, 'id') });
  expect(again.status).toBe(303);
  // The id of an answer that is there already, in another batch.
  const other = await begin(minh);
  expect((await submit(server, minh, other, { ...first, 'r.c1': '2' })).status).toBe(422);
  expect(await recorded('paper')).toHaveLength(before + 2);
});

test('once a batch is finished nothing tells which answer is which form', async () => {
  const batch = await begin(minh);
  await submit(server, minh, batch, form());
  expect((await submit(server, minh, `${batch}/finish`, {})).status).toBe(303);
  const forms = await server.db
    .selectFrom('entry_form')
    .select(['response_id', 'recorded_at'])
    .where('batch_id', '=', Number(batch.split('/').at(-1)))
    .execute();
  expect(forms).toMatchObject([{ response_id: null, recorded_at: new Date('2026-06-14T17:00:00Z') }]);
});

test('officers of the counter that is rated neither type nor help', async () => {
  const open = await begin(minh);
  const page = await (await server.get(`${at()}/counters`, lan.headers)).text();
  const point = await server.db
    .selectFrom('point')
    .select('id')
    .where('code', '=', unit.oneFieldCode)
    .executeTakeFirstOrThrow();
  const seen = valueIn(page, 'seen');
  const saved = await submit(server, lan, `${at()}/counters`, { seen, [`p${point.id}`]: minh.id });
  expect(saved.status).toBe(303);

  const mine = { point: unit.oneFieldCode, mode: 'paper' };
  const asTypist = await submit(server, minh, at(), { ...mine, helper: hoa.id });
  const asHelper = await submit(server, hoa, at(), { ...mine, helper: minh.id });
  const inOldBatch = await submit(server, minh, open, form());
  expect([asTypist.status, asHelper.status, inOldBatch.status]).toEqual([422, 422, 422]);
  // Another counter is none of theirs.
  await begin(minh, { point: unit.code });

  const stale = await submit(server, lan, `${at()}/counters`, { seen });
  expect(stale.status).toBe(409);
  const now = valueIn(await (await server.get(`${at()}/counters`, lan.headers)).text(), 'seen');
  await submit(server, lan, `${at()}/counters`, { seen: now });
  expect((await server.get(`${at()}/counters`, minh.headers)).status).toBe(404);
});

test('a form typed by two people counts once both agree, and differences are shown first', async () => {
  const batch = await begin(minh, { mode: 'interview', twice: 'yes' });
  await submit(server, minh, batch, form());
  await submit(server, minh, batch, form({ 'r.c1': '2' }));
  expect(await recorded('interview')).toEqual([]);

  const own = await (await server.get(`${batch}/second`, minh.headers)).text();
  expect(own).not.toContain('class="entry-form"');
  const same = await submit(server, hoa, `${batch}/second`, { number: '1', 'r.overall': '5', 'r.c1': '4' });
  expect(same.status).toBe(303);
  const second = { number: '2', 'r.overall': '5', 'r.c1': '3' };
  const shown = await submit(server, hoa, `${batch}/second`, second);
  expect(shown.status).toBe(200);
  const html = await shown.text();
  expect(html).toContain('Người thứ nhất: 2');
  expect(await recorded('interview')).toHaveLength(1);
  const hidden = { compared: valueIn(html, 'compared'), differences: valueIn(html, 'differences') };
  const confirmed = await submit(server, hoa, `${batch}/second`, { ...second, ...hidden, 'r.c1': '2' });
  expect(confirmed.status).toBe(303);
  const rows = await recorded('interview');
  expect(rows.map(({ ratings }) => ratings.c1).sort()).toEqual([2, 4]);
  const forms = await server.db
    .selectFrom('entry_form')
    .selectAll()
    .where('second_by', 'is not', null)
    .orderBy('number')
    .execute();
  expect(forms.map((one) => [one.differences, one.typed, one.second_by])).toEqual([
    [0, null, hoa.id],
    [1, null, hoa.id],
  ]);
  expect(await recount(server.db)).toEqual([]);
});

test('what nobody compared is counted only by a manager who says so, and a finished batch takes no more', async () => {
  const batch = await begin(minh, { mode: 'phone', twice: 'yes' });
  await submit(server, minh, batch, form());
  expect((await submit(server, minh, `${batch}/finish`, { unchecked: 'yes' })).status).toBe(422);
  expect(await recorded('phone')).toEqual([]);
  expect((await submit(server, lan, `${batch}/finish`, { unchecked: 'yes' })).status).toBe(303);
  expect(await recorded('phone')).toHaveLength(1);
  expect((await submit(server, minh, batch, form())).status).toBe(422);
});

test('the first typist mends what waits for the second, unless it has changed meanwhile', async () => {
  const batch = await begin(minh, { mode: 'phone', twice: 'yes' });
  await submit(server, minh, batch, form());
  const html = await (await server.get(`${batch}?number=1`, minh.headers)).text();
  const open = { number: '1', id: valueIn(html, 'id'), seen: valueIn(html, 'seen') };
  expect(valueIn(html, 'r.c1')).toBe('4');
  expect((await submit(server, minh, batch, { ...open, 'r.overall': '3' })).status).toBe(303);
  const stale = await submit(server, minh, batch, { ...open, 'r.overall': '1' });
  expect(stale.status).toBe(409);
  expect(valueIn(await stale.text(), 'r.overall')).toBe('1');
});

test('a batch of another unit is not found under this one', async () => {
  const batch = (await begin(minh)).split('/').at(-1)!;
  const other = await arrangeCommune(server);
  const stranger = await arrangeStaff(server, 'manager', other.slug);
  const answers = await Promise.all([
    server.get(`/console/units/${other.slug}/entry/${batch}`, stranger.headers),
    submit(server, stranger, `/console/units/${other.slug}/entry/${batch}`, form()),
    server.get(`/console/units/${unit.slug}/entry/99999999999`, minh.headers),
    server.get(`/console/units/${unit.slug}/entry/x`, minh.headers),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
});
