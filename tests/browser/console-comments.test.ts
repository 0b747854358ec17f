import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendComment } from '../support/comments.ts';
import { type ConsoleSite, desk, expectGoodPage, openConsoleSite } from '../support/console-site.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune, sendRated } from '../support/test-app.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
});
afterAll(() => site.close());

test('a manager searches, hides what gives people away, publishes, keeps back with a reason, and tags', async () => {
  const unit = await arrangeCommune(site.app);
  const comments = [
    'Cảm ơn chị Hoa quầy 2 đã giúp mẹ tôi điền tờ khai. Cháu học lớp Lá 2, gọi tôi số 0912 345 678 nhé.',
    'Chờ lâu quá, 3 lần mới xong.',
    'can bo khong nhiet tinh, gap anh Tuan o quay 5',
  ];
  for (const comment of comments) await sendComment(site.app, unit.code, comment);
  await sendRated(site.app, unit, 'ho-tich', 4, 5);
  site.app.clock.now = new Date(site.app.clock.now.getTime() + 24 * 3_600_000);
  const lan = await arrangeStaff(site.app, 'manager', unit.slug);

  await site.as(lan, async (page) => {
    await page.goto(`/console/units/${unit.slug}`);
    await page
      .getByRole('navigation', { name: 'Việc của đơn vị' })
      .getByRole('link', { name: 'Ý kiến' })
      .click();
    expect(await page.locator('.comment-list li.card').count()).toBe(3);
    await expectGoodPage(page);

    await page.getByLabel('Tìm trong ý kiến').fill('cam on');
    await page.getByRole('button', { name: 'Tìm', exact: true }).click();
    await page.getByRole('link', { name: /Xem và quyết định.*Cảm ơn chị Hoa/ }).click();
    await page.getByText('Cảm ơn chị [tên] quầy 2 đã giúp').waitFor();
    await expectGoodPage(page);

    // What the rules cannot know is selected by hand.
    await page.evaluate(() => {
      const node = [...document.querySelector('[data-original]')!.childNodes].find((one) =>
        one.textContent?.includes('lớp Lá 2'),
      )!;
      const at = node.textContent!.indexOf('lớp Lá 2');
      document.getSelection()!.setBaseAndExtent(node, at, node, at + 'lớp Lá 2'.length);
    });
    await page.getByRole('button', { name: 'Che đoạn đang bôi chọn' }).click();
    await page.getByText('Cháu học […], gọi tôi số [số điện thoại] nhé.').waitFor();
    await page.getByLabel('Che “Hoa” (tên người)').uncheck();
    await page.getByText('Cảm ơn chị Hoa quầy 2 đã giúp mẹ tôi điền tờ khai. Cháu học […], gọi').waitFor();
    await page.getByLabel('Lời khen').check();
    await page.getByRole('button', { name: 'Lưu nhãn' }).click();
    await page.getByText('Đã lưu.').waitFor();
    await page.getByLabel('Che “Hoa” (tên người)').uncheck();
    await page.getByLabel('Che thêm').fill('lớp Lá 2');
    await page.getByRole('button', { name: 'Công khai', exact: true }).click();
    await page.getByText('Đã công khai.').waitFor();
    await expectGoodPage(page);

    await page.getByRole('link', { name: /^Đã công khai \(1\)/ }).click();
    await page.getByRole('link', { name: /Xem và quyết định.*Cảm ơn chị Hoa/ }).click();
    await page.getByText('Đã công khai ngày').waitFor();
    expect(await page.getByRole('link', { name: 'Về danh sách' }).count()).toBe(2);

    await page.getByRole('link', { name: 'Xem trang công khai' }).click();
    await page
      .getByText('Cảm ơn chị Hoa quầy 2 đã giúp mẹ tôi điền tờ khai. Cháu học […], gọi tôi số')
      .waitFor();
    await expectGoodPage(page);

    await page.goto(`/console/units/${unit.slug}/comments?q=quay`);
    await page.getByRole('link', { name: /Xem và quyết định/ }).click();
    await page.getByText('Không công khai', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Không công khai' }).click();
    await page.getByRole('link', { name: 'Xin chọn lý do' }).waitFor();
    await expectGoodPage(page);
    await page.getByLabel('Lý do').selectOption('unrelated');
    await page.getByRole('button', { name: 'Không công khai' }).click();
    await page.getByText('Đã ẩn.').waitFor();

    await page.goto(`/console/units/${unit.slug}/comments?state=all`);
    await page.getByLabel(/Chọn ý kiến ngày .*Chờ lâu quá/).check();
    await page.locator('#f-give').selectOption({ label: 'Thời gian chờ' });
    await page.getByRole('button', { name: 'Gắn nhãn' }).click();
    await page.getByRole('link', { name: 'Thời gian chờ 1' }).waitFor();
    await expectGoodPage(page);
  });

  const admin = await arrangeStaff(site.app, 'administrator');
  await site.as(admin, async (page) => {
    await page.goto('/console/comment-tags');
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Lời khen' }).click();
    await expectGoodPage(page);
    await page.getByLabel('Tên nhãn').fill('Khen ngợi');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('link', { name: 'Khen ngợi' }).waitFor();
  });
});

test('without script a manager previews and publishes as well', async () => {
  const unit = await arrangeCommune(site.app);
  await sendComment(site.app, unit.code, 'Anh Minh ở tổ Kim Liên rất tốt');
  await sendRated(site.app, unit, 'ho-tich', 4, 4);
  site.app.clock.now = new Date(site.app.clock.now.getTime() + 24 * 3_600_000);
  const lan = await arrangeStaff(site.app, 'manager', unit.slug);
  await site.as(
    lan,
    async (page) => {
      await page.goto(`/console/units/${unit.slug}/comments`);
      await page.getByRole('link', { name: /Xem và quyết định/ }).click();
      await page.getByLabel('Che thêm').fill('tổ Kim Liên');
      await page.getByRole('button', { name: 'Xem lại bản công khai' }).click();
      await page.getByText('Anh [tên] ở […] rất tốt').waitFor();
      await page.getByRole('button', { name: 'Công khai', exact: true }).click();
      await page.goto(`/u/${unit.slug}`);
      await page.getByText('Anh [tên] ở […] rất tốt').waitFor();
    },
    desk,
    { javaScriptEnabled: false },
  );
});
