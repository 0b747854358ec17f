const vi = {
  invitation: 'Xin mời Ông/Bà cho biết ý kiến về lần phục vụ vừa rồi',
  short: 'Chỉ một lần chạm. Không hỏi tên, không hỏi số điện thoại.',
  start: 'Bắt đầu',
  ownPhone: 'Hoặc trả lời trên điện thoại: quét mã này',
  qrOf: (address: string) => `Mã QR, dẫn đến ${address}`,
  field: 'Ông/Bà đến làm việc gì hôm nay?',
  unsure: 'Tôi không rõ',
  more: 'Xem thêm',
  touchFace: 'Xin chạm vào một khuôn mặt',
  progress: (question: number, all: number) => `Câu ${question}/${all}`,
  skip: 'Bỏ qua',
  enough: 'Dừng ở đây',
  back: 'Quay lại',
  leave: 'Về trang đầu',
  done: 'Xong',
  tellMore: 'Kể thêm trên điện thoại: quét mã này',
  thanks: 'Cảm ơn Ông/Bà!',
  recorded: 'Ý kiến của Ông/Bà đã được ghi nhận.',
  together: (others: number) =>
    others > 0
      ? `Ý kiến được tính chung với ít nhất ${others} người khác rồi mới công bố.`
      : 'Ý kiến được tính vào kết quả chung của đơn vị.',
  next: 'Người tiếp theo',
  notRecorded: 'Xin lỗi Ông/Bà, máy chưa ghi được ý kiến này',
  notRecordedText:
    'Bộ nhớ của máy đang đầy. Xin Ông/Bà báo giúp cán bộ tại quầy, hoặc quét mã để trả lời trên điện thoại.',
  stillThere: 'Ông/Bà còn ở đó không?',
  goingBack: (seconds: number) => `Máy sẽ về trang đầu sau ${seconds} giây.`,
  here: 'Tôi còn đây',
  view: 'Cách xem',
  textSize: 'Cỡ chữ',
  textSizeIs: (step: number) => ['vừa', 'lớn', 'rất lớn'][step]!,
  contrast: 'Tương phản',
  contrastIs: { usual: 'thường', high: 'cao' },
  hand: 'Tay thuận',
  handIs: { right: 'phải', left: 'trái' },
  aloud: 'Đọc to',
  aloudIs: { on: 'đang bật', off: 'đang tắt' },
  language: 'Ngôn ngữ',
};

const en: typeof vi = {
  invitation: 'Please tell us about the service you have just received',
  short: 'One touch is enough. No name, no phone number is asked.',
  start: 'Start',
  ownPhone: 'Or answer on your phone: scan this code',
  qrOf: (address) => `QR code that leads to ${address}`,
  field: 'What did you come for today?',
  unsure: 'I am not sure',
  more: 'Show more',
  touchFace: 'Please touch a face',
  progress: (question, all) => `Question ${question} of ${all}`,
  skip: 'Skip',
  enough: 'Stop here',
  back: 'Back',
  leave: 'To the first page',
  done: 'Done',
  tellMore: 'Tell us more on your phone: scan this code',
  thanks: 'Thank you!',
  recorded: 'Your answer has been recorded.',
  together: (others) =>
    others > 0
      ? `It is published only once counted together with those of at least ${others} other people.`
      : 'It is counted in the overall results.',
  next: 'Next person',
  notRecorded: 'We are sorry: your answer could not be recorded',
  notRecordedText:
    'The memory of this device is full. Please tell the staff at the counter, or scan the code to answer on your phone.',
  stillThere: 'Are you still there?',
  goingBack: (seconds) => `The first page comes back in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  here: 'I am still here',
  view: 'How it looks',
  textSize: 'Text size',
  textSizeIs: (step) => ['medium', 'large', 'very large'][step]!,
  contrast: 'Contrast',
  contrastIs: { usual: 'usual', high: 'high' },
  hand: 'Hand',
  handIs: { right: 'right', left: 'left' },
  aloud: 'Read aloud',
  aloudIs: { on: 'on', off: 'off' },
  language: 'Language',
};

export type KioskTexts = typeof vi;

/** The words of the app itself; a questionnaire may speak more languages than it. */
export const kioskTexts = (language: string): KioskTexts => (language === 'en' ? en : vi);
