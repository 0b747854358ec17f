import { afterAll, beforeAll, expect, test } from 'vitest';
import { normaliseOneTimeCode } from '../../api/campaigns/one-time-code.ts';
import { arrangeCampaign, giveOut, ofParent, sendAll, type TestCampaign } from '../support/campaign.ts';
import { fontsOf, hasPoppler, papersOf, qrOnPage, textOfPages } from '../support/pdf.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let campaign: TestCampaign;
let manager: TestStaff;
beforeAll(async () => {
  server = await openTestApp();
  campaign = await arrangeCampaign(server);
  manager = await arrangeStaff(server, 'manager', campaign.unit);
});
afterAll(() => server.close());

const pathOf = ({ unit, slug }: Pick<TestCampaign, 'unit' | 'slug'>, page = '') =>
  `/console/units/${unit}/campaigns/${slug}${page}`;
const open = async (path: string, staff: Pick<TestStaff, 'headers'> = manager) => {
  const answer = await server.get(path, staff.headers);
  return { status: answer.status, html: await answer.text() };
};

/** Orders codes as the page's form does. */
async function order(
  { unit, slug }: Pick<TestCampaign, 'unit' | 'slug'>,
  fields: { count: string; form: string },
  staff = manager,
) {
  const { html } = await open(pathOf({ unit, slug }), staff);
  return submit(server, staff, pathOf({ unit, slug }, '/codes'), { ...fields, seen: valueIn(html, 'seen') });
}

test('a school without campaigns is led to its first, and makes it', async () => {
  await server.apply({ units: [{ slug: 'mn-hoa-sen', name: 'Mầm non Hoa Sen', kind: 'school' }] });
  const lan = await arrangeStaff(server, 'manager', 'mn-hoa-sen');
  const path = '/console/units/mn-hoa-sen/campaigns';
  expect((await open(path, lan)).html).toContain('href="/console/units/mn-hoa-sen/campaigns/new"');
  const typed = {
    name: 'Khảo sát phụ huynh học kỳ I',
    questionnaire: 'cha-me-mam-non',
    from: '2026-06-10',
    to: '2026-06-30',
    population: '1.200',
    access: 'one-time',
  };
  const made = await submit(server, lan, `${path}/new`, typed);
  expect(made.headers.get('location')).toBe(`${path}/mn-hoa-sen-khao-sat-phu-huynh-hoc-ky-i?done=added`);
  const again = await submit(server, lan, `${path}/new`, typed);
  expect(again.headers.get('location')).toContain('hoc-ky-i-2?');
  const row = await server.db
    .selectFrom('campaign')
    .select(['population', 'access', 'name'])
    .where('slug', '=', 'mn-hoa-sen-khao-sat-phu-huynh-hoc-ky-i')
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ population: 1_200, access: 'one-time', name: { vi: 'Khảo sát phụ huynh học kỳ I' } });
});

test('what does not fit is said field by field, and everything typed is kept', async () => {
  const path = `/console/units/${campaign.unit}/campaigns/new`;
  const typed = { name: '', from: '2026-06-30', to: '2026-06-01', population: 'ba trăm', access: '' };
  const refused = await submit(server, manager, path, typed);
  const html = await refused.text();
  expect(refused.status).toBe(422);
  for (const field of ['name', 'to', 'population']) expect(html).toContain(`href="#f-${field}"`);
  expect(html).toContain('value="ba trăm"');
  const next = await submit(server, manager, path, {
    ...typed,
    name: 'Đợt',
    to: '2026-07-01',
    population: '',
  });
  expect(next.status).toBe(422);
  const said = await next.text();
  for (const field of ['questionnaire', 'access']) expect(said).toContain(`href="#f-${field}"`);
});

test('days, name and number are edited; of two people the second is told and overwrites nothing', async () => {
  const one = await arrangeCampaign(server, { slug: 'sua-doi', population: 40 });
  const minh = await arrangeStaff(server, 'manager', one.unit);
  const { html } = await open(pathOf(one, '/edit'), minh);
  const form = {
    seen: valueIn(html, 'seen'),
    name: 'Tên mới',
    from: '2026-06-01',
    to: '2026-07-15',
    population: '50',
  };
  const [first, second] = [
    await submit(server, minh, pathOf(one, '/edit'), form),
    await submit(server, minh, pathOf(one, '/edit'), { ...form, name: 'Tên khác' }),
  ];
  expect([first.status, second.status]).toEqual([303, 409]);
  const told = await second.text();
  expect(told).toContain('value="Tên khác"');
  expect(told).toContain('Hiện đang là: Tên mới; từ 01/06/2026 đến hết 15/07/2026; 50 nơi được mời');
  const row = await server.db
    .selectFrom('campaign')
    .select(['name', 'last_day', 'population', 'access'])
    .where('slug', '=', 'sua-doi')
    .executeTakeFirstOrThrow();
  expect(row).toEqual({
    name: { vi: 'Tên mới' },
    last_day: '2026-07-15',
    population: 50,
    access: 'one-time',
  });
});

test('codes come as a table or as links, once, and each of them lets one answer in', async () => {
  const one = await arrangeCampaign(server, { slug: 'tai-ve' });
  const lan = await arrangeStaff(server, 'manager', one.unit);
  const table = await order(one, { count: '12', form: 'csv' }, lan);
  expect(table.headers.get('content-disposition')).toBe('attachment; filename="tai-ve.csv"');
  expect(table.headers.get('cache-control')).toBe('no-store');
  const [header, ...lines] = (await table.text()).trim().split('\r\n');
  expect(header).toBe('code,link');
  expect(lines).toHaveLength(12);
  const [code, link] = lines[0]!.split(',');
  expect(link).toBe(`http://khaosat.example.gov.vn/s/${one.point}/${normaliseOneTimeCode(code!)}`);
  const results = await sendAll(
    server,
    lines.map((line) => ofParent(one.point, line.split(',')[0])),
  );
  expect(results.every(({ status }) => status === 'accepted')).toBe(true);

  const links = (await (await order(one, { count: '3', form: 'links' }, lan)).text()).trim().split('\r\n');
  expect(links).toHaveLength(3);
  expect((await server.get(new URL(links[0]!).pathname, { Accept: 'text/html' })).status).toBe(200);

  const { html } = await open(pathOf(one), lan);
  expect(html).toContain('Đã tạo 15 mã; 12 mã đã được dùng, 3 mã còn lại.');
  expect(html).not.toContain(code!);
  const audited = await server.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('subject_key', '=', 'tai-ve')
    .where('action', '=', 'campaign.make-codes')
    .orderBy('id')
    .execute();
  expect(audited.map((row) => row.after)).toEqual([{ codesMade: 12 }, { codesMade: 15 }]);
});

test('codes ordered twice by one form are made once', async () => {
  const { html } = await open(pathOf(campaign));
  const fields = { count: '5', form: 'csv', seen: valueIn(html, 'seen') };
  const answers = await Promise.all([
    submit(server, manager, pathOf(campaign, '/codes'), fields),
    submit(server, manager, pathOf(campaign, '/codes'), fields),
  ]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  const told = await answers.find(({ status }) => status === 409)!.text();
  expect(told).toContain('Vừa có mã được tạo (nay 5 mã).');
  expect(told).toContain('Nếu Ông/Bà đã nhận tệp thì không cần làm gì; muốn tạo thêm thì bấm lại.');
  expect(told).not.toContain('Người khác vừa sửa');
  expect(told).toMatch(/<script type="module" src="\/assets\/console-codes-/);
  const inEnglish = await submit(server, manager, `${pathOf(campaign, '/codes')}?lang=en`, fields);
  expect(await inEnglish.text()).toContain('Codes have just been made (5 now).');
  expect((await open(pathOf(campaign))).html).toContain('Đã tạo 5 mã');
});

test('an order that does not fit makes no code', async () => {
  const before = (await open(pathOf(campaign))).html.match(/Đã tạo [\d.]+ mã/)![0];
  for (const [count, form] of [
    ['0', 'csv'],
    ['', 'csv'],
    ['abc', 'csv'],
    ['100.001', 'csv'],
    ['601', 'page'],
    ['6.001', 'pdf'],
    ['3', 'xls'],
  ] as const) {
    const refused = await order(campaign, { count, form });
    expect(refused.status, `${count} ${form}`).toBe(422);
  }
  expect((await open(pathOf(campaign))).html).toContain(before);
  const openToAll = await arrangeCampaign(server, { access: 'open' });
  const lan = await arrangeStaff(server, 'manager', openToAll.unit);
  expect((await submit(server, lan, pathOf(openToAll, '/codes'), { count: '5', form: 'csv' })).status).toBe(
    422,
  );
});

test.runIf(hasPoppler)(
  'slips come as a PDF: A4, 24 a page, each with its QR code, its address and its code',
  async () => {
    const one = await arrangeCampaign(server, {
      slug: 'phieu-in',
      name: 'Khảo sát ý kiến phụ huynh học sinh học kỳ I năm học 2026–2027',
    });
    const lan = await arrangeStaff(server, 'manager', one.unit);
    const answer = await order(one, { count: '25', form: 'pdf' }, lan);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const pdf = new Uint8Array(await answer.arrayBuffer());
    expect(papersOf(pdf)).toEqual(['210 × 297', '210 × 297']);
    for (const font of fontsOf(pdf)) expect(font).toMatchObject({ embedded: true, readable: true });
    const pages = textOfPages(pdf);
    const codesOn = pages.map(
      (page) => page.match(/[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}/g) ?? [],
    );
    expect(codesOn.map((codes) => codes.length)).toEqual([24, 1]);
    expect(pages[0]!.replace(/\s+/g, ' ')).toContain(`khaosat.example.gov.vn/s/${one.point}`);
    expect(pages[0]).toContain('Đến hết 30/06/2026');
    const codes = new Set(codesOn.flat());
    for (const place of [0, 4, 11, 23]) {
      const area = { x: (place % 3) * 70, y: 0.5 + Math.floor(place / 3) * 37, width: 36, height: 37 };
      const address = qrOnPage(pdf, 1, area, 300);
      const [, point, code] = address.match(/^HTTP:\/\/KHAOSAT\.EXAMPLE\.GOV\.VN\/S\/(\w{8})\/(\w{12})$/)!;
      expect(point).toBe(one.point);
      expect(codes.delete(code!.replace(/(....)(?=.)/g, '$1-')), `place ${place}`).toBe(true);
    }
    expect(codes.size).toBe(21);
  },
);

test('slips come as a page to print', async () => {
  const answer = await order(campaign, { count: '26', form: 'page' });
  const html = await answer.text();
  expect(html.match(/class="slip-sheet"/g)).toHaveLength(2);
  expect(html.match(/class="slip"/g)).toHaveLength(26);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('a campaign is closed early and opened again, and the audit has it', async () => {
  const one = await arrangeCampaign(server, { slug: 'dong-som', codes: 1 });
  const lan = await arrangeStaff(server, 'manager', one.unit);
  const send = async () => (await server.post('/api/v1/responses', ofParent(one.point, one.codes[0]))).status;
  expect((await submit(server, lan, pathOf(one, '/close'), {})).status).toBe(303);
  expect((await submit(server, lan, pathOf(one, '/close'), {})).status).toBe(303);
  expect(await send()).toBe(403);
  expect((await open(pathOf(one), lan)).html).toContain('Đợt khảo sát đã kết thúc, không tạo thêm mã được.');
  expect((await submit(server, lan, pathOf(one, '/reopen'), {})).status).toBe(303);
  expect(await send()).toBe(201);
  const actions = await server.db
    .selectFrom('audit_entry')
    .select('action')
    .where('subject_key', '=', 'dong-som')
    .orderBy('id')
    .execute();
  expect(actions.map((row) => row.action)).toEqual(['campaign.add', 'campaign.close', 'campaign.reopen']);
});

test('an officer sees how many answered, and cannot change or make anything', async () => {
  const one = await arrangeCampaign(server, { codes: 10, population: 16 });
  await sendAll(
    server,
    one.codes.slice(0, 4).map((code) => ofParent(one.point, code)),
  );
  const officer = await arrangeStaff(server, 'officer', one.unit);
  const list = await open(`/console/units/${one.unit}/campaigns`, officer);
  expect(list.html).toContain('4 / 16');
  expect(list.html).toContain('25\u00a0%');
  const { html } = await open(pathOf(one), officer);
  expect(html).not.toContain('/codes"');
  expect(html).not.toContain('/edit"');
  for (const page of ['/codes', '/edit', '/close', '/reopen']) {
    expect((await submit(server, officer, pathOf(one, page), { count: '1', form: 'csv' })).status).toBe(404);
  }
});

test('the campaign of another unit is not found, like one that does not exist', async () => {
  const other = await arrangeCampaign(server);
  for (const slug of [other.slug, 'khong-co', '%00']) {
    expect((await open(`/console/units/${campaign.unit}/campaigns/${slug}`)).status).toBe(404);
  }
  const path = `/console/units/${campaign.unit}/campaigns/${other.slug}/codes`;
  expect((await submit(server, manager, path, { count: '1', form: 'csv' })).status).toBe(404);
  expect((await giveOut(server, other.slug, 1)).length).toBe(1);
});

test('where no phone could open the address, the page says so before slips are made', async () => {
  const local = await openTestApp({ publicUrl: 'http://localhost:8080' });
  const one = await arrangeCampaign(local);
  const lan = await arrangeStaff(local, 'manager', one.unit);
  const html = await (await local.get(pathOf(one), lan.headers)).text();
  expect(html).toContain('địa chỉ mà điện thoại của người dân không mở được');
  await local.close();
});
