import { addDays, dayOf } from '../../dist/api/days.js';
import { recentCalendarPeriods } from '../../dist/api/periods/period.js';
import { copyWard } from './support/copy-ward.mjs';
import { postgresPlace } from './support/database-places.mjs';
import { percentile } from './support/figures.mjs';
import { fillWard } from './support/fill.mjs';
import { unit, wardInstallation, writeInstallation } from './support/installation.mjs';
import { spareTheNight } from './support/quiet-night.mjs';
import { get } from './support/requests.mjs';
import { mustRun, startServer } from './support/server.mjs';

const wards = 100;
const perWard = 100_000;
const daysBack = 180;
const province = 'tinh-ben-nghe';
/** Node compiles what it runs often: the first pages of a process are slower, whatever they show. */
const warmWards = 10;
const limit = 25;

/** A page that nobody has asked for yet, one after another, in a province of ten million answers. */
export async function measure() {
  const place = await postgresPlace();
  if (!place) return [{ name: 'PostgreSQL: page of a ward, p99', value: null, limit }];
  const to = dayOf(new Date());
  const from = addDays(to, 1 - daysBack);
  const slugs = await applyProvince(place, {
    from: `${to.slice(0, 4)}-01-01`,
    to: `${to.slice(0, 4)}-12-31`,
  });
  const start = performance.now();
  await fillWard(place, { responses: perWard, from, to });
  await copyWard(place, unit, slugs.slice(1));
  console.log(`filled with ${wards * perWard} responses in ${seconds(start)} s`);
  await spareTheNight(place);
  const server = await startServer(place);
  const total = await responsesOf(server, `/u/${province}/satisfaction.json?descendants=true`);
  const periods = recentCalendarPeriods(to).filter((period) => period.to >= from);
  const asked = [{}, { lang: 'en' }, ...periods.map(({ slug }) => ({ period: slug }))];
  const cut = Array.from({ length: 5 }, (_, i) => ({ from: addDays(from, 3 + i), to: addDays(to, -3) }));
  const [warm, cold] = [slugs.slice(0, warmWards), slugs.slice(warmWards)];
  const pages = [
    ['page of a ward', limit, warm, cold, '', asked],
    ['its JSON', limit, warm, cold, '/satisfaction.json', asked],
    ['page of days that cut months', undefined, warm, cold, '', cut],
    [
      'page of the province',
      undefined,
      [],
      [province],
      '',
      asked.map((one) => ({ ...one, descendants: true })),
    ],
  ];
  const figures = [];
  for (const [name, limit, before, units, file, queries] of pages) {
    await timeOnceEach(server, before, file, queries);
    const taken = await timeOnceEach(server, units, file, queries);
    const row = { unit: 'ms', digits: 1 };
    figures.push({
      name: `PostgreSQL: ${name}, median of ${taken.length}`,
      value: percentile(taken, 0.5),
      ...row,
    });
    figures.push({ name: `PostgreSQL: ${name}, p99`, value: percentile(taken, 0.99), ...row, limit });
  }
  figures.push({ name: 'responses on the page of the province', value: total });
  await server.stop();
  return figures;
}

/** The ward that the fill knows, and others like it, below one province. */
async function applyProvince(place, days) {
  const { fields, units, points, targets } = wardInstallation(days);
  const slugs = Array.from({ length: wards }, (_, i) => (i === 0 ? unit : `${unit}-${i}`));
  const codeOf = (code, i) => (i === 0 ? code : `${code.slice(4, 6)}${String(i).padStart(6, '0')}`);
  const installation = {
    fields,
    units: [
      { slug: province, name: 'Tỉnh Bến Nghé', kind: 'province' },
      ...slugs.map((slug, i) => ({ ...units[0], slug, name: `Phường Bến Nghé ${i}`, parent: province })),
    ],
    points: slugs.flatMap((slug, i) =>
      points.map((point) => ({ ...point, unit: slug, code: codeOf(point.code, i) })),
    ),
    targets: slugs.flatMap((slug) => targets.map((target) => ({ ...target, unit: slug }))),
  };
  await mustRun(place, ['apply', writeInstallation(place, installation)]);
  return slugs;
}

/** Milliseconds of pages each of which is asked for once: of every unit what the first query asks, then the next. */
async function timeOnceEach({ url }, units, file, queries) {
  const times = [];
  for (const query of queries) {
    for (const slug of units) {
      const path = `/u/${slug}${file}?${new URLSearchParams(query)}`;
      const start = performance.now();
      const { status, body } = await get(url + path, { accept: 'text/html' });
      times.push(performance.now() - start);
      if (status !== 200) throw new Error(`${path}: ${status} ${body.slice(0, 500)}`);
    }
  }
  return times;
}

const responsesOf = async ({ url }, path) => JSON.parse((await get(url + path)).body).overall.responses;

const seconds = (start) => Math.round((performance.now() - start) / 1000);
