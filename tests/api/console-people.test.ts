import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Role } from '../../api/accounts/permissions.ts';
import { openVisitor } from '../support/console-visitor.ts';
import { arrangeStaff, submit, type TestStaff } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let unit: string;
let below: string;
let manager: TestStaff;
let lan: TestStaff;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());
beforeEach(async () => {
  unit = (await arrangeCommune(server)).slug;
  below = (await arrangeCommune(server, { unit: { parent: unit } })).slug;
  manager = await arrangeStaff(server, 'manager', unit, 'Trần Văn Minh');
  lan = await arrangeStaff(server, 'administrator', null, 'Lê Thị Lan');
});

const freshEmail = () => `${randomUUID()}@example.gov.vn`;
const people = (slug: string) => `/console/units/${slug}/people`;
const linkIn = (html: string) => /\/console\/link\/[\w-]{32}/.exec(html)?.[0] ?? '';
const typed = { name: 'Phạm Thị Hoa', password: 'ba con gà đi chợ' };
const rolesOf = async (email: string) =>
  (
    await server.db
      .selectFrom('staff_grant')
      .innerJoin('staff', 'staff.id', 'staff_grant.staff_id')
      .select('role')
      .where('email', '=', email)
      .orderBy('staff_grant.id')
      .execute()
  ).map(({ role }) => role);

async function invite(by: TestStaff, slug: string, email: string, fields: Record<string, string> = {}) {
  const answer = await submit(server, by, people(slug), { email, role: 'officer', ...fields });
  return { status: answer.status, html: await answer.text() };
}

test('a manager invites an officer by a link that is shown once; the officer joins and sees only that unit', async () => {
  const email = freshEmail();
  const { status, html } = await invite(manager, below, email, { to: '2026-12-31' });
  expect(status).toBe(201);
  const link = linkIn(html);
  expect(await (await server.get(people(below), manager.headers)).text()).not.toContain(link);

  const visitor = openVisitor(server);
  expect(await (await visitor.get(link)).text()).toContain(email);
  expect((await visitor.submit(link, typed)).headers.get('location')).toBe('/console');
  expect((await visitor.get(`/console/units/${below}`)).status).toBe(200);
  expect((await visitor.get(`/console/units/${unit}`)).status).toBe(404);
  expect((await visitor.get('/console/people')).status).toBe(404);
  expect(await (await server.get(people(below), manager.headers)).text()).toContain(typed.name);
});

test('an open invitation names the unit as people call it, for all units and at its own', async () => {
  await server.apply({ units: [{ slug: below, name: 'Xã Sông Vàng', kind: 'commune' }] });
  await invite(manager, below, freshEmail());
  for (const [path, staff] of [
    ['/console/people', lan],
    [people(below), manager],
  ] as const) {
    const html = await (await server.get(path, staff.headers)).text();
    expect(html).toContain('(Xã Sông Vàng)');
    expect(html).not.toContain(`(${below})`);
  }
});

test('an invitation is used once, however many follow it at the same moment', async () => {
  const email = freshEmail();
  const link = linkIn((await invite(manager, unit, email)).html);
  const answers = await Promise.all([1, 2, 3, 4].map(() => openVisitor(server).submit(link, typed)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410]);
  expect(await rolesOf(email)).toEqual(['officer']);
});

test('whoever has an account gets the role at once, and the same role not twice', async () => {
  const officer = await arrangeStaff(server, 'officer', unit);
  expect((await invite(manager, below, officer.email)).status).toBe(303);
  expect((await server.get(`/console/units/${below}`, officer.headers)).status).toBe(200);
  const again = await invite(manager, below, officer.email);
  expect(again.status).toBe(422);
  expect(again.html).toContain('đã có quyền đó');
});

test.each(['administrator', 'auditor', 'king', ''])('a manager cannot give the role “%s”', async (role) => {
  const email = freshEmail();
  expect((await invite(manager, unit, email, { role })).status).toBe(422);
  expect(
    await server.db.selectFrom('staff_link').select('email').where('email', '=', email).execute(),
  ).toEqual([]);
});

test.each([
  ['not-an-address', {}],
  ['a@example.gov.vn', { from: '2026-02-30' }],
  ['a@example.gov.vn', { to: '2026-06-14' }],
  ['a@example.gov.vn', { from: '2026-08-01', to: '2026-07-01' }],
])('what does not fit is refused, and what was typed stays: %s %o', async (email, fields) => {
  const answer = await invite(manager, unit, email, fields);
  expect(answer.status).toBe(422);
  expect(answer.html).toContain('error-summary');
  expect(answer.html).toContain(`value="${email}"`);
});

test('a role begins and ends with its days, and what is taken back ends at once', async () => {
  const officer = await arrangeStaff(server, null);
  await invite(manager, unit, officer.email, { from: '2026-06-20', to: '2026-06-25' });
  const opens = async (instant: string) => {
    server.clock.now = new Date(instant);
    return (await server.get(`/console/units/${unit}`, officer.headers)).status;
  };
  const before = server.clock.now;
  expect(await opens('2026-06-19T16:59:00Z')).toBe(404);
  expect(await opens('2026-06-19T17:01:00Z')).toBe(200);
  expect(await opens('2026-06-25T16:59:00Z')).toBe(200);
  const [grant] = await server.db
    .selectFrom('staff_grant')
    .select('id')
    .where('staff_id', '=', officer.id)
    .execute();
  await submit(server, manager, `${people(unit)}/take-back`, { grant: String(grant!.id) });
  expect(await opens('2026-06-25T16:59:00Z')).toBe(404);
  server.clock.now = before;
});

test('a role ends after its last day without anybody taking it back', async () => {
  const officer = await arrangeStaff(server, null);
  await invite(manager, unit, officer.email, { to: '2026-06-15' });
  const before = server.clock.now;
  expect((await server.get(`/console/units/${unit}`, officer.headers)).status).toBe(200);
  server.clock.now = new Date('2026-06-15T17:00:01Z');
  expect((await server.get(`/console/units/${unit}`, officer.headers)).status).toBe(404);
  server.clock.now = before;
});

test('a manager takes back no role of another unit, a superior or the installation', async () => {
  const other = (await arrangeCommune(server)).slug;
  const elsewhere = await arrangeStaff(server, 'officer', other);
  const ids = await server.db
    .selectFrom('staff_grant')
    .select(['id', 'staff_id'])
    .where('staff_id', 'in', [elsewhere.id, lan.id, manager.id])
    .execute();
  const idOf = ({ id }: TestStaff) => String(ids.find(({ staff_id }) => staff_id === id)!.id);
  for (const [slug, grant] of [
    [unit, idOf(elsewhere)],
    [unit, idOf(lan)],
    [other, idOf(elsewhere)],
    [below, idOf(manager)],
    [unit, 'x'],
  ] as const) {
    expect((await submit(server, manager, `${people(slug)}/take-back`, { grant })).status).toBe(404);
  }
});

test('two people invite the same address: neither cancels the other, and both roles are taken', async () => {
  const email = freshEmail();
  const first = linkIn((await invite(manager, unit, email)).html);
  const second = linkIn((await invite(lan, below, email, { role: 'viewer' })).html);
  const visitor = openVisitor(server);
  await visitor.submit(first, typed);
  expect(await rolesOf(email)).toEqual(['officer']);
  // The second link asks to sign in, and adds its role for who is signed in.
  expect(await (await openVisitor(server).get(second)).text()).toContain(
    `/console?to=${encodeURIComponent(second)}`,
  );
  expect(await (await visitor.get(second)).text()).not.toContain('type="password"');
  expect((await visitor.submit(second, {})).status).toBe(303);
  expect((await rolesOf(email)).sort()).toEqual(['officer', 'viewer']);
  expect((await visitor.submit(second, {})).status).toBe(410);
});

test('another person who is signed in cannot take an invitation, and no password is asked of them', async () => {
  const officer = await arrangeStaff(server, null);
  const email = freshEmail();
  const link = linkIn((await invite(manager, unit, email)).html);
  await openVisitor(server).submit(link, typed);
  const second = linkIn((await invite(lan, unit, freshEmail())).html);
  expect((await submit(server, officer, second, {})).status).toBe(422);
  expect(await rolesOf(officer.email)).toEqual([]);
});

test('a manager who lost the role has no invitation left to be followed', async () => {
  const email = freshEmail();
  const link = linkIn((await invite(manager, unit, email)).html);
  const grant = await server.db
    .selectFrom('staff_grant')
    .select('id')
    .where('staff_id', '=', manager.id)
    .executeTakeFirstOrThrow();
  const taken = await submit(server, lan, `/console/people/${manager.id}/take-back`, {
    grant: String(grant.id),
  });
  expect(taken.status).toBe(303);
  expect((await openVisitor(server).get(link)).status).toBe(410);
});

test('a cancelled invitation leads nowhere; a manager cancels no invitation to another role', async () => {
  const email = freshEmail();
  const link = linkIn((await invite(manager, unit, email)).html);
  const hash = async (address: string) =>
    (
      await server.db
        .selectFrom('staff_link')
        .select('token_hash')
        .where('email', '=', address)
        .executeTakeFirstOrThrow()
    ).token_hash;
  expect(
    (await submit(server, manager, `${people(unit)}/cancel`, { invitation: await hash(email) })).status,
  ).toBe(303);
  expect((await openVisitor(server).get(link)).status).toBe(410);

  const auditor = freshEmail();
  await submit(server, lan, '/console/people', { email: auditor, role: 'auditor' });
  const refused = await submit(server, manager, `${people(unit)}/cancel`, {
    invitation: await hash(auditor),
  });
  expect(refused.status).toBe(404);
});

test('a closed account is signed out, cannot sign in, keeps its name in the audit, and can be opened again', async () => {
  const email = freshEmail();
  const visitor = openVisitor(server);
  await visitor.submit(linkIn((await invite(manager, unit, email)).html), typed);
  const { id } = await server.db
    .selectFrom('staff')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();

  expect((await submit(server, lan, `/console/people/${id}/close`, {})).status).toBe(303);
  expect((await visitor.get(`/console/units/${unit}`)).status).toBe(303);
  const signIn = () => openVisitor(server).submit('/console/sign-in', { email, password: typed.password });
  const refused = await signIn();
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('E-mail hoặc mật khẩu chưa đúng');
  expect(
    await server.db.selectFrom('staff_session').select('id').where('staff_id', '=', id).execute(),
  ).toEqual([]);
  expect((await invite(manager, unit, email)).html).toContain('đã đóng');

  expect((await submit(server, lan, `/console/people/${id}/reopen`, {})).status).toBe(303);
  expect((await signIn()).status).toBe(303);
  expect(await rolesOf(email)).toEqual([]);
  const actions = await server.db
    .selectFrom('audit_entry')
    .select(['action', 'staff_name'])
    .where('subject_key', '=', id)
    .orderBy('id')
    .execute();
  expect(actions.map(({ action }) => action)).toEqual([
    'staff.join',
    'staff.grant',
    'staff.sign-in',
    'staff.close',
    'staff.reopen',
    'staff.sign-in',
  ]);
});

test('the list of accounts is found by name without diacritics and by address', async () => {
  const staff = await arrangeStaff(server, 'viewer', unit, 'Đặng Thị Ngọc Ánh');
  for (const asked of ['dang ngoc anh', 'Đặng Thị', staff.email.slice(0, 20)]) {
    const html = await (
      await server.get(`/console/people?q=${encodeURIComponent(asked)}`, lan.headers)
    ).text();
    expect(html, asked).toContain(`/console/people/${staff.id}`);
  }
  const none = await (await server.get('/console/people?q=kh%C3%B4ngcoai', lan.headers)).text();
  expect(none).toContain('Không tìm thấy ai');
});

test('an administrator gives and takes back a role for the installation', async () => {
  const staff = await arrangeStaff(server, null);
  const at = `/console/people/${staff.id}`;
  expect((await server.get('/console/audit', staff.headers)).status).toBe(404);
  expect((await submit(server, lan, `${at}/grants`, { role: 'auditor' })).status).toBe(303);
  expect((await submit(server, lan, `${at}/grants`, { role: 'auditor' })).status).toBe(422);
  expect((await submit(server, lan, `${at}/grants`, { role: 'officer' satisfies Role })).status).toBe(422);
  expect(await rolesOf(staff.email)).toEqual(['auditor']);
  expect((await server.get('/console/people/khong-co', lan.headers)).status).toBe(404);
  expect((await server.get('/console/people/%00', lan.headers)).status).toBe(404);
});
