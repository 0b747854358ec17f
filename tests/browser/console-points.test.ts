import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleSite, expectGoodPage, openConsoleSite } from '../support/console-site.ts';
import { hasPoppler, papersOf, qrOnPage } from '../support/pdf.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune } from '../support/test-app.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
});
afterAll(() => site.close());

/** What a button that gives a PDF gives. */
async function pdfFrom(page: Page, button: string): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return new Uint8Array(readFileSync(await download.path()));
}

test('an officer makes points for three counters and two fields, prints them, and sees that somebody answered', async () => {
  const unit = await arrangeCommune(site.app);
  const minh = await arrangeStaff(site.app, 'officer', unit.slug, 'Trần Văn Minh');
  await site.as(minh, async (page) => {
    await page.goto(`/console/units/${unit.slug}/points`);
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Tạo điểm', exact: true }).click();
    await expectGoodPage(page);
    await page.getByLabel('Tên các quầy').fill('Quầy 3..1');
    await page.getByLabel('Hộ tịch').check();
    await page.getByLabel('Đất đai').check();
    await page.getByLabel('Chứng thực').uncheck();
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await expectGoodPage(page);
    await page.getByRole('alert').getByRole('link', { name: 'dãy số phải tăng dần' }).click();
    await page.getByLabel('Tên các quầy').fill('Quầy 1..3');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('Sẽ tạo 6 điểm mới.').waitFor();
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Tạo 6 điểm' }).click();
    await page.getByText('Đã thêm.').waitFor();
    await expectGoodPage(page);

    const pdf = await pdfFrom(page, 'Tải PDF các điểm đã chọn');
    const row = page.getByRole('row', { name: /Quầy 2 .*Đất đai/ });
    if (hasPoppler) {
      expect(papersOf(pdf)).toEqual(new Array(6).fill('148 × 210'));
      const printed = qrOnPage(pdf, 4, { x: 0, y: 70, width: 85, height: 90 });
      const survey = new URL(printed).pathname;
      await page.goto(survey);
      await page.locator('label[for], label').filter({ hasText: 'Rất hài lòng' }).first().click();
      await page.locator('button[type=submit]').first().click();
      await page.getByRole('heading', { name: 'Cảm ơn Ông/Bà!' }).waitFor();
      await page.goto(`/console/units/${unit.slug}/points`);
      await expect.poll(async () => (await row.innerText()).replace(/\s+/g, ' ')).toContain('hôm nay 1 1 1');
    }

    await row.getByRole('link', { name: 'Sửa' }).click();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Ngừng dùng điểm này' }).click();
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Ngừng điểm này' }).click();
    await page.getByText('Đã đóng.').waitFor();
    await page.getByText('Điểm đã ngừng (1)').click();
    await expectGoodPage(page);
  });
});

test('an officer prints the way into the Wi-Fi beside the survey, and hears what is wrong with it', async () => {
  const unit = await arrangeCommune(site.app);
  const minh = await arrangeStaff(site.app, 'officer', unit.slug, 'Trần Văn Minh');
  await site.as(minh, async (page) => {
    await page.goto(`/console/units/${unit.slug}/points`);
    await page.getByText('Thêm mã vào Wi-Fi').click();
    await page.getByLabel('Tên mạng Wi-Fi').fill('UBND khách');
    await page.getByLabel('Mật khẩu Wi-Fi').fill('ngắn');
    await page.getByRole('button', { name: 'Tải PDF các điểm đã chọn' }).click();
    await page.getByRole('alert').getByText('từ 8 đến 63 ký tự').waitFor();
    await expectGoodPage(page);
    expect(await page.getByLabel('Tên mạng Wi-Fi').inputValue()).toBe('UBND khách');
    await page.getByLabel('Mật khẩu Wi-Fi').fill('xin chào 2026');
    await page.getByLabel('Khổ in').selectOption('Lều để bàn');
    const pdf = await pdfFrom(page, 'Tải PDF tất cả điểm đang dùng');
    if (hasPoppler) expect(papersOf(pdf)).toEqual(['210 × 297', '210 × 297']);
  });
});
