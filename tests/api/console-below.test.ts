import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrangeProvince, consolePages } from '../support/console-units.ts';
import { arrangeStaff, type TestStaff, valueIn } from '../support/staff.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let admin: TestStaff;
let { page, send } = {} as ReturnType<typeof consolePages>;
beforeAll(async () => {
  server = await openTestApp();
  ({ page, send } = consolePages(server));
  admin = await arrangeStaff(server, 'administrator');
});
afterAll(() => server.close());

type Wish = Record<string, string | string[]>;
const points = {
  labels: 'Quầy 1\r\n\r\nQuầy 2\r\nQuầy 1',
  how: 'ask',
  questionnaire: 'mot-cua-9',
  channel: 'qr',
};
const target = {
  metric: 'satisfaction',
  scope: 'overall',
  threshold: '90,5',
  from: '2026-07-01',
  to: '2026-12-31',
  source: 'KH 12/KH-UBND',
};

async function preview(staff: TestStaff, top: string, wish: Wish) {
  const shown = await send(staff, `/units/${top}/below`, { which: 'all', ...wish });
  const lines = [...shown.html.matchAll(/<li>((?:Lĩnh vực|Điểm|Chỉ tiêu|\d)[^<]*)<\/li>/g)].map(
    ([, line]) => line,
  );
  const answer = { which: 'all', ...wish, seen: valueIn(shown.html, 'seen'), do: 'create' };
  return { ...shown, lines, create: () => send(staff, `/units/${top}/below`, answer) };
}

const pointsOf = (slugs: string[]) =>
  server.db
    .selectFrom('point')
    .innerJoin('unit', 'unit.id', 'point.unit_id')
    .select(['unit.slug', 'point.label', 'point.questionnaire'])
    .where('unit.slug', 'in', slugs)
    .orderBy('point.id')
    .execute();

describe('creating for all units below', () => {
  test('fields, points and a target are shown with what exists, made in one change, and never twice', async () => {
    const { top, first, second, school } = await arrangeProvince(server);
    const manager = await arrangeStaff(server, 'manager', top);
    const wish = { which: 'kinds', kind: 'commune', fields: ['dat-dai', 'chung-thuc'], ...points, ...target };
    const { lines, create } = await preview(manager, top, wish);
    expect(lines).toEqual([
      'Lĩnh vực: thêm 3 lượt; 1 lượt đã có, giữ nguyên.',
      'Điểm khảo sát: tạo 4 điểm.',
      'Chỉ tiêu: đặt 2 chỉ tiêu.',
    ]);
    expect(await pointsOf([first, second])).toHaveLength(2);
    expect((await create()).to).toBe(`/console/units?in=${top}&done=added`);
    const made = (await pointsOf([first, second])).slice(2);
    expect(made.map(({ slug, label }) => [slug, label?.vi])).toEqual([
      [second, 'Quầy 1'],
      [second, 'Quầy 2'],
      [first, 'Quầy 1'],
      [first, 'Quầy 2'],
    ]);
    expect(await pointsOf([school])).toEqual([]);
    const served = await server.db
      .selectFrom('unit_field')
      .innerJoin('field', 'field.id', 'unit_field.field_id')
      .innerJoin('unit', 'unit.id', 'unit_field.unit_id')
      .select('field.slug')
      .where('unit.slug', '=', first)
      .orderBy('position')
      .execute();
    expect(served.map(({ slug }) => slug)).toEqual(['ho-tich', 'dat-dai', 'chung-thuc']);
    const targets = await server.db
      .selectFrom('target')
      .innerJoin('unit', 'unit.id', 'target.unit_id')
      .select(['threshold', 'source'])
      .where('unit.slug', '=', second)
      .execute();
    expect(targets).toEqual([{ threshold: 0.905, source: 'KH 12/KH-UBND' }]);

    const again = await preview(manager, top, { ...wish, threshold: '99' });
    expect(again.lines).toEqual([
      'Lĩnh vực: thêm 0 lượt; 4 lượt đã có, giữ nguyên.',
      'Điểm khảo sát: tạo 0 điểm; 4 điểm đã có, giữ nguyên.',
      'Chỉ tiêu: đặt 0 chỉ tiêu; 2 đơn vị đã có chỉ tiêu cùng loại từ ngày này, giữ nguyên.',
    ]);
    expect(again.html).not.toContain('value="create"');
  });

  test('one point for each field, where a unit has any; schools get theirs without', async () => {
    const { top, first, second, school } = await arrangeProvince(server);
    const each = await preview(admin, top, {
      ...points,
      how: 'each',
      which: 'ticked',
      unit: [first, second],
    });
    expect(each.lines).toEqual([
      'Điểm khảo sát: tạo 4 điểm.',
      '1 đơn vị chưa có lĩnh vực nào nên không tạo điểm theo lĩnh vực.',
    ]);
    const schools = await preview(admin, top, { ...points, how: 'without', which: 'kinds', kind: 'school' });
    expect((await schools.create()).status).toBe(303);
    expect(await pointsOf([school])).toHaveLength(2);
  });

  test('closed units, the unit itself and units elsewhere are left alone, whatever is sent', async () => {
    const { top, first, second } = await arrangeProvince(server);
    const other = await arrangeProvince(server);
    await server.apply({ units: [{ slug: second, name: 'Xã', kind: 'commune', validTo: '2026-05-31' }] });
    const wish = { fields: 'chung-thuc', which: 'ticked', unit: [top, second, other.first, first] };
    const { html, lines } = await preview(admin, top, wish);
    expect(html).toContain('Cho 1 đơn vị:');
    expect(lines).toEqual(['Lĩnh vực: thêm 1 lượt.']);
    const manager = await arrangeStaff(server, 'manager', top);
    expect((await send(manager, `/units/${other.top}/below`, wish)).status).toBe(404);
  });

  test('what changed since the preview is shown again', async () => {
    const { top, first } = await arrangeProvince(server);
    const { create } = await preview(admin, top, { fields: 'chung-thuc' });
    await server.apply({ units: [{ slug: first, name: 'Xã', kind: 'commune', fields: ['chung-thuc'] }] });
    const late = await create();
    expect(late.status).toBe(409);
    expect(late.html).toContain('Lĩnh vực: thêm 2 lượt; 1 lượt đã có, giữ nguyên.');
  });

  test('what does not fit is named at its field, and everything typed is kept', async () => {
    const { top, school } = await arrangeProvince(server);
    const refused = async (wish: Wish) => {
      const { status, html } = await preview(admin, top, wish);
      return [status, [...html.matchAll(/<li><a href="#(f-[^"]+)"/g)].map(([, id]) => id).join(' ')];
    };
    expect(await refused({})).toEqual([422, 'f-fields']);
    expect(await refused({ ...target, which: 'kinds' })).toEqual([422, 'f-kind']);
    expect(await refused({ ...target, threshold: '101' })).toEqual([422, 'f-threshold']);
    expect(await refused({ threshold: '90', metric: 'manual' })).toEqual([
      422,
      'f-source f-metric f-from f-to',
    ]);
    expect(await refused({ ...target, to: '2026-01-01' })).toEqual([422, 'f-to']);
    expect(await refused({ ...points, questionnaire: 'x', how: 'y' })).toEqual([
      422,
      'f-how f-questionnaire',
    ]);
    const kept = await preview(admin, top, { ...points, ...target, threshold: 'chín mươi' });
    expect(kept.html).toContain('value="chín mươi"');
    expect(kept.html).toContain('value="KH 12/KH-UBND"');
    expect(kept.html).toMatch(/<textarea[^>]*name="labels"[^>]*>Quầy 1/);
    expect((await page(`/units/${school}/below`, admin)).html).toContain('Chưa có đơn vị cấp dưới nào');
  });
});
