import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBackup } from '../../api/backups/read.ts';
import { makeBackupFolder } from '../support/backups.ts';
import { type ConsoleSite, expectGoodPage, openConsoleSite } from '../support/console-site.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune } from '../support/test-app.ts';

let site: ConsoleSite;
let files: ReturnType<typeof makeBackupFolder>;
beforeAll(async () => {
  files = makeBackupFolder();
  site = await openConsoleSite({ dataDir: files.folder });
});
afterAll(async () => {
  await site.close();
  files.remove();
});

test('an administrator is warned that there is no backup, makes one, and takes it away', async () => {
  await arrangeCommune(site.app);
  const lan = await arrangeStaff(site.app, 'administrator');
  await site.as(lan, async (page) => {
    await page.goto('/console');
    await page.getByText('Chưa có bản sao lưu nào').waitFor();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Mở trang sao lưu' }).click();
    await expectGoodPage(page);

    await page.getByRole('button', { name: 'Sao lưu ngay' }).click();
    await page.getByText('Đã sao lưu.').waitFor();
    await expectGoodPage(page);
    expect(await page.getByText('Chưa có bản sao lưu nào').count()).toBe(0);

    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Tải về bản / }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^lang-nghe-.*\.backup\.gz$/);
    const path = `${files.folder}/${download.suggestedFilename()}`;
    writeFileSync(path, readFileSync(await download.path()));
    const header = await checkBackup(path);
    expect(header.tables.find(({ name }) => name === 'staff')?.rows).toBe(1);

    await page.goto('/console');
    expect(await page.getByText('bản sao lưu').count()).toBe(0);
  });
});
