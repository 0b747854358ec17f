import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrangeClosable } from '../support/closings.ts';
import { type ConsoleSite, expectGoodPage, openConsoleSite } from '../support/console-site.ts';
import { openSftpServer } from '../support/sftp-server.ts';
import { arrangeStaff } from '../support/staff.ts';

let site: ConsoleSite;
let base: string;
let remote: Awaited<ReturnType<typeof openSftpServer>>;
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'lang-nghe-push-'));
  site = await openConsoleSite({ pushDir: base });
  remote = await openSftpServer('plain');
});
afterAll(async () => {
  await site.close();
  await remote.close();
  rmSync(base, { recursive: true, force: true });
});

test('an administrator lets files be put on a server, whose page then opens without any server', async () => {
  const lan = await arrangeStaff(site.app, 'administrator');
  const unit = await arrangeClosable(site.app);
  site.app.clock.now = new Date('2026-07-02T02:00:00Z');
  await unit.desk('2026-06').close();
  await site.as(lan, async (page) => {
    await page.goto('/console/push');
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Thêm máy chủ SFTP' }).click();
    await page.getByLabel('Máy chủ').fill('web mới');
    await page.getByRole('button', { name: 'Thêm máy chủ SFTP' }).click();
    await page.getByRole('alert').waitFor();
    await expectGoodPage(page);
    await page.getByLabel('Máy chủ').fill('127.0.0.1');
    await page.getByLabel('Cổng').fill(String(remote.port));
    await page.getByLabel('Tên đăng nhập').fill('web');
    await page.getByLabel('Thư mục').fill(remote.root);
    await page.getByRole('button', { name: 'Thêm máy chủ SFTP' }).click();

    remote.state.authorized = (await page.locator('code.push-key').textContent())!;
    await page.getByRole('button', { name: 'Xem dấu vân tay' }).click();
    await page.getByText(remote.fingerprint).waitFor();
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Xác nhận khóa này' }).click();
    await page.getByRole('button', { name: 'Đẩy ngay' }).click();
    await expect
      .poll(
        async () => {
          await page.reload();
          return page.locator('.push-done').count();
        },
        { timeout: 60_000 },
      )
      .toBe(1);
    await expectGoodPage(page);
    await page.goto('/console/push');
    await expectGoodPage(page);

    await page.goto(pathToFileURL(join(remote.root, unit.slug, 'index.html')).href);
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Tháng 6/2026' }).click();
    await page.getByText('Số liệu đã chốt.').waitFor();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByText('Closed figures.').waitFor();
  });
});
