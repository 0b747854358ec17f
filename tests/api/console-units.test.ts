import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listHoursOfUnit } from '../../api/units/hours-store.ts';
import { arrangeProvince, consolePages } from '../support/console-units.ts';
import { arrangeStaff, type TestStaff, valueIn } from '../support/staff.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let admin: TestStaff;
let { page, send, unitOf, auditOf } = {} as ReturnType<typeof consolePages>;
beforeAll(async () => {
  server = await openTestApp();
  ({ page, send, unitOf, auditOf } = consolePages(server));
  admin = await arrangeStaff(server, 'administrator');
});
afterAll(() => server.close());

describe('the tree', () => {
  test('shows everybody what is within reach, and no more', async () => {
    const { top, first, second, school } = await arrangeProvince(server);
    const manager = await arrangeStaff(server, 'manager', top);
    const officer = await arrangeStaff(server, 'officer', first);
    expect((await page('/units', admin)).html).toContain(`/console/units/${top}"`);
    expect((await page('/units', manager)).html).toContain(`/console/units?in=${top}`);
    const level = await page(`/units?in=${top}`, manager);
    expect(level.html).toContain(`/console/units/${second}"`);
    const own = await page('/units', officer);
    expect(own.html).toContain(`/console/units/${first}"`);
    expect(own.html).not.toContain('?in=');
    expect((await page(`/units?in=${top}`, officer)).status).toBe(404);
    expect((await page(`/units?in=${first}`, officer)).html).not.toContain(school);
  });

  test('is searched by name without diacritics and by code, within reach alone', async () => {
    const { number, top, first, second } = await arrangeProvince(server);
    const manager = await arrangeStaff(server, 'manager', first);
    expect((await page(`/units?q=xa+hai+${number}`, admin)).html).toContain(`/console/units/${second}"`);
    expect((await page(`/units?q=0${number}123`, admin)).html).toContain(`/console/units/${second}"`);
    const found = await page(`/units?q=hong+${number}`, manager);
    expect(found.html).toContain(`Trường Hồng ${number}`);
    const none = await page(`/units?q=xa+hai+${number}`, manager);
    expect(none.html).not.toContain(second);
    expect(none.html).toContain('Không có đơn vị nào như vậy');
    expect((await page(`/units?q=${top}`, manager)).html).not.toContain(`/console/units/${top}"`);
  });
});

test('the first page of a unit shows each of its doors once', async () => {
  const { first } = await arrangeProvince(server);
  const { html } = await page(`/units/${first}`, admin);
  const doors = [...html.matchAll(/href="(\/console\/units\/[^"]+\/[^"]+)"/g)].map(([, to]) => to);
  expect(doors).toContain(`/console/units/${first}/results`);
  // The path to the first response leads to some of them by name.
  const listed = html.replace(/<section class="card first-path">.*?<\/section>/s, '');
  for (const door of doors) expect(listed.split(`href="${door}"`).length, door).toBeLessThanOrEqual(2);
});

describe('settings', () => {
  const typed = {
    vi: 'Xã Một Mới',
    en: 'Mot Moi',
    kind: 'commune',
    code: '00123',
    website: '',
    validFrom: '',
  };

  test('what does not fit is named at its field, and everything typed is kept', async () => {
    const { number, first } = await arrangeProvince(server);
    const path = `/units/${first}/settings`;
    const { html } = await page(path, admin);
    const refused = await send(admin, path, {
      ...typed,
      vi: ' ',
      validFrom: '2025-02-30',
      website: 'không phải <b>trang',
      seen: valueIn(html, 'seen'),
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#f-vi"');
    expect(refused.html).toContain('value="Mot Moi"');
    expect(refused.html).toContain('value="không phải &lt;b&gt;trang"');
    const second = await send(admin, path, {
      ...typed,
      validFrom: '2025-02-30',
      website: 'a b',
      seen: valueIn(html, 'seen'),
    });
    expect(second.html).toContain('href="#f-website"');
    expect(second.html).toContain('Xin gõ cả địa chỉ, bắt đầu bằng https://');
    expect(second.html).toContain('href="#f-validFrom"');
    expect((await unitOf(first)).name.vi).toBe(`Xã Một ${number}`);
  });

  test('of two who edit, the second is told, sees both, and overwrites only knowingly', async () => {
    const { first } = await arrangeProvince(server);
    const path = `/units/${first}/settings`;
    const seen = valueIn((await page(path, admin)).html, 'seen');
    expect((await send(admin, path, { ...typed, seen })).to).toContain('done=saved');
    const late = await send(admin, path, { ...typed, vi: 'Xã Của Người Sau', seen });
    expect(late.status).toBe(409);
    expect(late.html).toContain('value="Xã Của Người Sau"');
    expect(late.html).toContain('<dd>Xã Một Mới</dd>');
    expect((await unitOf(first)).name.vi).toBe('Xã Một Mới');
    const again = { ...typed, vi: 'Xã Của Người Sau', seen: valueIn(late.html, 'seen') };
    expect((await send(admin, path, again)).status).toBe(303);
    const unit = await unitOf(first);
    expect([unit.name.vi, unit.code, unit.slug]).toEqual(['Xã Của Người Sau', '00123', first]);
    expect((await auditOf(first)).at(-1)).toMatchObject({ action: 'unit.change', staff_id: admin.id });
  });

  test('opening hours stay as they are when a unit is renamed', async () => {
    const { first } = await arrangeProvince(server);
    const hours = { 'mon-fri': ['07:30-11:30'] };
    await server.apply({ units: [{ slug: first, name: 'Xã', kind: 'commune', hours }] });
    const seen = valueIn((await page(`/units/${first}/settings`, admin)).html, 'seen');
    await send(admin, `/units/${first}/settings`, { ...typed, seen });
    const { id } = await unitOf(first);
    expect(await listHoursOfUnit(server.db, id)).toEqual([{ from: null, hours, source: null }]);
  });

  test('the fields are put in order by buttons, and nothing changes before it is saved', async () => {
    const { first } = await arrangeProvince(server);
    const path = `/units/${first}/settings/fields`;
    const seen = valueIn((await page(path, admin)).html, 'seen');
    const served = async () => {
      const rows = await server.db
        .selectFrom('unit_field')
        .innerJoin('field', 'field.id', 'unit_field.field_id')
        .innerJoin('unit', 'unit.id', 'unit_field.unit_id')
        .select('field.slug')
        .where('unit.slug', '=', first)
        .orderBy('position')
        .execute();
      return rows.map(({ slug }) => slug);
    };
    const chosenIn = (html: string) =>
      [...html.matchAll(/name="field" value="([^"]+)"/g)].map(([, slug]) => slug);
    const up = await send(admin, path, { field: ['ho-tich', 'dat-dai'], press: 'up:dat-dai', seen });
    expect(chosenIn(up.html)).toEqual(['dat-dai', 'ho-tich']);
    const more = await send(admin, path, { field: ['dat-dai', 'ho-tich'], press: 'take:chung-thuc', seen });
    expect(chosenIn(more.html)).toEqual(['dat-dai', 'ho-tich', 'chung-thuc']);
    expect(await served()).toEqual(['ho-tich', 'dat-dai']);
    await send(admin, path, { field: chosenIn(more.html) as string[], seen: valueIn(more.html, 'seen') });
    expect(await served()).toEqual(['dat-dai', 'ho-tich', 'chung-thuc']);
    const late = await send(admin, path, { field: ['ho-tich'], seen });
    expect(late.status).toBe(409);
    expect(await served()).toHaveLength(3);
  });
});

describe('adding', () => {
  test('a unit is added below, with an address of its own even where the name is common', async () => {
    const { number, top, first } = await arrangeProvince(server);
    const manager = await arrangeStaff(server, 'manager', top);
    const path = `/units/${top}/settings/add`;
    const fields = { vi: `Xã Một ${number}`, kind: 'commune', code: '', website: '', validFrom: '' };
    const added = await send(manager, path, fields);
    expect(added.to).toBe(`/console/units/${first}-${top}?done=added`);
    expect((await unitOf(`${first}-${top}`)).parent_id).toBe((await unitOf(top)).id);
    const taken = await send(manager, path, { ...fields, slug: first });
    expect(taken.status).toBe(422);
    expect(taken.html).toContain('href="#f-slug"');
  });

  test('only an administrator adds a unit that is part of no other', async () => {
    const { top } = await arrangeProvince(server);
    const manager = await arrangeStaff(server, 'manager', top);
    expect((await page('/new-unit', manager)).status).toBe(404);
    const added = await send(admin, '/new-unit', { vi: 'Bệnh viện Đa khoa Ả', kind: 'hospital' });
    expect(added.to).toContain('/console/units/benh-vien-da-khoa-a?');
  });
});

describe('fields', () => {
  test('a field is added, renamed, and its everyday words are taken away again', async () => {
    const added = await send(admin, '/fields', { vi: 'Người có công', everyday: 'thương binh, liệt sĩ' });
    expect(added.to).toBe('/console/fields/nguoi-co-cong?done=added');
    const path = '/fields/nguoi-co-cong';
    const shown = await page(path, admin);
    expect(shown.html).toContain('value="thương binh, liệt sĩ"');
    const seen = valueIn(shown.html, 'seen');
    await send(admin, path, { vi: 'Người có công', en: 'Merits', everyday: '', seen });
    const field = await server.db
      .selectFrom('field')
      .selectAll()
      .where('slug', '=', 'nguoi-co-cong')
      .executeTakeFirstOrThrow();
    expect([field.name, field.everyday]).toEqual([{ vi: 'Người có công', en: 'Merits' }, null]);
    const late = await send(admin, path, { vi: 'Khác', seen });
    expect([late.status, late.html.includes('value="Khác"')]).toEqual([409, true]);
  });

  test('a field of the same name is refused at its name, a taken address at the address', async () => {
    await arrangeProvince(server);
    const twice = await send(admin, '/fields', { vi: 'hộ  Tịch', slug: 'mot-ten-khac' });
    expect(twice.status).toBe(422);
    expect(twice.html).toContain('href="#f-vi"');
    expect(twice.html).toContain('Đã có lĩnh vực “Hộ tịch”');
    const taken = await send(admin, '/fields', { vi: 'Một tên khác', slug: 'ho-tich' });
    expect([taken.status, taken.html.includes('href="#f-slug"')]).toEqual([422, true]);
    expect((await send(admin, '/fields', { vi: 'Hộ-tịch' })).to).toContain('/fields/ho-tich-2');
    const refused = await send(admin, '/fields', { vi: '', en: 'Only English' });
    expect([refused.status, refused.html.includes('value="Only English"')]).toEqual([422, true]);
    expect((await page('/fields', admin)).html).toContain('khai sinh');
    expect((await page('/fields/khong-co', admin)).status).toBe(404);
  });
});
