import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrangeCommune, fitting, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let unit: TestUnit;
beforeAll(async () => {
  server = await openTestApp();
  unit = await arrangeCommune(server);
});
afterAll(() => server.close());

const values = fc.oneof(
  fc.constantFrom(
    null,
    true,
    '',
    'x',
    -1,
    0,
    1.5,
    1e300,
    Number.MAX_SAFE_INTEGER,
    [],
    {},
    [[]],
    '\u0000',
    '\ud800',
  ),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 4 }),
);

type Path = (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...at, key]))];
}

/** Changes, removes or adds a member somewhere. */
function mutate(
  body: unknown,
  path: Path,
  change: { how: 'set' | 'remove' | 'add'; key: string; value: unknown },
): unknown {
  const copy = structuredClone(body);
  if (path.length === 0)
    return change.how === 'set' ? change.value : { ...(copy as object), [change.key]: change.value };
  const holder = path
    .slice(0, -1)
    .reduce((inner, key) => (inner as Record<string, unknown>)[key], copy) as Record<string, unknown>;
  const last = String(path.at(-1));
  if (change.how === 'remove') delete holder[last];
  else if (change.how === 'set') holder[last] = change.value;
  else holder[change.key] = change.value;
  return copy;
}

test('2 000 mutations of a valid response never end in a 500, and every refusal names what is wrong', {
  timeout: 180_000,
}, async () => {
  const valid = () =>
    fitting(unit.code, {
      version: 1,
      field: 'ho-tich',
      ratings: { overall: 3, c1: 5, c2: null },
      reasons: ['waiting'],
      profile: { age: '61+' },
      comment: 'Cần thêm ghế ngồi',
      locale: 'vi',
      answeredAt: '2026-06-15T09:30:00+07:00',
    });
  const change = fc.record({
    at: fc.nat(),
    how: fc.constantFrom('set' as const, 'remove' as const, 'add' as const),
    key: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'id', 'point', '0')),
    value: values,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const body = changes.reduce<unknown>((current, { at, ...rest }) => {
        const paths = pathsOf(current);
        return mutate(current, paths[at % paths.length]!, rest);
      }, valid());
      const response = await server.post('/api/v1/responses', body);
      expect([200, 201, 400, 404, 409, 410, 422]).toContain(response.status);
      if (response.status < 400) return;
      const problem = (await response.json()) as {
        code: string;
        errors?: { path: string; message: string }[];
      };
      if (response.status !== 422) return;
      expect(problem.errors?.length).toBeGreaterThan(0);
      for (const error of problem.errors ?? []) expect(error.message).not.toBe('');
    }),
    { numRuns: 2_000 },
  );
});

test('odd paths are not found, never an error of the server', async () => {
  const odd = [
    '%00',
    '%2e%2e%2f',
    '%E0%A4%A',
    '😀',
    'a'.repeat(5_000),
    '__proto__',
    "'; drop table unit; --",
    '%ff%fe',
  ];
  for (const path of odd) {
    for (const address of [
      `/s/${path}`,
      `/u/${path}`,
      `/u/${path}/satisfaction.csv`,
      `/points/${path}/qr.svg`,
      `/points/${path}/poster`,
      `/api/v1/units/${path}/satisfaction`,
      `/${path}`,
    ]) {
      const response = await server.get(address);
      expect([address, response.status]).toEqual([address, 404]);
    }
  }
});

test('odd queries are refused by their path, never an error of the server', async () => {
  const refused = [
    ['from', '2026-02-30'],
    ['from', '\u0000'],
    ['to', 'heute'],
    ['to', '2025-12-31&from=2026-01-01'],
    ['questionnaire', 'không-có'],
    ['measure', '\u0000'],
    ['weighting', 'evenly'],
    ['descendants', 'maybe'],
  ] as const;
  for (const [name, value] of refused) {
    const query = value.includes('&') ? `${name}=${value}` : `${name}=${encodeURIComponent(value)}`;
    const response = await server.get(`/api/v1/units/${unit.slug}/satisfaction?${query}`);
    const { errors } = (await response.json()) as { errors: { path: string }[] };
    expect([query, response.status, errors[0]?.path]).toEqual([query, 422, name]);
  }
  expect((await server.get(`/u/${unit.slug}/satisfaction.json?period=never`)).status).toBe(422);
  expect((await server.get(`/api/v1/units/khong-co/satisfaction?from=nonsense`)).status).toBe(404);
});

test('deep nesting is refused kindly', async () => {
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  const response = await server.post('/api/v1/responses', `{"id":${deep}}`);
  expect([400, 422]).toContain(response.status);
});

test('a browser gets an error as a page, a program as problem+json, with the same id', async () => {
  const page = await server.get('/s/ZZZZZZZZ', { Accept: 'text/html' });
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(await page.text()).toContain(page.headers.get('x-request-id'));
  const program = await server.get('/s/ZZZZZZZZ');
  expect(program.headers.get('content-type')).toBe('application/problem+json');
  expect(((await program.json()) as { requestId: string }).requestId).toBe(
    program.headers.get('x-request-id'),
  );
});
