import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleSite, expectGoodPage, openConsoleSite } from '../support/console-site.ts';
import { arrangeStaff } from '../support/staff.ts';
import { openWebhookReceiver } from '../support/webhook-receiver.ts';

let site: ConsoleSite;
let receiver: Awaited<ReturnType<typeof openWebhookReceiver>>;
beforeAll(async () => {
  receiver = await openWebhookReceiver();
  site = await openConsoleSite();
});
afterAll(async () => {
  await site.close();
  await receiver.close();
});

test('an administrator connects a gateway, tries it, and sees what failed', async () => {
  const lan = await arrangeStaff(site.app, 'administrator');
  await site.as(lan, async (page) => {
    await page.goto('/console/webhooks');
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Thêm webhook' }).click();
    await expectGoodPage(page);
    await page.getByLabel('Địa chỉ nhận').fill('http://sms.example.gov.vn');
    await page.getByRole('button', { name: 'Thêm webhook' }).click();
    await page.getByRole('alert').waitFor();
    await expectGoodPage(page);

    await page.getByLabel('Địa chỉ nhận').fill(receiver.url);
    await page.getByLabel('Cần nhắn người gửi').check();
    await page.getByRole('button', { name: 'Thêm webhook' }).click();
    await page.getByText(/^whsec_/).waitFor();
    await expectGoodPage(page);

    await page.getByRole('link', { name: 'Đến trang của webhook' }).click();
    await page.getByRole('button', { name: 'Gửi thử' }).click();
    await page.getByText('Đã nhận').waitFor();
    receiver.answerWith(503, 'đang bảo trì');
    await page.getByRole('button', { name: 'Gửi thử' }).click();
    await page.getByText('Đang chờ gửi').waitFor();
    await page.getByText('trả lời 503').waitFor();
    await expectGoodPage(page);
    expect(receiver.received).toHaveLength(2);

    await page.goto('/console/webhooks');
    await expectGoodPage(page);
  });
});
