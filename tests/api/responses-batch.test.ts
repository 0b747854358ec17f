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

test('a batch answers in order and one bad item harms no other', async () => {
  const known = fitting(unit.oneFieldCode);
  await send(known);
  const fresh = fitting(unit.oneFieldCode);
  const response = await server.post('/api/v1/responses/batch', {
    responses: [
      fresh,
      known,
      { ...known, ratings: { overall: 1 } },
      'nonsense',
      fresh,
      { ...fresh, comment: 'khác' },
      fitting('ZZZZZZZZ'),
    ],
  });
  expect(response.status).toBe(200);
  const { results } = (await response.json()) as {
    results: { id: string; status: string; problem?: { code: string } }[];
  };
  expect(results.map((result) => result.status)).toEqual([
    'accepted',
    'duplicate',
    'conflict',
    'rejected',
    'duplicate',
    'conflict',
    'rejected',
  ]);
  expect(results[6]?.problem?.code).toBe('point-unknown');
  expect(results[0]?.id).toBe(fresh.id);
});

test('a batch takes 500 responses and no more', async () => {
  const many = Array.from({ length: 500 }, () => fitting(unit.oneFieldCode));
  const { results } = (await (await server.post('/api/v1/responses/batch', { responses: many })).json()) as {
    results: { status: string }[];
  };
  expect(results.filter((result) => result.status === 'accepted')).toHaveLength(500);
  const tooMany = await server.post('/api/v1/responses/batch', {
    responses: [...many, fitting(unit.oneFieldCode)],
  });
  expect(await problemOf(tooMany)).toMatchObject({ status: 422, errors: [{ path: 'responses' }] });
});
