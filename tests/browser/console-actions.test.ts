import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleSite, expectGoodPage, openConsoleSite, phone } from '../support/console-site.ts';
import { plain } from '../support/photos.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune, fitting, type TestUnit } from '../support/test-app.ts';

let site: ConsoleSite;
let unit: TestUnit;
beforeAll(async () => {
  site = await openConsoleSite();
  unit = await arrangeCommune(site.app, {
    unit: { name: 'Ủy ban nhân dân xã Thượng Hồng' },
    targets: [
      {
        metric: 'satisfaction',
        scope: 'overall',
        threshold: 0.9,
        from: '2026-01-01',
        to: '2026-12-31',
        source: 'QĐ 39/QĐ-UBND',
      },
    ],
  });
  site.app.clock.now = new Date('2026-06-10T03:00:00Z');
  const responses = Array.from({ length: 30 }, (_, i) =>
    fitting(unit.code, {
      field: ['ho-tich', 'dat-dai', 'chung-thuc'][i % 3],
      ratings: { overall: i % 5 ? 5 : 2, c1: 5, c9: 2 },
      ...(i % 5 === 0 && { reasons: ['waiting', 'guidance', 'visits'] }),
    }),
  );
  await site.app.post('/api/v1/responses/batch', { responses });
  site.app.clock.now = new Date('2026-06-15T03:00:00Z');
});
afterAll(() => site.close());

test('from a weak figure to a result that everybody sees, and a week on one screen', async () => {
  const minh = await arrangeStaff(site.app, 'manager', unit.slug, 'Đỗ Văn Minh');
  await site.as(minh, async (page) => {
    await page.goto(`/console/units/${unit.slug}/actions`);
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Ghi việc cải thiện: Thời gian chờ lâu' }).click();
    await page.getByLabel('Làm gì').fill('Mở thêm một quầy buổi sáng');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('alert').waitFor();
    await expectGoodPage(page);
    await page.getByLabel('Bộ phận phụ trách').fill('Bộ phận Một cửa');
    await page.getByLabel('Hẹn xong ngày').fill('2026-06-30');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('link', { name: 'Ghi kết quả' }).click();
    await page.getByLabel('Đã làm được gì').fill('Có ba quầy buổi sáng. Gọi 0912 345 678.');
    const photo = await plain(400, 300).jpeg().toBuffer();
    const file = { name: 'anh.jpg', mimeType: 'image/jpeg', buffer: photo };
    await page.getByLabel('Ảnh, tài liệu chứng minh').setInputFiles(file);
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Chưa công bố: chỉ trong đơn vị xem').waitFor();
    await expectGoodPage(page);

    await page.getByRole('link', { name: 'Công bố', exact: true }).click();
    await page.locator('mark', { hasText: '0912 345 678' }).waitFor();
    await expectGoodPage(page);
    await page.getByLabel('JPEG 1').check();
    await page.getByRole('button', { name: 'Công bố' }).click();
    await page.getByText('xin đọc lại và đánh dấu vào ô này').first().waitFor();
    await expectGoodPage(page);
    await page.getByLabel('Tôi đã đọc').check();
    await page.getByRole('button', { name: 'Công bố' }).click();
    await page.getByText('Đang công bố').waitFor();

    await page.goto(`/console/units/${unit.slug}/week`);
    await expectGoodPage(page);
  });
  await site.as(
    null,
    async (page) => {
      await page.goto(`/u/${unit.slug}#actions`);
      const section = page.getByRole('region', { name: 'Ông/Bà góp ý – chúng tôi đã làm' });
      const picture = section.getByRole('img');
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth))
        .toBeGreaterThan(0);
      await expectGoodPage(page);

      await page.goto(`/u/${unit.slug}/week`);
      await expectGoodPage(page);
      const box = await page.locator('article.week').boundingBox();
      expect(box!.y + box!.height).toBeLessThanOrEqual(phone.height);

      await page.goto(`/s/${unit.code}/thanks`);
      await page.getByText('Có ba quầy buổi sáng').waitFor();
      await expectGoodPage(page);
    },
    phone,
  );
});
