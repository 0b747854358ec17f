import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleSite, expectGoodPage, openConsoleSite, phone } from '../support/console-site.ts';
import { addKioskPoint, beat, pairDevice } from '../support/kiosk.ts';
import { mp3 } from '../support/sounds.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune } from '../support/test-app.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
});
afterAll(() => site.close());

test('an officer pairs a device from the console, sees it appear, renames and revokes it', async () => {
  const unit = await arrangeCommune(site.app);
  await addKioskPoint(site.app, unit, { label: 'Quầy 1' });
  const minh = await arrangeStaff(site.app, 'officer', unit.slug);
  await site.as(minh, async (page) => {
    await page.goto(`/console/units/${unit.slug}`);
    await page.getByRole('link', { name: 'Máy tại quầy' }).first().click();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Ghép một máy' }).click();
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Tạo mã' }).click();
    const pairingCode = await page.locator('.kiosk-code').textContent();
    await expectGoodPage(page);
    const paired = await site.app.post('/api/v1/kiosks/pair', { pairingCode });
    expect(paired.status).toBe(201);

    await page.getByRole('link', { name: 'Xem danh sách máy' }).click();
    await page.getByText('1 máy tốt').waitFor();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Máy 1', exact: true }).click();
    await expectGoodPage(page);
    await page.getByLabel('Tên máy').fill('Máy cửa chính');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('heading', { name: 'Máy cửa chính' }).waitFor();
    await page.getByRole('link', { name: 'Thu hồi quyền' }).click();
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Thu hồi quyền' }).click();
    await page.getByText('đã thu hồi quyền').waitFor();
    await expectGoodPage(page);
  });
});

test('the list keeps itself up to date while it is looked at', async () => {
  const unit = await arrangeCommune(site.app);
  const device = await pairDevice(site.app, await addKioskPoint(site.app, unit));
  const minh = await arrangeStaff(site.app, 'officer', unit.slug);
  await site.as(minh, async (page) => {
    await page.clock.install();
    await page.goto(`/console/units/${unit.slug}/kiosks`);
    await page.getByText('tự cập nhật').waitFor();
    await beat(site.app, device, { queued: 7, rejected: 3 });
    await page.clock.fastForward(31_000);
    await page.getByText('3 phiếu không được nhận').waitFor();
    await expectGoodPage(page);
  });
});

test('a recording is uploaded and can be played; a page to set a device up is good on a phone', async () => {
  const lan = await arrangeStaff(site.app, 'administrator');
  await site.as(
    lan,
    async (page) => {
      await page.goto('/console/questionnaires/mot-cua-9/clips');
      await expectGoodPage(page);
      await page.locator('main summary').first().click();
      const file = { name: 'a.mp3', mimeType: 'audio/mpeg', buffer: mp3(200) };
      await page.locator('input[type=file]').first().setInputFiles(file);
      await page.getByRole('button', { name: 'Tải lên' }).first().click();
      const sound = page.locator('audio');
      await sound.waitFor();
      await expectGoodPage(page);
      const seconds = await sound.evaluate(async (audio: HTMLAudioElement) => {
        audio.load();
        audio.preload = 'metadata';
        await new Promise((resolve) => audio.addEventListener('loadedmetadata', resolve, { once: true }));
        return audio.duration;
      });
      expect(seconds).toBeGreaterThan(1);

      for (const language of ['', '?lang=en']) {
        await page.goto(`/kiosk/thiet-lap${language}`);
        await expectGoodPage(page);
      }
    },
    phone,
  );
});
