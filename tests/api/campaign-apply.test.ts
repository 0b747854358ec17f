import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '../../api/problems.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
  await server.apply({
    units: [
      { slug: 'mn-tuoi-hong', name: 'Trường mầm non Tuổi Hồng', kind: 'school' },
      { slug: 'mn-hoa-sen', name: 'Trường mầm non Hoa Sen', kind: 'school' },
    ],
  });
});
afterAll(() => server.close());

const campaign = {
  slug: 'phu-huynh-hk1',
  unit: 'mn-tuoi-hong',
  questionnaire: 'cha-me-mam-non',
  from: '2026-11-01',
  to: '2026-12-15',
  population: 300,
  access: 'one-time',
};
const apply = (...campaigns: object[]) => server.apply({ campaigns });

async function badPaths(...campaigns: object[]): Promise<string[]> {
  const refused = await apply(...campaigns).catch((error: unknown) => error);
  if (!(refused instanceof Problem)) throw new Error('was taken');
  return refused.errors!.map((error) => error.path);
}

test('a campaign opens a point of its own and says its code; again the same file changes nothing', async () => {
  const first = await apply(campaign);
  expect(first.changes.campaigns).toEqual(['added']);
  const [point] = first.newPoints;
  expect((await server.get(`/s/${point!.code}`, { Accept: 'text/html' })).status).toBe(403);
  const again = await apply(campaign);
  expect([again.changes.campaigns, again.newPoints]).toEqual([['left'], []]);
  const points = await server.db.selectFrom('point').select(['channel', 'code']).execute();
  expect(points).toEqual([{ channel: 'link', code: point!.code }]);
});

test('its days, name and population may change, and the audit tells it', async () => {
  const longer = { ...campaign, to: '2026-12-31', population: 310, name: 'Phụ huynh học kỳ I' };
  expect((await apply(longer)).changes.campaigns).toEqual(['changed']);
  const { population: _, name: __, ...without } = longer;
  expect((await apply(without)).changes.campaigns, 'what is left out stays').toEqual(['left']);
  const row = await server.db.selectFrom('campaign').selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ last_day: '2026-12-31', population: 310, name: { vi: 'Phụ huynh học kỳ I' } });
  const audited = await server.db
    .selectFrom('audit_entry')
    .select(['action', 'subject_key', 'after'])
    .where('subject_kind', '=', 'campaign')
    .orderBy('id')
    .execute();
  expect(audited.map(({ action }) => action)).toEqual(['campaign.add', 'campaign.change']);
  expect(audited[1]!.after).toMatchObject({ to: '2026-12-31', population: 310 });
});

test('unit, questionnaire and access stay as the campaign began', async () => {
  expect(await badPaths({ ...campaign, unit: 'mn-hoa-sen' })).toEqual(['campaigns.0.unit']);
  expect(await badPaths({ ...campaign, questionnaire: 'mot-cua-9' })).toEqual(['campaigns.0.questionnaire']);
  expect(await badPaths({ ...campaign, access: 'open' })).toEqual(['campaigns.0.access']);
});

test('every bad path of a campaign is named, and nothing is changed', async () => {
  const other = { ...campaign, slug: 'khac' };
  expect(
    await badPaths(
      { ...other, unit: 'khong-co', questionnaire: 'khong-co', to: '2026-10-01' },
      { ...other, from: '2026-13-01' },
    ),
  ).toEqual(['campaigns.1.from']);
  expect(
    await badPaths({ ...other, unit: 'khong-co', questionnaire: 'khong-co', to: '2026-10-01' }, other),
  ).toEqual(['campaigns.1.slug', 'campaigns.0.unit', 'campaigns.0.questionnaire', 'campaigns.0.to']);
  expect(await badPaths({ ...other, population: 0 }, { ...other, access: 'secret' })).toEqual([
    'campaigns.0.population',
    'campaigns.1.access',
  ]);
  expect(await badPaths({ slug: 'a' })).toEqual(
    ['unit', 'questionnaire', 'from', 'to', 'access'].map((member) => `campaigns.0.${member}`),
  );
  const slugs = await server.db.selectFrom('campaign').select('slug').execute();
  expect(slugs).toEqual([{ slug: 'phu-huynh-hk1' }]);
});

test('the point of a campaign is left alone by a file that names it, or one like it', async () => {
  const [{ code }] = (await server.db.selectFrom('point').select('code').execute()) as [{ code: string }];
  const like = {
    unit: 'mn-tuoi-hong',
    questionnaire: 'cha-me-mam-non',
    channel: 'link',
    label: 'Phụ huynh học kỳ I',
  };
  const refused = await server.apply({ points: [{ ...like, code }] }).catch((error: unknown) => error);
  expect((refused as Problem).errors!.map((error) => error.path)).toEqual(['points.0.code']);
  const added = await server.apply({ points: [like] });
  expect(added.changes.points).toEqual(['added']);
  expect(added.newPoints[0]!.code).not.toBe(code);
});
