import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Figure } from '../../api/publication/figure.ts';
import { satisfactionInterval } from '../../api/statistics/interval.ts';
import { arrangeCampaign, giveOut, ofParent, sendAll, type TestCampaign } from '../support/campaign.ts';
import { asBrowser } from '../support/survey-form.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

interface Shown {
  overall: Figure;
  fields: (Figure & { field: null | object })[];
  sections: (Figure & { key: string })[];
  criteria: Figure[];
  trend: Figure[];
  invited: { population: number; closed: boolean; campaigns: object[] } | null;
}
const figures = async (unit: string, query = ''): Promise<Shown> =>
  (await server.getJson(`/api/v1/units/${unit}/satisfaction${query}`)) as Shown;

/** Answers of `all` parents, `unhappy` of them with every item at level 2. */
async function answer({ point, codes }: TestCampaign, all: number, unhappy: number) {
  const results = await sendAll(
    server,
    Array.from({ length: all }, (_, i) => ofParent(point, codes[i], i < unhappy ? 2 : 5)),
  );
  expect(results.filter(({ status }) => status !== 'accepted')).toEqual([]);
}

test('where every answer came with a one-time code, the population narrows the interval and gives the response rate', async () => {
  const campaign = await arrangeCampaign(server, { codes: 30, population: 40 });
  await answer(campaign, 30, 6);
  const { overall, sections, criteria, fields, trend, invited } = await figures(
    campaign.unit,
    '?measure=overall',
  );
  const expected = satisfactionInterval({ n: 30, s: 24, m: 30, ss: 24, sm: 24, mm: 30 }, 40);
  const wide = satisfactionInterval({ n: 30, s: 24, m: 30, ss: 24, sm: 24, mm: 30 }, null);
  expect(overall).toMatchObject({ rate: 0.8, responses: 30, population: 40, responseRate: 0.75 });
  expect(overall.low).toBeCloseTo(expected.low!, 12);
  expect(overall.high).toBeCloseTo(expected.high!, 12);
  expect(overall.low!).toBeGreaterThan(wide.low!);
  expect(invited).toMatchObject({ population: 40, closed: true });
  expect(sections.map(({ key, population, responseRate }) => [key, population, responseRate])).toEqual(
    ['A', 'B', 'C', 'D', 'E'].map((key) => [key, 40, 0.75]),
  );
  expect(criteria.every((one) => one.population === 40)).toBe(true);
  expect(fields).toMatchObject([{ field: null, population: 40 }]);
  expect(trend[0]).toMatchObject({ low: overall.low, high: overall.high });
});

test('page, JSON and CSV show the response rate, and five sections in the place of fields', async () => {
  const campaign = await arrangeCampaign(server, { codes: 20, population: 25 });
  await answer(campaign, 20, 2);
  const page = await (await server.get(`/u/${campaign.unit}`, asBrowser)).text();
  expect(page).toContain('Tỷ lệ trả lời 80\u00a0% trên 25');
  expect(page).toContain('mỗi nơi có một mã trả lời được một lần');
  expect(page).not.toContain('id="fields"');
  expect(page.match(/data-scope="section"/g)).toHaveLength(5);
  const csv = await (await server.get(`/u/${campaign.unit}/satisfaction.csv`)).text();
  const [header, overall] = csv.split('\r\n').map((line) => line.split(','));
  const cell = (name: string) => overall![header!.indexOf(name)];
  expect([cell('responses'), cell('population'), cell('responseRate')]).toEqual(['20', '25', '0.8']);
});

test('everyone has answered: nothing is left to estimate', async () => {
  const campaign = await arrangeCampaign(server, { codes: 10, population: 10 });
  await answer(campaign, 10, 1);
  const { overall } = await figures(campaign.unit);
  expect(overall).toMatchObject({ rate: 0.9, low: 0.9, high: 0.9, responseRate: 1 });
});

test('more answers than people invited: the page warns', async () => {
  const campaign = await arrangeCampaign(server, { codes: 10, population: 8 });
  await answer(campaign, 10, 0);
  expect((await figures(campaign.unit)).overall.responseRate).toBe(1.25);
  const page = await (await server.get(`/u/${campaign.unit}`, asBrowser)).text();
  expect(page).toContain('Có 10 phiếu, nhiều hơn 8 nơi được mời');
});

test('an answer from elsewhere, and the population serves nothing', async () => {
  const campaign = await arrangeCampaign(server, { codes: 10, population: 40 });
  await answer(campaign, 10, 1);
  expect((await figures(campaign.unit)).overall.population).toBe(40);
  const report = await server.apply({
    points: [{ unit: campaign.unit, questionnaire: 'cha-me-mam-non', channel: 'qr' }],
  });
  const gate = report.newPoints[0]!.code;
  await sendAll(
    server,
    Array.from({ length: 5 }, () => ofParent(gate, undefined)),
  );
  const { overall, invited, sections } = await figures(campaign.unit);
  const plain = satisfactionInterval(
    { n: 15, s: 14 * 15, m: 15 * 15, ss: 14 * 225, sm: 14 * 225, mm: 15 * 225 },
    null,
  );
  expect(overall).toMatchObject({ responses: 15, population: null, responseRate: null });
  expect(overall.low).toBeCloseTo(plain.low!, 9);
  expect(invited).toBeNull();
  expect(sections[0]!.population).toBeNull();
});

test('an open campaign gives the response rate alone', async () => {
  const campaign = await arrangeCampaign(server, { access: 'open', population: 40 });
  await answer(campaign, 10, 1);
  const { overall, invited } = await figures(campaign.unit, '?measure=overall');
  const plain = satisfactionInterval({ n: 10, s: 9, m: 10, ss: 9, sm: 9, mm: 10 }, null);
  expect(overall).toMatchObject({ population: 40, responseRate: 0.25, low: plain.low, high: plain.high });
  expect(invited).toMatchObject({ closed: false });
});

test('of two terms each stands for itself, and both together for the year', async () => {
  const first = await arrangeCampaign(server, {
    codes: 13,
    population: 20,
    from: '2026-06-01',
    to: '2026-06-20',
  });
  await server.apply({
    campaigns: [
      {
        slug: `${first.slug}-hk2`,
        unit: first.unit,
        questionnaire: 'cha-me-mam-non',
        from: '2026-07-01',
        to: '2026-07-20',
        population: 30,
        access: 'one-time',
      },
    ],
  });
  await answer(first, 10, 0);
  await answer({ ...first, codes: first.codes.slice(10) }, 3, 0);
  const { now } = server.clock;
  server.clock.now = new Date('2026-07-02T03:00:00Z');
  const codes = await giveOut(server, `${first.slug}-hk2`, 10);
  const point = await server.db
    .selectFrom('point')
    .innerJoin('campaign', 'campaign.id', 'point.campaign_id')
    .select('code')
    .where('slug', '=', `${first.slug}-hk2`)
    .executeTakeFirstOrThrow();
  await answer({ ...first, point: point.code!, codes }, 10, 5);
  // Three of the first term wait for ever for a block of theirs; they are not taken for answers of the second.
  const ofTerm = async (from: string, to: string) => {
    const { overall } = await figures(first.unit, `?measure=overall&from=${from}&to=${to}`);
    return [overall.rate, overall.responses, overall.population];
  };
  expect(await ofTerm('2026-06-01', '2026-06-30')).toEqual([1, 10, 20]);
  expect(await ofTerm('2026-07-01', '2026-07-31')).toEqual([0.5, 10, 30]);
  expect(await ofTerm('2026-01-01', '2026-07-31')).toEqual([15 / 20, 20, 50]);
  server.clock.now = now;
});

test('before a block is full the number of invited people stands alone', async () => {
  const campaign = await arrangeCampaign(server, { codes: 4, population: 40 });
  await answer(campaign, 4, 0);
  const { overall } = await figures(campaign.unit);
  expect(overall).toMatchObject({ suppressed: true, population: 40, responseRate: null, responses: null });
});

test('a city shows for a school below what the school shows', async () => {
  const campaign = await arrangeCampaign(server, { codes: 10, population: 16 });
  await server.apply({
    units: [
      { slug: 'tp-thu', name: 'Thành phố Thử', kind: 'province' },
      { slug: campaign.unit, name: 'Trường mầm non Tuổi Hồng', kind: 'school', parent: 'tp-thu' },
    ],
  });
  await answer(campaign, 10, 3);
  const own = (await figures(campaign.unit)).overall;
  const page = await (await server.get('/u/tp-thu', asBrowser)).text();
  const row = page.match(new RegExp(`<tr[^>]*data-key="${campaign.unit}"[^>]*>`))![0];
  expect(row).toContain(`data-low="${own.low}"`);
  const whole = (await figures('tp-thu', '?descendants=true')).overall;
  expect([whole.low, whole.population]).toEqual([own.low, 16]);
});
