import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrangeCampaign } from '../support/campaign.ts';
import { arrangeDesk, codesTicked, type Desk, makePoints, rowOf } from '../support/desk.ts';
import { hasPoppler, papersOf, qrOnPage, textOfPages } from '../support/pdf.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { fitting, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const page = async (staff: TestStaff, path: string) => (await server.get(path, staff.headers)).text();

describe('the list', () => {
  test('says how many answers came in and on which day the last, nothing finer and nothing of what they say', async () => {
    const desk = await arrangeDesk(server);
    const sendOn = async (instant: string, count: number) => {
      server.clock.now = new Date(instant);
      const responses = Array.from({ length: count }, () =>
        fitting(desk.oneFieldCode, { ratings: { overall: 1 } }),
      );
      await server.post('/api/v1/responses/batch', { responses });
    };
    // Until 20:00 of Thursday 11 June, Vietnam; the list is read on Monday 15 June.
    await sendOn('2026-05-04T03:00:00Z', 3);
    await sendOn('2026-06-11T13:00:00Z', 2);
    server.clock.now = new Date('2026-06-15T03:00:00Z');
    const list = await page(desk.minh, desk.at);
    expect(rowOf(list, desk.oneFieldCode)).toContain(
      '11/06/2026 cách đây 2 ngày làm việc 0 2 5 Xem tờ mời Sửa',
    );
    expect(rowOf(list, desk.code)).toContain('Chưa có phiếu nào 0 0 0');
    expect(list).not.toMatch(/20:00|13:00|Rất không hài lòng/);
    await sendOn('2026-06-15T03:00:00Z', 1);
    expect(rowOf(await page(desk.minh, desk.at), desk.oneFieldCode)).toContain('hôm nay 1 3 6');
  });

  test('of a unit without points leads to the first one', async () => {
    const desk = await arrangeDesk(server);
    for (const code of [desk.code, desk.oneFieldCode]) {
      await submit(server, desk.minh, `${desk.at}/${code}/retire`, {});
    }
    const list = await page(desk.minh, desk.at);
    expect(list).toContain('Chưa có điểm nào');
    expect(list).toContain(`href="${desk.at}/new"`);
    expect(list).toContain('Điểm đã ngừng');
  });

  test('of a merged unit says where its printed codes lead, as that of its successor says where they come from', async () => {
    const [old, next] = [
      await arrangeDesk(server, { name: 'Xã Cũ' }),
      await arrangeDesk(server, { name: 'Xã Mới' }),
    ];
    await server.apply({
      units: [
        { slug: old.slug, name: 'Xã Cũ', kind: 'commune', validTo: '2026-06-14', successor: next.slug },
      ],
    });
    const before = (await page(old.minh, old.at)).replace(/<[^>]+>/g, '');
    expect(before).toContain(`${old.code.slice(0, 4)} ${old.code.slice(4)} đi tiếp cho Xã Mới`);
    expect(rowOf(await page(next.minh, next.at), old.code)).toContain('Mã đã in tiếp nối của Xã Cũ');
  });
});

describe('a point', () => {
  test('is changed, and its printed code goes on', async () => {
    const desk = await arrangeDesk(server);
    const path = `${desk.at}/${desk.oneFieldCode}`;
    const form = await page(desk.minh, path);
    const changed = {
      seen: valueIn(form, 'seen'),
      label: 'Quầy 5',
      'label-en': 'Counter 5',
      fields: ['dat-dai'],
      questionnaire: 'mot-cham',
      channel: 'kiosk',
    };
    const answer = await submit(server, desk.minh, path, changed);
    expect(answer.headers.get('location')).toBe(`${desk.at}?done=saved`);
    const row = rowOf(await page(desk.minh, desk.at), desk.oneFieldCode);
    expect(row).toContain('Quầy 5');
    expect(row).toContain('Đất đai');
    expect(row).toContain('Máy đặt tại quầy');
    const bare = { ...changed, label: '', 'label-en': '', fields: [] };
    const seen = valueIn(await page(desk.minh, path), 'seen');
    expect((await submit(server, desk.minh, path, { ...bare, seen })).status).toBe(303);
    expect(rowOf(await page(desk.minh, desk.at), desk.oneFieldCode)).toContain('Không theo lĩnh vực');
  });

  test('that somebody else changed meanwhile is not overwritten: the page shows both', async () => {
    const desk = await arrangeDesk(server);
    const path = `${desk.at}/${desk.oneFieldCode}`;
    const seen = valueIn(await page(desk.minh, path), 'seen');
    const typed = { fields: ['ho-tich'], questionnaire: 'mot-cua-9', channel: 'qr', 'label-en': '' };
    await submit(server, desk.minh, path, { ...typed, seen, label: 'Quầy của Lan' });
    const second = await submit(server, desk.minh, path, { ...typed, seen, label: 'Quầy của Minh' });
    const html = await second.text();
    expect(second.status).toBe(409);
    expect(html).toContain('value="Quầy của Minh"');
    expect(html).toContain('<dd>Quầy của Lan</dd>');
    const third = await submit(server, desk.minh, path, {
      ...typed,
      seen: valueIn(html, 'seen'),
      label: 'Quầy của Minh',
    });
    expect(third.status).toBe(303);
  });

  test('is retired after a question, and opened again', async () => {
    const desk = await arrangeDesk(server);
    const path = `${desk.at}/${desk.oneFieldCode}`;
    expect(await page(desk.minh, `${path}/retire`)).toContain('Ai quét mã đã in sẽ thấy trang báo');
    expect((await server.get(`/s/${desk.oneFieldCode}`)).status).toBe(200);
    await submit(server, desk.minh, `${path}/retire`, {});
    expect((await server.get(`/s/${desk.oneFieldCode}`)).status).toBe(410);
    expect(await page(desk.minh, path)).toContain(`action="${path}/reopen"`);
    await submit(server, desk.minh, `${path}/reopen`, {});
    expect((await server.get(`/s/${desk.oneFieldCode}`)).status).toBe(200);
  });

  test.each(['', '/retire', '/reopen'])('of another unit is not found by %j', async (what) => {
    const [own, other] = [await arrangeDesk(server), await arrangeDesk(server)];
    const path = `${own.at}/${other.code}${what}`;
    if (what !== '/reopen') expect((await server.get(path, own.minh.headers)).status).toBe(404);
    expect((await submit(server, own.minh, path, {})).status).toBe(404);
    expect((await server.get(`/s/${other.code}`)).status).toBe(200);
  });

  test.each(['khong-co', '%00', '%F0%9F%99%82'])('that does not exist (%s) is not found', async (code) => {
    const desk = await arrangeDesk(server);
    expect((await server.get(`${desk.at}/${code}`, desk.minh.headers)).status).toBe(404);
  });
});

describe('the point of a campaign', () => {
  test.each(['one-time', 'open'])(
    'with %s access leads to the campaign and is not edited',
    async (access) => {
      const campaign = await arrangeCampaign(server, { access });
      const at = `/console/units/${campaign.unit}/points`;
      const lan = await arrangeStaff(server, 'manager', campaign.unit);
      const row = (await page(lan, at)).split('<tr>').findLast((one) => one.includes(campaign.point))!;
      expect(row).toContain(`href="/console/units/${campaign.unit}/campaigns/${campaign.slug}"`);
      expect(row).toContain('>Mở đợt khảo sát</a>');
      expect(row).not.toContain(`href="${at}/`);
      const open = access === 'open';
      expect(row.includes('/poster"')).toBe(open);
      expect(row.includes('name="code"')).toBe(open);
      const all = { format: 'a5', copies: '24', which: 'all' };
      expect((await submit(server, lan, `${at}/print`, all)).status).toBe(open ? 200 : 422);

      for (const what of ['retire', 'reopen']) {
        const refused = await submit(server, lan, `${at}/${campaign.point}/${what}`, {});
        expect(refused.status).toBe(422);
        expect(await refused.text()).toContain('<body class="console">');
      }
    },
  );
});

describe('printing', () => {
  const print = (desk: Desk, fields: Record<string, string | string[]>) =>
    submit(server, desk.minh, `${desk.at}/print`, { format: 'a5', copies: '24', which: 'ticked', ...fields });
  const pdfOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

  test.runIf(hasPoppler)('makes one PDF of the points ticked, or of all in use', async () => {
    const desk = await arrangeDesk(server);
    const codes = codesTicked(await makePoints(server, desk));
    const answer = await print(desk, { code: codes.slice(0, 2) });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const pages = textOfPages(await pdfOf(answer));
    expect(pages.map((text) => /Quầy \d · [^\n]+/.exec(text)![0])).toEqual([
      'Quầy 1 · Hộ tịch',
      'Quầy 1 · Đất đai',
    ]);
    await submit(server, desk.minh, `${desk.at}/${codes[5]}/retire`, {});
    expect(papersOf(await pdfOf(await print(desk, { which: 'all', format: 'a6' })))).toEqual(
      new Array(2 + 5).fill('105 × 148'),
    );
  });

  test.runIf(hasPoppler)('puts as many stickers of each point on the sheets as asked', async () => {
    const desk = await arrangeDesk(server);
    const codes = codesTicked(await makePoints(server, desk));
    const pdf = await pdfOf(await print(desk, { code: codes, format: 'stickers', copies: '6' }));
    expect(papersOf(pdf)).toHaveLength(2);
    const third = { x: 0, y: 0.5 + 2 * 37, width: 37, height: 37 };
    expect(qrOnPage(pdf, 1, third)).toBe(`HTTP://KHAOSAT.EXAMPLE.GOV.VN/S/${codes[1]}`);
  });

  test.runIf(hasPoppler)('adds the way into the Wi-Fi, which the server keeps nowhere', async () => {
    const desk = await arrangeDesk(server);
    const network = { 'wifi-name': 'UBND; khách', 'wifi-password': 'Xin chào:2026' };
    const pdf = await pdfOf(await print(desk, { code: [desk.oneFieldCode], ...network }));
    const text = textOfPages(pdf).join(' ').normalize('NFC');
    expect(text).toContain('Tên: UBND; khách');
    expect(text).toContain('Mật khẩu: Xin chào:2026');
    const area = { x: 8, y: 128, width: 45, height: 38 };
    expect(qrOnPage(pdf, 1, area, 300)).toBe(String.raw`WIFI:T:WPA;S:UBND\; khách;P:Xin chào\:2026;;`);
    const kept = await server.db.selectFrom('audit_entry').selectAll().orderBy('id').execute();
    expect(JSON.stringify(kept)).not.toContain('Xin chào:2026');
  });

  test.each<[string, Record<string, string>, string]>([
    ['nothing is ticked', {}, 'f-code'],
    ['the format is unknown', { code: 'any', format: 'a3' }, 'f-format'],
    [
      'the password is too short',
      { code: 'any', 'wifi-name': 'x', 'wifi-password': '1234567' },
      'f-wifi-password',
    ],
    ['the network has no name', { code: 'any', 'wifi-password': '12345678' }, 'f-wifi-name'],
    ['the name is too long', { code: 'any', 'wifi-name': 'Ủy ban nhân dân xã Thượng Hồng' }, 'f-wifi-name'],
  ])('asks again where %s, with the ticks kept', async (_, fields, id) => {
    const desk = await arrangeDesk(server);
    const code = fields.code ? desk.oneFieldCode : '7K3M9QXA';
    const answer = await print(desk, { ...fields, code });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain(`href="#${id}"`);
    expect(html).toContain(`id="${id}"`);
    if (fields.code) expect(html).toContain(`value="${code}" checked`);
  });

  test('never prints the point of another unit', async () => {
    const [own, other] = [await arrangeDesk(server), await arrangeDesk(server)];
    expect((await print(own, { code: [other.code] })).status).toBe(422);
  });
});
