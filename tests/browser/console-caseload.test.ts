import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseloadHeader, importLines } from '../support/caseload.ts';
import { type ConsoleSite, expectGoodPage, openConsoleSite } from '../support/console-site.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune, sendRated } from '../support/test-app.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
});
afterAll(() => site.close());

const year = { from: '2026-01-01', to: '2026-12-31', source: 'QĐ 4832/QĐ-UBND' };

/** Looks of the pages, where a folder for them is given. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder === undefined) return;
  for (const [look, size] of [
    ['phone', { width: 360, height: 740 }],
    ['desk', { width: 1280, height: 800 }],
  ] as const) {
    await page.setViewportSize(size);
    await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true });
  }
}

test('a manager imports dossiers and corrects a month; citizens see who is on time and yet disappoints', async () => {
  const unit = await arrangeCommune(site.app, {
    targets: [
      { metric: 'satisfaction', scope: 'each-field', threshold: 0.9, ...year },
      { metric: 'on-time', scope: 'each-field', threshold: 0.98, ...year },
      { metric: 'on-time', scope: 'overall', threshold: 0.98, ...year },
      { metric: 'apologies', scope: 'overall', threshold: 1, ...year },
    ],
  });
  await sendRated(site.app, unit, 'ho-tich', 19, 20);
  await sendRated(site.app, unit, 'dat-dai', 12, 20);
  await importLines(site.app, [`${unit.slug},dat-dai,2026-04,130,120,119,1,0`]);
  const lan = await arrangeStaff(site.app, 'manager', unit.slug);
  const file = join(mkdtempSync(join(tmpdir(), 'caseload-')), 'ho-so.csv');
  const lines = [
    'ho-tich,2026-05,310,300,270,30,28',
    'dat-dai,2026-04,130,121,120,1,1',
    ',2026-05,9,9,9,0,0',
  ];
  writeFileSync(file, [caseloadHeader, ...lines.map((line) => `${unit.slug},${line}`)].join('\n'));
  await site.as(lan, async (page) => {
    await page.goto(`/console/units/${unit.slug}/caseload`);
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Nhập từ tệp' }).click();
    await expectGoodPage(page);
    await page.getByLabel('Tệp Excel').setInputFiles(file);
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('120').first().waitFor();
    await expectGoodPage(page);
    await picture(page, 'preview');
    await page.getByRole('button', { name: 'Nhập 3 dòng' }).click();
    await page.getByRole('link', { name: 'Lý do sửa: Xin ghi' }).waitFor();
    await expectGoodPage(page);
    await page.getByLabel('Lý do sửa').fill('Sót một hồ sơ đất đai');
    await page.getByRole('button', { name: 'Nhập 3 dòng' }).click();
    await page.getByText('Đã nhập xong.').waitFor();
    await page.getByText('05/2026: 309').click();
    await expectGoodPage(page);
    await picture(page, 'overview');

    await page.getByRole('link', { name: 'Sửa 05/2026' }).click();
    const land = page.getByRole('group', { name: 'Đất đai' });
    for (const [name, count] of [
      ['Tiếp nhận', '100'],
      ['Đã giải quyết', '90'],
      ['Đúng hạn', '90'],
      ['Quá hạn', '5'],
      ['Quá hạn đã xin lỗi', '0'],
    ] as const) {
      await land.getByLabel(name, { exact: true }).fill(count);
    }
    await page.getByRole('button', { name: 'Lưu số hồ sơ' }).click();
    await page.getByRole('link', { name: 'Đã giải quyết: phải bằng' }).waitFor();
    await expectGoodPage(page);
    await picture(page, 'month');
    await land.getByLabel('Quá hạn', { exact: true }).fill('0');
    await page.getByRole('button', { name: 'Lưu số hồ sơ' }).click();
    await page.getByText('Đã lưu.').waitFor();
  });
  await site.as(null, async (page) => {
    await page.goto(`/u/${unit.slug}?weighting=caseload`);
    const section = page.getByRole('region', { name: 'Đúng hạn và hài lòng theo lĩnh vực' });
    const text = (await section.textContent())!.replaceAll('\u00a0', ' ');
    expect(text).toContain('Đất đai (đúng hạn 99,5 %, hài lòng 60 %)');
    expect(text).not.toContain('Hộ tịch (đúng hạn');
    expect(await page.locator('[data-punctuality="ho-tich"]').getAttribute('data-on-time')).toBe('0.9');
    const method = (await page.locator('.method').textContent())!.replaceAll('\u00a0', ' ');
    expect(method).toContain('Tính trọng số theo số hồ sơ');
    expect(method).toContain('Số hồ sơ có trong tháng 04/2026 – 05/2026 (2 trong 6 tháng của kỳ)');
    await expectGoodPage(page);
    await picture(page, 'public');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectGoodPage(page);
    await picture(page, 'public-dark');
  });
});

test('the head of a unit makes a key for another system, copies it once, and ends it', async () => {
  const { slug } = await arrangeCommune(site.app);
  const lan = await arrangeStaff(site.app, 'manager', slug);
  await site.as(lan, async (page) => {
    await page.goto(`/console/units/${slug}/caseload`);
    await page.getByRole('link', { name: 'Khóa cho phần mềm khác' }).click();
    await page.getByRole('button', { name: 'Tạo khóa' }).click();
    await page.getByRole('alert').waitFor();
    await expectGoodPage(page);
    await page.getByLabel('Tên phần mềm').fill('Hệ thống một cửa điện tử');
    await page.getByRole('button', { name: 'Tạo khóa' }).click();
    await page.getByText(/^lnk_/).waitFor();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Tôi đã chép' }).click();
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Thu hồi Hệ thống một cửa điện tử' }).click();
    await page.getByText('Đã thu hồi ngày').waitFor();
    await expectGoodPage(page);
  });
});
