import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepUpWithTheDay } from '../../api/installation/start.ts';
import { type ConsoleSite, expectGoodPage, openConsoleSite } from '../support/console-site.ts';
import { arrangeStaff } from '../support/staff.ts';
import { fitting } from '../support/test-app.ts';
import { workbookFrom } from '../support/uploads.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
  await site.app.apply({
    fields: [
      { slug: 'ho-tich', name: 'Hộ tịch', everyday: 'khai sinh, kết hôn' },
      { slug: 'dat-dai', name: 'Đất đai' },
    ],
    units: [
      { slug: 'tp-hai-phong', name: 'Thành phố Hải Phòng', kind: 'province' },
      { slug: 'xa-cu', name: 'Xã Bình Minh', kind: 'commune', parent: 'tp-hai-phong', fields: ['ho-tich'] },
    ],
    points: [
      { code: 'C0NS0LE1', unit: 'xa-cu', field: 'ho-tich', questionnaire: 'mot-cua-9', channel: 'qr' },
    ],
  });
});
afterAll(() => site?.close());

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

test('a province officer imports communes with an error, mends it, merges two, and the printed code goes on', async () => {
  const lan = await arrangeStaff(site.app, 'manager', 'tp-hai-phong');
  const { clock } = site.app;
  const file = await workbookFrom([
    ['Tên đơn vị', 'Loại', 'Mã', 'Lĩnh vực', 'Hoạt động từ ngày'],
    ['Xã Thượng Hồng', 'Xã', '10993', 'Hộ tịch; Đất đai', new Date('2025-07-01T00:00:00Z')],
    ['Xã Đường An', 'Xã', '10997', 'Hộ tịhc', '01/07/2025'],
    ['Xã Bình Minh', '', '10999', '', ''],
  ]);

  await site.as(lan, async (page) => {
    await page.goto('/console/units');
    await expectGoodPage(page);
    await page.getByRole('link', { name: /1 đơn vị cấp dưới/ }).click();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Mở Thành phố Hải Phòng' }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Cài đặt' }).click();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Nhập các đơn vị cấp dưới từ tệp' }).click();
    await expectGoodPage(page);

    await page.getByLabel('Tệp Excel (.xlsx) hoặc CSV').setInputFiles({
      name: 'xa.xlsx',
      mimeType: xlsx,
      buffer: file,
    });
    await press(page, 'Xem trước');
    await page.getByText('1 có lỗi, 1 thêm mới, 1 thay đổi').waitFor();
    await expectGoodPage(page);
    const wrong = page.getByRole('group', { name: 'Dòng 3: Xã Đường An' });
    expect(await wrong.getByText('không có lĩnh vực “Hộ tịhc”').isVisible()).toBe(true);
    await wrong.getByLabel('Lĩnh vực').fill('Hộ tịch');
    await press(page, 'Kiểm tra lại');
    await expectGoodPage(page);
    await press(page, 'Nhập 3 dòng');
    await page.getByText('Đã nhập xong.').waitFor();
    await expectGoodPage(page);

    await page.getByRole('link', { name: 'Xã Đường An' }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Cài đặt' }).click();
    await page.getByRole('link', { name: 'Sáp nhập đơn vị khác vào đây' }).click();
    await expectGoodPage(page);
    await page.getByLabel('Xã Bình Minh (10999)').check();
    await page.getByLabel('Ngày hoạt động cuối cùng').fill('2026-06-30');
    await press(page, 'Xem trước khi sáp nhập');
    await page
      .getByText('Từ ngày 01/07/2026, 1 mã khảo sát đang dùng tự nhận phiếu cho Xã Đường An')
      .waitFor();
    await expectGoodPage(page);
    await press(page, 'Xác nhận sáp nhập');
    await page.getByText('Đã lưu.').waitFor();

    await page.goto('/console/units/xa-cu/settings');
    await page.getByText('Đơn vị sẽ đóng: ngày cuối cùng là 30/06/2026').waitFor();
    await expectGoodPage(page);
  });

  clock.now = new Date('2026-07-01T02:00:00Z');
  await keepUpWithTheDay(site.app.db, clock.now);
  expect((await site.app.post('/api/v1/responses', fitting('C0NS0LE1'))).status).toBe(201);
  await site.as(lan, async (page) => {
    await page.goto('/u/xa-duong-an');
    await page.getByText(/Từ ngày 01\/07\/2026, số liệu ở đây có thêm phiếu/).waitFor();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Xã Bình Minh' }).click();
    await page.getByText(/Từ ngày 01\/07\/2026, phiếu gửi qua các mã đã in/).waitFor();
    await expectGoodPage(page);
  });
});

test('the fields of a unit are put in order by the keyboard alone, and a mistyped form keeps what was typed', async () => {
  const admin = await arrangeStaff(site.app, 'administrator');
  const unit = { slug: 'phuong-le-chan', name: 'Phường Lê Chân', kind: 'commune' };
  await site.app.apply({ units: [{ ...unit, fields: ['ho-tich', 'dat-dai'] }] });
  await site.as(admin, async (page) => {
    await page.goto('/console/units/phuong-le-chan/settings/fields');
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Đưa Đất đai lên trên' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Thứ tự mới chưa được lưu.').waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(await focused()).toBe('Đưa Đất đai xuống dưới');
    await expectGoodPage(page);
    await press(page, 'Lưu');
    await page.getByText('Đã lưu.').waitFor();
    expect(await page.locator('ol .console-order-name').allTextContents()).toEqual(['Đất đai', 'Hộ tịch']);

    await page.goto('/console/units/phuong-le-chan/settings');
    await page.getByLabel('Tên đơn vị').fill('');
    await page.getByLabel('Trang thông tin điện tử').fill('không phải trang');
    await press(page, 'Lưu');
    await page.getByRole('alert').getByRole('link', { name: 'Xin nhập tên.' }).click();
    await expectGoodPage(page);
    expect(await page.getByLabel('Trang thông tin điện tử').inputValue()).toBe('không phải trang');

    for (const path of ['move', 'close', 'add']) {
      await page.goto(`/console/units/phuong-le-chan/settings/${path}`);
      await expectGoodPage(page);
    }
    await page.goto('/console/units?q=le+chan');
    await expectGoodPage(page);
    for (const path of ['fields', 'fields/ho-tich', 'import/fields', 'new-unit']) {
      await page.goto(`/console/${path}`);
      await expectGoodPage(page);
    }
  });
});

test('points and a target are created for all communes at once, after a preview', async () => {
  const kind = 'commune';
  await site.app.apply({
    units: [
      { slug: 'tinh-quang-ninh', name: 'Tỉnh Quảng Ninh', kind: 'province' },
      { slug: 'phuong-hon-gai', name: 'Phường Hồng Gai', kind, parent: 'tinh-quang-ninh' },
      { slug: 'phuong-ha-lam', name: 'Phường Hà Lầm', kind, parent: 'tinh-quang-ninh' },
    ],
  });
  const lan = await arrangeStaff(site.app, 'manager', 'tinh-quang-ninh');
  await site.as(lan, async (page) => {
    await page.goto('/console/units/tinh-quang-ninh/below');
    await expectGoodPage(page);
    await page.getByRole('checkbox', { name: 'Đất đai' }).check();
    await page.getByLabel('Tên quầy hoặc vị trí, mỗi dòng một tên').fill('Quầy 1\nQuầy 2');
    await page.getByLabel('Mức phải đạt (%)').fill('90');
    await page.getByLabel('Từ ngày').fill('2026-07-01');
    await page.getByLabel('Đến hết ngày').fill('2026-12-31');
    await page.getByLabel('Căn cứ').fill('KH 12/KH-UBND');
    await press(page, 'Xem trước');
    await page.getByText('Điểm khảo sát: tạo 4 điểm.').waitFor();
    await expectGoodPage(page);
    await press(page, 'Tạo');
    await page.getByText('Đã thêm.').waitFor();
  });
  const targets = await site.app.db.selectFrom('target').select('threshold').execute();
  expect(targets).toEqual([{ threshold: 0.9 }, { threshold: 0.9 }]);
});
