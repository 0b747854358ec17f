import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleSite, expectGoodPage, openConsoleSite } from '../support/console-site.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune } from '../support/test-app.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
});
afterAll(() => site.close());

test('a manager sets a deadline, tries a day before Tết, and ends it', async () => {
  const unit = await arrangeCommune(site.app);
  const lan = await arrangeStaff(site.app, 'manager', unit.slug);
  await site.as(lan, async (page) => {
    await page.goto(`/console/units/${unit.slug}`);
    await page.getByRole('link', { name: 'Thời hạn', exact: true }).first().click();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Đặt thời hạn mới' }).click();
    await expectGoodPage(page);
    await page.getByLabel('Loại việc').selectOption({ label: '– Đèn đường, chiếu sáng' });
    await page.getByLabel('Trả lời trong').fill('5');
    await page.getByRole('button', { name: 'Lưu thời hạn' }).click();
    await page.getByRole('alert').waitFor();
    await expectGoodPage(page);
    await page.getByLabel('Văn bản quy định').fill('QĐ 39/QĐ-UBND ngày 31/7/2025');
    await page.getByRole('button', { name: 'Lưu thời hạn' }).click();
    await page.getByText('Đã thêm.').waitFor();

    await page.getByLabel('Ngày nhận').fill('2027-02-03');
    await page.getByLabel('Loại việc').selectOption({ label: '– Đèn đường, chiếu sáng' });
    await page.getByRole('button', { name: 'Tính hạn' }).click();
    await page.getByText('Hạn: hết ngày thứ Tư 17/02/2027.').waitFor();
    await expectGoodPage(page);

    await page.getByRole('link', { name: 'Chấm dứt' }).click();
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Chấm dứt' }).click();
    await page.getByText('Đã lưu.').waitFor();
    expect(await page.getByRole('link', { name: 'Chấm dứt' }).count()).toBe(1);
  });
  const admin = await arrangeStaff(site.app, 'administrator');
  await site.as(admin, async (page) => {
    await page.goto('/console/deadlines');
    await expectGoodPage(page);
  });
});
