import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCategories, listKinds } from '../../api/categories/store.ts';
import { listTemplatesOf } from '../../api/categories/template-store.ts';
import { findPetition } from '../../api/petitions/store.ts';
import { findUnit } from '../../api/units/store.ts';
import { petitionBody, sendPetition } from '../support/petitions.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let admin: TestStaff;
beforeAll(async () => {
  server = await openTestApp();
  admin = await arrangeStaff(server, 'administrator');
});
afterAll(() => server.close());

const seenOn = async (staff: TestStaff, path: string) =>
  valueIn(await (await server.get(`/console${path}`, staff.headers)).text(), 'seen');
const send = (staff: TestStaff, path: string, fields: Record<string, string>) =>
  submit(server, staff, `/console${path}`, fields);
const auditOf = (action: string, key: string) =>
  server.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('action', '=', action)
    .where('subject_key', '=', key)
    .orderBy('id')
    .execute();

const kind = {
  vi: 'Đề xuất',
  en: 'Proposal',
  hint: 'Điều nên làm',
  hintEn: '',
  identity: 'none',
  retention: '6',
};

test('a kind is added, renamed, moved to the front, retired and used again', async () => {
  expect((await send(admin, '/petition-kinds', kind)).status).toBe(303);
  const path = '/petition-kinds/de-xuat';
  const change = async (changes: Record<string, string>) =>
    send(admin, path, { ...kind, seen: await seenOn(admin, path), place: '1', ...changes });
  expect((await change({ vi: 'Đề xuất mới', retention: '' })).status).toBe(303);
  const [first] = await listKinds(server.db);
  expect(first).toEqual({
    key: 'de-xuat',
    name: { vi: 'Đề xuất mới', en: 'Proposal' },
    hint: { vi: 'Điều nên làm' },
    identity: 'none',
    retentionMonths: null,
    retired: false,
  });
  expect((await change({ act: 'retire' })).status).toBe(303);
  const unit = await arrangeCommune(server);
  const body = petitionBody(unit.slug, { kind: 'de-xuat', contact: undefined, consent: undefined });
  expect((await server.post('/api/v1/petitions', body)).status).toBe(422);
  expect((await change({ act: 'restore' })).status).toBe(303);
  expect((await server.post('/api/v1/petitions', body)).status).toBe(201);
  const entries = await auditOf('petition-kind.change', 'de-xuat');
  expect(entries).toHaveLength(3);
  expect(entries[0]!.after).toMatchObject({ name: { vi: 'Đề xuất mới' }, position: 1, retired: false });
  expect((await change({ act: 'retire', place: '9' })).status).toBe(303);
});

test.each<[string, Record<string, string>, string]>([
  ['no name', { vi: '' }, 'vi'],
  ['a name that is taken, whatever its marks', { vi: 'kien nghi' }, 'vi'],
  ['no identity', { identity: 'all' }, 'identity'],
  ['months that are none', { retention: '0' }, 'retention'],
  ['too many months', { retention: '601' }, 'retention'],
  ['an explanation in English alone', { hint: '', hintEn: 'What to do' }, 'hint'],
])('a kind with %s is refused at its field, and what was typed stays', async (_, changes, field) => {
  const before = await listKinds(server.db);
  const answer = await send(admin, '/petition-kinds', { ...kind, vi: 'Loại thử', ...changes });
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain(`id="f-${field}-error"`);
  expect(valueIn(html, 'en')).toBe('Proposal');
  expect(await listKinds(server.db)).toEqual(before);
});

test('the last kind cannot be retired', async () => {
  const others = ['phan-anh', 'gop-y', 'khen'];
  await server.db
    .updateTable('petition_kind')
    .set({ retired_at: server.clock.now })
    .where('key', '<>', 'kien-nghi')
    .execute();
  const path = '/petition-kinds/kien-nghi';
  const fields = { ...kind, vi: 'Kiến nghị', place: '2', act: 'retire', seen: await seenOn(admin, path) };
  const answer = await send(admin, path, fields);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('Phải còn ít nhất một loại');
  await server.db.updateTable('petition_kind').set({ retired_at: null }).where('key', 'in', others).execute();
});

const category = { vi: 'Cầu, phà', en: '', everyday: 'cầu yếu', everydayEn: '', parent: 'ha-tang' };
const find = async (key: string) => (await listCategories(server.db)).find((one) => one.key === key);

test('a category is added, moved in the tree, put in order, and retired with what is below it', async () => {
  expect((await send(admin, '/petition-categories', category)).status).toBe(303);
  const parent = (await find('ha-tang'))!;
  expect(await find('cau-pha')).toMatchObject({ parentId: parent.id, goesToSuperior: false });
  const path = '/petition-categories/cau-pha';
  const change = async (changes: Record<string, string>, at = path) =>
    send(admin, at, { ...category, seen: await seenOn(admin, at), place: '1', ...changes });
  expect((await change({})).status).toBe(303);
  const siblings = (await listCategories(server.db)).filter(({ parentId }) => parentId === parent.id);
  expect(siblings[0]!.key).toBe('cau-pha');
  expect((await change({ parent: '', goesToSuperior: 'yes' })).status).toBe(303);
  expect(await find('cau-pha')).toMatchObject({ parentId: null, goesToSuperior: true });
  expect((await change({ parent: 'moi-truong' })).status).toBe(303);

  const group = { vi: 'Rác thải, môi trường', en: '', everyday: '', everydayEn: '' };
  const above = '/petition-categories/moi-truong';
  // It cannot stand below itself, nor below what stands below it.
  for (const wrong of ['moi-truong', 'cau-pha', 'khong-co']) {
    expect((await change({ ...group, parent: wrong }, above)).status, wrong).toBe(422);
  }
  expect((await change({ ...group, parent: '', place: '2', act: 'retire' }, above)).status).toBe(303);
  expect((await find('cau-pha'))!.retired).toBe(true);
  expect((await find('chieu-sang'))!.retired).toBe(false);
  expect((await change({ parent: 'moi-truong', act: 'restore' })).status).toBe(303);
  expect([(await find('cau-pha'))!.retired, (await find('moi-truong'))!.retired]).toEqual([false, false]);
  expect((await find('rac-thai'))!.retired).toBe(true);
});

test('the second of two who change a category is told', async () => {
  const path = '/petition-categories/khac';
  const fields = { ...category, vi: 'Việc khác', parent: '', place: '5', seen: await seenOn(admin, path) };
  expect((await send(admin, path, fields)).status).toBe(303);
  expect((await send(admin, path, { ...fields, vi: 'Khác nữa' })).status).toBe(409);
});

test('a route sends what is about it to a unit and a person, until it is removed', async () => {
  const unit = await arrangeCommune(server);
  const company = await arrangeCommune(server, { unit: { name: 'Công ty chiếu sáng', kind: 'utility' } });
  const lan = await arrangeStaff(server, 'manager', unit.slug);
  const an = await arrangeStaff(server, 'officer', company.slug, 'Phạm Văn An');
  const path = `/units/${unit.slug}/settings/petitions`;
  const fields = { category: 'chieu-sang', field: '', to: company.slug, staff: '' };
  expect((await send(lan, path, { ...fields, staff: lan.id })).status).toBe(422);
  expect((await send(lan, path, fields)).status).toBe(303);
  const taken = await send(lan, path, fields);
  expect(taken.status).toBe(422);
  expect(await taken.text()).toContain('Đã có phân công');
  const { id } = await server.db
    .selectFrom('petition_route')
    .select('id')
    .where('unit_id', '=', (await findUnit(server.db, unit.slug))!.id)
    .executeTakeFirstOrThrow();
  const one = `${path}/routes/${id}`;
  const change = { to: company.slug, staff: an.id, seen: await seenOn(lan, one) };
  expect((await send(lan, one, change)).status).toBe(303);
  const sent = await sendPetition(server, unit.slug);
  expect(await findPetition(server.db, { code: sent.code })).toMatchObject({
    handlerUnitId: (await findUnit(server.db, company.slug))!.id,
    handlerStaffId: an.id,
  });
  expect((await send(lan, one, { ...change, act: 'remove', seen: await seenOn(lan, one) })).status).toBe(303);
  const stays = await sendPetition(server, unit.slug);
  expect((await findPetition(server.db, { code: stays.code }))!.handlerUnitId).toBe(
    (await findUnit(server.db, unit.slug))!.id,
  );
  expect((await auditOf('petition-route.remove', String(id)))[0]!.before).toEqual({
    to: company.slug,
    staff: an.id,
  });
});

test.each<[string, Record<string, string>, string]>([
  ['an unknown category', { category: 'khong-co' }, 'category'],
  ['an unknown field', { field: 'khong-co' }, 'field'],
  ['a unit that is none', { to: 'Công ty không có' }, 'to'],
  ['a person of elsewhere', { staff: 'x' }, 'staff'],
])('a route with %s is refused at its field', async (_, changes, field) => {
  const unit = await arrangeCommune(server);
  const lan = await arrangeStaff(server, 'manager', unit.slug);
  const path = `/units/${unit.slug}/settings/petitions`;
  const answer = await send(lan, path, { category: '', field: '', to: '', staff: '', ...changes });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(`id="f-${field}-error"`);
});

test('templates of a unit and of everybody are added, changed and retired', async () => {
  const unit = await arrangeCommune(server);
  const unitId = (await findUnit(server.db, unit.slug))!.id;
  const lan = await arrangeStaff(server, 'manager', unit.slug);
  for (const [staff, path, whose] of [
    [lan, `/units/${unit.slug}/answer-templates`, unitId],
    [admin, '/answer-templates', null],
  ] as const) {
    const fields = { name: 'Đã thay bóng', text: 'Kính gửi Ông/Bà,\r\nĐèn đã sáng.' };
    expect((await send(staff, path, { ...fields, text: ' ' })).status).toBe(422);
    expect((await send(staff, path, { ...fields, text: 'a'.repeat(5_001) })).status).toBe(422);
    expect((await send(staff, path, fields)).status).toBe(303);
    const [template] = await listTemplatesOf(server.db, whose);
    expect(template).toMatchObject({ name: 'Đã thay bóng', text: 'Kính gửi Ông/Bà,\nĐèn đã sáng.' });
    const one = `${path}/${template!.id}`;
    const retire = { ...fields, name: 'Đã sửa đèn', act: 'retire', seen: await seenOn(staff, one) };
    expect((await send(staff, one, retire)).status).toBe(303);
    expect((await listTemplatesOf(server.db, whose))[0]).toMatchObject({ name: 'Đã sửa đèn', retired: true });
    expect((await send(staff, one, retire)).status).toBe(409);
  }
});

test('a manager changes neither another unit’s routes and templates nor everybody’s', async () => {
  const [unit, other] = [await arrangeCommune(server), await arrangeCommune(server)];
  const lan = await arrangeStaff(server, 'manager', unit.slug);
  const fields = { name: 'Mẫu', text: 'Câu chữ' };
  expect((await send(lan, '/answer-templates', fields)).status).toBe(404);
  expect((await send(lan, `/units/${other.slug}/answer-templates`, fields)).status).toBe(404);
  expect((await send(admin, `/units/${other.slug}/answer-templates`, fields)).status).toBe(303);
  const [template] = await listTemplatesOf(server.db, (await findUnit(server.db, other.slug))!.id);
  const answer = await server.get(
    `/console/units/${unit.slug}/answer-templates/${template!.id}`,
    lan.headers,
  );
  expect(answer.status).toBe(404);
});
