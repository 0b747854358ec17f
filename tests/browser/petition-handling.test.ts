import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inHalves } from '../../api/petitions/code.ts';
import { type ConsoleSite, desk, expectGoodPage, openConsoleSite, phone } from '../support/console-site.ts';
import { sendPetition } from '../support/petitions.ts';
import { phonePhoto } from '../support/photos.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune } from '../support/test-app.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
});
afterAll(() => site.close());

/** Unfolds a form of the page of a petition. */
const unfold = (page: Page, name: string) => page.locator(`#act-${name} > summary`).click();

test.each([
  ['at a desk', desk, true],
  ['on a phone, without script', phone, false],
] as const)(
  'two officers take a petition from the inbox to its published answer, %s',
  async (_, size, javaScriptEnabled) => {
    const unit = await arrangeCommune(site.app);
    const minh = await arrangeStaff(site.app, 'officer', unit.slug, 'Trần Văn Minh');
    const hoa = await arrangeStaff(site.app, 'officer', unit.slug, 'Lê Thị Hoa');
    const { code } = await sendPetition(site.app, unit.slug, { place: 'Ngõ 12 phố Kim Liên' });
    await sendPetition(site.app, unit.slug, { place: 'Đầu ngõ 12 Kim Liên' });
    const good = async (page: Page) => {
      // Axe itself needs script.
      if (javaScriptEnabled) await expectGoodPage(page);
    };
    const as = (staff: typeof minh, work: (page: Page) => Promise<void>) =>
      site.as(staff, work, size, { javaScriptEnabled });

    await as(minh, async (page) => {
      await page.goto(`/console/units/${unit.slug}`);
      await good(page);
      await page
        .getByRole('navigation', { name: 'Việc của đơn vị' })
        .getByRole('link', { name: 'Phản ánh', exact: true })
        .click();
      await page.getByText('còn 21 ngày').first().waitFor();
      await good(page);
      await page.getByRole('link', { name: inHalves(code) }).click();
      await page.getByText('Có thể là cùng một việc').waitFor();
      await good(page);
      await unfold(page, 'accept');
      await page.getByLabel('Giao cho').first().selectOption({ label: 'Trần Văn Minh' });
      await page.getByRole('button', { name: 'Tiếp nhận' }).click();
      await page.getByText('Đã lưu.').waitFor();
      await page.getByRole('link', { name: 'Soạn trả lời' }).click();
      await page
        .getByLabel('Lời trả lời')
        .fill('Đã thay bóng đèn. Cần thêm xin gọi anh Bình, số 0912 345 678.');
      await page.getByLabel('Đã làm xong').check();
      await page
        .getByLabel('Ảnh, văn bản kèm theo')
        .setInputFiles({ name: 'den.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto(800, 600) });
      await good(page);
      await page.getByRole('button', { name: 'Gửi người duyệt' }).click();
      await page.getByText('Ông/Bà là người soạn trả lời này').waitFor();
      await good(page);
    });

    await as(hoa, async (page) => {
      await page.goto(`/console/units/${unit.slug}/petitions?tab=approval`);
      await page.getByRole('link', { name: inHalves(code) }).click();
      await unfold(page, 'return');
      await page.getByRole('button', { name: 'Trả lại' }).click();
      await page.locator('#error-summary').waitFor();
      await good(page);
      await page.getByLabel('Cần làm lại những gì').fill('Xin ghi rõ cột số mấy.');
      await page.getByRole('button', { name: 'Trả lại' }).click();
      await page.getByText('Đã lưu.').waitFor();
    });

    await as(minh, async (page) => {
      await page.goto(`/console/units/${unit.slug}/petitions/${code}`);
      await page.getByText('Xin ghi rõ cột số mấy.').first().waitFor();
      await page.getByRole('link', { name: 'Làm lại trả lời' }).click();
      await page
        .getByLabel('Lời trả lời')
        .fill('Đã thay bóng đèn ở cột số 7. Cần thêm xin gọi anh Bình, số 0912 345 678.');
      await good(page);
      await page.getByRole('button', { name: 'Gửi người duyệt' }).click();
      await page.getByText('Đã lưu.').waitFor();
    });

    await as(hoa, async (page) => {
      await page.goto(`/console/units/${unit.slug}/petitions/${code}`);
      await unfold(page, 'approve');
      await page.getByRole('button', { name: 'Duyệt' }).click();
      await page.getByText('Đã lưu.').waitFor();
      await page.getByRole('link', { name: 'Xem lại và công bố trả lời' }).click();
      await page.getByText('số [số điện thoại].').waitFor();
      await page.getByLabel('JPEG 1').check();
      await good(page);
      await page.getByRole('button', { name: 'Công bố', exact: true }).click();
      await page.getByText('Đã công bố.').waitFor();
      await good(page);
      await page.goto(`/console/units/${unit.slug}/petitions?tab=done`);
      await page.getByRole('link', { name: inHalves(code) }).waitFor();
      await good(page);
    });

    const view = await site.app.getJson(`/api/v1/petitions/${code}`);
    expect(view.state).toBe('published');
    expect(view.answers[0].text).toMatch(/cột số 7.*\[số điện thoại\]/);
    expect(view.answers[0].files).toHaveLength(1);
    expect(JSON.stringify(view)).not.toContain('0912');
  },
);

test('an officer compares two petitions, sees a sender, and is asked again where nothing was said', async () => {
  const unit = await arrangeCommune(site.app);
  const minh = await arrangeStaff(site.app, 'officer', unit.slug, 'Trần Văn Minh');
  const [first, second] = [await sendPetition(site.app, unit.slug), await sendPetition(site.app, unit.slug)];
  await site.as(minh, async (page) => {
    await page.goto(`/console/units/${unit.slug}/petitions/${second.code}`);
    await page.locator('summary', { hasText: 'Xem người gửi' }).click();
    await page.getByRole('button', { name: 'Xem người gửi' }).click();
    await page.locator('#error-summary').waitFor();
    await page.getByLabel('Xem để làm gì?').fill('Hỏi vị trí cột đèn');
    await page.getByRole('button', { name: 'Xem người gửi' }).click();
    await page.getByText('0912345678').waitFor();
    await expectGoodPage(page);
    await page.getByRole('link', { name: `So hai việc ${inHalves(first.code)}` }).click();
    await expectGoodPage(page);
    await page.getByRole('button', { name: `Gộp vào ${inHalves(first.code)}` }).click();
    await page.getByText('Đã gộp', { exact: true }).waitFor();
    await expectGoodPage(page);
    await page.goto(`/console/units/${unit.slug}/petitions?q=khongcogi`);
    await page.getByText('Không có việc nào khớp').waitFor();
    await expectGoodPage(page);
  });
});
