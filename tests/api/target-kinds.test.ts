import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '../../api/problems.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
  await server.apply({ units: [{ slug: 'tinh', name: 'Tỉnh', kind: 'province' }] });
});
afterAll(() => server.close());

const plan = { unit: 'tinh', from: '2026-01-01', to: '2026-12-31', source: 'KH 1/KH-UBND' };
const indicator = { slug: 'pci-diem', name: 'Điểm PCI', group: 'pci', valueUnit: 'điểm' };

const stored = () =>
  server.db
    .selectFrom('target')
    .leftJoin('indicator', 'indicator.id', 'target.indicator_id')
    .select(['metric', 'kind', 'indicator.slug as indicator', 'threshold'])
    .orderBy('target.id')
    .execute();

test('a file may set every kind of target, and twice the same changes nothing', async () => {
  const file = {
    indicators: [indicator],
    targets: [
      { ...plan, metric: 'satisfaction', threshold: 0.9 },
      { ...plan, metric: 'satisfaction', kind: 'rise', threshold: 0.02 },
      { ...plan, metric: 'satisfaction', kind: 'count', threshold: 300 },
      { ...plan, metric: 'satisfaction', kind: 'share', threshold: 0.8 },
      { ...plan, metric: 'on-time', kind: 'ceiling', threshold: 0.04 },
      { ...plan, metric: 'manual', indicator: 'pci-diem', threshold: 66.5 },
      // As in the first version of the contract: nothing says what it is about.
      { ...plan, metric: 'manual', threshold: 0.9 },
    ],
  };
  const first = await server.apply(file);
  expect(first.changes.targets).toEqual(Array(7).fill('added'));
  expect(first.changes.indicators).toEqual(['added']);
  expect(await stored()).toEqual([
    { metric: 'satisfaction', kind: 'threshold', indicator: null, threshold: 0.9 },
    { metric: 'satisfaction', kind: 'rise', indicator: null, threshold: 0.02 },
    { metric: 'satisfaction', kind: 'count', indicator: null, threshold: 300 },
    { metric: 'satisfaction', kind: 'share', indicator: null, threshold: 0.8 },
    { metric: 'on-time', kind: 'ceiling', indicator: null, threshold: 0.04 },
    { metric: 'manual', kind: 'threshold', indicator: 'pci-diem', threshold: 66.5 },
    { metric: 'manual', kind: 'threshold', indicator: 'nhap-tay', threshold: 0.9 },
  ]);
  const again = await server.apply(file);
  expect(again.changes.targets).toEqual(Array(7).fill('left'));
  expect(again.changes.indicators).toEqual(['left']);
});

test('only a threshold judges the figures of a unit', async () => {
  const figures = (await server.getJson('/u/tinh/satisfaction.json?from=2026-01-01&to=2026-06-15')) as {
    overall: { target: number };
    targets: { threshold: number }[];
  };
  expect(figures.overall.target).toBe(0.9);
  expect(figures.targets.map(({ threshold }) => threshold)).toEqual([0.9]);
});

test.each([
  ['a share above one', { metric: 'on-time', threshold: 98 }, 'targets.0.threshold'],
  ['a share of units above one', { metric: 'manual', kind: 'share', threshold: 80 }, 'targets.0.threshold'],
  ['half a form', { metric: 'satisfaction', kind: 'count', threshold: 2.5 }, 'targets.0.threshold'],
  ['an indicator in per cent above one', { metric: 'manual', threshold: 90 }, 'targets.0.threshold'],
  [
    'an unknown indicator',
    { metric: 'manual', indicator: 'khong-co', threshold: 0.5 },
    'targets.0.indicator',
  ],
  [
    'an indicator of a figure',
    { metric: 'on-time', indicator: 'pci-diem', threshold: 0.5 },
    'targets.0.indicator',
  ],
])('%s is refused at its path, and changes nothing', async (_name, target, path) => {
  const before = await stored();
  const refused = server.apply({
    indicators: [indicator],
    targets: [{ ...plan, from: '2025-01-01', ...target }],
  });
  const error = await refused.then(
    () => undefined,
    (thrown: Problem) => thrown,
  );
  expect(error).toBeInstanceOf(Problem);
  expect(error?.errors?.map((one) => one.path)).toEqual([path]);
  expect(await stored()).toEqual(before);
});
