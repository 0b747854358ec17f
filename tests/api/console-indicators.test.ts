import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Board } from '../../api/board/board.ts';
import { arrangeStaff, submit, type TestStaff } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let lan: TestStaff;
let minh: TestStaff;
let slug: string;
beforeAll(async () => {
  server = await openTestApp();
  ({ slug } = await arrangeCommune(server));
  lan = await arrangeStaff(server, 'manager', slug);
  minh = await arrangeStaff(server, 'officer', slug, 'Trần Văn Minh');
});
afterAll(() => server.close());

const at = (rest = '') => `/console/units/${slug}${rest}`;
const pdf = new File(['%PDF-1.4\n%%EOF\n'], 'quyet-dinh.pdf');

async function send(path: string, fields: Record<string, string>, file?: File, staff = lan) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  if (file) body.append('file', file);
  const answer = await server.app.request(path, {
    method: 'POST',
    headers: { ...staff.headers, Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' },
    body,
  });
  return { status: answer.status, html: await answer.text() };
}

const page = async (path: string, staff = lan) => (await server.get(path, staff.headers)).text();
const entered = { day: '2026-05-06', value: '85,25', source: 'QĐ 412/QĐ-BNV ngày 6/5/2026' };

test('a manager adds an indicator and a target on it; its value is judged on the public board', async () => {
  const typed = { name: 'Chỉ số hài lòng', group: 'sipas', valueUnit: '%', direction: 'up' };
  expect((await submit(server, lan, at('/indicators/new'), typed)).status).toBe(303);
  const target = {
    metric: 'manual',
    indicator: 'sipas-chi-so-hai-long',
    kind: 'threshold',
    scope: 'overall',
    threshold: '85',
    from: '2026-01-01',
    to: '2026-12-31',
    source: 'KH 1/KH-UBND',
  };
  expect((await submit(server, lan, at('/targets/new'), target)).status).toBe(303);
  expect(await page(at('/targets'))).toContain('SIPAS: Chỉ số hài lòng');

  const sent = await send(at('/indicators/sipas-chi-so-hai-long/enter'), entered, pdf);
  expect(sent.status, sent.html).toBe(303);
  const row = await manualRow();
  expect(row).toMatchObject({
    state: 'measured',
    value: 0.8525,
    official: 'met',
    evidence: null,
    asOf: '2026-05-06',
    indicator: { slug: 'sipas-chi-so-hai-long', group: 'sipas', valueUnit: '%' },
    target: { threshold: 0.85, source: 'KH 1/KH-UBND' },
  });
  // What is public says nothing of who entered it.
  const everything = await (await server.get(`/u/${slug}/targets`)).text();
  expect(everything).toContain('85,3');
  expect(everything).not.toContain(lan.name);
});

async function manualRow() {
  const { rows } = (await server.getJson(`/u/${slug}/targets.json`)) as Board;
  return rows.find(({ metric }) => metric === 'manual')!;
}

const valuePath = async () =>
  /\/console(\/units\/[^"]*\/indicator-values\/\d+)"/.exec(await page(at('/indicators')))![1]!;

test('a correction keeps what was before, with its reason, file and audit; the second editor is told', async () => {
  const path = `/console${await valuePath()}`;
  const change = { value: '84,9', source: entered.source, reason: 'Đính chính của Bộ' };
  expect((await send(path, { ...change, reason: '' })).status).toBe(422);
  expect((await send(path, change)).status).toBe(303);
  expect(await manualRow()).toMatchObject({ value: 0.849, official: 'not-met' });
  const late = await send(path, { ...change, value: '99' });
  expect(late.status).toBe(409);
  expect(late.html).toContain('value="99"');

  const html = await page(at('/indicators'));
  expect(html).toContain('Đính chính của Bộ');
  const evidence = await server.get(`/console${await valuePath()}/evidence`, lan.headers);
  expect(evidence.headers.get('content-type')).toBe('application/pdf');
  expect(await evidence.text()).toContain('%PDF');
  const audited = await server.db
    .selectFrom('audit_entry')
    .select(['action', 'before', 'after'])
    .where('subject_kind', '=', 'indicator')
    .orderBy('id')
    .execute();
  expect(audited.map(({ action }) => action)).toEqual([
    'indicator.add',
    'indicator.enter',
    'indicator.correct',
  ]);
  expect(audited[2]).toMatchObject({
    before: { value: 0.8525 },
    after: { value: 0.849, reason: 'Đính chính của Bộ' },
  });
  const stored = await server.db.selectFrom('indicator_value').select('value').orderBy('id').execute();
  expect(stored.map(({ value }) => value)).toEqual([0.8525, 0.849]);
});

test.each([
  ['no number', { value: 'tám mươi' }, undefined, 'f-value'],
  ['more than a hundred per cent', { value: '101' }, undefined, 'f-value'],
  ['a day to come', { day: '2026-07-01' }, undefined, 'f-day'],
  ['a day that has a value', { day: '2026-05-06' }, undefined, 'f-day'],
  ['no source', { source: ' ' }, undefined, 'f-source'],
  ['a file that is no document', {}, new File(['MZ'], 'a.pdf'), undefined],
])('%s is refused kindly, and nothing typed is lost', async (_name, wrong, file, field) => {
  const path = at('/indicators/sipas-chi-so-hai-long/enter');
  const fields = { day: '2026-06-01', value: '80', source: 'QĐ riêng', ...wrong };
  const refused = await send(path, fields, file);
  expect(refused.status).toBe(422);
  if (field) expect(refused.html).toContain(`href="#${field}"`);
  expect(refused.html).toContain(`value="${fields.value}"`);
  if (file) expect(refused.html).toContain('Xin chọn lại tệp');
});

test('a value that is taken back counts no more, and stays in the history', async () => {
  const path = `/console${await valuePath()}`;
  expect((await submit(server, lan, `${path}/take-back`, { takeBackReason: '' })).status).toBe(422);
  expect((await submit(server, lan, `${path}/take-back`, { takeBackReason: 'Của đơn vị khác' })).status).toBe(
    303,
  );
  expect(await manualRow()).toMatchObject({ state: 'no-data', value: null, official: null });
  expect(await page(at('/indicators'))).toContain('Của đơn vị khác');
});

test('an officer enters nothing, and an indicator of another unit is not found', async () => {
  expect((await send(at('/indicators/sipas-chi-so-hai-long/enter'), entered, undefined, minh)).status).toBe(
    404,
  );
  const other = await arrangeCommune(server);
  const hoa = await arrangeStaff(server, 'manager', other.slug, 'Lê Thị Hoa');
  const path = `/console/units/${other.slug}/indicators/sipas-chi-so-hai-long/enter`;
  expect((await send(path, entered, undefined, hoa)).status).toBe(404);
});
