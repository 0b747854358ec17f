import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepWatch } from '../../api/alerts/jobs.ts';
import { type ConsoleSite, expectGoodPage, openConsoleSite } from '../support/console-site.ts';
import { sendAll, target } from '../support/public-page.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune, fitting } from '../support/test-app.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
});
afterAll(() => site?.close());

const at = (day: string, time: string) => new Date(`${day}T${time}:00+07:00`);

test('an officer sees the number move when a citizen answers, and public figures when a block is full', async () => {
  const unit = await arrangeCommune(site.app, { targets: [target(0.9)] });
  const officer = await arrangeStaff(site.app, 'officer', unit.slug);
  await site.as(officer, async (page) => {
    await page.goto(`/console/units/${unit.slug}`);
    await page.getByRole('navigation').getByRole('link', { name: 'Kết quả' }).click();
    await page.getByText('Đang tự cập nhật').waitFor();
    const today = page.locator('[data-live-count="today"]');
    expect(await today.innerText()).toBe('0');
    await expectGoodPage(page);

    // A citizen answers on another device.
    await site.as(null, async (citizen) => {
      await citizen.goto(`/s/${unit.oneFieldCode}`);
      await citizen.getByText('Rất không hài lòng', { exact: true }).first().click();
      await citizen.getByRole('button', { name: 'Gửi đánh giá' }).first().click();
      await citizen.getByRole('heading', { name: /Cảm ơn/ }).waitFor();
    });
    await page.locator('[data-live-count="today"]', { hasText: /^1$/ }).waitFor();
    expect(await page.getByRole('main').innerText()).toContain('Chưa đủ phiếu để công bố');
    await sendAll(
      site.app,
      Array.from({ length: 4 }, () => fitting(unit.oneFieldCode)),
    );
    await page.locator('[data-live-count="today"]', { hasText: /^5$/ }).waitFor();
    await page.locator('.summary .rate', { hasText: '80' }).waitFor();

    await site.app.db.deleteFrom('staff_session').where('staff_id', '=', officer.id).execute();
    await page.getByText('Số không còn tự cập nhật').waitFor();
  });
});

test('a manager sees finished days exactly, and is told of harassment like the superior, and not like an officer', async () => {
  const superior = await arrangeCommune(site.app);
  const unit = await arrangeCommune(site.app, {
    unit: { parent: superior.slug },
    targets: [target(0.9), target(0.9, { scope: 'each-field' })],
  });
  const days = ['2026-06-10', '2026-06-11', '2026-06-12', '2026-06-15', '2026-06-16', '2026-06-17'];
  for (const [i, day] of days.entries()) {
    for (const [hour, satisfied] of [
      [7, 9],
      [9, 8],
      [10, 4],
      [14, 7],
      [16, 10],
    ] as const) {
      site.app.clock.now = at(day, `${String(hour).padStart(2, '0')}:20`);
      const answers = Array.from({ length: 10 - (i % 2) * 6 }, (_, n) =>
        fitting(unit.oneFieldCode, {
          ratings: { overall: n < satisfied ? 5 : 2, c1: 4, c5: n < satisfied ? 4 : 1 },
          ...(n < satisfied ? {} : { reasons: ['waiting'] }),
        }),
      );
      await sendAll(site.app, answers);
    }
  }
  await sendAll(
    site.app,
    [5, 4, 4, 5, 5, 5].map((overall, n) =>
      fitting(unit.code, {
        field: 'dat-dai',
        ratings: { overall },
        ...(n ? {} : { reasons: ['harassment'] }),
      }),
    ),
  );
  site.app.clock.now = at('2026-06-18', '08:00');
  await keepWatch(site.app.deps, null);

  const head = await arrangeStaff(site.app, 'manager', unit.slug);
  await site.as(head, async (page) => {
    await page.goto(`/console/units/${unit.slug}/results`);
    expect(await page.getByText('đến hết 17/06/2026').isVisible()).toBe(true);
    // 38 of 50 three times, 20 of 20 three times, and 6 of 6.
    expect(await page.locator('.headline').getAttribute('data-responses')).toBe('216');
    expect(Number(await page.locator('.headline').getAttribute('data-rate'))).toBe(
      (3 * 38 + 3 * 20 + 6) / 216,
    );
    for (const heading of ['Theo điểm khảo sát', 'Theo giờ và thứ trong tuần', 'Theo từng ngày']) {
      expect(await page.getByRole('heading', { name: heading }).isVisible(), heading).toBe(true);
    }
    await page.evaluate(() =>
      document.querySelectorAll('details').forEach((one) => {
        one.open = true;
      }),
    );
    await expectGoodPage(page);
    await page.getByRole('navigation').getByRole('link', { name: 'Cảnh báo' }).click();
    await page.getByText(/Ngày 17\/06\/2026, lĩnh vực Đất đai: có phiếu nêu bị gây phiền hà/).waitFor();
    expect(await page.getByText('Dưới chỉ tiêu', { exact: true }).isVisible()).toBe(true);
    await expectGoodPage(page);
    const item = page.locator('[data-alert="harassment"]');
    await item.getByRole('button', { name: 'Đánh dấu đã xem' }).click();
    await page.getByText('Ông/Bà đã xem 18/06/2026').waitFor();
  });

  await site.as(await arrangeStaff(site.app, 'manager', superior.slug), async (page) => {
    await page.goto(`/console/units/${superior.slug}/alerts`);
    await page.getByText(/lĩnh vực Đất đai: có phiếu nêu bị gây phiền hà/).waitFor();
  });
  await site.as(await arrangeStaff(site.app, 'officer', unit.slug), async (page) => {
    await page.goto(`/console/units/${unit.slug}/results`);
    expect(await page.getByRole('link', { name: 'Cảnh báo' }).count()).toBe(0);
    expect((await page.goto(`/console/units/${unit.slug}/alerts`))!.status()).toBe(404);
  });
});
