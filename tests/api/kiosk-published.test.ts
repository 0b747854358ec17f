import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { addKioskPoint, beat, pairDevice, pressed, sendFrom, type TestDevice } from '../support/kiosk.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let unit: TestUnit;
let point: string;
let device: TestDevice;
beforeAll(async () => {
  server = await openTestApp({ intakeGuard: 'on' });
  unit = await arrangeCommune(server, { unit: { hours: { 'mon-fri': ['07:30-11:30'] } } });
  point = await addKioskPoint(server, unit, { label: { vi: 'Quầy 1', en: 'Counter 1' } });
  server.clock.now = new Date('2026-06-15T09:00:00+07:00');
  device = await pairDevice(server, point, { name: 'Máy 1' });
});
afterAll(() => server.close());

const published = async (): Promise<[number | null, string]> => {
  const { flagged } = (await server.getJson(`/u/${unit.slug}/satisfaction.json`)) as Satisfaction;
  return [flagged, await (await server.get(`/u/${unit.slug}`)).text()];
};
const mash = (count: number, minutesAgo: number) =>
  sendFrom(
    server,
    device,
    Array.from({ length: count }, (_, i) => pressed(server, device, point, minutesAgo - i / 100)),
  );

test('the method note prints how the day of a response and its fairness are judged', async () => {
  const [, page] = await published();
  expect(page).toContain('trong 30 ngày gần nhất và không ở tương lai');
  expect(page).toContain('được giữ lại nhưng không tính');
});

test('how many were flagged is public, but no number below the minimum', async () => {
  expect((await published())[0]).toBe(0);
  expect((await published())[1]).not.toContain('vì bấm quá nhanh');
  await mash(5, 10);
  const [few, page] = await published();
  expect(few).toBeNull();
  expect(page).toContain('Có dưới 5 phiếu');
  await mash(5, 5);
  const [more, later] = await published();
  expect(more).toBe(8);
  expect(later).toContain('Có 8 phiếu');
});

test('dark hours stand on the page of the unit, with the device and its counter', async () => {
  expect((await published())[1]).not.toContain('Máy tại quầy không hoạt động');
  server.clock.now = new Date('2026-06-15T11:00:00+07:00');
  await beat(server, device);
  const [, page] = await published();
  expect(page).toContain('Máy tại quầy không hoạt động');
  expect(page).toMatch(/15\/0?6\/2026, 09:00–11:00: Máy 1 \(Quầy 1\)/);
  const english = await (await server.get(`/u/${unit.slug}?lang=en`)).text();
  expect(english).toContain('09:00–11:00: Máy 1 (Counter 1)');
});
