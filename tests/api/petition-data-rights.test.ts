import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAccesses, recordAccess } from '../../api/petitions/message-store.ts';
import { findPetition, findSender } from '../../api/petitions/store.ts';
import { handled, sendPetition } from '../support/petitions.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

async function arrange(changes: object = {}) {
  const above = await arrangeCommune(server);
  const unit = await arrangeCommune(server, { unit: { parent: above.slug } });
  const sent = await sendPetition(server, unit.slug, changes);
  const minh = await arrangeStaff(server, 'officer', unit.slug, 'Trần Văn Minh');
  const lan = await arrangeStaff(server, 'manager', unit.slug, 'Nguyễn Thị Lan');
  const { id } = (await findPetition(server.db, { code: sent.code }))!;
  return { above, unit, sent, minh, lan, id, path: `/console/units/${unit.slug}/petitions/${sent.code}` };
}

const page = async (staff: TestStaff, path: string) => {
  const answer = await server.get(path, staff.headers);
  return { status: answer.status, html: await answer.text() };
};
const accessesOf = async (id: string) =>
  (await listAccesses(server.db, id)).map(({ staffName, what }) => `${staffName}: ${what}`);
const auditOf = async (code: string, action: string) =>
  server.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('subject_key', '=', code)
    .where('action', '=', action)
    .orderBy('id')
    .execute();
const isNothingOf = (html: string) => {
  for (const word of ['Nguyễn Thị Lan Hương', '0987654321', 'huong@example.com', 'Thôn Đông']) {
    expect(html).not.toContain(word);
  }
};
const contact = {
  name: 'Nguyễn Thị Lan Hương',
  phone: '0987 654 321',
  email: 'huong@example.com',
  address: 'Thôn Đông',
};

test('the page of the data tells what is kept and nothing of the sender, and is no look', async () => {
  const { minh, path, id } = await arrange({ contact });
  const { status, html } = await page(minh, `${path}/data`);
  expect(status).toBe(200);
  isNothingOf(html);
  expect(html).toContain('có, chỉ hiện khi');
  expect(html).toContain('24 tháng sau khi kết thúc');
  expect(await accessesOf(id)).toEqual([]);
});

test('a sender is shown to correct once a reason is given, and the look is written down', async () => {
  const { minh, path, id, sent } = await arrange({ contact });
  const without = await submit(server, minh, `${path}/data/sender`, { 'see-reason': ' ' });
  expect(without.status).toBe(422);
  isNothingOf(await without.text());
  expect(await accessesOf(id)).toEqual([]);

  const shown = await submit(server, minh, `${path}/data/sender`, { 'see-reason': 'gọi từ số đã để lại' });
  const html = await shown.text();
  expect(valueIn(html, 'phone')).toBe('0987654321');
  expect(await accessesOf(id)).toEqual(['Trần Văn Minh: Xem để sửa: gọi từ số đã để lại']);

  const fields = { seen: valueIn(html, 'seen'), name: 'Lan Hương', phone: '12', email: '', address: '' };
  const wrong = await submit(server, minh, `${path}/data/correct`, fields);
  expect(wrong.status).toBe(422);
  expect(valueIn(await wrong.text(), 'name')).toBe('Lan Hương');
  const nobody = await submit(server, minh, `${path}/data/correct`, { ...fields, name: '', phone: '' });
  expect(nobody.status).toBe(422);
  const saved = await submit(server, minh, `${path}/data/correct`, { ...fields, phone: '0912 345 678' });
  expect(saved.status).toBe(303);
  expect(await findSender(server.db, id)).toEqual({
    name: 'Lan Hương',
    phone: '0912345678',
    email: null,
    address: null,
  });
  const [entry] = await auditOf(sent.code, 'petition.correct');
  expect(JSON.stringify(entry)).not.toMatch(/Hương|0912|0987/);
  // The second of two who had the form open is told.
  const late = await submit(server, minh, `${path}/data/correct`, { ...fields, phone: '0911111111' });
  expect(late.status).toBe(409);
});

test('everything kept is handed out as JSON, with its audit', async () => {
  const { minh, path, id, sent } = await arrange({ contact });
  const answer = await submit(server, minh, `${path}/data/export`, {
    'export-reason': 'đến trụ sở, có CCCD',
  });
  expect(answer.headers.get('content-disposition')).toContain(`phan-anh-${sent.code}.json`);
  const data = (await answer.json()) as { sender: unknown; ownText: string; history: unknown[] };
  expect(data).toMatchObject({
    code: sent.code,
    sender: { name: 'Nguyễn Thị Lan Hương', phone: '0987654321' },
    ownText: 'Đèn đường trước nhà số 12 không sáng đã ba đêm.',
  });
  expect(JSON.stringify(data)).not.toContain(sent.secret);
  expect(await accessesOf(id)).toEqual(['Trần Văn Minh: Tải dữ liệu: đến trụ sở, có CCCD']);
  expect(await auditOf(sent.code, 'petition.export-data')).toHaveLength(1);
});

test('leave to publish is taken back', async () => {
  const { minh, path, sent } = await arrange({ mayPublish: true });
  await handled(server, sent.code, (trx, _, petition) =>
    trx.updateTable('petition').set({ published_text: 'Đèn hỏng' }).where('id', '=', petition.id).execute(),
  );
  const { html } = await page(minh, `${path}/data`);
  const saved = await submit(server, minh, `${path}/data/publishing`, { seen: valueIn(html, 'seen') });
  expect(saved.status).toBe(303);
  expect(await findPetition(server.db, { code: sent.code })).toMatchObject({
    mayPublishText: false,
    mayPublishPhotos: false,
    publishedText: null,
  });
});

test('erasing asks again, and leaves history, figures and the access log', async () => {
  const { minh, lan, path, id, sent } = await arrange({ contact });
  await server.db
    .transaction()
    .execute((trx) =>
      recordAccess(
        trx,
        id,
        { staffId: lan.id, name: lan.name, requestId: null },
        'gọi lại',
        server.clock.now,
      ),
    );
  const { html } = await page(minh, `${path}/data/erase`);
  expect(html).toContain('Người gửi đã rút');
  const seen = valueIn(html, 'seen');
  const unsure = await submit(server, minh, `${path}/data/erase`, { seen });
  expect(unsure.status).toBe(422);
  expect(await findSender(server.db, id)).toBeDefined();
  expect((await submit(server, minh, `${path}/data/erase`, { seen, confirm: 'yes' })).status).toBe(303);
  expect(await findSender(server.db, id)).toBeUndefined();
  const erased = await findPetition(server.db, { code: sent.code });
  expect(erased).toMatchObject({ text: '', state: 'withdrawn', erasedAt: server.clock.now });
  const { text_hash } = await server.db
    .selectFrom('petition')
    .select('text_hash')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(text_hash).toBeNull();
  expect((await page(minh, `${path}/data`)).html).toContain('đã được xóa ngày 15/06/2026');
  for (const act of ['sender', 'export', 'erase', 'correct', 'publishing']) {
    expect((await submit(server, minh, `${path}/data/${act}`, { seen })).status, act).toBe(409);
  }
  const log = await page(lan, `${path}/accesses`);
  expect(log.html).toContain('gọi lại');
});

test('managers, auditors and administrators see who looked; officers do not', async () => {
  const { minh, lan, path } = await arrange();
  const auditor = await arrangeStaff(server, 'auditor');
  const admin = await arrangeStaff(server, 'administrator');
  for (const staff of [lan, auditor, admin]) expect((await page(staff, `${path}/accesses`)).status).toBe(200);
  expect((await page(minh, `${path}/accesses`)).status).toBe(404);
  // An auditor supervises, and sees no sender.
  expect((await page(auditor, `${path}/data`)).status).toBe(404);
});

test('what goes past the unit shows its sender to the superior alone', async () => {
  const { above, minh, lan, path, sent } = await arrange({ category: 'nhung-nhieu' });
  for (const staff of [minh, lan]) {
    expect((await page(staff, `${path}/data`)).status).toBe(404);
    expect((await page(staff, `${path}/accesses`)).status).toBe(404);
  }
  const superior = await arrangeStaff(server, 'officer', above.slug);
  const there = `/console/units/${above.slug}/petitions/${sent.code}/data`;
  expect((await page(superior, there)).status).toBe(200);
});
