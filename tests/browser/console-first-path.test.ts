import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleSite, expectGoodPage, openConsoleSite } from '../support/console-site.ts';
import { arrangeStaff } from '../support/staff.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
});
afterAll(() => site.close());

test('a newcomer walks from an empty installation to the first response, led by the console', async () => {
  const admin = await arrangeStaff(site.app, 'administrator');
  const began = Date.now();
  await site.as(admin, async (page) => {
    await page.goto('/console');
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Tạo đơn vị đầu tiên' }).click();
    await page.getByLabel('Tên đơn vị').first().fill('Phường Bình Minh');
    await page.locator('main form button[type=submit]').first().click();
    await page.waitForURL(/\/console\/units\/phuong-binh-minh/);

    await page.goto('/console/units/phuong-binh-minh');
    await expectGoodPage(page);
    const step = (name: string) => page.locator('.first-path li').filter({ hasText: name });
    expect(await step('Đơn vị').first().getAttribute('class')).toBe('done');
    await step('Điểm khảo sát').getByRole('link').first().click();
    await page.getByLabel('Tên các quầy').fill('Quầy 1');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByRole('button', { name: 'Tạo 1 điểm' }).click();
    await page.getByText('Đã thêm.').waitFor();

    await page.goto('/console/units/phuong-binh-minh');
    await step('Điểm khảo sát').getByRole('link', { name: 'Mở tờ mời' }).click();
    await page.getByRole('heading', { name: 'Tờ mời đánh giá' }).waitFor();
    await page.goBack();
    await step('Phiếu đầu tiên').getByRole('link').click();
    await page.locator('label').filter({ hasText: 'Rất hài lòng' }).first().click();
    await page.locator('button[type=submit]').first().click();
    await page.getByRole('heading', { name: 'Cảm ơn Ông/Bà!' }).waitFor();

    await page.goto('/console/units/phuong-binh-minh');
    await page.getByText('Hôm nay: 1 phiếu').waitFor();
    expect(await page.locator('.first-path').count()).toBe(0);
    await expectGoodPage(page);
  });
  expect(Date.now() - began).toBeLessThan(5 * 60_000);
});

test('whoever has been given nothing is told whom to ask', async () => {
  const nobody = await arrangeStaff(site.app, null);
  await site.as(nobody, async (page) => {
    await page.goto('/console');
    await page.getByText('Tài khoản chưa được giao đơn vị nào').waitFor();
    await expectGoodPage(page);
  });
});
