import { afterAll, beforeAll, expect, test } from 'vitest';
import { Satisfaction } from '../../api/publication/satisfaction.ts';
import { arrangeCommune, openTestApp, sendRated, type TestApp } from '../support/test-app.ts';

interface Operation {
  parameters?: { name: string }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: { properties?: object } }> }>;
}

let server: TestApp;
let paths: Record<string, Record<string, Operation>>;
beforeAll(async () => {
  server = await openTestApp();
  const document = (await server.getJson('/api/openapi.json')) as { openapi: string; paths: typeof paths };
  expect(document.openapi).toMatch(/^3\.1/);
  paths = document.paths;
});
afterAll(() => server.close());

test('the document names what a call takes, answers and refuses', () => {
  const post = paths['/api/v1/responses']!.post!;
  expect(Object.keys(post.requestBody!.content)).toEqual(['application/json']);
  const statuses = Object.keys(post.responses);
  expect(statuses.sort()).toEqual([
    '200',
    '201',
    '400',
    '403',
    '404',
    '409',
    '410',
    '413',
    '415',
    '422',
    '429',
  ]);
  expect(Object.keys(post.responses['422']!.content!)).toEqual(['application/problem+json']);
  expect(paths['/api/v1/responses/batch']!.post!.responses['200']!.content).toBeDefined();

  const get = paths['/api/v1/units/{slug}/satisfaction']!.get!;
  const asked = ['slug', 'from', 'to', 'questionnaire', 'measure', 'weighting', 'descendants'];
  expect(get.parameters!.map(({ name }) => name).sort()).toEqual([...asked].sort());
});

test('the figures that are sent are those that the document describes, member by member', async () => {
  const unit = await arrangeCommune(server);
  await sendRated(server, unit, 'ho-tich', 7, 9, { ratings: { overall: 4, c1: 5 } });
  const sent = await server.getJson(`/api/v1/units/${unit.slug}/satisfaction`);
  expect(Satisfaction.parse(sent)).toEqual(sent);
  const described = paths['/api/v1/units/{slug}/satisfaction']!.get!.responses['200']!;
  const { properties } = described.content!['application/json']!.schema;
  expect(Object.keys(properties!).sort()).toEqual(Object.keys(sent).sort());
});
