import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrangeCommune, fitting, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let unit: TestUnit;
beforeAll(async () => {
  server = await openTestApp();
  unit = await arrangeCommune(server);
});
afterAll(() => server.close());

const send = (body: unknown, headers = {}) => server.post('/api/v1/responses', body, headers);

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return (await response.json()) as {
    code: string;
    status: number;
    errors?: { path: string }[];
    requestId: string;
  };
}

const countRows = async () => {
  const rows = await server.db.selectFrom('response').select('id').execute();
  return rows.length;
};

test('a response is recorded and counted before it is acknowledged', async () => {
  const body = fitting(unit.oneFieldCode, { ratings: { overall: 4, c1: 5, c3: null }, reasons: ['waiting'] });
  const response = await send(body);
  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({ id: body.id, receivedAt: server.clock.now.toISOString() });
  const row = await server.db
    .selectFrom('response')
    .selectAll()
    .where('id', '=', body.id)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    day: '2026-06-15',
    quality: 'counted',
    ratings: { overall: 4, c1: 5, c3: null },
  });
});

test('the same response sent again counts once and keeps its first time of receipt', async () => {
  const body = fitting(unit.oneFieldCode);
  await send(body);
  const before = await countRows();
  const later = new Date(server.clock.now.getTime() + 60_000);
  const first = server.clock.now;
  server.clock.now = later;
  const again = await send({ ...body, locale: 'en', answeredAt: '2026-06-15T09:00:00+07:00' });
  server.clock.now = first;
  expect(again.status).toBe(200);
  expect(await again.json()).toEqual({ id: body.id, receivedAt: first.toISOString() });
  expect(await countRows()).toBe(before);
});

test('the same content in another order of keys and reasons is the same response', async () => {
  const body = fitting(unit.oneFieldCode, {
    ratings: { overall: 2, c1: 3 },
    reasons: ['waiting', 'papers'],
    comment: 'Chậm',
  });
  await send(body);
  const again = await send({
    ...body,
    ratings: { c1: 3, overall: 2 },
    reasons: ['papers', 'waiting'],
    comment: ' Chậm \r\n',
  });
  expect(again.status).toBe(200);
});

test('the same id with other content is refused and the first stays', async () => {
  const body = fitting(unit.oneFieldCode);
  await send(body);
  const other = await send({ ...body, ratings: { overall: 1 } });
  expect(other.status).toBe(409);
  expect((await problemOf(other)).code).toBe('response-conflict');
  const row = await server.db
    .selectFrom('response')
    .select('ratings')
    .where('id', '=', body.id)
    .executeTakeFirstOrThrow();
  expect(row.ratings).toEqual({ overall: 5 });
});

test('twenty senders of one response at once record it once', async () => {
  const body = fitting(unit.oneFieldCode);
  const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await send(body)).status));
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  expect(statuses.filter((status) => status === 200)).toHaveLength(19);
});

test('codes are forgiving: case, O for 0, I and L for 1, hyphens', async () => {
  const typed = unit.oneFieldCode.toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l');
  const response = await send(fitting(`${typed.slice(0, 4)}-${typed.slice(4)}`));
  expect(response.status).toBe(201);
});

test('a point with several fields asks which, and takes "unsure"', async () => {
  const none = await problemOf(await send(fitting(unit.code)));
  expect([none.status, none.code]).toEqual([422, 'field-required']);
  expect((await send(fitting(unit.code, { field: 'unsure' }))).status).toBe(201);
  expect((await send(fitting(unit.code, { field: 'dat-dai' }))).status).toBe(201);
  const foreign = await problemOf(await send(fitting(unit.code, { field: 'giao-duc' })));
  expect(foreign).toMatchObject({ code: 'invalid-input', errors: [{ path: 'field' }] });
});

test('every bad path is named at once', async () => {
  const body = fitting(unit.oneFieldCode, {
    ratings: { overall: 6, c1: 0, c99: 5 },
    reasons: ['waiting', 'nonsense'],
    profile: { age: '200', shoe: '44' },
    choices: { wishes: ['o1'] },
  });
  const { status, errors } = await problemOf(await send(body));
  expect(status).toBe(422);
  expect(errors?.map((error) => error.path)).toEqual([
    'ratings.overall',
    'ratings.c1',
    'ratings.c99',
    'reasons.1',
    'choices.wishes',
    'profile.age',
    'profile.shoe',
  ]);
});

test('what has the wrong form and what does not fit are named together', async () => {
  const body = fitting(unit.oneFieldCode, {
    ratings: { overall: 6, c1: 2.5, c2: '5', zz: 3 },
    comment: 'a\u0000b',
    version: 99,
    extra: 1,
  });
  const { errors } = await problemOf(await send(body));
  const paths = errors?.map((error) => error.path).sort();
  expect(paths).toEqual([
    'comment',
    'extra',
    'ratings.c1',
    'ratings.c2',
    'ratings.overall',
    'ratings.zz',
    'version',
  ]);
});

test('a form of "no experience" alone rates nothing', async () => {
  const response = await problemOf(await send(fitting(unit.oneFieldCode, { ratings: { c1: null } })));
  expect([response.status, response.code]).toEqual([422, 'nothing-rated']);
});

test('a questionnaire that requires all names what is missing', async () => {
  const code = 'SCH00001';
  await server.apply({
    units: [{ slug: 'mn-thu', name: 'Trường Mầm non Thử', kind: 'school' }],
    points: [{ code, unit: 'mn-thu', questionnaire: 'cha-me-mam-non', channel: 'link' }],
  });
  const { errors, code: problemCode } = await problemOf(
    await send(fitting(code, { ratings: { overall: 5, c1: 4 } })),
  );
  expect(problemCode).toBe('invalid-input');
  expect(errors).toHaveLength(14);
  expect(errors?.[0]?.path).toBe('ratings.c2');
});

test('unknown and retired points are told apart', async () => {
  await server.apply({
    points: [{ code: 'RET00001', unit: unit.slug, questionnaire: 'mot-cham', channel: 'qr', retired: true }],
  });
  expect((await problemOf(await send(fitting('ZZZZZZZZ')))).code).toBe('point-unknown');
  const retired = await problemOf(await send(fitting('RET00001')));
  expect([retired.status, retired.code]).toEqual([410, 'point-retired']);
});

test('an older version is taken for 30 days after a newer one, then no more', async () => {
  const questionnaire = {
    ...(await import('../../api/questionnaires/shipped/mot-cham.json', { with: { type: 'json' } })).default,
    id: 'doi-phien-ban',
  };
  const started = server.clock.now;
  const file = (title: string) => ({
    questionnaires: [{ ...questionnaire, title }],
    points: [{ code: 'VER00001', unit: unit.slug, questionnaire: 'doi-phien-ban', channel: 'qr' }],
  });
  await server.apply(file('Bản một'));
  await server.apply(file('Bản hai'));
  const older = (days: number) => {
    server.clock.now = new Date(started.getTime() + days * 86_400_000);
    return send(fitting('VER00001', { version: 1 }));
  };
  expect((await older(0)).status).toBe(201);
  expect((await older(30)).status).toBe(201);
  const tooLate = await problemOf(await older(31));
  server.clock.now = started;
  expect(tooLate).toMatchObject({ code: 'invalid-input', errors: [{ path: 'version' }] });
  expect((await problemOf(await send(fitting('VER00001', { version: 3 })))).code).toBe('invalid-input');
});

test('what is not JSON, not UTF-8, of another type or too large says so', async () => {
  const codeOf = async (response: Response) => (await problemOf(response)).code;
  expect(await codeOf(await send('{"id": '))).toBe('malformed-json');
  expect(await codeOf(await send(''))).toBe('malformed-json');
  expect(await codeOf(await send('{}', { 'Content-Type': 'text/plain' }))).toBe('unsupported-media-type');
  expect(await codeOf(await send('{}', { 'Content-Type': 'application/json; charset=utf-16' }))).toBe(
    'unsupported-media-type',
  );
  expect(await codeOf(await send(JSON.stringify({ comment: 'x'.repeat(10_000_000) })))).toBe('too-large');
  const latin1 = await server.app.request('/api/v1/responses', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: new Uint8Array([0x7b, 0x22, 0xe9, 0x22, 0x7d]),
  });
  expect(await codeOf(latin1)).toBe('malformed-json');
});

test('a comment keeps markup, direction marks and emoji, and refuses NUL and lone surrogates by their path', async () => {
  const comment = `<script>alert(1)</script> \u202Eđảo\u202C 👨‍👩‍👧 ${'ê'.repeat(9_900)}`;
  const body = fitting(unit.oneFieldCode, { comment });
  expect((await send(body)).status).toBe(201);
  const row = await server.db
    .selectFrom('response')
    .select('comment')
    .where('id', '=', body.id)
    .executeTakeFirstOrThrow();
  expect(row.comment).toBe(comment.normalize('NFC').trim());
  for (const bad of ['a\u0000b', 'a\ud800b', 'x'.repeat(10_001)]) {
    const refused = await problemOf(await send(fitting(unit.oneFieldCode, { comment: bad })));
    expect(refused).toMatchObject({ status: 422, code: 'invalid-input', errors: [{ path: 'comment' }] });
  }
});

test('errors come in the language asked for', async () => {
  for (const wish of ['en', 'en-US', 'en-GB,en;q=0.9,vi;q=0.1', 'fr, en;q=0.5']) {
    const english = await send(fitting('ZZZZZZZZ'), { 'Accept-Language': wish });
    expect(((await english.json()) as { title: string }).title).toBe('No survey has this code');
  }
  const vietnamese = await send(fitting('ZZZZZZZZ'));
  expect(((await vietnamese.json()) as { title: string }).title).toBe('Không có mã khảo sát này');
});

test('an address that sends without end is asked to wait, and told how long', async () => {
  const guarded = await openTestApp({ intakeGuard: 'on' });
  const commune = await arrangeCommune(guarded);
  const batch = () =>
    guarded.post('/api/v1/responses/batch', { responses: Array.from({ length: 500 }, () => ({})) });
  for (let sent = 0; sent < 6; sent++) expect((await batch()).status).toBe(200);
  const refused = await batch();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  guarded.clock.now = new Date(guarded.clock.now.getTime() + 60_000);
  expect((await guarded.post('/api/v1/responses', fitting(commune.oneFieldCode))).status).toBe(201);
  await guarded.close();
});

test('an id belongs to its unit: another unit may have the same', async () => {
  const other = await arrangeCommune(server);
  const id = randomUUID();
  expect((await send(fitting(unit.oneFieldCode, { id }))).status).toBe(201);
  expect((await send(fitting(other.oneFieldCode, { id }))).status).toBe(201);
});
