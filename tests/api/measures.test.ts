import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import {
  arrangeCommune,
  openTestApp,
  type RatedInField,
  sendRated,
  type TestApp,
} from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const rate = (...rated: RatedInField) => sendRated(server, ...rated);

const figures = (unit: { slug: string }, query = ''): Promise<Satisfaction> =>
  server.getJson(`/api/v1/units/${unit.slug}/satisfaction${query}`);

const year = { from: '2026-01-01', to: '2026-12-31', source: 'Kế hoạch 2026' };
const overall = { family: 'mot-cua', id: 'overall' };

test('other measures stand unjudged beside the one that the target names', async () => {
  const unit = await arrangeCommune(server, {
    targets: [{ metric: 'satisfaction', scope: 'overall', measure: overall, threshold: 0.9, ...year }],
  });
  await rate(unit, 'ho-tich', 10, 10, { ratings: { overall: 5, c1: 5, c2: 2, c3: null } });
  const criteria = await figures(unit, '?measure=criteria');
  expect(criteria.overall).toMatchObject({
    rate: 0.5,
    responses: 10,
    ratings: 20,
    target: null,
    official: null,
  });
  expect(criteria.sections.map((section) => [section.key, section.rate])).toEqual([
    ['A', 0.5],
    ['B', null],
    ['C', null],
  ]);
  const c3 = criteria.criteria.find((criterion) => criterion.key === 'c3');
  expect(c3).toMatchObject({ suppressed: true, rate: null, levels: null, noExperience: null });
});

test('a mean of criteria counts who rated a criterion, and is hidden where they are too few', async () => {
  const { default: shipped } = await import('../../api/questionnaires/shipped/mot-cua-9.json', {
    with: { type: 'json' },
  });
  const unit = await arrangeCommune(server);
  const own = {
    ...shipped,
    id: 'trung-binh',
    family: 'trung-binh',
    measures: [{ id: 'mean', kind: 'mean-of-criteria' }],
  };
  const point = {
    code: 'MEAN0001',
    unit: unit.slug,
    field: 'ho-tich',
    questionnaire: 'trung-binh',
    channel: 'qr',
  };
  await server.apply({ questionnaires: [own], points: [point] });
  await rate({ ...unit, code: point.code }, 'ho-tich', 8, 8);
  await rate({ ...unit, code: point.code }, 'ho-tich', 2, 2, { ratings: { overall: 5, c1: 5, c2: 1 } });
  await rate({ ...unit, code: point.code }, 'ho-tich', 3, 3);
  expect((await figures(unit)).overall).toMatchObject({ suppressed: true, rate: null });
  await rate({ ...unit, code: point.code }, 'ho-tich', 5, 5, { ratings: { overall: 5, c1: 5, c2: 1 } });
  expect((await figures(unit)).overall).toMatchObject({ rate: 0.5, responses: 7, ratings: 14, low: null });
});

test('the one-tap and the nine-item form give one rate; a school’s form stands apart', async () => {
  const unit = await arrangeCommune(server);
  await server.apply({
    points: [
      { code: 'K10SK001', unit: unit.slug, field: 'ho-tich', questionnaire: 'mot-cham', channel: 'kiosk' },
    ],
  });
  await rate(unit, 'ho-tich', 5, 5);
  await rate({ ...unit, code: 'K10SK001' }, 'ho-tich', 0, 5);
  const { overall: whole, questionnaire } = await figures(unit);
  expect(whole).toMatchObject({ rate: 0.5, responses: 10 });
  expect(questionnaire).toMatchObject({ family: 'mot-cua' });
  expect(questionnaire.versions.map((version) => version.id).sort()).toEqual(['mot-cham', 'mot-cua-9']);
  expect((await figures(unit, '?questionnaire=mot-cham')).overall).toMatchObject({ rate: 0, responses: 5 });
  expect((await figures(unit, '?questionnaire=cha-me')).overall.suppressed).toBe(true);
});

test('versions are pooled only over the same words', async () => {
  const { default: shipped } = await import('../../api/questionnaires/shipped/mot-cua-9.json', {
    with: { type: 'json' },
  });
  const unit = await arrangeCommune(server);
  const id = 'chin-muc-rieng';
  const point = { code: 'P001ED01', unit: unit.slug, field: 'ho-tich', questionnaire: id, channel: 'qr' };
  const own = { ...shipped, id, family: 'rieng' };
  await server.apply({ questionnaires: [own], points: [point] });
  await rate({ ...unit, code: point.code }, 'ho-tich', 5, 5, { ratings: { overall: 5, c1: 5, c2: 5 } });
  const reworded = structuredClone(own);
  reworded.sections[0]!.questions[0]!.text.vi = 'Công chức lịch sự.';
  await server.apply({ questionnaires: [reworded] });
  await rate({ ...unit, code: point.code }, 'ho-tich', 5, 5, { ratings: { overall: 5, c1: 1, c2: 1 } });
  const found = await figures(unit, '?questionnaire=rieng&measure=criteria');
  const rateOf = (key: string) => found.criteria.find((criterion) => criterion.key === key)?.rate;
  expect([rateOf('c1'), rateOf('c2')]).toEqual([0, 0.5]);
  expect(found.overall).toMatchObject({ rate: 0, responses: 5 });
  expect((await figures(unit, '?questionnaire=rieng&measure=overall')).overall.responses).toBe(10);
});
