import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrangeCampaign } from '../support/campaign.ts';
import { type ConsoleSite, expectGoodPage, openConsoleSite, phone } from '../support/console-site.ts';
import { hasPoppler, qrOnPage, textOfPages } from '../support/pdf.ts';
import { decodeQr } from '../support/qr.ts';
import { arrangeStaff } from '../support/staff.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
  await site.app.apply({
    units: [{ slug: 'mn-tuoi-hong', name: 'Trường mầm non Tuổi Hồng', kind: 'school' }],
  });
});
afterAll(() => site.close());

/** A parent answers everything with the same level, on the page that the slip's code opened. */
async function answerAsParent(page: Page): Promise<void> {
  for (const name of ['overall', ...Array.from({ length: 15 }, (_, i) => `c${i + 1}`)]) {
    const input = page.locator(`[name="r.${name}"][value="5"]`);
    await input.locator('xpath=following-sibling::*[1]').click();
  }
  await page.locator('button[type=submit]').last().click();
}

/** Where the QR code leads, on the server of the test. */
const pathIn = (address: string) => {
  const { host, pathname } = new URL(address);
  expect(host).toBe('khaosat.example.gov.vn');
  return pathname;
};

test('a school makes a campaign, prints slips, and a parent answers once by the QR code', async () => {
  const lan = await arrangeStaff(site.app, 'manager', 'mn-tuoi-hong');
  const printed: string[] = [];

  await site.as(lan, async (page) => {
    await page.goto('/console/units/mn-tuoi-hong/campaigns');
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Tạo đợt khảo sát' }).click();
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Tạo đợt khảo sát' }).click();
    await page.getByRole('alert').waitFor();
    await expectGoodPage(page);
    await page.getByLabel('Tên đợt').fill('Khảo sát phụ huynh học kỳ I');
    await page.getByLabel('Từ ngày').fill('2026-06-01');
    await page.getByLabel('Đến hết ngày').fill('2026-06-30');
    await page.getByLabel('Số người hoặc gia đình').fill('40');
    await page.getByRole('button', { name: 'Tạo đợt khảo sát' }).click();
    await page.getByText('Đã thêm.').waitFor();
    await expectGoodPage(page);
    const campaign = page.url().replace(/\?.*/, '');

    await page.getByLabel('Số mã cần tạo').fill('26');
    await page.getByLabel('in thẳng từ trình duyệt').check();
    await page.getByRole('button', { name: 'Tạo mã' }).click();
    await page.getByRole('heading', { name: 'Phiếu mời để in' }).waitFor();
    await expectGoodPage(page);
    const slip = page.locator('.slip').nth(1);
    printed.push(pathIn(decodeQr(await slip.locator('.slip-qr').screenshot())));
    expect(await slip.locator('.slip-code').innerText()).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    if (hasPoppler) {
      const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      const pages = textOfPages(paper);
      expect(pages.map((text) => text.match(/Mã một lần/g)?.length)).toEqual([24, 2]);
      expect(pathIn(qrOnPage(paper, 1, { x: 70, y: 0, width: 35, height: 37 }, 300))).toBe(printed[0]);
    }

    await page.goto(campaign);
    const download = page.waitForEvent('download');
    await page.getByLabel('Số mã cần tạo').fill('2');
    await page.getByLabel('PDF').check();
    await page.getByRole('button', { name: 'Tạo mã' }).click();
    await page.getByText('Đang tạo mã, tệp sẽ tự tải về…').waitFor();
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
    await page.getByText('Đã tạo 28 mã').waitFor();
    await page.getByText('Đã tạo mã. Xin xem tệp').waitFor();
    await expectGoodPage(page);
    const another = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tạo mã' }).click();
    await another;
    await page.getByText('Đã tạo 30 mã').waitFor();
  });

  await site.as(
    null,
    async (page) => {
      await page.goto(printed[0]!);
      await expectGoodPage(page);
      await answerAsParent(page);
      await page.getByRole('heading', { name: 'Cảm ơn Ông/Bà!' }).waitFor();
      expect(await page.getByText('Gửi một đánh giá khác').count()).toBe(0);

      await page.goto(printed[0]!);
      await page.getByRole('heading', { name: 'Mã này đã được dùng' }).waitFor();
      await expectGoodPage(page);
      await page.getByLabel('Nhập một mã khác').fill('4f7k 2m9q x21b');
      await page.getByRole('button', { name: 'Tiếp tục' }).click();
      await page.getByRole('heading', { name: 'Mã chưa đúng' }).waitFor();
      expect(await page.getByLabel('Mã một lần').inputValue()).toBe('4f7k 2m9q x21b');
      await expectGoodPage(page);
    },
    phone,
  );

  await site.as(lan, async (page) => {
    await page.goto('/console/units/mn-tuoi-hong/campaigns');
    await page.getByText('1 / 40').waitFor();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Khảo sát phụ huynh học kỳ I' }).click();
    await page.getByText('Đã tạo 30 mã; 1 mã đã được dùng').waitFor();
    await page.getByRole('link', { name: 'Sửa' }).click();
    await expectGoodPage(page);
    await page.getByLabel('Số người hoặc gia đình').fill('50');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Đã lưu.').waitFor();
    await page.getByRole('button', { name: 'Đóng ngay' }).click();
    await page.getByText('Đã đóng.').first().waitFor();
    await expectGoodPage(page);
  });

  await site.as(
    null,
    async (page) => {
      await page.goto(`${printed[0]!.split('/').slice(0, 3).join('/')}`);
      await page.getByRole('heading', { name: 'Khảo sát đã kết thúc' }).waitFor();
      await expectGoodPage(page);
    },
    phone,
  );
});

test('without script a parent types the code from the slip, and answers', async () => {
  const { point, codes } = await arrangeCampaign(site.app, { codes: 1 });
  await site.as(
    null,
    async (page) => {
      await page.route('**/*.js', (route) => route.abort());
      await page.goto(`/s/${point}`);
      await page.getByRole('heading', { name: 'Xin nhập mã trên phiếu mời' }).waitFor();
      await expectGoodPage(page);
      await page.getByLabel('Mã một lần').fill(codes[0]!.toLowerCase());
      await page.getByRole('button', { name: 'Tiếp tục' }).click();
      await answerAsParent(page);
      await page.getByRole('heading', { name: 'Cảm ơn Ông/Bà!' }).waitFor();
    },
    phone,
  );
});
