import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleSite, expectGoodPage, openConsoleSite } from '../support/console-site.ts';
import { target } from '../support/public-page.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune, sendRated } from '../support/test-app.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
});
afterAll(() => site.close());

test('the head of a unit closes a period, and corrects it later with a reason that everybody sees', async () => {
  const { app } = site;
  const unit = await arrangeCommune(app, { targets: [target(0.9)] });
  await sendRated(app, unit, 'ho-tich', 19, 20);
  await sendRated(app, unit, 'dat-dai', 8, 12);
  const head = await arrangeStaff(app, 'manager', unit.slug);
  app.clock.now = new Date('2026-07-02T02:00:00Z');
  await site.as(head, async (page) => {
    await page.goto(`/console/units/${unit.slug}/closings`);
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Tháng 6/2026' }).click();
    await page.getByRole('heading', { name: 'Số liệu sẽ được giữ' }).waitFor();
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Chốt kỳ này' }).click();
    await page.getByRole('alert').waitFor();
    await expectGoodPage(page);
    await page.getByLabel('Tôi đã xem số liệu').check();
    await page.getByRole('button', { name: 'Chốt kỳ này' }).click();
    await page.getByText('Đã chốt kỳ.').waitFor();
    await expectGoodPage(page);

    app.clock.now = new Date('2026-06-30T02:00:00Z');
    await sendRated(app, unit, 'ho-tich', 0, 5);
    app.clock.now = new Date('2026-07-02T02:10:00Z');
    await page.reload();
    await page.getByLabel('Lý do đính chính').fill('Nhập bổ sung 5 phiếu giấy của ngày 30/6');
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Công bố bản đính chính' }).click();
    await page.getByText('Đã công bố bản đính chính.').waitFor();

    await page.getByRole('link', { name: 'Trang công khai của kỳ' }).click();
    await page.getByText('Nhập bổ sung 5 phiếu giấy của ngày 30/6').first().waitFor();
    await page.getByText('Các bản đã công bố').click();
    expect(await page.locator('.closed-files code').count()).toBe(12);
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Lần chốt' }).click();
    await page.getByText('Đã có bản đính chính mới hơn.').waitFor();
    await page.getByRole('link', { name: 'Dữ liệu mở' }).click();
    await page.getByRole('heading', { name: 'Từ điển dữ liệu' }).waitFor();
    await expectGoodPage(page);
  });
});
