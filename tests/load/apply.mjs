import { embeddedPlace } from './support/database-places.mjs';
import { fieldSlugs, fields, writeInstallation } from './support/installation.mjs';
import { mustRun } from './support/server.mjs';

// Viet Nam since 1 July 2025: Resolution 202/2025/QH15, and the communes, wards and special zones below.
const provinces = 34;
const communes = 3_321;

const kindsOfName = ['Xã', 'Phường', 'Xã', 'Đặc khu'];
const first = ['Thượng', 'Hạ', 'Đông', 'Tây', 'Nguyễn', 'Vĩnh', 'Phước', 'Mỹ', 'Tân', 'Bình', 'Hoà', 'Đắk'];
const second = ['Hồng', 'Nghĩa', 'Lộc', 'Thạnh', 'Điền', 'Huệ', 'Ước', 'Quý', 'Sơn', 'Thuỷ', 'Mường', 'Ngọc'];

/** A whole country is applied in one command, and applied again it changes nothing. */
export async function measure() {
  const place = embeddedPlace();
  const units = [...makeProvinces(), ...makeCommunes()];
  const country = writeInstallation(place, { fields, units });
  const begun = await applyTimed(place, country);
  const again = await applyTimed(place, country);
  const points = writeInstallation(place, { points: units.slice(provinces).map(pointOf) }, 'points.json');
  const withPoints = await applyTimed(place, points);
  return [
    { name: 'units added', value: begun.changes.added },
    { name: 'first run, database made too', value: begun.seconds, unit: 's', digits: 1, limit: 30 },
    { name: 'second run', value: again.seconds, unit: 's', digits: 1 },
    { name: 'added or changed by it', value: again.changes.all, limit: 0 },
    { name: 'a survey point for each commune', value: withPoints.seconds, unit: 's', digits: 1 },
  ];
}

const makeProvinces = () =>
  Array.from({ length: provinces }, (_, i) => ({
    slug: `tinh-${i}`,
    name: `Tỉnh ${nameOf(i)}`,
    kind: 'province',
    code: String(i + 1).padStart(2, '0'),
  }));

const makeCommunes = () =>
  Array.from({ length: communes }, (_, i) => ({
    slug: `xa-${i}`,
    name: `${kindsOfName[i % kindsOfName.length]} ${nameOf(i)}`,
    kind: 'commune',
    code: String(i + 1).padStart(5, '0'),
    parent: `tinh-${i % provinces}`,
    fields: fieldSlugs,
  }));

const nameOf = (i) => `${first[i % first.length]} ${second[Math.floor(i / first.length) % second.length]}`;

const pointOf = ({ slug }) => ({
  unit: slug,
  fields: fieldSlugs,
  questionnaire: 'mot-cua-9',
  label: 'Bộ phận Một cửa',
  channel: 'qr',
});

async function applyTimed(place, file) {
  const start = performance.now();
  const report = await mustRun(place, ['apply', file]);
  const seconds = (performance.now() - start) / 1000;
  const sum = (pattern) =>
    [...report.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
  return {
    seconds,
    changes: { added: sum(/^units: (\d+) added/gm), all: sum(/(\d+) (?:added|changed)\b/g) },
  };
}
