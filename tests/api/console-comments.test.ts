import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fileOldComments } from '../../migrations/0004-comments.ts';
import { commentsOn, idsOn, sendComment } from '../support/comments.ts';
import { textOf } from '../support/public-page.ts';
import { arrangeStaff, submit, type TestStaff } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());
beforeEach(() => {
  server.clock.now = new Date('2026-06-15T03:00:00Z');
});

const tomorrow = () => {
  server.clock.now = new Date('2026-06-16T03:00:00Z');
};

/** A commune, its manager, and a way to open the list of its comments. */
async function arrange() {
  const commune = await arrangeCommune(server);
  const lan = await arrangeStaff(server, 'manager', commune.slug);
  const list = async (query = '', staff: TestStaff = lan) =>
    (await server.get(`/console/units/${commune.slug}/comments${query}`, staff.headers)).text();
  return { commune, lan, list };
}

const send = ({ code }: TestUnit, comment: string, more?: Parameters<typeof sendComment>[3]) =>
  sendComment(server, code, comment, more);

describe('staff see a comment', () => {
  test.each([
    ['2026-06-15', '2026-06-15', false, 'not on the day itself'],
    ['2026-06-15', '2026-06-16', true, 'on the next working day'],
    ['2026-06-12', '2026-06-13', false, 'not on the Saturday after a Friday'],
    ['2026-06-12', '2026-06-15', true, 'on the Monday after a Friday'],
    ['2026-04-29', '2026-05-01', false, 'not on a holiday'],
    ['2026-04-29', '2026-05-04', true, 'on the working day after holidays'],
  ])('of %s on %s: %s, %s', async (sent, read, seen) => {
    const { commune, list } = await arrange();
    server.clock.now = new Date(`${sent}T02:00:00Z`);
    await send(commune, 'Chờ hơi lâu');
    server.clock.now = new Date(`${read}T03:00:00Z`);
    expect(commentsOn(await list())).toEqual(seen ? ['Chờ hơi lâu'] : []);
  });

  test('with its day, field and rating, without hour, counter or the order in which they came', async () => {
    const { commune, list } = await arrange();
    const words = Array.from({ length: 12 }, (_, i) => `Ý kiến ${'abcdefghijkl'[i]}`);
    for (const [i, comment] of words.entries()) {
      server.clock.now = new Date(`2026-06-15T03:${10 + i}:37Z`);
      await send(commune, comment, { ratings: { overall: 2 } });
    }
    tomorrow();
    const html = await list();
    expect(commentsOn(html)).toEqual(words);
    expect(textOf(html)).toContain('15/06/2026 Hộ tịch Không hài lòng');
    expect(html).not.toMatch(/10:\d\d|03:1\d|T\d{7}/);
    const order = [...html.matchAll(/<blockquote class="comment-text">(.*?)</g)].map(([, text]) => text);
    // One chance in 479 million each that chance itself keeps or turns the order.
    expect(order).not.toEqual(words);
    expect(order).not.toEqual([...words].reverse());
  });

  test('as managers, administrators and auditors, but not as officers, viewers or managers of another unit', async () => {
    const { commune } = await arrange();
    const other = await arrangeCommune(server);
    const status = async (staff: TestStaff) =>
      (await server.get(`/console/units/${commune.slug}/comments`, staff.headers)).status;
    expect(await status(await arrangeStaff(server, 'administrator'))).toBe(200);
    expect(await status(await arrangeStaff(server, 'auditor'))).toBe(200);
    expect(await status(await arrangeStaff(server, 'officer', commune.slug))).toBe(404);
    expect(await status(await arrangeStaff(server, 'viewer', commune.slug))).toBe(404);
    expect(await status(await arrangeStaff(server, 'manager', other.slug))).toBe(404);
  });
});

describe('a list is narrowed', () => {
  test('by words: without diacritics both are found, with diacritics only the same, phrases in quotation marks', async () => {
    const { commune, list } = await arrange();
    await send(commune, 'Thái độ rất tốt, không phải chờ');
    await send(commune, 'thai do khong tot');
    await send(commune, 'Chờ lâu, THÁI ĐỘ lạnh nhạt');
    await send(commune, 'Uỷ ban quý dân, hoà nhã');
    tomorrow();
    const found = async (q: string) => commentsOn(await list(`?q=${encodeURIComponent(q)}`)).length;
    expect(await found('thai do')).toBe(3);
    expect(await found('thái độ')).toBe(2);
    expect(await found('tot')).toBe(2);
    expect(await found('tốt')).toBe(1);
    expect(await found('chờ lâu')).toBe(1);
    expect(await found('"phải chờ"')).toBe(1);
    expect(await found('"chờ phải"')).toBe(0);
    for (const spelt of ['ủy ban', 'uỷ ban', 'hòa nhã', 'quý']) expect(await found(spelt)).toBe(1);
    expect(await found('th')).toBe(0);
    expect(await found('100% %')).toBe(0);
  });

  test('by field, rating, tag, state and period, with counts per tag and state', async () => {
    const { commune, lan, list } = await arrange();
    await send(commune, 'về đất đai', { field: 'dat-dai', ratings: { overall: 1 } });
    await send(commune, 'về hộ tịch', { ratings: { overall: 5 } });
    server.clock.now = new Date('2026-05-13T03:00:00Z');
    await send(commune, 'từ tháng năm', { ratings: { overall: 5 } });
    tomorrow();
    const tag = await server.db
      .selectFrom('tag')
      .select(['id', 'name'])
      .orderBy('id')
      .executeTakeFirstOrThrow();
    const [landId] = idsOn(await list('?field=dat-dai'));
    await submit(server, lan, `/console/units/${commune.slug}/comments/tags`, {
      comment: [landId!],
      give: String(tag.id),
      act: 'tag',
    });
    const found = async (query: string) => commentsOn(await list(query));
    expect(await found('')).toEqual(['từ tháng năm', 'về hộ tịch', 'về đất đai'].sort());
    expect(await found('?field=dat-dai')).toEqual(['về đất đai']);
    expect(await found(`?level=${encodeURIComponent('Rất hài lòng')}`)).toEqual([
      'từ tháng năm',
      'về hộ tịch',
    ]);
    expect(await found('?level=lạ')).toEqual([]);
    expect(await found('?period=2026-05')).toEqual(['từ tháng năm']);
    expect(await found(`?tag=${tag.id}`)).toEqual(['về đất đai']);
    expect(await found('?tag=none')).toEqual(['từ tháng năm', 'về hộ tịch']);
    expect(await found('?state=published')).toEqual([]);
    const page = textOf(await list());
    expect(page).toContain('Chờ xem (3) Đã công khai (0) Không công khai (0) Tất cả (3)');
    expect(page).toContain(`${tag.name.vi} 1`);
  });

  test('to pages of twenty, each comment on one of them', async () => {
    const { commune, list } = await arrange();
    for (let i = 0; i < 23; i++) await send(commune, `Số ${i + 100}`);
    tomorrow();
    const first = await list();
    const next = first.match(/href="[^"]*(\?[^"]*after=[^"]*)"/)![1]!;
    const second = await list(next.replaceAll('&amp;', '&'));
    expect([commentsOn(first).length, commentsOn(second).length]).toEqual([20, 3]);
    expect(new Set([...commentsOn(first), ...commentsOn(second)]).size).toBe(23);
  });

  test('to the unit itself, or with those below on request', async () => {
    const superior = await arrangeCommune(server);
    const below = await arrangeCommune(server, { unit: { parent: superior.slug } });
    const lan = await arrangeStaff(server, 'manager', superior.slug);
    await send(below, 'ở đơn vị dưới');
    tomorrow();
    const list = async (query: string) =>
      (await server.get(`/console/units/${superior.slug}/comments${query}`, lan.headers)).text();
    expect(commentsOn(await list(''))).toEqual([]);
    const html = await list('?below=yes');
    expect(commentsOn(html)).toEqual(['ở đơn vị dưới']);
    const path = `/console/units/${superior.slug}/comments/${idsOn(html)[0]}`;
    expect((await server.get(`${path}?below=yes`, lan.headers)).status).toBe(200);
    expect((await server.get(path, lan.headers)).status).toBe(404);
  });
});

test('tags are given to several comments at once and taken again; without comment or tag the page says so', async () => {
  const { commune, lan, list } = await arrange();
  await send(commune, 'một');
  await send(commune, 'hai');
  tomorrow();
  const ids = idsOn(await list());
  const { id } = await server.db.selectFrom('tag').select('id').orderBy('id').executeTakeFirstOrThrow();
  const path = `/console/units/${commune.slug}/comments/tags`;
  const tag = (fields: Record<string, string | string[]>) => submit(server, lan, path, fields);
  expect((await tag({ comment: ids, give: String(id), act: 'tag' })).status).toBe(303);
  expect(commentsOn(await list(`?tag=${id}`))).toEqual(['hai', 'một']);
  await tag({ comment: ids[0]!, give: String(id), act: 'untag' });
  expect(commentsOn(await list(`?tag=${id}`))).toHaveLength(1);

  const without = await tag({ comment: ids[0]!, give: '', act: 'tag' });
  expect(without.status).toBe(422);
  const html = await without.text();
  expect(html).toContain('Xin chọn một nhãn');
  expect(html).toMatch(new RegExp(`value="${ids[0]}" checked`));
  expect((await tag({ give: String(id), act: 'tag' })).status).toBe(422);

  const elsewhere = await arrange();
  const others = submit(server, elsewhere.lan, `/console/units/${elsewhere.commune.slug}/comments/tags`, {
    comment: ids,
    give: String(id),
    act: 'untag',
  });
  expect((await others).status).toBe(422);
  const audit = await server.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('action', '=', 'comment.tag')
    .orderBy('id')
    .execute();
  expect(audit.at(-1)!.after).toEqual({ comments: [...ids].sort() });
});

test('a file holds the comments asked for, guarded against formulas, and taking it is written down', async () => {
  const { commune, lan, list } = await arrange();
  await send(commune, '=HYPERLINK("http://evil.example","ở đây")');
  await send(commune, 'Dòng một\n- dòng hai, có phẩy');
  tomorrow();
  await list();
  const path = `/console/units/${commune.slug}/comments/export`;
  const file = await submit(server, lan, path, {});
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const csv = await file.text();
  expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"",""ở đây"")"`);
  expect(csv).toContain(
    '2026-06-15,Xã Thử Nghiệm,Hộ tịch,Rất hài lòng,"Dòng một\n- dòng hai, có phẩy",,Chờ xem,,\r\n',
  );
  const narrowed = await submit(server, lan, `${path}?q=phẩy`, {});
  expect((await narrowed.text()).match(/2026-06-15/g)).toHaveLength(1);

  const entry = await server.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('action', '=', 'comment.export')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  expect(entry.after).toMatchObject({ comments: 1, searched: true });
  expect(JSON.stringify(entry)).not.toContain('phẩy');
  const auditor = await arrangeStaff(server, 'auditor');
  expect((await submit(server, auditor, path, {})).status).toBe(404);
});

test('comments that came before are filed as those that come today', async () => {
  const { commune } = await arrange();
  const words = 'ĐỢI Lâu – “ở quầy” 3!\tThật à?';
  await send(commune, words, { ratings: { c1: 3, c2: null, c3: 2 } });
  await send(commune, 'Ưu tiên người già; Ỷ lại, ẫm ờ, kỳ lạ. Uỷ ban, thuỷ, hoà, quý, loà xoà.', {
    ratings: { overall: 5 },
  });
  const rows = () =>
    server.db
      .selectFrom('comment')
      .innerJoin('unit', 'unit.id', 'comment.unit_id')
      .select(['response_id', 'field_id', 'version_id', 'day', 'level', 'letters', 'plain'])
      .where('slug', '=', commune.slug)
      .orderBy('response_id')
      .execute();
  const filed = await rows();
  expect(filed).toHaveLength(2);
  await server.db.deleteFrom('comment').execute();
  await sql.raw(fileOldComments).execute(server.db);
  expect(await rows()).toEqual(filed);
});
