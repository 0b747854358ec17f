import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleSite, expectGoodPage, openConsoleSite } from '../support/console-site.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune } from '../support/test-app.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
});
afterAll(() => site.close());

test('a manager sets a target, changes it with a reason, and citizens see both; days off are set too', async () => {
  const unit = await arrangeCommune(site.app);
  const lan = await arrangeStaff(site.app, 'manager', unit.slug);
  await site.as(lan, async (page) => {
    await page.goto(`/console/units/${unit.slug}/targets`);
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Thêm chỉ tiêu' }).click();
    await expectGoodPage(page);
    await page.getByLabel('Mức cần đạt').fill('90');
    await page.getByRole('button', { name: 'Lưu chỉ tiêu' }).click();
    await expectGoodPage(page);
    await page.getByLabel('Văn bản giao chỉ tiêu').fill('QĐ 39/QĐ-UBND ngày 31/7/2025');
    await page.getByRole('button', { name: 'Lưu chỉ tiêu' }).click();
    await page.getByRole('status').getByText('Đã thêm.').waitFor();

    await page.getByRole('link', { name: 'Tỷ lệ hài lòng, chung toàn đơn vị' }).click();
    await expectGoodPage(page);
    await page.getByLabel('Mức cần đạt').fill('92');
    await page.getByLabel('Lý do thay đổi').first().fill('Nghị quyết của Hội đồng nhân dân');
    await page.getByRole('button', { name: 'Lưu chỉ tiêu' }).click();
    await page.getByRole('heading', { name: 'Những lần thay đổi' }).waitFor();
    await expectGoodPage(page);

    await page.goto(`/u/${unit.slug}`);
    expect(await page.locator('.target-changes').textContent()).toContain('Nghị quyết của Hội đồng nhân dân');
    await expectGoodPage(page);
  });

  const admin = await arrangeStaff(site.app, 'administrator');
  await site.as(admin, async (page) => {
    await page.goto('/console/periods');
    await expectGoodPage(page);
    await page.getByLabel('Tên kỳ', { exact: true }).fill('Kỳ báo cáo quý IV');
    await page.getByLabel('Từ ngày').fill('2026-09-15');
    await page.getByLabel('Đến hết ngày').fill('2026-12-14');
    await page.getByLabel('Căn cứ').fill('KH 12/KH-UBND ngày 5/1/2026');
    await page.getByRole('button', { name: 'Thêm kỳ báo cáo' }).click();
    await page.getByRole('link', { name: 'Kỳ báo cáo quý IV' }).click();
    await expectGoodPage(page);
    await page.goto('/console/calendar');
    await expectGoodPage(page);
    await page.getByRole('link', { name: '2026', exact: true }).click();
    await expectGoodPage(page);
  });
});

test('a manager enters opening hours with their day and source', async () => {
  const unit = await arrangeCommune(site.app);
  const lan = await arrangeStaff(site.app, 'manager', unit.slug);
  await site.as(lan, async (page) => {
    await page.goto(`/console/units/${unit.slug}/hours`);
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Thêm giờ làm việc' }).click();
    await expectGoodPage(page);
    await page.getByLabel('Thứ Hai').fill('07:30-11:30, 13:30-17:00');
    await page.getByRole('button', { name: 'Lưu giờ làm việc' }).click();
    await expectGoodPage(page);
    await page.getByLabel('Có hiệu lực từ ngày').fill('2026-07-01');
    await page.getByLabel('Căn cứ').fill('QĐ 12/QĐ-UBND ngày 25/6/2026');
    await page.getByRole('button', { name: 'Lưu giờ làm việc' }).click();
    await page.getByRole('status').getByText('Đã thêm.').waitFor();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'từ 01/07/2026' }).click();
    await expectGoodPage(page);
  });
});
