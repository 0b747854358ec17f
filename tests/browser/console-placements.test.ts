import { afterAll, beforeAll, expect, test } from 'vitest';
import { noteEmbed } from '../../api/placements/jobs.ts';
import { type ConsoleSite, expectGoodPage, openConsoleSite } from '../support/console-site.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune } from '../support/test-app.ts';
import { openWebsite } from '../support/website.ts';

let site: ConsoleSite;
let website: Awaited<ReturnType<typeof openWebsite>>;
beforeAll(async () => {
  website = await openWebsite();
  site = await openConsoleSite({ privateWebsites: 'on' });
});
afterAll(async () => {
  await site.close();
  await website.close();
});

test('a manager names a page, sees what is on it, and confirms the website of the unit', async () => {
  const plan = { metric: 'published', threshold: 1, from: '2026-01-01', to: '2026-12-31', source: 'QĐ 4832' };
  const { slug } = await arrangeCommune(site.app, { targets: [plan] });
  await arrangeCommune(site.app, { unit: { parent: slug, name: 'Thôn Hạ' } });
  const minh = await arrangeStaff(site.app, 'manager', slug);
  website.html('/tin', `<p>Số liệu đến 01/06/2026. Nguồn: http://khaosat.example.gov.vn/u/${slug}</p>`);
  noteEmbed(site.app.deps, slug, 'https://www.xaabc.gov.vn/');
  await site.as(minh, async (page) => {
    await page.goto(`/console/units/${slug}`);
    await page.getByRole('link', { name: 'Nơi công bố' }).click();
    await page.getByText('Chưa công bố', { exact: true }).first().waitFor();
    await page.getByLabel('Địa chỉ trang').fill('http://169.254.169.254/');
    await page.getByRole('button', { name: 'Khai báo và kiểm tra' }).click();
    await page.getByRole('alert').waitFor();
    await expectGoodPage(page);

    await page.getByLabel('Địa chỉ trang').fill(`${website.url}/tin`);
    await page.getByRole('button', { name: 'Khai báo và kiểm tra' }).click();
    await page.getByText('Thấy bản chép, còn mới').waitFor();
    await page.getByRole('button', { name: 'Đây là trang của đơn vị: www.xaabc.gov.vn' }).click();
    await page.getByText('Trang của đơn vị', { exact: true }).waitFor();
    await page.getByText('1 trong 2 đơn vị có số liệu').waitFor();
    await expectGoodPage(page);
    const folder = process.env.SHOTS;
    if (folder) {
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        for (const [width, height] of [
          [1280, 800],
          [360, 740],
        ] as const) {
          await page.setViewportSize({ width, height });
          await page.screenshot({ path: `${folder}/${scheme}-${width}.png`, fullPage: true });
        }
      }
    }

    await page.goto(`/u/${slug}`);
    await page.getByText('www.xaabc.gov.vn').waitFor();
    expect(await page.content()).not.toContain('127.0.0.1:');
  });
});
