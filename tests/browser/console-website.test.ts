import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleSite, expectGoodPage, openConsoleSite, phone } from '../support/console-site.ts';
import { sendRatings, target } from '../support/public-page.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune } from '../support/test-app.ts';

/** For whoever wants to look: `SHOTS=folder`. */
const shots = process.env.SHOTS;
let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
});
afterAll(() => site.close());

test('a web editor sees the figures as the website will show them, and copies code and table', async () => {
  const unit = await arrangeCommune(site.app, { targets: [target(0.9)] });
  await sendRatings(site.app, unit.oneFieldCode, 95, 100);
  const viewer = await arrangeStaff(site.app, 'viewer', unit.slug);
  await site.as(viewer, async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await page.goto(`/console/units/${unit.slug}`);
    await page.getByRole('link', { name: 'Gắn lên website' }).click();
    await page.getByLabel('Kết quả xử lý phản ánh, kiến nghị').check();
    await page.getByRole('button', { name: 'Xem và lấy mã nhúng' }).click();
    const preview = page.frameLocator('iframe');
    await preview.getByText('95 %', { exact: true }).waitFor();
    await preview.getByText('Chưa nhận phản ánh, kiến nghị nào trong kỳ này.').waitFor();
    await expectGoodPage(page);

    await page
      .getByRole('button', { name: /Sao chép ?: Mã nhúng/ })
      .first()
      .click();
    await expect.poll(copied).toContain(`<lang-nghe unit="${unit.slug}" show="petitions">`);
    await page.getByRole('button', { name: 'Sao chép bảng' }).click();
    await page.getByRole('button', { name: 'Đã chép' }).nth(1).waitFor();
    const html = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item!.getType('text/html')).text();
    });
    expect(html).toMatch(/<table[^>]*border="1"[\s\S]*Cả đơn vị[\s\S]*Nguồn: http/);
    if (!shots) return;
    await page.screenshot({ path: `${shots}/console-desk.png`, fullPage: true });
    await page.setViewportSize(phone);
    await page.screenshot({ path: `${shots}/console-phone.png`, fullPage: true });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.screenshot({ path: `${shots}/console-dark.png`, fullPage: true });
  });
});
