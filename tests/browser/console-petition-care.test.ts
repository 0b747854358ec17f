import { afterAll, beforeAll, expect, test } from 'vitest';
import { transferPetition } from '../../api/petitions/handle.ts';
import { type ConsoleSite, expectGoodPage, openConsoleSite } from '../support/console-site.ts';
import { handled, sendPetition } from '../support/petitions.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune } from '../support/test-app.ts';
import { workbookFrom } from '../support/uploads.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
});
afterAll(() => site.close());

test('an administrator sorts petitions: kinds, categories and templates', async () => {
  const admin = await arrangeStaff(site.app, 'administrator');
  await site.as(admin, async (page) => {
    await page.goto('/console/petition-settings');
    await expectGoodPage(page);
    await page.getByRole('main').getByRole('link', { name: 'Loại phản ánh' }).click();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Khen ngợi' }).click();
    await expectGoodPage(page);
    await page.getByLabel('Giữ người gửi thêm bao nhiêu tháng').fill('0');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await expectGoodPage(page);
    await page.getByLabel('Giữ người gửi thêm bao nhiêu tháng').fill('18');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('status').getByText('Đã lưu.').waitFor();
    await page.goto('/console/petition-categories');
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Thái độ của cán bộ' }).click();
    await expectGoodPage(page);
    await page.goto('/console/answer-templates');
    await page.getByLabel('Tên mẫu').fill('Đã thay bóng');
    await page.getByLabel('Câu chữ').fill('Kính gửi Ông/Bà, đèn đã sáng.');
    await page.getByRole('button', { name: 'Thêm' }).click();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Đã thay bóng' }).click();
    await expectGoodPage(page);
  });
});

test('a manager routes petitions, takes in a list, answers a sender’s rights and prints a slip', async () => {
  const unit = await arrangeCommune(site.app);
  const lan = await arrangeStaff(site.app, 'manager', unit.slug);
  const { code } = await sendPetition(site.app, unit.slug);
  await site.as(lan, async (page) => {
    await page.goto(`/console/units/${unit.slug}/settings/petitions`);
    await page.getByLabel('Loại việc').selectOption({ label: '– Đèn đường, chiếu sáng' });
    await page.getByRole('button', { name: 'Thêm' }).click();
    await page.getByRole('link', { name: 'Đèn đường, chiếu sáng' }).waitFor();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Đèn đường, chiếu sáng' }).click();
    await expectGoodPage(page);

    await page.goto(`/console/units/${unit.slug}/petitions/exchange`);
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Chọn tệp để nhập' }).click();
    await expectGoodPage(page);
    const list = await workbookFrom([
      ['Hệ thống nguồn', 'Mã bên ngoài', 'Ngày nhận', 'Nội dung'],
      ['1022', 'HP-1', '10/06/2026', 'Rác chưa thu gom'],
      ['1022', 'HP-2', 'hôm qua', 'Ngập nước'],
    ]);
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await page.getByLabel('Tệp Excel').setInputFiles({ name: 'ds.xlsx', mimeType, buffer: list });
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await expectGoodPage(page);
    await page.getByLabel('Ngày nhận').fill('12/06/2026');
    await page.getByRole('button', { name: 'Kiểm tra lại' }).click();
    await page.getByRole('button', { name: 'Nhập 2 dòng' }).click();
    await page.getByRole('status').getByText('Đã nhập xong.').waitFor();

    await page.goto(`/console/units/${unit.slug}/petitions/${code}/source`);
    await expectGoodPage(page);
    await page.goto(`/console/units/${unit.slug}/petitions/${code}/data`);
    await expectGoodPage(page);
    await page
      .getByRole('region', { name: 'Xem và sửa thông tin người gửi' })
      .getByRole('textbox')
      .fill('gọi từ số đã để lại');
    await page.getByRole('button', { name: 'Hiện thông tin' }).click();
    expect(await page.getByLabel('Số điện thoại').inputValue()).toBe('0912345678');
    await expectGoodPage(page);
    await page.goto(`/console/units/${unit.slug}/petitions/${code}/accesses`);
    await page.getByRole('cell', { name: 'Xem để sửa: gọi từ số đã để lại' }).waitFor();
    await expectGoodPage(page);
    await page.goto(`/console/units/${unit.slug}/petitions/${code}/data/erase`);
    await expectGoodPage(page);

    await handled(site.app, code, (trx, by, petition, around) =>
      transferPetition(trx, by, petition, { to: 'Điện lực', reference: null, text: 'Thuộc.' }, around),
    );
    await page.goto(`/console/units/${unit.slug}/petitions/${code}/transfer-slip`);
    await expectGoodPage(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.getByText('PHIẾU CHUYỂN', { exact: true }).isVisible()).toBe(true);
  });
});
