import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { idsOn, sendComment } from '../support/comments.ts';
import { textOf } from '../support/public-page.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, openTestApp, sendRated, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());
beforeEach(() => {
  server.clock.now = new Date('2026-06-15T03:00:00Z');
});

/** A comment of a commune on the day after, and its manager. `others`: how many answered besides. */
async function arrange(comment: string, others = 4) {
  const commune = await arrangeCommune(server);
  const lan = await arrangeStaff(server, 'manager', commune.slug);
  await sendComment(server, commune.code, comment);
  if (others > 0) await sendRated(server, commune, 'ho-tich', others, others);
  server.clock.now = new Date('2026-06-16T03:00:00Z');
  const list = await (await server.get(`/console/units/${commune.slug}/comments`, lan.headers)).text();
  const path = `/console/units/${commune.slug}/comments/${idsOn(list)[0]}`;
  const open = async (staff: TestStaff = lan) => (await server.get(path, staff.headers)).text();
  /** Sends a form of the page with the boxes that it has, unless others are named. */
  const decide = async (fields: Record<string, string | string[]>, html?: string) => {
    const page = html ?? (await open());
    return submit(server, lan, path, {
      seen: valueIn(page, 'seen'),
      hide: ticked(page),
      more: '',
      ...fields,
    });
  };
  const published = async () => (await server.get(`/u/${commune.slug}`)).text();
  return { commune, lan, path, open, decide, published };
}

const boxes = (html: string) =>
  [...html.matchAll(/<input type="checkbox" name="hide" value="([^"]*)"( checked)?/g)].map(
    ([, value, checked]) => ({
      value: value!,
      checked: checked !== undefined,
    }),
  );
const ticked = (html: string) => boxes(html).flatMap(({ value, checked }) => (checked ? [value] : []));
const preview = (html: string) => textOf(html.match(/<blockquote[^>]*data-preview.*?<\/blockquote>/s)![0]);

const praise = 'Cảm ơn chị Hoa, số tôi là 0912 345 678, nhà ở số 12 đường Lê Lợi.';

describe('a comment is published', () => {
  test('without the personal data marked, unless a mark is taken away', async () => {
    const { open, decide, published } = await arrange(praise);
    const html = await open();
    expect(html).toContain('<mark data-kind="(tên người)">Hoa</mark>');
    expect(textOf(html)).toContain('Che “0912 345 678” (số điện thoại)');
    expect(preview(html)).toBe('Cảm ơn chị [tên], số tôi là [số điện thoại], nhà ở [địa chỉ].');
    expect(await published()).not.toContain('Cảm ơn chị');

    const answer = await decide({ act: 'publish', hide: ticked(html).slice(1) });
    expect(answer.status).toBe(303);
    expect(textOf(await published())).toContain(
      'Cảm ơn chị Hoa, số tôi là [số điện thoại], nhà ở [địa chỉ]. Hộ tịch · Công khai ngày 16/06/2026',
    );
    expect(await published()).not.toContain('0912');
  });

  test('without what somebody typed, wherever it stands; typed words that are not there are told', async () => {
    const { open, decide, published } = await arrange('Con tôi học lớp Lá 2. Lớp Lá 2 rất vui.');
    const wrong = await decide({ act: 'publish', more: 'Lá 2\nLá 3' });
    expect(wrong.status).toBe(422);
    const again = await wrong.text();
    expect(again).toContain('Không thấy trong ý kiến: Lá 3');
    expect(again).toMatch(/<textarea[^>]*>Lá 3<\/textarea>/);
    expect(boxes(again)).toEqual([
      { value: '16-20-other', checked: true },
      { value: '26-30-other', checked: true },
    ]);
    const seen = await decide({ act: 'preview', more: 'Lá 2' });
    expect(seen.status).toBe(200);
    expect(preview(await seen.text())).toBe('Con tôi học lớp […]. Lớp […] rất vui.');
    expect(await published()).not.toContain('rất vui');
    await decide({ act: 'publish', hide: ['16-20-other', '26-30-other'] });
    expect(textOf(await published())).toContain('Con tôi học lớp […]. Lớp […] rất vui.');
    expect(ticked(await open())).toEqual(['16-20-other', '26-30-other']);
  });

  test('where passages that no page offers are left aside', async () => {
    const { decide, published } = await arrange('Tốt lắm');
    await decide({ act: 'publish', hide: ['0-999-other', '3-2-name', 'x', '0-3-lạ', '4-7-other'] });
    expect(textOf(await published())).toContain('Tốt […]');
  });

  test('but shows only once its response is in a public block', async () => {
    const { commune, open, decide, published } = await arrange('Rất hài lòng ạ', 3);
    await decide({ act: 'publish' });
    expect(textOf(await open())).toContain('Phiếu này còn chờ đủ số phiếu cùng nhóm');
    expect(await published()).not.toContain('Rất hài lòng ạ');
    await sendRated(server, commune, 'ho-tich', 1, 1);
    expect(await published()).toContain('Rất hài lòng ạ');
  });

  test('newest first, as text and not as marks, in English and Vietnamese; a unit without any has no such part', async () => {
    const { commune, lan, decide, published } = await arrange('<b>Một</b>');
    expect(await published()).not.toContain('Ý kiến đã công khai');
    await decide({ act: 'publish' });
    server.clock.now = new Date('2026-06-16T04:00:00Z');
    await sendComment(server, commune.code, 'Hai');
    await sendRated(server, commune, 'ho-tich', 4, 4);
    server.clock.now = new Date('2026-06-17T03:00:00Z');
    const list = await (await server.get(`/console/units/${commune.slug}/comments`, lan.headers)).text();
    const path = `/console/units/${commune.slug}/comments/${idsOn(list)[0]}`;
    const html = await (await server.get(path, lan.headers)).text();
    await submit(server, lan, path, { seen: valueIn(html, 'seen'), more: '', act: 'publish' });
    const page = await published();
    expect(page.indexOf('<blockquote lang="vi">Hai<')).toBeGreaterThan(0);
    expect(page.indexOf('&lt;b&gt;Một&lt;/b&gt;')).toBeGreaterThan(
      page.indexOf('<blockquote lang="vi">Hai<'),
    );
    expect(await (await server.get(`/u/${commune.slug}?lang=en`)).text()).toContain('Published comments');
  });
});

test('a comment is kept back with a reason, also after it was published, and taken back to be looked at', async () => {
  const { open, decide, published } = await arrange('Cán bộ X nhận tiền');
  await decide({ act: 'publish' });
  expect(await published()).toContain('nhận tiền');
  const without = await decide({ act: 'hide', reason: '' });
  expect(without.status).toBe(422);
  expect(await without.text()).toContain('Xin chọn lý do');
  const other = await decide({ act: 'hide', reason: 'other', note: ' ' });
  expect(await other.text()).toContain('Xin ghi lý do');
  const long = await decide({ act: 'hide', reason: 'accusation', note: 'a'.repeat(501) });
  expect(await long.text()).toContain(`value="${'a'.repeat(501)}"`);

  expect((await decide({ act: 'hide', reason: 'accusation', note: 'đã mời gửi đơn' })).status).toBe(303);
  expect(await published()).not.toContain('nhận tiền');
  expect(textOf(await open())).toContain('Lý do: Khiếu nại, tố cáo: cần gửi theo luật riêng: đã mời gửi đơn');
  expect((await decide({ act: 'reopen' })).status).toBe(303);
  expect(textOf(await open())).toContain('Đã đưa về chờ xem ngày 16/06/2026 (Nguyễn Thị Lan).');
  expect((await decide({ act: 'xóa' })).status).toBe(400);
});

test('whoever decides is led to the next new comment and told that it is another, or back to the list', async () => {
  const commune = await arrangeCommune(server);
  const lan = await arrangeStaff(server, 'manager', commune.slug);
  for (const comment of ['Một', 'Hai', 'Ba']) await sendComment(server, commune.code, comment);
  server.clock.now = new Date('2026-06-16T03:00:00Z');
  const list = `/console/units/${commune.slug}/comments`;
  const ids = idsOn(await (await server.get(list, lan.headers)).text());
  const decideOn = async (id: string, fields: Record<string, string>, query = '') => {
    const html = await (await server.get(`${list}/${id}`, lan.headers)).text();
    expect(html.split(`<a href="${list}">Về danh sách</a>`)).toHaveLength(3);
    const sent = { seen: valueIn(html, 'seen'), more: '', ...fields };
    const to = (await submit(server, lan, `${list}/${id}${query}`, sent)).headers.get('location')!;
    return {
      to: to.replace(/[?&]done=.*/, ''),
      says: textOf(await (await server.get(to, lan.headers)).text()),
    };
  };
  const first = await decideOn(ids[0]!, { act: 'publish' });
  expect(first.to).toBe(`${list}/${ids[1]}`);
  expect(first.says).toContain('Đã công khai ý kiến trước. Đây là ý kiến kế tiếp.');
  const second = await decideOn(ids[1]!, { act: 'hide', reason: 'insult' });
  expect(second.to).toBe(`${list}/${ids[2]}`);
  expect(second.says).toContain('Đã ẩn ý kiến trước. Đây là ý kiến kế tiếp.');
  const last = await decideOn(ids[2]!, { act: 'publish' });
  expect(last.to).toBe(list);
  expect(last.says).toContain('Đã công khai.');
  const other = await decideOn(ids[0]!, { act: 'hide', reason: 'insult' }, '?state=all');
  expect(other.to).toBe(`${list}/${ids[0]}?state=all`);
  expect(other.says).toContain('Đã ẩn.');
});

test('the second of two who decide at once is told, and nothing is overwritten', async () => {
  const { commune, path, open, decide, published } = await arrange(praise);
  const minh = await arrangeStaff(server, 'manager', commune.slug, 'Trần Văn Minh');
  const early = await open(minh);
  await decide({ act: 'publish' });
  const late = await submit(server, minh, path, {
    seen: valueIn(early, 'seen'),
    act: 'hide',
    reason: 'insult',
    note: 'chưa lịch sự',
  });
  expect(late.status).toBe(409);
  const html = await late.text();
  expect(textOf(html)).toContain('Người khác vừa sửa nội dung này');
  expect(textOf(html)).toContain('Đã công khai ngày 16/06/2026 (Nguyễn Thị Lan).');
  expect(html).toContain('value="chưa lịch sự"');
  expect(html).toContain('value="insult" selected');
  expect(await published()).toContain('Cảm ơn chị [tên]');

  const first = submit(server, minh, path, { seen: valueIn(html, 'seen'), act: 'hide', reason: 'insult' });
  const second = submit(server, minh, path, { seen: valueIn(html, 'seen'), act: 'reopen' });
  expect((await Promise.all([first, second])).map(({ status }) => status).sort()).toEqual([303, 409]);
});

test('what was decided is written down without a word of the comment', async () => {
  const { decide } = await arrange(praise);
  await decide({ act: 'publish' });
  await decide({ act: 'hide', reason: 'other', note: 'vì anh Tuấn đề nghị' });
  const entries = await server.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('subject_kind', '=', 'comment')
    .orderBy('id', 'desc')
    .limit(2)
    .execute();
  const [hidden, published] = entries;
  expect([published!.action, hidden!.action]).toEqual(['comment.publish', 'comment.hide']);
  expect(published!.after).toEqual({
    state: 'published',
    reason: null,
    leftOut: { name: 1, phone: 1, address: 1 },
  });
  expect(hidden!.after).toEqual({ state: 'hidden', reason: 'other' });
  // Not the ids: digits of chance hold any four.
  const kept = entries.map(({ before, after }) => ({ before, after }));
  expect(JSON.stringify(kept)).not.toMatch(/Hoa|0912|Lê Lợi|Tuấn/);
});

test('an auditor reads a comment and decides nothing', async () => {
  const { path, open } = await arrange(praise);
  const auditor = await arrangeStaff(server, 'auditor');
  const html = await open(auditor);
  expect(html).toContain('<mark data-kind="(tên người)">Hoa</mark>');
  expect(html).not.toContain('name="act"');
  expect((await submit(server, auditor, path, { act: 'publish', more: '' })).status).toBe(404);
});

test('a comment of another unit is not found, nor one that does not exist', async () => {
  const { path } = await arrange(praise);
  const other = await arrange('của đơn vị khác');
  const own = `/console/units/${other.commune.slug}/comments`;
  for (const id of [path.split('/').at(-1)!, 'khong-co', '00000000-0000-4000-8000-000000000000']) {
    expect((await server.get(`${own}/${id}`, other.lan.headers)).status).toBe(404);
  }
});

describe('the tags of the installation', () => {
  const arrangeAdministrator = () => arrangeStaff(server, 'administrator');

  test('are added, renamed and retired by an administrator; a name is given once', async () => {
    const lan = await arrangeAdministrator();
    const tags = async () => (await server.get('/console/comment-tags', lan.headers)).text();
    const add = (name: string) => submit(server, lan, '/console/comment-tags', { name, 'name-en': '' });
    expect((await add('  Chỗ để xe ')).status).toBe(303);
    const taken = await add('Chỗ để xe');
    expect(taken.status).toBe(422);
    expect(await taken.text()).toContain('value="Chỗ để xe"');
    expect((await add('')).status).toBe(422);
    expect((await add('a'.repeat(61))).status).toBe(422);

    const id = (await tags()).match(/comment-tags\/(\d+)">Chỗ để xe</)![1]!;
    const path = `/console/comment-tags/${id}`;
    const seen = valueIn(await (await server.get(path, lan.headers)).text(), 'seen');
    const change = (fields: Record<string, string>) =>
      submit(server, lan, path, { seen, 'name-en': 'Parking', ...fields });
    expect((await change({ name: 'Bãi xe', act: 'retire' })).status).toBe(303);
    expect(textOf(await tags())).toContain('Bãi xe (đã ngừng dùng)');
    const late = await change({ name: 'Nhà xe', act: 'save' });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('value="Nhà xe"');
  });

  test('are for managers to use, not to change', async () => {
    const { lan } = await arrange(praise);
    expect((await server.get('/console/comment-tags', lan.headers)).status).toBe(404);
    expect((await server.get('/console/comment-tags/x', (await arrangeAdministrator()).headers)).status).toBe(
      404,
    );
  });

  test('of one comment are those ticked on its page', async () => {
    const { path, lan, open } = await arrange(praise);
    const rows = await server.db.selectFrom('tag').select('id').orderBy('id').limit(2).execute();
    const [first, second] = rows.map(({ id }) => String(id));
    await submit(server, lan, `${path}/tags`, { tag: [first!, second!] });
    await submit(server, lan, `${path}/tags`, { tag: [second!] });
    const html = await open();
    expect(html).toContain(`name="tag" value="${second}" checked`);
    expect(html).not.toContain(`name="tag" value="${first}" checked`);
  });
});
