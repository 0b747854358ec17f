import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrangeAction } from '../support/actions.ts';
import { phonePhoto } from '../support/photos.ts';
import { textOf } from '../support/public-page.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, fitting, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let unit: TestUnit;
let minh: TestStaff;
let officer: TestStaff;
beforeAll(async () => {
  server = await openTestApp();
  unit = await arrangeCommune(server, {
    targets: ['overall', 'each-field'].map((scope) => ({
      metric: 'satisfaction',
      scope,
      threshold: 0.9,
      from: '2026-01-01',
      to: '2026-12-31',
      source: 'QĐ 39/QĐ-UBND',
    })),
  });
  minh = await arrangeStaff(server, 'manager', unit.slug, 'Đỗ Văn Minh');
  officer = await arrangeStaff(server, 'officer', unit.slug, 'Trần Thị Bình');
});
afterAll(() => server.close());

const at = () => `/console/units/${unit.slug}/actions`;
const page = async (who: TestStaff, path = '') => (await server.get(at() + path, who.headers)).text();

/** `many` responses that rate a criterion badly and name a reason. */
async function sendUnhappy(many: number, criterion = 'c3') {
  const responses = Array.from({ length: many }, () =>
    fitting(unit.code, {
      field: 'dat-dai',
      ratings: { overall: 2, [criterion]: 1, c1: 5 },
      reasons: ['waiting'],
    }),
  );
  const answer = await server.post('/api/v1/responses/batch', { responses });
  expect(await answer.text()).not.toContain('rejected');
}

const words = {
  about: 'criterion:c3',
  subject: '',
  cause: 'Chỉ có một cán bộ buổi sáng',
  measure: 'Mở thêm một quầy buổi sáng',
  office: 'Bộ phận Một cửa',
  staff: '',
  due: '2026-07-15',
};

const addOne = async (changes: object = {}) => {
  const answer = await submit(server, minh, `${at()}/new`, { ...words, ...changes });
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get('location')!, 'http://x').pathname.split('/').at(-1)!;
};

async function finishOne(id: string, fields: Record<string, string>, files: [Buffer, string][] = []) {
  const form = new FormData();
  form.set('seen', valueIn(await page(minh, `/${id}/done`), 'seen'));
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [bytes, name] of files) form.append('file', new File([new Uint8Array(bytes)], name));
  return server.app.request(`${at()}/${id}/done`, { method: 'POST', headers: minh.headers, body: form });
}

const publishOne = async (id: string, fields: Record<string, string | string[]> = { confirm: 'yes' }) =>
  submit(server, minh, `${at()}/${id}/publish`, {
    seen: valueIn(await page(minh, `/${id}/publish`), 'seen'),
    ...fields,
  });

const publicJson = async () =>
  (await server.getJson(`/u/${unit.slug}/actions.json`)) as { actions: Record<string, unknown>[] };

test('weak points come from whole public blocks, for an officer as for the head', async () => {
  await sendUnhappy(4);
  for (const who of [officer, minh]) {
    const html = await page(who);
    expect(html).toContain('Chưa có đủ phiếu được công bố');
    expect(html).not.toContain('criterion%3Ac3');
  }
  await sendUnhappy(1);
  await sendUnhappy(3);
  for (const who of [officer, minh]) {
    const html = await page(who);
    expect(html).toContain('criterion%3Ac3');
    expect(html).toContain('0\u00a0% hài lòng (5 phiếu), chỉ tiêu 90\u00a0%');
    // c1 is above the target: it is no weak point.
    expect(html).not.toContain('criterion%3Ac1');
    expect(html).toContain('reason%3Awaiting');
    expect(html).toContain('5 lượt nêu trong kỳ có 5 phiếu');
    expect(html).toContain('field%3Adat-dai');
    expect(html).not.toMatch(/\b8 (phiếu|lượt)/);
  }
});

test('an action keeps the published figure of what it is about; what is wrong is said at once, nothing typed is lost', async () => {
  const refused = await submit(server, minh, `${at()}/new`, { ...words, office: ' ', due: '2026-06-14' });
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toContain('xin ghi bộ phận phụ trách');
  expect(html).toContain('ngày hẹn phải từ hôm nay trở đi');
  expect(html).toContain('Mở thêm một quầy buổi sáng');
  expect(html).toMatch(/<option value="criterion:c3" selected/);
  const unknown = await submit(server, minh, `${at()}/new`, { ...words, about: 'criterion:nothing' });
  expect(unknown.status).toBe(422);

  const id = await addOne();
  const shown = await page(officer, `/${id}`);
  expect(shown).toContain('0\u00a0% hài lòng (5 phiếu), chỉ tiêu 90\u00a0%, từ 01/01/2026 đến 15/06/2026');
  expect(shown).toContain('Ghi việc cải thiện');
  // The button of the weak point leads to it now.
  expect(await page(minh)).toContain('Đang có việc');
});

test('a result with its photo is published as it was read and confirmed, and later changes wait', async () => {
  const id = await addOne({ subject: 'Chờ lâu' });
  expect((await finishOne(id, { result: '', 'done-day': '2026-06-15' })).status).toBe(422);
  const future = await finishOne(id, { result: 'Đã mở quầy', 'done-day': '2026-06-16' }, [
    [await phonePhoto(200, 150), 'IMG_1.jpg'],
  ]);
  expect(future.status).toBe(422);
  const text = await future.text();
  expect(text).toContain('Đã mở quầy');
  expect(text).toContain('xin chọn lại');
  const bad = await finishOne(id, { result: 'Đã mở quầy', 'done-day': '2026-06-15' }, [
    [Buffer.from('<script>alert(1)</script>'), 'x.jpg'],
  ]);
  expect([415, 422]).toContain(bad.status);
  const done = await finishOne(
    id,
    { result: 'Đã mở quầy 3. Hỏi anh Nguyễn Văn Hùng, 0912 345 678', 'done-day': '2026-06-15' },
    [[await phonePhoto(200, 150), 'IMG_1.jpg']],
  );
  expect(done.status).toBe(303);
  const again = await finishOne(id, { result: 'Khác', 'done-day': '2026-06-15' });
  expect([303, 409]).toContain(again.status);
  expect(await page(minh, `/${id}`)).not.toContain('Khác');

  const preview = await page(minh, `/${id}/publish`);
  expect(preview).toContain('<mark data-kind="(số điện thoại)">0912 345 678</mark>');
  expect((await publishOne(id, {})).status).toBe(422);
  expect((await publicJson()).actions).toEqual([]);

  // Its words are mended, and what it says then is confirmed.
  const form = await page(minh, `/${id}/edit`);
  const edited = { ...words, seen: valueIn(form, 'seen'), subject: 'Chờ lâu buổi sáng' };
  expect((await submit(server, minh, `${at()}/${id}/edit`, edited)).status).toBe(303);
  const reopened = { seen: valueIn(await page(minh, `/${id}`), 'seen') };
  expect((await submit(server, minh, `${at()}/${id}/reopen`, reopened)).status).toBe(303);
  const doneForm = await page(minh, `/${id}/done`);
  const kept = valueIn(doneForm, 'keep');
  expect(kept).toMatch(/^[0-9a-f-]{36}$/);
  await finishOne(id, { result: 'Đã mở quầy 3.', 'done-day': '2026-06-15', keep: kept });
  const photo = `/u/${unit.slug}/actions/${kept}`;
  expect((await server.get(photo)).status).toBe(404);
  expect((await publishOne(id, { confirm: 'yes', file: kept })).status).toBe(303);

  const [published] = (await publicJson()).actions;
  expect(published).toMatchObject({
    subject: 'Chờ lâu buổi sáng',
    measure: 'Mở thêm một quầy buổi sáng',
    result: 'Đã mở quầy 3.',
    state: 'done',
    doneDay: '2026-06-15',
    overdue: false,
    before: { kind: 'rate', rate: 0, responses: 5, target: 0.9 },
  });
  expect(JSON.stringify(published)).not.toContain('Chỉ có một cán bộ');
  const picture = await server.get(photo);
  expect(picture.status).toBe(200);
  expect(picture.headers.get('content-type')).toBe('image/jpeg');
  expect(picture.headers.get('access-control-allow-origin')).toBe('*');
  expect((await server.get(`${photo}?size=preview`)).status).toBe(200);
  const publicPage = await (await server.get(`/u/${unit.slug}`)).text();
  expect(publicPage).toContain('Ông/Bà góp ý – chúng tôi đã làm');
  expect(publicPage).toContain(`src="${photo}?size=preview"`);
  expect(publicPage).not.toContain('Chỉ có một cán bộ');

  const second = { ...edited, seen: valueIn(await page(minh, `/${id}/edit`), 'seen'), subject: 'Câu khác' };
  await submit(server, minh, `${at()}/${id}/edit`, second);
  expect((await publicJson()).actions[0]).toMatchObject({ subject: 'Chờ lâu buổi sáng' });
  expect(await page(minh, `/${id}`)).toContain('trang công khai vẫn hiện bản cũ');
  // The one who kept the older form open overwrites nothing.
  expect((await submit(server, minh, `${at()}/${id}/edit`, second)).status).toBe(409);

  expect((await submit(server, minh, `${at()}/${id}/withdraw`, {})).status).toBe(303);
  expect((await publicJson()).actions).toEqual([]);
  expect((await server.get(photo)).status).toBe(404);
});

test('an officer writes actions down and leaves their publication to the head', async () => {
  const id = await arrangeAction(server, unit.slug, { isPublished: false });
  expect(await page(officer, `/${id}`)).toContain('Lãnh đạo đơn vị là người công bố');
  expect((await server.get(`${at()}/${id}/publish`, officer.headers)).status).toBe(404);
  expect((await submit(server, officer, `${at()}/${id}/publish`, { confirm: 'yes' })).status).toBe(404);
  const other = await arrangeCommune(server);
  const hoa = await arrangeStaff(server, 'manager', other.slug, 'Lê Thị Hoa');
  expect((await server.get(`${at()}/${id}`, hoa.headers)).status).toBe(404);
  expect((await server.get(`/console/units/${other.slug}/actions/${id}`, hoa.headers)).status).toBe(404);
});

test('what is late is said to be late, in the console and to everybody', async () => {
  const late = await arrangeCommune(server);
  const head = await arrangeStaff(server, 'manager', late.slug);
  const id = await arrangeAction(server, late.slug, { due: '2026-06-20' });
  const { now } = server.clock;
  const home = async () => (await server.get(`/console/units/${late.slug}`, head.headers)).text();
  expect(await home()).toContain('1 việc đến hẹn trong 7 ngày');
  server.clock.now = new Date('2026-06-20T16:00:00Z');
  expect(await (await server.get(`/u/${late.slug}`)).text()).toContain('Hẹn xong ngày 20/06/2026');
  server.clock.now = new Date('2026-06-20T18:00:00Z');
  expect(await (await server.get(`/u/${late.slug}`)).text()).toContain('Quá hẹn ngày 20/06/2026');
  const { actions } = (await server.getJson(`/u/${late.slug}/actions.json`)) as {
    actions: { overdue: boolean }[];
  };
  expect(actions.map(({ overdue }) => overdue)).toEqual([true]);
  expect(await home()).toContain('1 việc quá hẹn');
  const given = await submit(server, head, `/console/units/${late.slug}/actions/${id}/drop`, {
    seen: valueIn(
      await (await server.get(`/console/units/${late.slug}/actions/${id}/drop`, head.headers)).text(),
      'seen',
    ),
    reason: 'Không đủ kinh phí',
  });
  expect(given.status).toBe(303);
  expect(await home()).not.toContain('việc quá hẹn');
  server.clock.now = now;
});

test('the figure after is taken from public blocks of the days chosen, or said to be too few', async () => {
  const id = await addOne({ about: 'reason:waiting', subject: 'Chờ lâu' });
  await finishOne(id, { result: 'Đã mở quầy', 'done-day': '2026-06-15' });
  const { now } = server.clock;
  server.clock.now = new Date('2026-06-25T03:00:00Z');
  const measure = async (from: string, to: string) =>
    submit(server, minh, `${at()}/${id}/measure`, {
      seen: valueIn(await page(minh, `/${id}`), 'seen'),
      from,
      to,
    });
  expect((await measure('2026-06-16', '2026-06-25')).status).toBe(422);
  expect((await measure('2026-06-01', '2026-06-25')).status).toBe(422);
  expect((await measure('2026-06-16', '2026-07-25')).status).toBe(422);
  // Three were pending before: with seven more, all ten become public at once or in two blocks.
  await sendUnhappy(7);
  expect((await measure('2026-06-16', '2026-06-25')).status).toBe(303);
  await publishOne(id);
  const shown = (await publicJson()).actions.find((one) => one.id === Number(id))!;
  expect(shown.after).toMatchObject({ kind: 'count', from: '2026-06-16', to: '2026-06-25' });
  expect((shown.after as { responses: number }).responses).toBeGreaterThanOrEqual(5);
  server.clock.now = now;
});

test('a superior sees how many improvements each unit below has, what is late first, and never those of others', async () => {
  const { slug: top } = await arrangeCommune(server);
  const head = await arrangeStaff(server, 'manager', top);
  const listed = async () =>
    textOf(await (await server.get(`/console/units/${top}/actions`, head.headers)).text());
  expect(await listed()).not.toContain('Ở các đơn vị cấp dưới');
  const inTime = await arrangeCommune(server, { unit: { parent: top, name: 'Xã An' } });
  expect(await listed()).toContain('Chưa đơn vị nào ghi việc cải thiện.');
  const late = await arrangeCommune(server, { unit: { parent: inTime.slug, name: 'Xã Bình' } });
  await arrangeAction(server, inTime.slug, { due: '2026-06-15' });
  await arrangeAction(server, late.slug, { due: '2026-06-14' });
  await arrangeAction(server, late.slug, { result: 'Đã mở thêm quầy' });
  expect(await listed()).toContain('Đơn vị Quá hẹn Đang làm Đã làm Xã Bình 1 0 1 Xã An 0 1 0');
  expect(await listed()).not.toContain('Chờ lâu vào đầu giờ sáng');
});
