import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Change } from '../../api/database/change.ts';
import { Problem } from '../../api/problems.ts';
import { fitting, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const province = { slug: 'tp-hai-phong', name: 'Thành phố Hải Phòng', kind: 'province' };
const commune = {
  slug: 'xa-thuong-hong',
  name: { vi: 'Xã Thượng Hồng', en: 'Thượng Hồng Commune' },
  kind: 'commune',
  code: '10993',
  parent: 'tp-hai-phong',
  fields: ['ho-tich', 'dat-dai'],
  website: 'https://thuonghong.example.gov.vn',
  validFrom: '2025-07-01',
  hours: { 'mon-fri': ['07:30-11:30', '13:30-17:00'], sat: ['07:30-11:30'] },
};
const installation = {
  fields: [
    {
      slug: 'ho-tich',
      name: { vi: 'Hộ tịch', en: 'Civil status' },
      everyday: { vi: 'khai sinh, kết hôn, khai tử' },
    },
    { slug: 'dat-dai', name: 'Đất đai' },
  ],
  units: [commune, province],
  points: [
    {
      code: '7k3m9qxa',
      unit: 'xa-thuong-hong',
      field: 'ho-tich',
      questionnaire: 'mot-cua-9',
      label: 'Quầy 1',
      channel: 'qr',
    },
    { unit: 'xa-thuong-hong', fields: ['ho-tich', 'dat-dai'], questionnaire: 'mot-cham', channel: 'kiosk' },
  ],
  periods: [
    {
      slug: 'bao-cao-q4-2026',
      name: 'Kỳ báo cáo quý IV/2026',
      from: '2026-09-15',
      to: '2026-12-14',
      due: '2026-12-10',
    },
  ],
  targets: [
    {
      unit: 'xa-thuong-hong',
      metric: 'satisfaction',
      scope: 'overall',
      measure: { family: 'mot-cua', id: 'overall' },
      threshold: 0.9,
      from: '2025-07-01',
      to: '2026-12-31',
      source: 'QĐ 39/QĐ-UBND ngày 31/7/2025',
    },
    {
      unit: 'tp-hai-phong',
      metric: 'satisfaction',
      scope: { field: 'ho-tich' },
      threshold: 0.91,
      from: '2026-01-01',
      to: '2026-12-31',
      source: 'Kế hoạch',
    },
  ],
  calendar: {
    '2026': { off: ['2026-01-01', '2026-09-02'], workedSaturdays: ['2026-08-22'], status: 'announced' },
  },
};

const changesOf = (changes: Record<string, Change[]>) => new Set(Object.values(changes).flat());

async function pathsRefused(file: unknown): Promise<string[]> {
  const refusal = await server.apply(file as object).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Problem);
  return ((refusal as Problem).errors ?? []).map((error) => error.path);
}

test('an installation comes in whole, and the same file again changes nothing', async () => {
  const first = await server.apply(installation);
  expect(first.changes.units).toEqual(['added', 'added']);
  expect(first.changes.calendar).toEqual(['changed']);
  expect(first.newPoints).toHaveLength(2);
  const again = await server.apply(installation);
  expect(changesOf(again.changes)).toEqual(new Set(['left']));
  expect(again.newPoints).toEqual([]);
});

test('a printed code answers after the file that made it, as it was printed', async () => {
  const response = await server.post('/api/v1/responses', fitting('7K3M9QXA'));
  expect(response.status).toBe(201);
});

test('what a file does not name stays', async () => {
  await server.apply({ units: [{ slug: 'xa-thuong-hong', name: 'Xã Thượng Hồng mới', kind: 'commune' }] });
  const unit = await server.db
    .selectFrom('unit')
    .selectAll()
    .where('slug', '=', 'xa-thuong-hong')
    .executeTakeFirstOrThrow();
  expect(unit).toMatchObject({
    name: { vi: 'Xã Thượng Hồng mới' },
    code: '10993',
    website: commune.website,
    valid_from: '2025-07-01',
  });
  expect(unit.parent_id).not.toBeNull();
  expect(
    await server.db.selectFrom('unit_field').selectAll().where('unit_id', '=', unit.id).execute(),
  ).toHaveLength(2);
});

test('other content of a questionnaire under the same id makes the next version', async () => {
  const { default: shipped } = await import('../../api/questionnaires/shipped/mot-cham.json', {
    with: { type: 'json' },
  });
  const questionnaire = { ...shipped, id: 'mot-cham-rieng' };
  expect((await server.apply({ questionnaires: [questionnaire] })).changes.questionnaires).toEqual(['added']);
  expect((await server.apply({ questionnaires: [questionnaire] })).changes.questionnaires).toEqual(['left']);
  const changed = { ...questionnaire, title: 'Tên khác' };
  expect((await server.apply({ questionnaires: [changed] })).changes.questionnaires).toEqual(['changed']);
  const versions = await server.db
    .selectFrom('questionnaire_version')
    .select('version')
    .where('questionnaire', '=', 'mot-cham-rieng')
    .orderBy('version')
    .execute();
  expect(versions.map((row) => row.version)).toEqual([1, 2]);
});

test('a published version cannot be changed, not even in the database', async () => {
  const change = server.db
    .updateTable('questionnaire_version')
    .set({ content: '{}' })
    .where('version', '=', 1)
    .execute();
  await expect(change).rejects.toThrow(/frozen/);
});

test('every error is named by its path in the file, and nothing of the file stays', async () => {
  const before = await server.db.selectFrom('unit').select('slug').execute();
  expect(
    await pathsRefused({
      units: [
        { slug: 'Xã', name: 'A', kind: 'commune' },
        { slug: 'xa-a', name: '', kind: 'village', websit: 'x' },
      ],
      targets: [
        {
          unit: 'xa-a',
          metric: 'satisfaction',
          threshold: 91,
          from: '2026-13-01',
          to: '2026-12-31',
          source: 'x',
        },
      ],
    }),
  ).toEqual([
    'units.0.slug',
    'units.1.name',
    'units.1.kind',
    'units.1.websit',
    'targets.0.from',
    'targets.0.threshold',
  ]);
  expect(
    await pathsRefused({
      fields: [
        { slug: 'moi', name: 'Mới' },
        { slug: 'moi', name: 'Mới' },
      ],
      units: [
        { slug: 'xa-b', name: 'B', kind: 'commune', parent: 'xa-c', fields: ['khong-co'] },
        {
          slug: 'xa-c',
          name: 'C',
          kind: 'commune',
          parent: 'xa-b',
          validFrom: '2026-01-02',
          validTo: '2026-01-01',
        },
      ],
      points: [
        {
          code: 'UUUUUUUU',
          unit: 'xa-b',
          questionnaire: 'khong-co',
          channel: 'qr',
          field: 'moi',
          fields: ['moi'],
        },
        { unit: 'khong-co', questionnaire: 'mot-cham', channel: 'qr' },
      ],
      periods: [{ slug: '2026-q4', name: 'Quý', from: '2026-10-01', to: '2026-09-01' }],
      targets: [
        {
          unit: 'xa-b',
          metric: 'satisfaction',
          measure: { family: 'mot-cua', id: 'nope' },
          threshold: 0.9,
          from: '2026-01-01',
          to: '2026-12-31',
          source: 'x',
        },
      ],
    }),
  ).toEqual([
    'fields.1.slug',
    'units.0.fields.0',
    'units.1.validTo',
    'units.0.parent',
    'units.1.parent',
    'points.0.code',
    'points.0.fields',
    'points.0.questionnaire',
    'points.1.unit',
    'periods.0.slug',
    'periods.0.to',
    'targets.0.measure.id',
  ]);
  expect(await server.db.selectFrom('unit').select('slug').execute()).toEqual(before);
  expect(await pathsRefused('not an object')).toEqual(['']);
});

test('a questionnaire that contradicts itself is refused by its path', async () => {
  const { default: shipped } = await import('../../api/questionnaires/shipped/mot-cua-9.json', {
    with: { type: 'json' },
  });
  const broken = {
    ...shipped,
    id: 'hong',
    scale: { ...shipped.scale, satisfied: [4, 6] },
    measures: [
      { id: 'x', kind: 'single', question: 'c99' },
      { id: 'x', kind: 'pooled', sections: ['Z'] },
    ],
  };
  const paths = await pathsRefused({ questionnaires: [broken] });
  expect(paths.sort()).toEqual([
    'questionnaires.0.measures.0.question',
    'questionnaires.0.measures.1.id',
    'questionnaires.0.measures.1.sections',
    'questionnaires.0.scale.satisfied',
  ]);
});

test('two points alike without codes are one point named twice', async () => {
  const point = { unit: 'xa-thuong-hong', questionnaire: 'mot-cham', channel: 'link', label: 'Zalo' };
  expect(await pathsRefused({ points: [point, point] })).toEqual(['points.1.label']);
});

test('34 provinces with 3 321 communes come in, twice the same', { timeout: 120_000 }, async () => {
  const provinces = Array.from({ length: 34 }, (_, i) => ({
    slug: `tinh-${i}`,
    name: `Tỉnh Số ${i}`,
    kind: 'province',
  }));
  const communes = Array.from({ length: 3_321 }, (_, i) => ({
    slug: `xa-so-${i}`,
    name: `Xã Đồng Tâm ${i}`,
    kind: 'commune',
    code: String(i).padStart(5, '0'),
    parent: `tinh-${i % 34}`,
    fields: ['ho-tich', 'dat-dai'],
  }));
  const file = { units: [...communes, ...provinces] };
  const first = await server.apply(file);
  expect(first.changes.units.filter((change) => change === 'added')).toHaveLength(3_355);
  const again = await server.apply(file);
  expect(changesOf(again.changes)).toEqual(new Set(['left']));
});
