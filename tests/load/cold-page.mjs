import { addDays, dayOf } from '../../dist/api/days.js';
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
const warmUps = 20;
const limit = 25;

/** A page that nobody has asked for yet, one after another, in a province of ten million answers. */
export async function measure() {
  const place = await postgresPlace();
  if (!place) return [{ name: 'PostgreSQL: page of a ward, p99', value: null, limit }];
  const to = dayOf(new Date());
  const from = addDays(to, 1 - daysBack);
  const slugs = await applyProvince(place, { from, to: addDays(to, daysBack) });
  const start = performance.now();
  await fillWard(place, { responses: perWard, from, to });
  await copyWard(place, unit, slugs.slice(1));
  console.log(`filled with ${wards * perWard} responses in ${seconds(start)} s`);
  await spareTheNight(place);
  const server = await startServer(place);
  const total = await responsesOf(server, `/u/${province}/satisfaction.json?descendants=true`);
  const figures = [];
  const pages = [
    ['page of a ward', 500, limit, (slug, query) => `/u/${slug}?${query}`],
    ['its JSON', 500, limit, (slug, query) => `/u/${slug}/satisfaction.json?${query}`],
    ['page of the province', 50, undefined, (_, query) => `/u/${province}?descendants=true&${query}`],
  ];
  for (const [name, times, limit, pathOf] of pages) {
    const taken = await timeOnceEach(server, slugs, times, from, pathOf);
    const row = { unit: 'ms', digits: 1 };
    figures.push({ name: `PostgreSQL: ${name}, median`, value: percentile(taken, 0.5), ...row });
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

/** Milliseconds of pages each of which is asked for once: every ward, over stretches of days that differ. */
async function timeOnceEach({ url }, slugs, howMany, from, pathOf) {
  const asked = Array.from({ length: warmUps + howMany }, (_, i) =>
    pathOf(slugs[i % wards], `from=${addDays(from, Math.floor(i / wards))}&to=${addDays(from, daysBack)}`),
  );
  const times = [];
  for (const path of asked) {
    const start = performance.now();
    const { status, body } = await get(url + path, { accept: 'text/html' });
    times.push(performance.now() - start);
    if (status !== 200) throw new Error(`${path}: ${status} ${body.slice(0, 500)}`);
  }
  return times.slice(warmUps);
}

const responsesOf = async ({ url }, path) => JSON.parse((await get(url + path)).body).overall.responses;

const seconds = (start) => Math.round((performance.now() - start) / 1000);
