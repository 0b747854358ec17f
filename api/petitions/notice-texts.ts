import type { Locale } from '../text.ts';
import type { Told } from './notice.ts';

/** What a letter can name; days are in words already. */
export interface Facts {
  unit: string;
  code: string;
  acknowledgeBy: string;
  /** '' while the time stands still. */
  answerBy: string;
  promiseDay: string;
  /** Of a refusal, as the public reads it. */
  reason: string;
  transferredTo: string;
  reference: string;
  /** The code of the petition that it was merged into. */
  mergedInto: string;
}

/** What has happened: a sentence or two for a letter, and few words for a phone. */
type Saying = { letter: (facts: Facts) => string; short: (facts: Facts) => string };

interface Words {
  subject: (code: string) => string;
  greeting: string;
  follow: (link: string, code: string) => string;
  secret: string;
  newSecret: (secret: string) => string;
  automatic: string;
  see: (link: string) => string;
  says: Record<Told, Saying>;
}

const until = (day: string) => (day ? ` Hạn trả lời: hết ngày ${day}.` : '');

const vi: Words = {
  subject: (code) => `Tin về phản ánh ${code}`,
  greeting: 'Kính gửi Ông/Bà,',
  follow: (link, code) => `Xem tại: ${link}\nMã tra cứu: ${code}`,
  secret:
    'Để trả lời, đánh giá hay rút lại, xin mở trang ấy và gõ mã bí mật đã nhận khi gửi. Thư này không ghi mã bí mật, vì thư có thể bị người khác đọc. Nếu đã mất mã, xin gọi hoặc đến cơ quan để được cấp lại.',
  newSecret: (secret) =>
    `Mã bí mật mới của phản ánh này: ${secret}. Mã cũ không dùng được nữa. Xin giữ kín; nếu Ông/Bà không yêu cầu mã mới, xin báo ngay cho cơ quan.`,
  automatic: 'Thư này do hệ thống tự gửi. Xin không trả lời thư.',
  see: (link) => `Xem ${link}`,
  says: {
    received: {
      letter: ({ unit, acknowledgeBy, answerBy }) =>
        `${unit} đã nhận được phản ánh của Ông/Bà. Chậm nhất hết ngày ${acknowledgeBy}, cơ quan cho biết có tiếp nhận không.${until(answerBy)}`,
      short: ({ code }) => `đã nhận phản ánh ${code}`,
    },
    asked: {
      letter: ({ unit }) =>
        `${unit} cần hỏi thêm Ông/Bà. Xin mở trang theo dõi, gõ mã bí mật để đọc câu hỏi và trả lời. Trong lúc chờ, thời hạn tạm dừng.`,
      short: ({ code }) => `cần hỏi thêm về phản ánh ${code}`,
    },
    accepted: {
      letter: ({ unit, answerBy }) => `${unit} đã tiếp nhận phản ánh của Ông/Bà.${until(answerBy)}`,
      short: ({ code }) => `đã tiếp nhận phản ánh ${code}`,
    },
    passed: {
      letter: ({ unit, answerBy }) =>
        `Phản ánh của Ông/Bà đã được chuyển đến ${unit} để xử lý.${until(answerBy)}`,
      short: ({ code }) => `nay xử lý phản ánh ${code}`,
    },
    extended: {
      letter: ({ unit, answerBy }) =>
        `${unit} cần thêm thời gian để trả lời. Hạn mới: hết ngày ${answerBy}. Lý do có ở trang theo dõi.`,
      short: ({ code, answerBy }) => `gia hạn phản ánh ${code} đến ${answerBy}`,
    },
    answered: {
      letter: ({ unit }) =>
        `${unit} đã trả lời phản ánh của Ông/Bà. Xin xem câu trả lời, cho biết việc đã được giải quyết chưa và đánh giá; nếu chưa ổn, Ông/Bà được đề nghị xem lại một lần.`,
      short: ({ code }) => `đã trả lời phản ánh ${code}`,
    },
    promised: {
      letter: ({ unit, promiseDay }) =>
        `${unit} đã trả lời phản ánh của Ông/Bà và hẹn làm xong trước hết ngày ${promiseDay}. Khi làm xong, Ông/Bà sẽ được báo.`,
      short: ({ code, promiseDay }) => `đã trả lời phản ánh ${code}, hẹn xong ngày ${promiseDay}`,
    },
    refused: {
      letter: ({ unit, reason }) =>
        `${unit} từ chối xử lý phản ánh của Ông/Bà. Lý do: ${reason}. Giải thích có ở trang theo dõi.`,
      short: ({ code }) => `từ chối phản ánh ${code}, có nêu lý do`,
    },
    transferred: {
      letter: ({ transferredTo, reference }) =>
        `Phản ánh của Ông/Bà thuộc thẩm quyền của cơ quan khác nên đã được chuyển đến ${transferredTo}${reference && ` (văn bản ${reference})`}.`,
      short: ({ code }) => `đã chuyển phản ánh ${code} đến cơ quan khác`,
    },
    redirected: {
      letter: ({ unit }) =>
        `${unit} cho biết việc Ông/Bà nêu là khiếu nại hoặc tố cáo, phải đi theo con đường mà luật đã định. Hướng dẫn có ở trang theo dõi.`,
      short: ({ code }) => `hướng dẫn về phản ánh ${code}`,
    },
    merged: {
      letter: ({ unit, mergedInto }) =>
        `Việc Ông/Bà nêu đã có người phản ánh (${mergedInto}), nên ${unit} xử lý chung. Khi có trả lời, Ông/Bà cũng được báo.`,
      short: ({ code, mergedInto }) => `xử lý phản ánh ${code} chung với ${mergedInto}`,
    },
    'merged-answered': {
      letter: ({ unit, mergedInto }) =>
        `${unit} đã trả lời phản ánh ${mergedInto}, được xử lý chung với phản ánh của Ông/Bà. Câu trả lời có ở trang của phản ánh ấy.`,
      short: ({ code, mergedInto }) => `đã trả lời phản ánh ${code} (chung với ${mergedInto})`,
    },
    separated: {
      letter: ({ unit, answerBy }) =>
        `Phản ánh của Ông/Bà được tách ra và ${unit} xử lý riêng.${until(answerBy)}`,
      short: ({ code }) => `xử lý riêng phản ánh ${code}`,
    },
    reopened: {
      letter: ({ unit, answerBy }) =>
        `Phản ánh của Ông/Bà đã được mở lại. ${unit} sẽ xem xét và trả lời lại.${until(answerBy)}`,
      short: ({ code }) => `đã mở lại phản ánh ${code}`,
    },
    erased: {
      letter: () =>
        'Thông tin và nội dung của Ông/Bà trong phản ánh này đã được xóa. Nếu không phải Ông/Bà yêu cầu, xin báo ngay cho cơ quan đã nhận.',
      short: ({ code }) => `đã xóa thông tin của phản ánh ${code}`,
    },
  },
};

const by = (day: string) => (day ? ` It is to be answered by the end of ${day}.` : '');

const en: Words = {
  subject: (code) => `News of petition ${code}`,
  greeting: 'Dear Sir or Madam,',
  follow: (link, code) => `See: ${link}\nCode: ${code}`,
  secret:
    'To reply, rate or withdraw, open that page and type the secret you got when you sent it. This letter does not name the secret, since others might read it. If you have lost it, call or visit the office for a new one.',
  newSecret: (secret) =>
    `The new secret of this petition: ${secret}. The old one works no more. Please keep it to yourself; if you did not ask for it, tell the office at once.`,
  automatic: 'This letter was sent by a machine. Please do not reply to it.',
  see: (link) => `See ${link}`,
  says: {
    received: {
      letter: ({ unit, acknowledgeBy, answerBy }) =>
        `${unit} has received your petition and will say by the end of ${acknowledgeBy} whether it is accepted.${by(answerBy)}`,
      short: ({ code }) => `petition ${code} received`,
    },
    asked: {
      letter: ({ unit }) =>
        `${unit} has a question for you. Please open the tracking page and type the secret to read it and reply. Meanwhile the time stands still.`,
      short: ({ code }) => `a question about petition ${code}`,
    },
    accepted: {
      letter: ({ unit, answerBy }) => `${unit} has accepted your petition.${by(answerBy)}`,
      short: ({ code }) => `petition ${code} accepted`,
    },
    passed: {
      letter: ({ unit, answerBy }) =>
        `Your petition was passed to ${unit}, which handles it now.${by(answerBy)}`,
      short: ({ code }) => `now handles petition ${code}`,
    },
    extended: {
      letter: ({ unit, answerBy }) =>
        `${unit} needs more time for an answer. New day: ${answerBy}. The reason stands on the tracking page.`,
      short: ({ code, answerBy }) => `petition ${code} extended to ${answerBy}`,
    },
    answered: {
      letter: ({ unit }) =>
        `${unit} has answered your petition. Please read the answer, say whether it was mended and rate it; if it did not help, you may once ask to have it looked at again.`,
      short: ({ code }) => `petition ${code} answered`,
    },
    promised: {
      letter: ({ unit, promiseDay }) =>
        `${unit} has answered your petition and promised to have it done by the end of ${promiseDay}. You will be told when it is.`,
      short: ({ code, promiseDay }) => `petition ${code} answered, to be done by ${promiseDay}`,
    },
    refused: {
      letter: ({ unit, reason }) =>
        `${unit} has refused your petition. Reason: ${reason}. It is explained on the tracking page.`,
      short: ({ code }) => `petition ${code} refused, with a reason`,
    },
    transferred: {
      letter: ({ transferredTo, reference }) =>
        `Your petition is a matter for another body and was passed to ${transferredTo}${reference && ` (reference ${reference})`}.`,
      short: ({ code }) => `petition ${code} passed to another body`,
    },
    redirected: {
      letter: ({ unit }) =>
        `${unit} says that what you sent is a complaint or a denunciation, for which the law has another way. The tracking page tells which.`,
      short: ({ code }) => `about the way for petition ${code}`,
    },
    merged: {
      letter: ({ unit, mergedInto }) =>
        `The same had been reported before (${mergedInto}), so ${unit} handles both together. You will be told of the answer too.`,
      short: ({ code, mergedInto }) => `petition ${code} handled with ${mergedInto}`,
    },
    'merged-answered': {
      letter: ({ unit, mergedInto }) =>
        `${unit} has answered petition ${mergedInto}, handled together with yours. The answer stands on the page of that petition.`,
      short: ({ code, mergedInto }) => `petition ${code} answered (with ${mergedInto})`,
    },
    separated: {
      letter: ({ unit, answerBy }) =>
        `Your petition was separated again, and ${unit} handles it by itself.${by(answerBy)}`,
      short: ({ code }) => `petition ${code} handled by itself`,
    },
    reopened: {
      letter: ({ unit, answerBy }) =>
        `Your petition is open again. ${unit} will look at it and answer anew.${by(answerBy)}`,
      short: ({ code }) => `petition ${code} open again`,
    },
    erased: {
      letter: () =>
        'Who you are and what you wrote in this petition was erased. If it was not you who asked for that, please tell the office at once.',
      short: ({ code }) => `data of petition ${code} erased`,
    },
  },
};

export const noticeTexts: Record<Locale, Words> = { vi, en };

/** Letters to staff: never what was written, nor by whom. */
export const staffNoticeTexts = {
  subject: (code: string) => `Lắng Nghe: phản ánh ${code}`,
  pastTheUnit: (code: string, unit: string, answerBy: string) =>
    `Phản ánh ${code} về ${unit} được chuyển thẳng lên cấp trên để xem xét; người gửi được giữ kín với đơn vị ấy.${until(answerBy)}`,
  assigned: (code: string, answerBy: string) => `Ông/Bà được giao xử lý phản ánh ${code}.${until(answerBy)}`,
  open: (link: string) => `Mở: ${link}`,
};
