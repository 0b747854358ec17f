import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { normalisePetitionCode } from '../../api/petitions/code.ts';
import { findPetition } from '../../api/petitions/store.ts';
import { type ConsoleSite, desk, expectGoodPage, openConsoleSite, phone } from '../support/console-site.ts';
import { openBrowserCheck } from '../support/petition-screen.ts';
import { phonePhoto } from '../support/photos.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune } from '../support/test-app.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
});
afterAll(() => site.close());

const patience = { timeout: 60_000 };
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const unfold = (page: Page, name: string) => page.locator(`#act-${name} > summary`).click();
const saved = (page: Page) => page.getByText('Đã lưu.').waitFor();
const photo = async (name: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await phonePhoto(800, 600),
});

test('a petition with a photo goes its whole way: sent, assigned, answered, published, rated and reopened', async () => {
  const { slug } = await arrangeCommune(site.app);
  const minh = await arrangeStaff(site.app, 'officer', slug, 'Trần Văn Minh');
  const lan = await arrangeStaff(site.app, 'manager', slug, 'Nguyễn Thị Lan');
  const asSender = (work: (page: Page, good: () => Promise<void>) => Promise<void>) =>
    site.as(null, (page) => work(page, openBrowserCheck(page)), phone);
  let [code, secret] = ['', ''];

  await asSender(async (page, good) => {
    await page.goto(`/kien-nghi?unit=${slug}`);
    await page.waitForSelector('[data-position] button', patience);
    await good();
    await page.locator('[name="kind"][value="phan-anh"]').check();
    await page.fill('textarea', 'Đèn đường trước nhà số 12 không sáng đã ba đêm.');
    await page.setInputFiles('[name="photo"]', await photo('den-tat.jpg'));
    await page.waitForSelector('.petition-photos img', patience);
    await page.fill('[name="contact.name"]', 'Lê Thị Hoa');
    await page.fill('[name="contact.phone"]', '0912 345 678');
    await page.locator('[name="consent.agreed"]').check();
    await good();
    await page.locator('[data-send]').click();
    await page.waitForSelector('[data-state="receipt"]', patience);
    await good();
    [code, secret] = (await page.locator('.receipt-code').allTextContents()) as [string, string];
  });
  const at = `/console/units/${slug}/petitions`;
  const stored = normalisePetitionCode(code)!;

  await site.as(
    minh,
    async (page) => {
      await page.goto(at);
      await expectGoodPage(page);
      await page.getByRole('link', { name: code }).click();
      await page.getByRole('img', { name: 'Ảnh 1' }).waitFor();
      await expectGoodPage(page);
      await unfold(page, 'accept');
      await press(page, 'Tiếp nhận');
      await saved(page);
      await unfold(page, 'assign');
      await page.locator('[name="assign-staff"]').selectOption({ label: 'Trần Văn Minh' });
      await press(page, 'Giao');
      await saved(page);
      await page.getByRole('link', { name: 'Soạn trả lời' }).click();
      await page
        .getByLabel('Lời trả lời')
        .fill('Đã thay bóng đèn ở cột số 7. Cần thêm xin gọi anh Bình, số 0987 654 321.');
      await page.getByLabel('Đã làm xong').check();
      await page.getByLabel('Ảnh, văn bản kèm theo').setInputFiles(await photo('den-sang.jpg'));
      await expectGoodPage(page);
      await press(page, 'Gửi người duyệt');
      await page.getByText('Ông/Bà là người soạn trả lời này').waitFor(patience);
      await expectGoodPage(page);
    },
    desk,
  );

  await site.as(
    lan,
    async (page) => {
      await page.goto(`${at}?tab=approval`);
      await page.getByRole('link', { name: code }).click();
      await unfold(page, 'approve');
      await press(page, 'Duyệt');
      await saved(page);
      await page.getByRole('link', { name: 'Xem lại và công bố trả lời' }).click();
      await page.getByText('số [số điện thoại].').waitFor();
      await page.getByLabel('JPEG 1').check();
      await expectGoodPage(page);
      await press(page, 'Công bố');
      await page.getByText('Đã công bố.').waitFor();
      await expectGoodPage(page);
    },
    desk,
  );

  await asSender(async (page, good) => {
    await page.goto(`/kien-nghi/${stored}`);
    await page.getByText('Đã thay bóng đèn ở cột số 7.').waitFor();
    expect(await page.locator('main').textContent()).not.toContain('0987');
    await good();
    await page.getByLabel('Mã bí mật').fill(secret);
    await press(page, 'Mở phần của tôi');
    await page.getByRole('link', { name: 'Đánh giá câu trả lời' }).first().click();
    await good();
    await page.getByLabel('Chưa giải quyết').check();
    await page.getByLabel('Không hài lòng', { exact: true }).check();
    await press(page, 'Gửi đánh giá');
    await page.getByText('Cảm ơn Ông/Bà đã đánh giá.').waitFor();
    await good();
    await page.getByRole('link', { name: 'Đề nghị xem lại' }).first().click();
    await page.getByLabel('Vì sao câu trả lời chưa ổn?').fill('Đèn sáng một đêm rồi lại tắt.');
    await good();
    await press(page, 'Đề nghị xem lại');
    await page.getByText('Đã mở lại.').waitFor();
    await good();
  });

  await site.as(
    minh,
    async (page) => {
      await page.goto(`${at}?tab=hand`);
      await page.getByRole('row', { name: code }).getByText('Mở lại').waitFor();
      await page.getByRole('link', { name: code }).click();
      await page.getByText('Đèn sáng một đêm rồi lại tắt.').first().waitFor();
      await page.getByText('chưa được khắc phục').first().waitFor();
      await expectGoodPage(page);
    },
    desk,
  );
  expect(await findPetition(site.app.db, { code: stored })).toMatchObject({
    state: 'reopened',
    timesReopened: 1,
  });
});
