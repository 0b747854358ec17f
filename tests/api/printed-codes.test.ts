import { afterAll, beforeAll, expect, test } from 'vitest';
import { theSystem } from '../../api/accounts/actor.ts';
import { bringUpToDate, keepUpWithTheDay } from '../../api/installation/start.ts';
import { textOf } from '../support/public-page.ts';
import { arrangeStaff } from '../support/staff.ts';
import { fitting, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

test('a code given to another unit closes its point there and goes on at the new one', async () => {
  await server.apply({
    units: [
      { slug: 'xa-cu', name: 'Xã Cũ', kind: 'commune' },
      { slug: 'xa-moi', name: 'Xã Mới', kind: 'commune' },
    ],
    points: [{ code: 'M0VE0001', unit: 'xa-cu', questionnaire: 'mot-cham', channel: 'qr' }],
  });
  const moved = { points: [{ code: 'M0VE0001', unit: 'xa-moi', questionnaire: 'mot-cham', channel: 'qr' }] };
  await server.apply(moved);
  expect((await server.apply(moved)).changes.points).toEqual(['left']);
  expect((await server.post('/api/v1/responses', fitting('M0VE0001'))).status).toBe(201);
  const row = await server.db
    .selectFrom('response')
    .innerJoin('unit', 'unit.id', 'response.unit_id')
    .innerJoin('point', 'point.id', 'response.point_id')
    .select(['unit.slug', 'point.code'])
    .where('unit.slug', 'in', ['xa-cu', 'xa-moi'])
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ slug: 'xa-moi', code: 'M0VE0001' });
});

test('the printed codes of a unit that has ended go on for its successor, through a chain of mergers', async () => {
  await server.apply({
    units: [
      { slug: 'xa-ba', name: 'Xã Ba', kind: 'commune' },
      { slug: 'xa-hai', name: 'Xã Hai', kind: 'commune', validTo: '2026-05-31', successor: 'xa-ba' },
      { slug: 'xa-mot', name: 'Xã Một', kind: 'commune', validTo: '2026-04-30', successor: 'xa-hai' },
    ],
    points: [{ code: 'CHA1N001', unit: 'xa-mot', questionnaire: 'mot-cham', channel: 'qr' }],
  });
  expect((await server.post('/api/v1/responses', fitting('CHA1N001'))).status).toBe(201);
  const page = await server.get('/s/CHA1N001', { Accept: 'text/html' });
  expect(await page.text()).toContain('Xã Ba');
});

// Bug: codes that went on by themselves left no trace in the audit, wherever they moved.
test('each printed code that moves by itself is in the audit, with the system as its author', async () => {
  const commune = (slug: string, more: object = {}) => ({ slug, name: slug, kind: 'commune', ...more });
  await server.apply({
    units: [
      commune('xa-nhan'),
      commune('xa-giua', { validTo: '2026-06-19', successor: 'xa-nhan' }),
      commune('xa-ngay', { validTo: '2026-05-31', successor: 'xa-nhan' }),
      commune('xa-dem', { validTo: '2026-06-19', successor: 'xa-giua' }),
    ],
    points: [
      { code: 'AVD1T001', unit: 'xa-ngay', questionnaire: 'mot-cham', channel: 'qr' },
      { code: 'AVD1T002', unit: 'xa-dem', questionnaire: 'mot-cham', channel: 'qr' },
    ],
  });
  const moves = (code: string) =>
    server.db
      .selectFrom('audit_entry')
      .leftJoin('unit', 'unit.id', 'audit_entry.unit_id')
      .select(['action', 'staff_id', 'staff_name', 'before', 'after', 'unit.slug'])
      .where('subject_key', '=', code)
      .where('action', '=', 'point.move')
      .orderBy('audit_entry.id')
      .execute();
  const move = (from: string, to: string) => ({
    action: 'point.move',
    staff_id: null,
    staff_name: theSystem.name,
    before: { unit: from },
    after: { unit: to },
    slug: to,
  });
  expect(await moves('AVD1T001')).toEqual([move('xa-ngay', 'xa-nhan')]);
  expect(await moves('AVD1T002')).toEqual([]);

  await keepUpWithTheDay(server.db, new Date('2026-06-20T03:00:00Z'));
  const both = [move('xa-dem', 'xa-giua'), move('xa-giua', 'xa-nhan')];
  expect(await moves('AVD1T002')).toEqual(both);
  await bringUpToDate(server.db, new Date('2026-06-20T04:00:00Z'));
  expect(await moves('AVD1T002')).toEqual(both);

  const auditor = await arrangeStaff(server, 'auditor');
  const page = await server.get('/console/audit?subject=AVD1T002&kind=point', auditor.headers);
  const text = textOf(await page.text());
  expect(text).toContain('hệ thống');
  expect(text).toContain('Chuyển mã đã in sang đơn vị kế thừa');
});

test('a retry that comes after the code has moved counts once', async () => {
  await server.apply({
    units: [
      { slug: 'xa-truoc', name: 'Xã Trước', kind: 'commune' },
      { slug: 'xa-sau', name: 'Xã Sau', kind: 'commune' },
    ],
    points: [{ code: 'RETRY001', unit: 'xa-truoc', questionnaire: 'mot-cham', channel: 'qr' }],
  });
  const body = fitting('RETRY001');
  expect((await server.post('/api/v1/responses', body)).status).toBe(201);
  await server.apply({
    units: [
      { slug: 'xa-truoc', name: 'Xã Trước', kind: 'commune', validTo: '2026-06-01', successor: 'xa-sau' },
    ],
  });
  expect((await server.post('/api/v1/responses', body)).status).toBe(200);
  expect((await server.post('/api/v1/responses', { ...body, ratings: { overall: 1 } })).status).toBe(409);
});

test('a unit that has ended without a successor takes no more answers', async () => {
  await server.apply({
    units: [{ slug: 'xa-het', name: 'Xã Hết', kind: 'commune', validTo: '2026-05-31' }],
    points: [{ code: 'END00001', unit: 'xa-het', questionnaire: 'mot-cham', channel: 'qr' }],
  });
  expect((await server.post('/api/v1/responses', fitting('END00001'))).status).toBe(410);
});
