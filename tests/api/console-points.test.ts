import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrangeDesk, codesTicked, type Desk, makePoints } from '../support/desk.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, fitting, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const page = async (staff: TestStaff, path: string) => (await server.get(path, staff.headers)).text();
const pointsOf = async ({ slug }: Desk) =>
  server.db
    .selectFrom('point')
    .innerJoin('unit', 'unit.id', 'point.unit_id')
    .select(['point.code', 'point.label', 'point.retired_at', 'point.questionnaire'])
    .where('unit.slug', '=', slug)
    .orderBy('point.id')
    .execute();

describe('making points', () => {
  test('three counters for two fields are six, with what is written down for each', async () => {
    const desk = await arrangeDesk(server);
    const answer = await makePoints(server, desk);
    expect(answer.status).toBe(303);
    const codes = codesTicked(answer);
    expect(codes).toHaveLength(6);
    const list = await page(desk.minh, answer.headers.get('location')!);
    expect(list).toContain('Đã thêm.');
    expect(list.match(/<input type="checkbox" name="code" value="[^"]*" checked/g)).toHaveLength(6);
    for (const code of codes) expect((await server.get(`/s/${code}`)).status).toBe(200);
    const audited = await server.db
      .selectFrom('audit_entry')
      .select(['action', 'staff_name'])
      .where('subject_key', 'in', codes)
      .orderBy('id')
      .execute();
    expect(audited).toEqual(codes.map(() => ({ action: 'point.add', staff_name: 'Trần Văn Minh' })));
  });

  test('they are seen before they are made, and nothing is made by looking', async () => {
    const desk = await arrangeDesk(server);
    const html = await (await makePoints(server, desk, { step: 'preview' })).text();
    expect(html).toContain('Sẽ tạo 6 điểm mới.');
    expect(html.match(/<th scope="row">Quầy \d<\/th>/g)).toHaveLength(6);
    expect(html).toContain('>Tạo 6 điểm</button>');
    expect(await pointsOf(desk)).toHaveLength(2);
    const again = await (await makePoints(server, desk, { step: 'change' })).text();
    expect(again).toContain('Quầy 1..3 | Counter 1..3</textarea>');
    expect(again).toContain('value="dat-dai" checked');
  });

  test('one code a counter may ask for the field', async () => {
    const desk = await arrangeDesk(server);
    const codes = codesTicked(await makePoints(server, desk, { how: 'ask' }));
    expect(codes).toHaveLength(3);
    const response = await server.post('/api/v1/responses', fitting(codes[0]!));
    expect(await response.json()).toMatchObject({ code: 'field-required' });
  });

  test('what exists stays as it is, and what was retired is opened again', async () => {
    const desk = await arrangeDesk(server);
    const codes = codesTicked(await makePoints(server, desk, { labels: 'Quầy 1..2' }));
    await submit(server, desk.minh, `${desk.at}/${codes[0]}/retire`, {});
    const preview = await (await makePoints(server, desk, { step: 'preview', labels: 'Quầy 1..3' })).text();
    expect(preview).toContain('Sẽ tạo 2 điểm mới; 3 điểm đã có thì giữ nguyên.');
    expect(preview).toContain('1 điểm đang ngừng sẽ được mở lại.');
    expect(codesTicked(await makePoints(server, desk, { labels: 'Quầy 1..3' }))).toHaveLength(2);
    const points = await pointsOf(desk);
    expect(points.filter((point) => point.retired_at !== null)).toEqual([]);
    expect(points).toHaveLength(2 + 6);
    expect((await makePoints(server, desk, { labels: 'Quầy 1..3' })).headers.get('location')).toContain(
      'done=unchanged',
    );
  });

  test.each<[string, object, string, string]>([
    ['counted backwards', { labels: 'Quầy 9..1' }, 'labels', 'dãy số phải tăng dần'],
    ['too many', { labels: 'Quầy 1..300' }, 'labels', 'Như vậy là 600 điểm; mỗi lần tạo nhiều nhất 500'],
    ['of a field of others', { fields: ['ho-tich', 'dat-dai', 'khong-co'] }, 'fields', 'không phục vụ'],
    ['of an unknown form', { questionnaire: 'khong-co' }, 'questionnaire', 'Xin chọn phiếu'],
    ['of an unknown channel', { channel: 'fax' }, 'channel', 'Xin chọn cách nhận'],
    ['of no manner', { how: '' }, 'how', 'Xin chọn mỗi mã'],
  ])('counters %s are refused, and what was typed is kept', async (_, changes, field, message) => {
    const desk = await arrangeDesk(server);
    const answer = await makePoints(server, desk, changes);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain(`href="#f-${field}"`);
    expect(html).toContain(message);
    expect(html).toContain('value="dat-dai" checked');
    expect(await pointsOf(desk)).toHaveLength(2);
  });

  test('all fields of the unit are ticked at first', async () => {
    const desk = await arrangeDesk(server);
    const form = await page(desk.minh, `${desk.at}/new`);
    const boxes = form.match(/<input type="checkbox" name="fields"[^>]*>/g)!;
    expect(boxes).toHaveLength(3);
    for (const box of boxes) expect(box).toContain(' checked');
  });

  test.each(['each', 'ask'])('codes for %j need a field, where the unit has some', async (how) => {
    const desk = await arrangeDesk(server);
    const answer = await makePoints(server, desk, { how, fields: [] });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('href="#f-fields"');
    expect(html).toContain('Xin chọn lĩnh vực, hoặc chọn “không theo lĩnh vực”');
    expect(await pointsOf(desk)).toHaveLength(2);
    expect(codesTicked(await makePoints(server, desk, { how: 'none', fields: [] }))).toHaveLength(3);
  });

  test('a school without fields has points without fields', async () => {
    const desk = await arrangeDesk(server, { fields: [], kind: 'school' });
    const form = await page(desk.minh, `${desk.at}/new`);
    expect(form).toContain('chưa khai lĩnh vực nào');
    const answer = await makePoints(server, desk, { labels: 'Lớp Mầm', fields: [] });
    expect(codesTicked(answer)).toHaveLength(1);
  });

  test('a unit that has ended gets none', async () => {
    const desk = await arrangeDesk(server, { validTo: '2026-05-31' });
    expect((await server.get(`${desk.at}/new`, desk.minh.headers)).status).toBe(404);
    expect((await makePoints(server, desk)).status).toBe(404);
    const list = await page(desk.minh, desk.at);
    expect(list).toContain('Đơn vị đã kết thúc ngày 31/05/2026');
    expect(list).not.toContain('/poster"');
  });
});

test('a superior names the counters of all units below in the same way', async () => {
  const city = await arrangeCommune(server, { unit: { kind: 'province' } });
  const below = await arrangeDesk(server, { parent: city.slug });
  const lan = await arrangeStaff(server, 'manager', city.slug);
  const path = `/console/units/${city.slug}/below`;
  expect(await page(lan, `/console/units/${city.slug}/points`)).toContain(`href="${path}"`);
  const wanted = {
    labels: 'Quầy 1..2 | Counter 1..2',
    which: 'all',
    how: 'ask',
    questionnaire: 'mot-cua-9',
    channel: 'qr',
  };
  const preview = await (await submit(server, lan, path, wanted)).text();
  await submit(server, lan, path, { ...wanted, do: 'create', seen: valueIn(preview, 'seen') });
  expect((await pointsOf(below)).slice(2).map(({ label }) => label)).toEqual([
    { vi: 'Quầy 1', en: 'Counter 1' },
    { vi: 'Quầy 2', en: 'Counter 2' },
  ]);
  const wrong = await submit(server, lan, path, { ...wanted, labels: 'Quầy 9..1' });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('dãy số phải tăng dần');
});
