import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepUpWithTheDay } from '../../api/installation/start.ts';
import { arrangeProvince, consolePages } from '../support/console-units.ts';
import { arrangeStaff, type TestStaff } from '../support/staff.ts';
import { fitting, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let admin: TestStaff;
let { page, send, sendAndConfirm, unitOf, auditOf } = {} as ReturnType<typeof consolePages>;
beforeAll(async () => {
  server = await openTestApp();
  ({ page, send, sendAndConfirm, unitOf, auditOf } = consolePages(server));
  admin = await arrangeStaff(server, 'administrator');
});
afterAll(() => server.close());

describe('moving', () => {
  test('a unit moves within reach, after its consequences were shown', async () => {
    const { number, top, first, second, school } = await arrangeProvince(server);
    const manager = await arrangeStaff(server, 'manager', top);
    const path = `/units/${school}/settings/move`;
    const { asked, confirm } = await sendAndConfirm(manager, path, { to: `xa hai ${number}` });
    expect(asked).toContain(
      `Trường Hồng ${number} thôi trực thuộc Xã Một ${number}, chuyển sang Xã Hai ${number}.`,
    );
    expect((await unitOf(school)).parent_id).toBe((await unitOf(first)).id);
    expect((await confirm()).to).toContain('done=saved');
    expect((await unitOf(school)).parent_id).toBe((await unitOf(second)).id);
    expect((await confirm()).status).toBe(422);
  });

  test('neither out of reach, nor in a circle, nor by who is responsible for the unit alone', async () => {
    const { number, top, first, second } = await arrangeProvince(server);
    const other = await arrangeProvince(server);
    const manager = await arrangeStaff(server, 'manager', top);
    const own = await arrangeStaff(server, 'manager', first);
    const path = `/units/${first}/settings/move`;
    const away = await send(manager, path, { to: other.top });
    expect([away.status, away.html.includes('Không tìm thấy')]).toEqual([422, true]);
    const circle = await send(admin, path, { to: `truong-${number}` });
    expect([circle.status, circle.html.includes('Không thể đặt một đơn vị vào dưới chính nó')]).toEqual([
      422,
      true,
    ]);
    expect((await page(path, own)).html).toContain('do cấp trên quyết định');
    expect((await send(own, path, { to: second, confirmed: 'yes' })).status).toBe(404);
    expect((await send(manager, path, { root: 'yes', confirmed: 'yes' })).status).toBe(404);
  });

  test('what was typed for several units is asked again, with all that fit', async () => {
    const { number, top, school } = await arrangeProvince(server);
    const manager = await arrangeStaff(server, 'manager', top);
    const path = `/units/${school}/settings/move`;
    const many = await send(manager, path, { to: 'xã' });
    expect(many.status).toBe(422);
    expect(many.html).toContain(`type="radio" name="to-slug" value="xa-hai-${number}"`);
    const chosen = { to: 'xã', 'to-for': 'xã', 'to-slug': `xa-hai-${number}` };
    expect((await send(manager, path, chosen)).html).toContain(`chuyển sang Xã Hai ${number}`);
  });
});

describe('closing and merging', () => {
  test('the codes of a merged unit go on for the other from the day after, and both pages say since when', async () => {
    const { number, top, first, second, codes } = await arrangeProvince(server);
    const manager = await arrangeStaff(server, 'manager', top);
    const before = server.clock.now;
    const path = `/units/${second}/settings/merge`;
    const { asked, confirm } = await sendAndConfirm(manager, path, {
      merged: [first],
      lastDay: '2026-06-30',
      withThoseBelow: 'yes',
    });
    expect(asked).toContain(`Từ ngày 01/07/2026, 1 mã khảo sát đang dùng tự nhận phiếu cho Xã Hai ${number}`);
    expect(asked).toContain('1 chỉ tiêu riêng');
    expect(asked).toContain(`1 đơn vị cấp dưới chuyển sang Xã Hai ${number}`);
    expect((await unitOf(first)).valid_to).toBeNull();
    expect((await confirm()).status).toBe(303);
    const merged = await unitOf(first);
    expect([merged.valid_to, merged.successor_id]).toEqual(['2026-06-30', (await unitOf(second)).id]);

    server.clock.now = new Date('2026-06-30T16:00:00Z');
    await keepUpWithTheDay(server.db, server.clock.now);
    expect((await server.post('/api/v1/responses', fitting(codes[0]))).status).toBe(201);
    server.clock.now = new Date('2026-06-30T18:00:00Z');
    await keepUpWithTheDay(server.db, server.clock.now);
    expect((await server.post('/api/v1/responses', fitting(codes[0]))).status).toBe(201);
    const counted = await server.db
      .selectFrom('response')
      .innerJoin('unit', 'unit.id', 'response.unit_id')
      .select(['unit.slug', 'day'])
      .where('unit.slug', 'in', [first, second])
      .orderBy('day')
      .execute();
    expect(counted).toEqual([
      { slug: first, day: '2026-06-30' },
      { slug: second, day: '2026-07-01' },
    ]);
    const taker = await (await server.get(`/u/${second}`)).text();
    expect(taker).toMatch(/Từ ngày 01\/07\/2026, số liệu ở đây có thêm phiếu/);
    expect(taker).toContain(`href="/u/${first}"`);
    expect((await server.getJson(`/u/${second}/satisfaction.json`)).codesMoved).toEqual([
      {
        day: '2026-07-01',
        from: { slug: first, name: `Xã Một ${number}` },
        to: { slug: second, name: `Xã Hai ${number}` },
        codes: 1,
      },
    ]);
    const halfYear = await server.get(`/u/${second}?from=2026-01-01&to=2026-06-30`);
    expect(await halfYear.text()).not.toContain('số liệu ở đây có thêm phiếu');
    const giver = await (await server.get(`/u/${first}`)).text();
    expect(giver).toMatch(/Từ ngày 01\/07\/2026, phiếu gửi qua các mã đã in của đơn vị này được tính cho/);
    expect((await page(`/units/${first}/settings`, manager)).html).toContain('không mở lại được');
    expect((await send(manager, `/units/${first}/settings/reopen`, {})).status).toBe(404);
    server.clock.now = before;
  });

  test('a unit elsewhere is found, ticked and merged, as far as both ends are in reach', async () => {
    const { number, top, first, second, school } = await arrangeProvince(server);
    const other = await arrangeProvince(server);
    const manager = await arrangeStaff(server, 'manager', top);
    const path = `/units/${second}/settings/merge`;
    const found = await send(manager, path, { find: 'yes', other: `truong hong ${number}`, merged: [first] });
    expect(found.status).toBe(200);
    expect(found.html).toMatch(new RegExp(`name="merged" value="${first}" checked`));
    expect(found.html).toContain(`value="${school}"`);
    expect(found.html).toContain(`Trường Hồng ${number}, Xã Một ${number}`);
    for (const away of [other.school, top]) {
      const refused = await send(manager, path, { find: 'yes', other: away });
      expect([refused.status, refused.html.includes('href="#f-other"')]).toEqual([422, true]);
      const forced = await send(manager, path, { merged: [away], lastDay: '2026-06-30', confirmed: 'yes' });
      expect(forced.status).toBe(422);
    }
    const fields = { merged: [school], lastDay: '2026-06-30' };
    const { asked, confirm } = await sendAndConfirm(manager, path, fields);
    expect(asked).toContain(`Trường Hồng ${number}`);
    expect((await confirm()).status).toBe(303);
    expect((await unitOf(school)).successor_id).toBe((await unitOf(second)).id);
  });

  test('a closing is taken back while its day is not over', async () => {
    const { first } = await arrangeProvince(server);
    const { confirm } = await sendAndConfirm(admin, `/units/${first}/settings/close`, {
      lastDay: '2026-06-15',
    });
    await confirm();
    expect((await unitOf(first)).valid_to).toBe('2026-06-15');
    expect((await send(admin, `/units/${first}/settings/reopen`, {})).to).toContain('done=reopened');
    expect((await unitOf(first)).valid_to).toBeNull();
    expect((await auditOf(first)).at(-1)?.action).toBe('unit.change');
  });

  test('a day that has passed moves the codes at once, and the page says so before', async () => {
    const { first, second, codes } = await arrangeProvince(server);
    const { asked, confirm } = await sendAndConfirm(admin, `/units/${first}/settings/close`, {
      lastDay: '2026-05-31',
      successor: second,
    });
    expect(asked).toContain('Ngày này đã qua: mã chuyển ngay khi xác nhận');
    await confirm();
    const point = await server.db
      .selectFrom('point')
      .innerJoin('unit', 'unit.id', 'point.unit_id')
      .select('unit.slug')
      .where('point.code', '=', codes[0])
      .executeTakeFirstOrThrow();
    expect(point.slug).toBe(second);
  });

  test('a closing is asked again where the unit has changed since its consequences were shown', async () => {
    const { first } = await arrangeProvince(server);
    const { confirm } = await sendAndConfirm(admin, `/units/${first}/settings/close`, {
      lastDay: '2026-12-31',
    });
    await server.apply({
      points: [{ unit: first, questionnaire: 'mot-cham', channel: 'link', label: 'Trang web' }],
    });
    expect((await confirm()).status).toBe(409);
    expect((await unitOf(first)).valid_to).toBeNull();
  });

  test('what cannot be is named at its field', async () => {
    const { first, second } = await arrangeProvince(server);
    const path = `/units/${first}/settings/close`;
    const wrong = async (fields: Record<string, string>) => {
      const { status, html } = await send(admin, path, fields);
      return [status, html.match(/href="#(f-[^"]+)"/)?.[1]];
    };
    expect(await wrong({ lastDay: '' })).toEqual([422, 'f-lastDay']);
    expect(await wrong({ lastDay: '31/12/2026' })).toEqual([422, 'f-lastDay']);
    expect(await wrong({ lastDay: '2026-12-31', successor: first })).toEqual([422, 'f-successor']);
    expect(await wrong({ lastDay: '2026-12-31', successor: 'không có đâu' })).toEqual([422, 'f-successor']);
    await server.apply({
      units: [{ slug: second, name: 'Xã Hai', kind: 'commune', validTo: '2026-06-30' }],
    });
    expect(await wrong({ lastDay: '2026-12-31', successor: second })).toEqual([422, 'f-successor']);
  });
});
