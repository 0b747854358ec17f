import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFiles } from '../../api/petitions/file-store.ts';
import { listAccesses } from '../../api/petitions/message-store.ts';
import { findPetition } from '../../api/petitions/store.ts';
import { arrangePetitionDesk, type PetitionDesk } from '../support/petition-desk.ts';
import { petitionBody, sendPetition } from '../support/petitions.ts';
import { phonePhoto } from '../support/photos.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let desk: PetitionDesk;
let above: string;
beforeAll(async () => {
  server = await openTestApp();
  above = (await arrangeCommune(server)).slug;
  desk = await arrangePetitionDesk(server, { parent: above });
});
afterAll(() => server.close());

const withPhoto = async (slug: string) => {
  const form = new FormData();
  const { contact, consent, ...body } = petitionBody(slug);
  for (const [name, value] of Object.entries(body)) form.set(name, String(value));
  form.set('contact.name', contact.name);
  form.set('contact.phone', contact.phone);
  form.set('consent.version', consent.version);
  form.set('consent.agreed', 'yes');
  form.append('photo', new File([new Uint8Array(await phonePhoto(400, 300))], 'anh.jpg'));
  const response = await server.app.request('/api/v1/petitions', { method: 'POST', body: form });
  const { code } = (await response.json()) as { code: string };
  const { id } = (await findPetition(server.db, { code }))!;
  return { code, file: (await listFiles(server.db, id))[0]!.id };
};

const pageAt = (slug: string, code: string, staff: TestStaff, below = '') =>
  desk.page(`/units/${slug}/petitions/${code}${below}`, staff);

test('the superior reads and handles what is below, and its officers do not', async () => {
  const code = await desk.take();
  const manager = await arrangeStaff(server, 'manager', above);
  const officer = await arrangeStaff(server, 'officer', above);
  const seen = await pageAt(above, code, manager);
  expect(seen.status).toBe(200);
  expect(seen.html).toContain('id="act-accept"');
  expect((await pageAt(above, code, officer)).status).toBe(404);
  expect((await desk.page(`/units/${above}/petitions?below=yes`, manager)).html).toContain(code);
  for (const query of ['', '?below=yes', `?q=${code}`]) {
    expect((await desk.page(`/units/${above}/petitions${query}`, officer)).html).not.toContain(`/${code}"`);
  }
});

test('an auditor reads everything but the sender, and changes nothing', async () => {
  const code = await desk.take();
  const auditor = await arrangeStaff(server, 'auditor');
  const { status, html } = await pageAt(desk.slug, code, auditor);
  expect(status).toBe(200);
  expect(html).not.toMatch(/id="act-|Xem người gửi|0912345678|Nguyễn Thị Lan.*0912/);
  for (const path of ['answer', 'publish', 'text'])
    expect((await pageAt(desk.slug, code, auditor, `/${path}`)).status).toBe(404);
  const asked = await submit(server, auditor, `/console${desk.at}/${code}/sender`, { 'what-for': 'xem' });
  expect(asked.status).toBe(404);
});

test('the sender is shown once, to whom may see it, who says what for; that stays', async () => {
  const code = await desk.take();
  const hidden = await desk.open(code);
  expect(hidden.html).not.toContain('0912345678');
  const empty = await desk.send(desk.minh, `${desk.at}/${code}/sender`, { 'what-for': ' ' });
  expect([empty.status, empty.html.includes('0912345678')]).toEqual([422, false]);
  const { id } = (await desk.stateOf(code))!;
  expect(await listAccesses(server.db, id)).toEqual([]);
  const shown = await desk.send(desk.minh, `${desk.at}/${code}/sender`, { 'what-for': 'Hỏi vị trí cột đèn' });
  expect(shown.html).toContain('0912345678');
  expect(await listAccesses(server.db, id)).toMatchObject([
    { staffName: 'Trần Văn Minh', what: 'Hỏi vị trí cột đèn' },
  ]);
  expect((await desk.open(code)).html).not.toContain('0912345678');
});

test('what goes past the unit does not exist for its staff, in whatever way they ask', async () => {
  const { code } = await sendPetition(server, desk.slug, { category: 'nhung-nhieu' });
  const manager = await arrangeStaff(server, 'manager', desk.slug);
  for (const staff of [desk.minh, manager]) {
    for (const path of ['', '/answer', '/publish', '/text']) {
      expect((await pageAt(desk.slug, code, staff, path)).status).toBe(404);
    }
    for (const query of ['?tab=elsewhere', '?tab=all', `?q=${code}`, '?tab=all&below=yes']) {
      expect((await desk.page(`${desk.at}${query}`, staff)).html, query).not.toContain(`/${code}"`);
    }
    for (const path of ['moves/accept', 'moves/note', 'sender']) {
      const answer = await desk.send(staff, `${desk.at}/${code}/${path}`, { note: 'x', 'what-for': 'x' });
      expect(answer.status, path).toBe(404);
    }
  }
  const superior = await arrangeStaff(server, 'manager', above);
  const seen = await pageAt(above, code, superior);
  expect(seen.status).toBe(200);
  expect(seen.html).toContain('Xem người gửi');
});

test('passed on, what goes past a unit keeps its sender from those who handle it', async () => {
  const third = await arrangeCommune(server, { unit: { name: `Sở Thanh tra ${randomUUID().slice(0, 6)}` } });
  const theirs = await arrangeStaff(server, 'manager', third.slug);
  const superior = await arrangeStaff(server, 'manager', above);
  const { code } = await sendPetition(server, desk.slug, { category: 'nguoi-dung-dau' });
  const at = `/units/${above}/petitions/${code}`;
  const seen = valueIn((await desk.page(at, superior)).html, 'seen');
  const passed = await desk.send(superior, `${at}/moves/pass`, {
    seen,
    'pass-to': third.slug,
    'pass-reason': 'Thanh tra xem xét.',
  });
  expect(passed.status).toBe(303);
  const page = await pageAt(third.slug, code, theirs);
  expect(page.status).toBe(200);
  expect(page.html).not.toContain('Xem người gửi');
  const asked = await desk.send(theirs, `/units/${third.slug}/petitions/${code}/sender`, {
    'what-for': 'xem',
  });
  expect([asked.status, asked.html.includes('0912345678')]).toEqual([404, false]);
});

test('a photo is handed to whom the petition is open, and to nobody by another petition', async () => {
  const { code, file } = await withPhoto(desk.slug);
  const other = await desk.take();
  const get = (path: string, staff: TestStaff) =>
    server.get(`/console/units/${desk.slug}/petitions/${path}`, staff.headers);
  const photo = await get(`${code}/files/${file}`, desk.minh);
  expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(photo.headers.get('cache-control')).toContain('no-store');
  const preview = await get(`${code}/files/${file}?preview=yes`, desk.minh);
  expect(preview.status).toBe(200);
  expect((await get(`${other}/files/${file}`, desk.minh)).status).toBe(404);
  expect((await get(`${code}/files/${randomUUID()}`, desk.minh)).status).toBe(404);
  const stranger = await arrangePetitionDesk(server);
  expect((await get(`${code}/files/${file}`, stranger.minh)).status).toBe(404);
  const there = await server.get(`/console${stranger.at}/${code}/files/${file}`, stranger.minh.headers);
  expect(there.status).toBe(404);
});

test('a phone number finds what its owner sent, within reach, and each look is written down', async () => {
  const contact = { name: 'Phạm Văn Tám', phone: '0987 000 111' };
  const stranger = await arrangePetitionDesk(server);
  const [mine, theirs] = [await desk.take({ contact }), await stranger.take({ contact })];
  const { code: past } = await sendPetition(server, desk.slug, { category: 'nhung-nhieu', contact });
  const find = (phone: string, staff: TestStaff) => desk.send(staff, `${desk.at}/by-phone`, { phone });
  const found = await find('+84 987-000-111', desk.minh);
  expect(found.html).toContain(mine);
  for (const code of [theirs, past]) expect(found.html).not.toContain(code);
  const { id } = (await desk.stateOf(mine))!;
  expect(await listAccesses(server.db, id)).toMatchObject([{ staffName: 'Trần Văn Minh' }]);
  expect(await listAccesses(server.db, (await desk.stateOf(past))!.id)).toEqual([]);
  expect((await find('0987', desk.minh)).status).toBe(422);
  const auditor = await arrangeStaff(server, 'auditor');
  expect((await find('0987000111', auditor)).status).toBe(404);
  const audit = await server.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('action', '=', 'petition.look-up')
    .orderBy('id')
    .execute();
  expect(audit).toHaveLength(1);
  expect(JSON.stringify(audit)).not.toContain('0987000111');
});
