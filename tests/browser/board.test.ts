import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleSite, expectGoodPage, openConsoleSite, phone } from '../support/console-site.ts';
import { sendRatings } from '../support/public-page.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune } from '../support/test-app.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
});
afterAll(() => site.close());

const plan = { from: '2026-01-01', to: '2026-12-31', source: 'KH 12/KH-UBND ngày 5/1/2026' };

async function arrangeProvince() {
  const { app } = site;
  await app.apply({
    fields: ['ho-tich', 'dat-dai', 'chung-thuc'].map((slug) => ({ slug, name: slug })),
    units: [{ slug: 'tinh', name: 'Tỉnh Hải Đông', kind: 'province' }],
    indicators: [{ slug: 'pci', name: 'Điểm tổng hợp', group: 'pci', valueUnit: 'điểm' }],
    targets: [
      { metric: 'satisfaction', threshold: 0.9 },
      { metric: 'satisfaction', scope: 'each-field', threshold: 0.9 },
      { metric: 'satisfaction', kind: 'rise', threshold: 0.02 },
      { metric: 'satisfaction', kind: 'share', threshold: 0.8 },
      { metric: 'on-time', kind: 'ceiling', threshold: 0.04 },
      { metric: 'petitions-answered', threshold: 1 },
      { metric: 'manual', indicator: 'pci', threshold: 66.5 },
    ].map((target) => ({ unit: 'tinh', ...plan, ...target })),
  });
  const names = ['Xã Thượng Hồng', 'Xã Bình An', 'Phường Trần Phú', 'Xã Cẩm Đông'];
  const rates = [0.97, 0.9, 0.74, null];
  for (const [i, name] of names.entries()) {
    const commune = await arrangeCommune(app, { unit: { parent: 'tinh', name } });
    const rate = rates[i];
    if (rate === null || rate === undefined) continue;
    for (const month of [2, 5]) {
      app.clock.now = new Date(Date.UTC(2026, month, 10, 3));
      const all = 60 + 60 * i;
      await sendRatings(app, commune.oneFieldCode, Math.round(all * rate) - month, all, {
        reasons: ['waiting'],
      });
    }
  }
  app.clock.now = new Date('2026-06-15T03:00:00Z');
}

/** Kept for eyes where somebody asks for them. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const size of [phone, { width: 1280, height: 800 }]) {
      await page.setViewportSize(size);
      await page.screenshot({ path: `${folder}/${name}-${scheme}-${size.width}.png`, fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

test('a province enters an indicator, sees which targets are met, and compares its communes', async () => {
  await arrangeProvince();
  const lan = await arrangeStaff(site.app, 'manager', 'tinh');
  await site.as(lan, async (page) => {
    await page.goto('/console/units/tinh/indicators');
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Nhập số liệu' }).click();
    await expectGoodPage(page);
    await page.getByLabel('Giá trị, điểm').fill('67,25');
    await page.getByLabel('Ngày của số liệu').fill('2026-05-05');
    await page.getByLabel('Nguồn số liệu').fill('Báo cáo PCI 2025 của VCCI');
    await look(page, 'indicator-enter');
    await page.getByRole('button', { name: 'Lưu số liệu' }).click();
    await page.getByRole('status').getByText('Đã thêm.').waitFor();
    await expectGoodPage(page);
    await look(page, 'indicators');

    await page.getByRole('link', { name: 'Bảng chỉ tiêu' }).click();
    await page.getByText('67,25 điểm').first().waitFor();
    await expectGoodPage(page);
    await look(page, 'console-board');
    await page.goto('/console/units/tinh/targets/new');
    await expectGoodPage(page);
    await look(page, 'target-new');
  });
  await site.as(null, async (page) => {
    await page.goto('/u/tinh/targets');
    await expectGoodPage(page);
    expect(await page.locator('.summary').textContent()).toContain('1 chưa bắt đầu');
    await page.locator('summary', { hasText: 'Phường Trần Phú' }).click();
    await page.getByRole('link', { name: 'Bảng của đơn vị này' }).first().waitFor();
    await look(page, 'board');
    await page.getByRole('link', { name: 'Xem xếp hạng' }).click();
    await page.getByText('hạng 3').waitFor();
    await expectGoodPage(page);
    await look(page, 'board-rank');
  });
});
