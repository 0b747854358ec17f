import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '../../api/problems.ts';
import { listHoursOfUnit } from '../../api/units/hours-store.ts';
import { findUnit } from '../../api/units/store.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

let made = 0;
function unit() {
  const named = { slug: `xa-gio-${++made}`, name: 'Xã', kind: 'commune' };
  return {
    apply: async (more: object) => (await server.apply({ units: [{ ...named, ...more }] })).changes.units[0],
    stored: async () => listHoursOfUnit(server.db, (await findUnit(server.db, named.slug))!.id),
  };
}

const morning = { 'mon-fri': ['07:30-11:30'] };
const whole = { 'mon-fri': ['07:30-11:30', '13:30-17:00'], sat: ['07:30-11:30'] };

test('hours without a day hold from the beginning, and the same file again changes nothing', async () => {
  const { apply, stored } = unit();
  expect(await apply({ hours: morning })).toBe('added');
  expect(await apply({ hours: morning })).toBe('left');
  expect(await stored()).toEqual([{ from: null, hours: morning, source: null }]);
  expect(await apply({ hours: whole })).toBe('changed');
  expect(await apply({})).toBe('left');
  expect(await stored()).toEqual([{ from: null, hours: whole, source: null }]);
  expect(await apply({ hours: null })).toBe('changed');
  expect(await apply({ hours: null })).toBe('left');
  expect(await stored()).toEqual([]);
});

test('hours with a day stand beside those before, and keep a source that a file leaves out', async () => {
  const { apply, stored } = unit();
  await apply({ hours: morning });
  const later = { hours: whole, hoursFrom: '2026-07-01', hoursSource: 'QĐ 12' };
  expect(await apply(later)).toBe('changed');
  expect(await apply(later)).toBe('left');
  expect(await apply({ hours: whole, hoursFrom: '2026-07-01' })).toBe('left');
  expect(await apply({ hours: morning })).toBe('left');
  expect(await stored()).toEqual([
    { from: null, hours: morning, source: null },
    { from: '2026-07-01', hours: whole, source: 'QĐ 12' },
  ]);
  expect(await apply({ hours: null, hoursFrom: '2026-07-01' })).toBe('changed');
  expect(await stored()).toEqual([{ from: null, hours: morning, source: null }]);
});

test.each([
  [{ hoursFrom: '2026-07-01' }, 'units.0.hoursFrom'],
  [{ hoursSource: 'QĐ 12' }, 'units.0.hoursSource'],
  [{ hours: morning, hoursFrom: '2026-02-30' }, 'units.0.hoursFrom'],
  [{ hours: morning, hoursSource: ' ' }, 'units.0.hoursSource'],
  [{ hours: { 'mon-fri': ['11:30-07:30'] } }, 'units.0.hours.mon-fri.0'],
  [{ hours: { 'mon-fri': ['13:00-17:00', '07:30-13:30'] } }, 'units.0.hours.mon-fri'],
  [{ hours: morning, hoursFrom: '2026-06-30', validFrom: '2026-07-01' }, 'units.0.hoursFrom'],
  [{ hours: morning, hoursFrom: '2027-01-01', validTo: '2026-12-31' }, 'units.0.hoursFrom'],
])('a file with %j is refused at its place', async (more, path) => {
  const refusal = await unit()
    .apply(more)
    .catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Problem);
  expect((refusal as Problem).errors?.map((error) => error.path)).toEqual([path]);
});

test('hours that begin outside the days of their unit can still be taken out', async () => {
  const { apply, stored } = unit();
  await apply({ hours: morning, hoursFrom: '2026-06-01' });
  await apply({ validFrom: '2026-07-01' });
  expect(await apply({ hours: null, hoursFrom: '2026-06-01' })).toBe('changed');
  expect(await stored()).toEqual([]);
});
