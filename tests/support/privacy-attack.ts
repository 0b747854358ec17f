import { randomUUID } from 'node:crypto';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { figuresOn } from './public-page.ts';
import { fitting, freshCode, type TestApp } from './test-app.ts';

/** What somebody who looks on can read off one figure: how many answered, how many of them are satisfied. */
export interface Reading {
  /** Whose answers it is made of, as sets that can be held against each other. */
  units: string[];
  /** null: all of them. */
  field: string | null;
  criterion: string | null;
  from: string;
  to: string;
  /** How many transactions there had been. */
  step: number;
  surface: string;
  responses: number;
  satisfied: number;
}

export const attackedFields = ['ho-tich', 'dat-dai', 'unsure'];

/** A province with two communes, and the point of each. */
export async function arrangeAttacked(server: TestApp) {
  const province = `tinh-${randomUUID().slice(0, 8)}`;
  const communes = [0, 1].map((i) => ({ slug: `${province}-${i}`, code: freshCode() }));
  const fields = ['ho-tich', 'dat-dai'];
  await server.apply({
    fields: fields.map((slug) => ({ slug, name: slug })),
    units: [
      { slug: province, name: 'Tỉnh Thử Nghiệm', kind: 'province' },
      ...communes.map(({ slug }) => ({ slug, name: slug, kind: 'commune', parent: province, fields })),
    ],
    points: communes.map(({ slug, code }) => ({
      code,
      unit: slug,
      fields,
      questionnaire: 'mot-cua-9',
      channel: 'qr',
    })),
  });
  return { province, communes };
}

export type Attacked = Awaited<ReturnType<typeof arrangeAttacked>>;

export const answersOf = (code: string, field: string, levels: number[], criterion: (number | null)[]) =>
  levels.map((overall, i) => fitting(code, { field, ratings: { overall, c1: criterion[i] ?? null } }));

interface Stretch {
  from: string;
  to: string;
}

/** Everything that the public surfaces tell of a unit (with those below it) over a stretch of days. */
export async function readSurfaces(
  server: TestApp,
  { slug, units }: { slug: string; units: string[] },
  { from, to }: Stretch,
  step: number,
): Promise<Reading[]> {
  const query = `from=${from}&to=${to}&descendants=true`;
  const read = { units, field: null, criterion: null, from, to, step };
  const readings: Reading[] = [];
  const take = (
    surface: string,
    figure: { responses: number | null; ratings?: number | null; rate: number | null },
    of: Partial<Reading> = {},
  ) => {
    if (figure.responses === null) return;
    const satisfied =
      figure.rate === null ? 0 : Math.round(figure.rate * (figure.ratings ?? figure.responses));
    readings.push({ ...read, ...of, surface, responses: figure.responses, satisfied });
  };

  const json: Satisfaction = await server.getJson(`/api/v1/units/${slug}/satisfaction?${query}`);
  take('api', json.overall);
  for (const figure of json.fields) take('api', figure, { field: figure.field?.slug ?? 'unsure' });
  for (const figure of json.criteria) take('api', figure, { criterion: figure.key });
  const csv = await (await server.get(`/u/${slug}/satisfaction.csv?${query}`)).text();
  for (const line of csv.split('\r\n').slice(1)) {
    const [scope, key, , rate, responses, ratings] = line.split(',');
    if (!responses) continue;
    const figure = { rate: Number(rate), responses: Number(responses), ratings: Number(ratings) };
    if (scope === 'overall') take('csv', figure);
    if (scope === 'field') take('csv', figure, { field: key || 'unsure' });
    if (scope === 'criterion') take('csv', figure, { criterion: key! });
  }
  const page = await (await server.get(`/u/${slug}?${query}`, { accept: 'text/html' })).text();
  for (const { scope, key, numbers } of figuresOn(page)) {
    if (scope === 'overall') take('page', numbers);
    if (scope === 'field') take('page', numbers, { field: key || 'unsure' });
    if (scope === 'unit') take('page', numbers, { units: [key] });
  }
  return readings;
}
