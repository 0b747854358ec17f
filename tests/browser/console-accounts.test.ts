import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invitationToBegin } from '../../api/accounts/first-administrator.ts';
import { oneTimeCode } from '../support/authenticator.ts';
import { expectNoAxeViolations, openBrowser } from '../support/browser.ts';
import { arrangeCommune, openTestApp, type TestApp, type TestUnit } from '../support/test-app.ts';

let server: TestApp;
let listening: ServerType;
let browser: Browser;
let base: string;
let unit: TestUnit;
beforeAll(async () => {
  server = await openTestApp();
  unit = await arrangeCommune(server);
  base = await new Promise<string>((resolve) => {
    listening = serve({ fetch: server.app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
      resolve(`http://localhost:${port}`),
    );
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  listening?.close();
  await server?.close();
});

const phone = { viewport: { width: 360, height: 740 } };
const password = 'ngựa đỏ qua cầu gỗ';

const open = (options: object = {}): Promise<BrowserContext> =>
  browser.newContext({ baseURL: base, ...options });

/** Nothing breaks an accessibility rule, and nothing is wider than the screen. */
async function expectGoodPage(page: Page): Promise<void> {
  await expectNoAxeViolations(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, page.url()).toBe(0);
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const pathOf = (page: Page) => new URL(page.url()).pathname;

async function signIn(page: Page, email: string, given = password): Promise<void> {
  await page.goto('/console');
  await page.getByLabel('Địa chỉ e-mail').fill(email);
  await page.getByLabel('Mật khẩu').fill(given);
  await press(page, 'Đăng nhập');
}

test('from the first link to a second factor, an officer who joins, a lock, and all of it in the audit', async () => {
  const administrator = await open(phone);
  const page = await administrator.newPage();
  const link = await server.db.transaction().execute((trx) => invitationToBegin(trx, server.clock.now));

  // The first administrator makes the account; a password that is guessed first is refused, all else stays.
  await page.goto(link!);
  await expectGoodPage(page);
  await page.getByLabel('Họ và tên').fill('Nguyễn Thị Lan');
  await page.getByLabel('Địa chỉ e-mail').fill('lan@example.gov.vn');
  await page.getByLabel('Mật khẩu mới').fill('matkhau123456');
  await press(page, 'Hoàn tất');
  await expectGoodPage(page);
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Nguyễn Thị Lan');
  await page.getByLabel('Mật khẩu mới').fill(password);
  await press(page, 'Hoàn tất');

  // Nothing opens before the second factor.
  expect(pathOf(page)).toBe('/console/account/second-factor');
  await page.goto('/console/people');
  expect(pathOf(page)).toBe('/console/account/second-factor');
  await expectGoodPage(page);
  await page.getByLabel('Mật khẩu').fill(password);
  await press(page, 'Bắt đầu');
  await expectGoodPage(page);
  const secret = await page.locator('.secret').innerText();
  await page.getByLabel('Mã 6 số').fill('000000');
  await press(page, 'Bật xác thực hai bước');
  await expectGoodPage(page);
  await page.getByLabel('Mã 6 số').fill(oneTimeCode(secret));
  await press(page, 'Bật xác thực hai bước');
  await expectGoodPage(page);
  const codes = await page.locator('#recovery-codes code').allInnerTexts();
  expect(codes).toHaveLength(10);
  await page.getByRole('link', { name: 'Tôi đã cất các mã' }).click();
  await expectGoodPage(page);

  // Out, and in again with the next code.
  await press(page, 'Đăng xuất');
  await expectGoodPage(page);
  await signIn(page, 'lan@example.gov.vn');
  expect(pathOf(page)).toBe('/console/sign-in/code');
  await expectGoodPage(page);
  await page.getByLabel('Mã 6 số').fill(oneTimeCode(secret, new Date(Date.now() + 30_000)));
  await press(page, 'Tiếp tục');
  expect(pathOf(page)).toBe('/console');

  // An officer is invited at the unit, by a link that is shown once.
  await page.goto(`/console/units/${unit.slug}/people`);
  await expectGoodPage(page);
  await press(page, 'Giao quyền');
  await expectGoodPage(page);
  await page.getByLabel('Địa chỉ e-mail').fill('minh@example.gov.vn');
  await page.getByLabel('Cán bộ').check();
  await press(page, 'Giao quyền');
  await expectGoodPage(page);
  const invitation = await page.locator('#shown-once').innerText();
  await page.getByRole('link', { name: 'Quay lại danh sách' }).click();
  await expectGoodPage(page);
  expect(await page.getByText('minh@example.gov.vn').count()).toBe(1);

  // The officer joins, and sees the own unit and nothing else.
  const officer = await open();
  const desk = await officer.newPage();
  await desk.goto(new URL(invitation).pathname);
  await desk.getByLabel('Họ và tên').fill('Trần Văn Minh');
  await desk.getByLabel('Mật khẩu mới').fill(password);
  await press(desk, 'Hoàn tất');
  await desk.getByRole('link', { name: 'Xã Thử Nghiệm' }).click();
  await expectGoodPage(desk);
  for (const path of ['/console/people', '/console/audit', `/console/units/${unit.slug}/people`]) {
    expect((await desk.goto(path))?.status(), path).toBe(404);
  }
  await desk.goto('/console/account');
  await expectGoodPage(desk);

  // Somebody guesses the officer's password until the address is locked.
  const guesser = await (await open(phone)).newPage();
  for (let i = 0; i < 5; i++) await signIn(guesser, 'minh@example.gov.vn', `đoán lần thứ ${i}`);
  await signIn(guesser, 'minh@example.gov.vn');
  expect(await guesser.getByRole('alert').innerText()).toContain('15 phút');
  await expectGoodPage(guesser);
  await guesser.getByRole('link', { name: 'Quên mật khẩu?' }).click();
  await expectGoodPage(guesser);

  // The administrator finds the officer and what happened.
  await page.goto('/console/people?q=tran+van+minh');
  await expectGoodPage(page);
  await page.getByRole('link', { name: 'Trần Văn Minh' }).click();
  await expectGoodPage(page);
  await page.getByRole('link', { name: 'Nhật ký về người này' }).click();
  await expectGoodPage(page);
  expect(await page.locator('.audit tbody tr td:nth-child(3)').allInnerTexts()).toEqual([
    'Tạm khóa vì nhập sai mật khẩu',
    'Đăng nhập',
    'Giao quyền',
    'Tạo tài khoản từ liên kết',
  ]);
  await page.goto('/console/audit?from=2026-02-30');
  await expectGoodPage(page);
  await page.goto('/console/account/second-factor');
  await expectGoodPage(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/console/audit');
  await expectGoodPage(page);
  await page.getByText('Lọc nhật ký').click();
  await page.getByLabel('Người thực hiện').fill('nguyen thi lan');
  await page.getByLabel('Việc').selectOption('staff.invite');
  await press(page, 'Tìm');
  expect(await page.locator('.audit tbody tr').count()).toBe(1);
  expect(await page.locator('.audit tbody tr').innerText()).toContain('minh@example.gov.vn');
});

test('without script a code that is lost is replaced by a recovery code, and an officer’s session is ended', async () => {
  const context = await open({ ...phone, javaScriptEnabled: false });
  const page = await context.newPage();
  const link = await server.db.transaction().execute(async (trx) => {
    const { inviteAdministrator } = await import('../../api/accounts/first-administrator.ts');
    return inviteAdministrator(trx, 'hoa@example.gov.vn', server.clock.now);
  });
  await page.goto(link);
  await page.getByLabel('Họ và tên').fill('Phạm Thị Hoa');
  await page.getByLabel('Mật khẩu mới').fill(password);
  await press(page, 'Hoàn tất');
  await page.getByLabel('Mật khẩu').fill(password);
  await press(page, 'Bắt đầu');
  await page.getByLabel('Mã 6 số').fill(oneTimeCode(await page.locator('.secret').innerText()));
  await press(page, 'Bật xác thực hai bước');
  const [code] = await page.locator('#recovery-codes code').allInnerTexts();
  expect(await page.getByRole('button', { name: 'In', exact: true }).count()).toBe(0);

  const elsewhere = await (await open({ javaScriptEnabled: false })).newPage();
  await signIn(elsewhere, 'hoa@example.gov.vn');
  await elsewhere.getByLabel('Mã dự phòng').fill(code!);
  await press(elsewhere, 'Đăng nhập bằng mã dự phòng');
  await elsewhere.goto('/console/account');
  await press(elsewhere, 'Kết thúc mọi phiên khác');
  await page.goto('/console/people');
  expect(await page.getByRole('heading', { name: 'Đăng nhập' }).count()).toBe(1);
});
