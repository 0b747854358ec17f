import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figuresBelow } from '../../api/publication/below.ts';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { listVersions } from '../../api/questionnaires/store.ts';
import { sumsOfSingle } from '../../api/statistics/interval.ts';
import { weightedInterval } from '../../api/statistics/weighted.ts';
import { layoutOf } from '../../api/tallies/layout.ts';
import { noTally } from '../../api/tallies/tally.ts';
import { getUnit } from '../../api/units/store.ts';
import golden from '../golden/weighted-rates.json' with { type: 'json' };
import { importLines } from '../support/caseload.ts';
import { shipped } from '../support/questionnaires.ts';
import { arrangeCommune, freshCode, openTestApp, sendRated, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const figures = (unit: { slug: string }, query = ''): Promise<Satisfaction> =>
  server.getJson(`/api/v1/units/${unit.slug}/satisfaction${query}`);

test('weighted, each field of a unit counts by its dossiers; fields without any drop out, and the share is said', async () => {
  const unit = await arrangeCommune(server);
  await sendRated(server, unit, 'ho-tich', 45, 50);
  await sendRated(server, unit, 'dat-dai', 12, 20);
  await sendRated(server, unit, 'chung-thuc', 9, 10);
  await importLines(server, [
    `${unit.slug},ho-tich,2026-06,400,300,300,0,0`,
    `${unit.slug},dat-dai,2026-06,700,600,600,0,0`,
    `${unit.slug},,2026-06,100,100,100,0,0`,
  ]);
  const expected = weightedInterval([
    { caseload: 300, closed: false, sums: sumsOfSingle(50, 45) },
    { caseload: 600, closed: false, sums: sumsOfSingle(20, 12) },
    { caseload: 100, closed: false, sums: sumsOfSingle(0, 0) },
  ]);
  const { overall, measure, fields, trend } = await figures(unit, '?weighting=caseload');
  expect(measure.weighting).toBe('caseload');
  expect(overall).toMatchObject({
    rate: 0.7,
    low: expected.low,
    high: expected.high,
    covered: 0.9,
    responses: 80,
    population: 1000,
  });
  expect(fields[1]).toMatchObject({ rate: 0.6, covered: null, population: 600 });
  expect(trend).toMatchObject([{ month: '2026-06', rate: 0.7, covered: 0.9 }]);
  expect((await figures(unit)).overall).toMatchObject({ rate: 66 / 80, covered: null });
});

test('with the units below, strata are unit × field, and a field is weighted by its units', async () => {
  const slug = 'tinh-trong-so';
  await server.apply({ units: [{ slug, name: 'Tỉnh', kind: 'province' }] });
  const [a, b] = [
    await arrangeCommune(server, { unit: { parent: slug } }),
    await arrangeCommune(server, { unit: { parent: slug } }),
  ];
  await sendRated(server, a, 'ho-tich', 10, 10);
  await sendRated(server, b, 'ho-tich', 5, 10);
  await sendRated(server, b, 'dat-dai', 4, 10);
  await importLines(server, [
    `${a.slug},ho-tich,2026-06,100,100,100,0,0`,
    `${b.slug},ho-tich,2026-06,300,300,300,0,0`,
    `${b.slug},dat-dai,2026-06,100,100,100,0,0`,
  ]);
  const {
    overall,
    fields,
    caseload: known,
  } = await figures({ slug }, '?descendants=true&weighting=caseload');
  expect(overall.rate).toBeCloseTo((100 * 1 + 300 * 0.5 + 100 * 0.4) / 500, 12);
  expect(fields[0]).toMatchObject({ rate: 0.625, covered: 1, population: 400, responses: 20 });
  expect(known).toMatchObject({ units: 3, unitsKnown: 2 });
  const below = await figuresBelow(
    server.db,
    await getUnit(server.db, slug),
    { from: '2026-06-01', to: '2026-06-15' },
    { privacyMinimum: 5, locale: 'vi' },
  );
  expect(below.units.map(({ figure }) => [figure?.population, figure?.responseRate])).toEqual(
    expect.arrayContaining([
      [100, 0.1],
      [400, 0.05],
    ]),
  );
});

describe('golden', () => {
  // A measure that is weighted by itself, so that the page, and the table of units above it, weigh it too.
  const form = {
    ...shipped('mot-cua-9'),
    id: 'co-trong-so',
    family: 'co-trong-so',
    measures: [{ id: 'criteria', kind: 'pooled', weighting: 'caseload' }],
  };

  /** Puts the sums of R's strata where public tallies stand, a unit each, with its caseload or its invited. */
  async function arrange({ strata }: (typeof golden)[number], top: string) {
    await server.apply({
      questionnaires: [form],
      units: [
        { slug: `tren-${top}`, name: 'Trên', kind: 'province' },
        { slug: top, name: top, kind: 'province', parent: `tren-${top}` },
        ...strata.map((_, i) => ({ slug: `${top}-${i}`, name: `Lớp ${i}`, kind: 'school', parent: top })),
      ],
      campaigns: strata.flatMap(({ closed, caseload: population }, i) =>
        closed
          ? [
              {
                slug: `${top}-${i}`,
                unit: `${top}-${i}`,
                questionnaire: form.id,
                from: '2026-06-01',
                to: '2026-06-30',
                population,
                access: 'one-time',
              },
            ]
          : [],
      ),
    });
    await importLines(
      server,
      strata.flatMap(({ closed, caseload: n }, i) =>
        closed ? [`${top}-${i},,2026-06,1,1,1,0,0`] : [`${top}-${i},,2026-06,${n},${n},${n},0,0`],
      ),
    );
    const [version] = await listVersions(server.db, [form.id]);
    const empty = noTally(layoutOf(version!.content));
    for (const [i, stratum] of strata.entries()) {
      if (stratum.responses === 0) continue;
      const { id: unit_id } = await getUnit(server.db, `${top}-${i}`);
      const campaign = stratum.closed
        ? await server.db
            .selectFrom('campaign')
            .select('id')
            .where('slug', '=', `${top}-${i}`)
            .executeTakeFirstOrThrow()
        : null;
      const { responses, sumS, sumM, sumSS, sumSM, sumMM } = stratum;
      const sums = [responses, sumS, sumM, sumSS, sumSM, sumMM, ...empty.sums.slice(6)];
      const of = { unit_id, field_id: null, version_id: version!.id };
      const at = { ...of, day: '2026-06-10' };
      const tally = { ...empty, responses, sums };
      await server.db
        .insertInto('public_tally')
        .values({ ...at, ...tally })
        .execute();
      await server.db
        .insertInto('public_month')
        .values({ ...of, month: '2026-06-01', ...tally })
        .execute();
      await server.db
        .insertInto('public_block')
        .values({ ...at, number: 1, responses, campaign_id: campaign?.id ?? null })
        .execute();
    }
  }

  const published = golden.filter(({ strata }) => strata.reduce((n, one) => n + one.responses, 0) >= 5);
  test.each(published)('from public tallies to JSON and the table of units: $name', async (row) => {
    const top = `vang-${freshCode().toLowerCase()}`;
    await arrange(row, top);
    const { overall, measure } = await figures({ slug: top }, '?from=2026-06-01&descendants=true');
    expect(measure.weighting).toBe('caseload');
    const { units } = await figuresBelow(
      server.db,
      await getUnit(server.db, `tren-${top}`),
      { from: '2026-06-01', to: '2026-06-15' },
      { privacyMinimum: 5, locale: 'vi' },
    );
    for (const figure of [overall, units[0]!.figure!]) {
      for (const name of ['rate', 'low', 'high', 'covered'] as const) {
        expect(Math.abs(figure[name]! - row[name]!), name).toBeLessThan(1e-9);
      }
    }
  });
});
