import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inHalves } from '../../api/petitions/code.ts';
import { askSender } from '../../api/petitions/handle.ts';
import { findPetition } from '../../api/petitions/store.ts';
import { openBrowserCheck } from '../support/petition-screen.ts';
import { answerPetition, handled, sendPetition } from '../support/petitions.ts';
import { plain } from '../support/photos.ts';
import { openSurveySite, phone, type SurveySite } from '../support/survey-site.ts';
import { arrangeCommune, type TestUnit } from '../support/test-app.ts';

let site: SurveySite;
let unit: TestUnit;
beforeAll(async () => {
  site = await openSurveySite();
  unit = await arrangeCommune(site.app);
});
afterAll(() => site.close());

const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
const follow = (page: Page, name: string) => page.getByRole('link', { name }).first().click();

test('a sender looks up, replies, rates and asks to look again', async () => {
  const sent = await sendPetition(site.app, unit.slug);
  await handled(site.app, sent.code, (trx, by, petition, around) =>
    askSender(trx, by, petition, { question: 'Đèn nào ạ?' }, around),
  );
  await site.on(phone, async (page) => {
    const good = openBrowserCheck(page);
    await page.goto('/kien-nghi/tra-cuu');
    await good();
    await page.getByLabel('Mã tra cứu').fill(inHalves(sent.code).toLowerCase());
    await press(page, 'Tra cứu');
    await page.getByText('Đến lượt người gửi').waitFor();
    await page.getByText('Vì sao là ngày này?').first().click();
    await page.getByText('Theo: Mặc định của phần mềm').first().waitFor();
    await good();

    await page.getByLabel('Mã bí mật').fill('ABCD-EFGH');
    await press(page, 'Mở phần của tôi');
    await page.getByText('Mã bí mật chưa đúng').waitFor();
    await good();
    await page.getByLabel('Mã bí mật').fill(inHalves(sent.secret));
    await press(page, 'Mở phần của tôi');
    await page.getByText('Đèn nào ạ?').first().waitFor();
    await good();

    await follow(page, 'Trả lời cơ quan');
    await good();
    await press(page, 'Gửi trả lời');
    await page.getByRole('alert').waitFor();
    await good();
    await page.getByLabel('Câu trả lời của Ông/Bà').fill('Đèn ngay cổng chợ.');
    const buffer = await plain(300, 200).jpeg().toBuffer();
    await page.getByLabel('Ảnh (nếu có)').setInputFiles({ name: 'den.jpg', mimeType: 'image/jpeg', buffer });
    await press(page, 'Gửi trả lời');
    await page.getByText('Đã gửi trả lời cho cơ quan.').waitFor();
    await page.getByRole('img', { name: 'Ảnh 1' }).waitFor();
    await good();

    await answerPetition(site.app, sent.code);
    await page.goto(`/kien-nghi/${sent.code}`);
    await page.getByText('Đã thay bóng đèn mới.').waitFor();
    await good();
    await follow(page, 'Đánh giá câu trả lời');
    await good();
    await page.getByLabel('Chưa giải quyết').check();
    await page.getByLabel('Không hài lòng', { exact: true }).check();
    await press(page, 'Gửi đánh giá');
    await page.getByText('Cảm ơn Ông/Bà đã đánh giá.').waitFor();

    await follow(page, 'Đề nghị xem lại');
    await page.getByLabel('Vì sao câu trả lời chưa ổn?').fill('Đèn lại tắt.');
    await good();
    await press(page, 'Đề nghị xem lại');
    await page.getByText('Đã mở lại.').waitFor();
    await good();
  });
  const after = (await findPetition(site.app.db, { code: sent.code }))!;
  expect(after).toMatchObject({ state: 'reopened', timesReopened: 1 });
});

test('every other page of the sender is good, and erasing ends it', async () => {
  const sent = await sendPetition(site.app, unit.slug);
  await site.on(phone, async (page) => {
    const good = openBrowserCheck(page);
    await page.goto(`/KIEN-NGHI/${sent.code}`);
    expect(new URL(page.url()).pathname).toBe(`/kien-nghi/${sent.code}`);
    await page.getByLabel('Mã bí mật').fill(sent.secret);
    await press(page, 'Mở phần của tôi');
    for (const [path, heading] of [
      ['lien-he', 'Sửa thông tin liên hệ'],
      ['cong-khai', 'Cho phép công khai'],
      ['rut', 'Rút phản ánh'],
      ['ban-sao', 'Bản sao những gì đang lưu'],
      ['phieu', 'Phiếu tiếp nhận phản ánh, kiến nghị'],
      ['xoa', 'Xóa thông tin của tôi'],
      ['xoa/xac-nhan', 'Xóa vĩnh viễn?'],
    ]) {
      await page.goto(`/kien-nghi/${sent.code}/${path}`);
      await page.getByRole('heading', { name: heading!, level: 1 }).waitFor();
      await good();
    }
    await page.getByLabel('Tôi hiểu rằng xóa rồi thì không lấy lại được.').check();
    await press(page, 'Xóa vĩnh viễn');
    await page.getByText('Đã xóa thông tin và nội dung của Ông/Bà.').waitFor();
    await good();
    await page.goto('/kien-nghi/ZZZZZZZZZZ');
    await good();
  });
  expect(await findPetition(site.app.db, { code: sent.code })).toMatchObject({
    state: 'withdrawn',
    text: '',
  });
});
