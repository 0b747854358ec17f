import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDraft } from '../../api/questionnaires/drafts.ts';
import { type ConsoleSite, expectGoodPage, openConsoleSite, phone } from '../support/console-site.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune, freshCode } from '../support/test-app.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
});
afterAll(() => site.close());

const orderOf = async (id: string) =>
  (await findDraft(site.app.db, { questionnaire: id }))!.content.sections.map((section) =>
    section.questions.map(({ key }) => key).join(' '),
  );

/** Drags a part by its handle to the upper edge of another. */
async function drag(page: Page, from: string, to: string): Promise<void> {
  const handle = page.locator(`[data-part="${from}"] > .draft-item-row .draft-handle`);
  await handle.scrollIntoViewIfNeeded();
  const start = (await handle.boundingBox())!;
  const target = (await page.locator(`[data-part="${to}"]`).boundingBox())!;
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x, target.y + target.height / 2, { steps: 5 });
  await page.mouse.move(start.x, target.y + 4, { steps: 2 });
  await page.mouse.up();
}

test('a manager copies the nine-item form, edits, orders, publishes; a citizen sees it', async () => {
  const unit = await arrangeCommune(site.app);
  const minh = await arrangeStaff(site.app, 'manager', unit.slug, 'Phạm Minh');
  const [id, code] = ['mot-cua-xa', freshCode()];

  await site.as(minh, async (page) => {
    await page.goto('/console/questionnaires');
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Khảo sát mức độ hài lòng tại Bộ phận Một cửa' }).click();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Tạo bản riêng' }).click();
    await expectGoodPage(page);
    await page.getByText('Thêm lựa chọn').click();
    await page.getByLabel('Mã phiếu').fill('Mã có dấu');
    await page.getByRole('button', { name: 'Bắt đầu soạn' }).click();
    await expectGoodPage(page);
    await page.getByLabel('Mã phiếu').fill(id);
    await page.getByRole('button', { name: 'Bắt đầu soạn' }).click();
    await page.getByRole('heading', { name: 'Phần và câu hỏi' }).waitFor();
    await expectGoodPage(page);

    await page.getByRole('link', { name: 'Sửa: Câu c1' }).click();
    await expectGoodPage(page);
    await page.getByLabel('Lời câu hỏi – tiếng Việt').fill('Cán bộ của xã chào hỏi lịch sự.');
    await page.getByLabel('Lời câu hỏi – English').fill('');
    await page.getByRole('button', { name: 'Lưu', exact: true }).last().click();
    await page.getByText('Thiếu tiếng Anh ở 1 chỗ').waitFor();

    // By keyboard: the focus goes along, and where it went is said.
    const down = page.getByRole('button', { name: 'Chuyển xuống: Câu c1 ' });
    await down.focus();
    await page.keyboard.press('Enter');
    await page.getByText('nay ở chỗ 2 trên 3').waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await page.getByText('nay ở chỗ 3 trên 3').waitFor({ state: 'attached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain(
      'Câu c1 ',
    );
    expect(await orderOf(id)).toEqual(['c2 c3 c1', 'c4 c5', 'c6 c7 c8 c9']);

    await drag(page, 'sections.2.questions.3', 'sections.1.questions.0');
    await page.getByText('nay ở chỗ 1 trên 3').waitFor({ state: 'attached' });
    expect(await orderOf(id)).toEqual(['c2 c3 c1', 'c9 c4 c5', 'c6 c7 c8']);
    await drag(page, 'sections.2', 'sections.0');
    // What is said then was said before in the same words.
    await expect.poll(() => orderOf(id)).toEqual(['c6 c7 c8', 'c2 c3 c1', 'c9 c4 c5']);
    await expectGoodPage(page);

    for (const part of ['scale', 'reasons', 'measures.1', 'profile.new', 'sections.0/remove']) {
      await page.goto(`${new URL(page.url()).pathname.replace(/\/parts.*/, '')}/parts/${part}`);
      await expectGoodPage(page);
    }
    await page.goto('/console/questionnaires');
    await page.getByRole('link', { name: 'Khảo sát mức độ hài lòng' }).first().click();
    await page.getByRole('link', { name: 'Công bố', exact: true }).click();
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Công bố thành bản 1' }).click();
    await page.getByText('Đã công bố.').waitFor();

    await page.goto(`/console/questionnaires/_compare?from=mot-cua-9.1&to=${id}.1`);
    await page.getByText('2 điểm khác nhau').waitFor();
    await expectGoodPage(page);
  });

  await site.app.apply({ points: [{ code, unit: unit.slug, questionnaire: id, channel: 'qr' }] });
  await site.as(
    null,
    async (page) => {
      await page.goto(`/s/${code}`);
      await page.getByText('Kể thêm').click();
      await page.getByText('Cán bộ của xã chào hỏi lịch sự.').waitFor();
    },
    phone,
  );
});

test('without script a draft is put in order by its buttons, and a stale page is told', async () => {
  const lan = await arrangeStaff(site.app, 'administrator');
  await site.as(lan, async (page) => {
    await page.route('**/*.js', (route) => route.abort());
    await page.goto('/console/questionnaires/mot-cua-9');
    await page.getByRole('button', { name: 'Soạn bản mới' }).click();
    await page.getByRole('heading', { name: 'Phần và câu hỏi' }).waitFor();
    const address = page.url();
    const other = await page.context().newPage();
    await other.route('**/*.js', (route) => route.abort());
    await other.goto(address);
    await page.getByRole('button', { name: 'Chuyển lên: Câu c2 ' }).click();
    await page.waitForURL(/#part-sections-0-questions-0$/);
    expect(await orderOf('mot-cua-9')).toEqual(['c2 c1 c3', 'c4 c5', 'c6 c7 c8 c9']);
    await other.getByRole('button', { name: 'Chuyển lên: Câu c3 ' }).click();
    await other.getByText('Người khác vừa sửa nội dung này').waitFor();
    await expectGoodPage(other);
    expect(await orderOf('mot-cua-9')).toEqual(['c2 c1 c3', 'c4 c5', 'c6 c7 c8 c9']);
    await page.goto(`${address.split('#')[0]}/discard`);
    await page.getByRole('button', { name: 'Bỏ bản nháp' }).click();
  });
});

test('the previews as phone, kiosk and paper are accessible', async () => {
  const lan = await arrangeStaff(site.app, 'auditor');
  await site.as(lan, async (page) => {
    for (const as of ['phone', 'kiosk', 'paper']) {
      await page.goto(`/console/questionnaires/sipas-2026/preview?as=${as}`);
      await expectGoodPage(page);
    }
    await page.goto('/console/questionnaires/mot-cua-9/preview?as=phone');
    await page.getByText('Không hài lòng', { exact: true }).first().click();
    await page.getByText('Thời gian chờ lâu').waitFor();
    expect(await page.getByRole('button', { name: 'Gửi đánh giá' }).first().isDisabled()).toBe(true);
    await expectGoodPage(page);
  });
});
