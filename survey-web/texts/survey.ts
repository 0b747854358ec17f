const number = (locale: string) => {
  const format = new Intl.NumberFormat(locale);
  return (value: number) => format.format(value);
};
const viNumber = number('vi-VN');
const enNumber = number('en-GB');

const vi = {
  field: 'Ông/Bà đến làm việc gì hôm nay?',
  unsure: 'Tôi không rõ',
  send: 'Gửi đánh giá',
  more: 'Kể thêm (không bắt buộc)',
  profile: 'Về Ông/Bà (không bắt buộc)',
  commentHint: (longest: number) =>
    `Nhiều nhất ${viNumber(longest)} ký tự. Xin không ghi họ tên, số điện thoại, số giấy tờ.`,
  privacy: 'Phiếu không hỏi tên, không hỏi số điện thoại.',
  together: (others: number) =>
    others > 0
      ? `Câu trả lời chỉ được công bố khi đã tính chung với ít nhất ${viNumber(others)} người khác, ở`
      : 'Câu trả lời được tính vào số liệu chung, ở',
  results: 'trang kết quả của đơn vị',
  errorTitle: 'Lỗi:',
  errors: (count: number) => `Chưa gửi được, xin xem lại ${viNumber(count)} mục:`,
  choose: 'xin chọn một mức',
  chooseField: 'xin chọn một việc, hoặc “Tôi không rõ”',
  answer: 'xin trả lời câu này',
  notOneRated: 'cần ít nhất một câu có mức hài lòng',
  tooLong: (longest: number, length: number) =>
    `dài ${viNumber(length)} ký tự; xin rút còn nhiều nhất ${viNumber(longest)}`,
  notAnOption: 'xin chọn lại',
  changed:
    'Phiếu khảo sát vừa được cập nhật nên chưa gửi được. Những câu còn phù hợp vẫn giữ nguyên; xin xem lại rồi bấm gửi.',
  tooFast: (seconds: number) =>
    `Máy chủ đang nhận quá nhiều phiếu. Xin chờ ${viNumber(seconds)} giây rồi bấm gửi lại; các câu trả lời vẫn còn đây.`,
  thanks: 'Cảm ơn Ông/Bà!',
  received: 'Đánh giá của Ông/Bà đã được ghi nhận. Ông/Bà có thể đóng trang này.',
  whatNext: (others: number) =>
    others > 0
      ? `Đánh giá được tính chung với ít nhất ${viNumber(others)} người khác rồi mới hiện trên trang kết quả của đơn vị.`
      : 'Đánh giá được tính vào kết quả chung trên trang của đơn vị.',
  seeResults: 'Xem kết quả của đơn vị',
  petition: 'Có việc cần phản ánh, kiến nghị?',
  again: 'Gửi một đánh giá khác',
  conflict: 'Đánh giá trước đã được ghi nhận',
  conflictDetail:
    'Phiếu này đã gửi một lần rồi; các câu trả lời của lần đầu được giữ nguyên, lần gửi sau không thay vào. Muốn nói thêm, xin điền một phiếu mới.',
};

const en: typeof vi = {
  field: 'What did you come for today?',
  unsure: 'I am not sure',
  send: 'Send',
  more: 'Tell us more (optional)',
  profile: 'About you (optional)',
  commentHint: (longest) =>
    `At most ${enNumber(longest)} characters. Please leave out names, phone and document numbers.`,
  privacy: 'This form asks for no name and no phone number.',
  together: (others) =>
    others > 0
      ? `Answers are only published once counted together with those of at least ${enNumber(others)} other people, on`
      : 'Answers are counted in the overall figures, on',
  results: 'the page with the results',
  errorTitle: 'Error:',
  errors: (count) => `Not sent yet. Please look at ${count === 1 ? 'one item' : `${enNumber(count)} items`}:`,
  choose: 'please choose a level',
  chooseField: 'please choose one, or “I am not sure”',
  answer: 'please answer this question',
  notOneRated: 'at least one question needs a level of satisfaction',
  tooLong: (longest, length) =>
    `has ${enNumber(length)} characters; please shorten it to at most ${enNumber(longest)}`,
  notAnOption: 'please choose again',
  changed:
    'The questionnaire has just been updated, so this was not sent. Answers that still fit are kept; please look them over and send.',
  tooFast: (seconds) =>
    `The server is receiving too much at once. Please wait ${enNumber(seconds)} seconds and send again; your answers are still here.`,
  thanks: 'Thank you!',
  received: 'Your answer has been recorded. You may close this page.',
  whatNext: (others) =>
    others > 0
      ? `It is counted together with those of at least ${enNumber(others)} other people before it shows on the page with the results.`
      : 'It is counted in the figures on the page with the results.',
  seeResults: 'See the results',
  petition: 'Something to report or to ask for?',
  again: 'Send another answer',
  conflict: 'Your earlier answer is recorded',
  conflictDetail:
    'This form was sent once before; the answers sent first are kept, and the later ones do not replace them. To say more, please fill in a new form.',
};

export const surveyTexts = { vi, en };
export type SurveyTexts = typeof vi;
