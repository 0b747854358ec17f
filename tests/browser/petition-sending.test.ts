import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoAxeViolations } from '../support/browser.ts';
import { type ConsoleSite, openConsoleSite, phone } from '../support/console-site.ts';
import { phonePhoto } from '../support/photos.ts';
import { arrangeCommune } from '../support/test-app.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
});
afterAll(() => site.close());

const words = 'Đèn đường trước nhà số 12 không sáng đã ba đêm.';
const patience = { timeout: 30_000 };

async function openForm(page: Page): Promise<string> {
  const { slug } = await arrangeCommune(site.app);
  await page.goto(`/kien-nghi?unit=${slug}`);
  await page.waitForSelector('[data-position] button');
  return slug;
}

async function fillIn(page: Page): Promise<void> {
  await page.locator('[name="kind"][value="phan-anh"]').check();
  await page.fill('textarea', words);
  await page.fill('[name="contact.name"]', 'Lan');
  await page.fill('[name="contact.phone"]', '0912 345 678');
  await page.locator('[name="consent.agreed"]').check();
}

const choosePhoto = async (page: Page) => {
  const buffer = await phonePhoto(2400, 1800);
  await page.setInputFiles('[name="photo"]', { name: 'den-duong.jpg', mimeType: 'image/jpeg', buffer });
  await page.waitForSelector('.petition-photos img', patience);
};
const send = (page: Page) => page.locator('[data-send]').click();
const arrived = (page: Page) => page.waitForSelector('[data-state="receipt"]', patience);

async function petitionsOf(slug: string) {
  return site.app.db
    .selectFrom('petition')
    .innerJoin('unit', 'unit.id', 'petition.unit_id')
    .select(['petition.id', 'petition.latitude', 'petition.longitude'])
    .where('unit.slug', '=', slug)
    .execute();
}

/** Until what was typed is kept: the script waits a moment first. */
const untilKept = (page: Page) => page.waitForTimeout(1_500);

test('a draft survives a reload with its photo, and is gone once it has arrived', () =>
  site.as(
    null,
    async (page) => {
      const slug = await openForm(page);
      await fillIn(page);
      await choosePhoto(page);
      await untilKept(page);
      await page.reload();
      await page.waitForSelector('.petition-photos img', patience);
      expect(await page.inputValue('textarea')).toBe(words);
      expect(await page.isChecked('[name="consent.agreed"]')).toBe(true);
      await send(page);
      await arrived(page);
      const [petition] = await petitionsOf(slug);
      const files = await site.app.db
        .selectFrom('petition_file')
        .innerJoin('attachment', 'attachment.id', 'petition_file.attachment_id')
        .select(['attachment.width', 'attachment.height'])
        .where('petition_id', '=', petition!.id)
        .execute();
      // Taken lying on its side, 2400 × 1800: upright now.
      expect(files).toEqual([{ width: 1200, height: 1600 }]);
      await page.goto(`/kien-nghi?unit=${slug}`);
      await page.waitForSelector('[data-position] button');
      expect(await page.inputValue('textarea')).toBe('');
    },
    phone,
  ));

test('the receipt shows both codes, also after a reload, and its address tells no secret', () =>
  site.as(
    null,
    async (page) => {
      await openForm(page);
      await fillIn(page);
      await send(page);
      await arrived(page);
      const codes = await page.locator('.receipt-code').allTextContents();
      expect(codes).toHaveLength(2);
      expect(page.url()).toMatch(/\/kien-nghi\/[0-9A-Z]{10}\/da-gui$/);
      await page.reload();
      expect(await page.locator('.receipt-code').allTextContents()).toEqual(codes);
    },
    phone,
  ));

test('tapped twice it is sent once', () =>
  site.as(
    null,
    async (page) => {
      const slug = await openForm(page);
      await fillIn(page);
      await page.locator('[data-send]').dblclick();
      await arrived(page);
      expect(await petitionsOf(slug)).toHaveLength(1);
    },
    phone,
  ));

test('without a network it waits, says so, outlives a reload, and goes by itself when there is one', () =>
  site.as(
    null,
    async (page) => {
      const slug = await openForm(page);
      await fillIn(page);
      await page.route('**/kien-nghi', (route) =>
        route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue(),
      );
      await send(page);
      await page.getByText('Chưa có mạng, sẽ gửi ngay khi có mạng').waitFor(patience);
      await page.reload();
      await page.getByText('Chưa có mạng, sẽ gửi ngay khi có mạng').waitFor(patience);
      expect(await petitionsOf(slug)).toHaveLength(0);
      await page.unroute('**/kien-nghi');
      await page.evaluate("window.dispatchEvent(new Event('online'))");
      await arrived(page);
      expect(await petitionsOf(slug)).toHaveLength(1);
    },
    phone,
  ));

test('an answer that was lost on its way brings the same receipt, and no second petition', () =>
  site.as(
    null,
    async (page) => {
      const slug = await openForm(page);
      await fillIn(page);
      let isFirst = true;
      await page.route('**/kien-nghi', async (route) => {
        if (route.request().method() !== 'POST' || !isFirst) return route.continue();
        isFirst = false;
        await route.fetch();
        return route.abort('connectionreset');
      });
      await send(page);
      await page.getByRole('button', { name: 'Gửi ngay' }).click(patience);
      await arrived(page);
      expect(await petitionsOf(slug)).toHaveLength(1);
    },
    phone,
  ));

test('what is wrong is said, and words and photos stay', () =>
  site.as(
    null,
    async (page) => {
      await openForm(page);
      await fillIn(page);
      await choosePhoto(page);
      await page.fill('[name="contact.phone"]', '12');
      await send(page);
      await page.waitForSelector('[data-state="errors"]', patience);
      await page.waitForSelector('.petition-photos img', patience);
      expect(await page.locator('[role="alert"] a').first().getAttribute('href')).toBe('#p-contact-phone');
      expect(await page.inputValue('textarea')).toBe(words);
      expect(await page.locator('[data-photos-lost]').count()).toBe(0);
      await expectNoAxeViolations(page);
    },
    phone,
  ));

test('the position is asked for only on request; refused, the words are enough', () =>
  site.as(
    null,
    async (page) => {
      await openForm(page);
      await page.getByText('Lấy vị trí của tôi').click();
      await page.getByText('Chưa được phép xem vị trí').waitFor(patience);
      expect(await page.inputValue('[name="place.latitude"]')).toBe('');
    },
    phone,
    { permissions: [] },
  ));

test('a position that was given can be moved by arrow keys, and goes with the petition', () =>
  site.as(
    null,
    async (page) => {
      const slug = await openForm(page);
      await fillIn(page);
      await page.getByText('Lấy vị trí của tôi').click();
      const plane = page.locator('.petition-plane');
      await plane.waitFor(patience);
      await plane.focus();
      for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowUp');
      await expectNoAxeViolations(page);
      await send(page);
      await arrived(page);
      const [petition] = await petitionsOf(slug);
      // 20 m to the north.
      expect(petition!.latitude).toBeCloseTo(20.85 + 20 / 111_320, 5);
      expect(petition!.longitude).toBeCloseTo(106.68, 5);
    },
    phone,
    { permissions: ['geolocation'], geolocation: { latitude: 20.85, longitude: 106.68, accuracy: 25 } },
  ));

test('who met the same sees it without leaving the form, and what was typed stays on the device', () =>
  site.as(
    null,
    async (page) => {
      const slug = await openForm(page);
      await fillIn(page);
      await page.selectOption('[name="category"]', 'chieu-sang');
      await page.fill('[name="place.text"]', 'hẻm 77');
      const asked = page.waitForRequest((request) => request.method() === 'POST');
      await page.locator('[name="step"]').click();
      const body = (await asked).postData() ?? '';
      expect(body).toContain(slug);
      expect(body).not.toContain('0912');
      await page.getByText('Chưa ai báo việc này ở đây').waitFor(patience);
      expect(await page.inputValue('textarea')).toBe(words);
    },
    phone,
  ));

test('form, receipt and the ways around them are accessible', () =>
  site.as(
    null,
    async (page) => {
      const slug = await openForm(page);
      await expectAccessible(page);
      await fillIn(page);
      await send(page);
      await arrived(page);
      await expectAccessible(page);
      for (const path of ['', `/khieu-nai-to-cao?unit=${slug}`, `/cung-gap?unit=${slug}`]) {
        await page.goto(`/kien-nghi${path}`);
        await expectAccessible(page);
      }
    },
    phone,
  ));
