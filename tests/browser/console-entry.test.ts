import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleSite, expectGoodPage, openConsoleSite } from '../support/console-site.ts';
import { decodeQr } from '../support/qr.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune } from '../support/test-app.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
});
afterAll(() => site.close());

test('the paper form of a point fits on A4 and its QR code leads to the survey', async () => {
  const unit = await arrangeCommune(site.app);
  await site.as(null, async (page) => {
    await page.goto(`/points/${unit.oneFieldCode}/paper`);
    await expectGoodPage(page);
    const qr = await page.locator('.paper-form-qr').screenshot();
    expect(decodeQr(qr)).toBe(`HTTP://KHAOSAT.EXAMPLE.GOV.VN/S/${unit.oneFieldCode}`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.masthead').isVisible()).toBe(false);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length).toBeLessThanOrEqual(2);
  });
});

test('an officer types a nine-item form with one key for each answer, and a second person compares', async () => {
  const unit = await arrangeCommune(site.app);
  const minh = await arrangeStaff(site.app, 'officer', unit.slug, 'Phạm Minh');
  const hoa = await arrangeStaff(site.app, 'officer', unit.slug, 'Lê Thị Hoa');
  let batch = '';

  await site.as(minh, async (page) => {
    await page.goto(`/console/units/${unit.slug}/entry`);
    await expectGoodPage(page);
    await page.getByLabel('Quầy hoặc điểm được đánh giá').selectOption(unit.oneFieldCode);
    await page.getByLabel('Phiếu giấy').check();
    await page.getByLabel('Hai người cùng nhập').check();
    await page.getByRole('button', { name: 'Bắt đầu nhập' }).click();
    await expectGoodPage(page);
    batch = new URL(page.url()).pathname;

    // The overall question and nine more: ten digits, then on through reasons and profile with Enter.
    const start = Date.now();
    await page.locator('.entry-form[data-ready]').waitFor();
    await page.keyboard.type('5444345404');
    for (let enters = 0; enters < 5; enters++) await page.keyboard.press('Enter');
    await page.getByText('Phiếu số 2').first().waitFor();
    expect(Date.now() - start).toBeLessThan(20_000);
    await expectGoodPage(page);
    await page.locator('.entry-form[data-ready]').waitFor();
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('r.overall');
  });

  await site.as(hoa, async (page) => {
    await page.goto(`${batch}/second`);
    await expectGoodPage(page);
    await page.locator('.entry-form[data-ready]').waitFor();
    await page.keyboard.type('5444345403');
    await page.getByRole('button', { name: 'Lưu phiếu' }).click();
    await page.getByText('Khác nhau ở 1 câu').waitFor();
    await expectGoodPage(page);
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('r.c9');
    await page.locator('.entry-form[data-ready]').waitFor();
    await page.keyboard.type('4');
    await page.getByRole('button', { name: 'Lưu theo tờ phiếu' }).click();
    await page.getByText('Không còn phiếu nào').waitFor();
  });

  const responses = await site.app.db.selectFrom('response').select(['channel', 'ratings']).execute();
  expect(responses).toEqual([
    {
      channel: 'paper',
      ratings: { overall: 5, c1: 4, c2: 4, c3: 4, c4: 3, c5: 4, c6: 5, c7: 4, c8: null, c9: 4 },
    },
  ]);

  const lan = await arrangeStaff(site.app, 'manager', unit.slug);
  await site.as(lan, async (page) => {
    await page.goto(`/console/units/${unit.slug}/entry/counters`);
    await expectGoodPage(page);
  });
});
