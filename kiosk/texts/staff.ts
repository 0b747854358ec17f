// Read by staff, and by visitors where a device does not work: both languages stand beneath each other there.
const number = (locale: string) => {
  const format = new Intl.NumberFormat(locale);
  return (value: number) => format.format(value);
};
const viNumber = number('vi-VN');
const enNumber = number('en-GB');

const vi = {
  missing: {
    title: 'Máy này chưa dùng được làm máy khảo sát',
    intro: 'Xin cán bộ kỹ thuật xem giúp những điểm sau, rồi mở lại trang này.',
    secure:
      'Địa chỉ đang mở không được bảo vệ (http). Trình duyệt chỉ cho lưu phiếu và chạy khi mất mạng ở địa chỉ bắt đầu bằng https. Xin mở bằng https; trang hướng dẫn cài đặt chỉ cách bật.',
    storage:
      'Trình duyệt không cho lưu dữ liệu trên máy. Xin tắt chế độ ẩn danh (riêng tư), hoặc cho phép trang này lưu dữ liệu.',
    worker:
      'Trình duyệt không chạy được khi mất mạng (không có service worker). Xin dùng Chrome, Edge hoặc Safari bản mới.',
    crypto: 'Trình duyệt không tạo được khóa bảo vệ (WebCrypto). Xin dùng Chrome, Edge hoặc Safari bản mới.',
    guide: 'Hướng dẫn cài đặt máy khảo sát',
    again: 'Thử lại',
  },
  pairing: {
    title: 'Ghép máy này với một quầy',
    intro: 'Xin nhập mã ghép gồm 8 chữ và số. Mã do người quản lý tạo ở trang quản trị, dùng được 10 phút.',
    code: 'Mã ghép',
    typed: (given: number, all: number) => `đã nhập ${given}/${all}`,
    erase: 'Xóa',
    pair: 'Ghép máy',
    pairing: 'Đang ghép…',
    invalid: 'Mã này không đúng, đã dùng hoặc đã quá 10 phút. Xin xem lại từng chữ, hoặc xin một mã mới.',
    tooFast: (seconds: number) => `Đã thử quá nhiều lần. Xin chờ ${viNumber(seconds)} giây rồi thử lại.`,
    noServer: 'Chưa gặp được máy chủ. Xin kiểm tra mạng của máy này rồi thử lại.',
    refused: 'Máy chủ chưa nhận lời ghép này. Xin thử lại sau ít phút, hoặc hỏi người quản lý.',
    full: 'Máy này không lưu được gì thêm. Xin dọn bớt bộ nhớ rồi thử lại.',
    cancel: 'Không ghép nữa',
  },
  waiting: {
    title: 'Máy đã ghép, đang chờ nội dung khảo sát',
    text: 'Máy chưa lấy được nội dung từ máy chủ. Máy tự thử lại mỗi phút; xin kiểm tra mạng.',
    again: 'Thử lại ngay',
  },
  barred: {
    title: 'Máy này không còn được phép gửi ý kiến',
    text: 'Máy đã bị thu hồi, hoặc máy chủ không còn biết máy này. Xin báo người quản lý.',
    kept: (count: number) =>
      count > 0
        ? `Còn ${viNumber(count)} phiếu chưa gửi được giữ trên máy. Xin lưu ra tệp và đưa cho người quản lý trước khi xóa máy.`
        : 'Không còn phiếu nào chưa gửi trên máy.',
  },
  retired: {
    title: 'Máy này đã ngừng nhận ý kiến',
    text: 'Xin cảm ơn Ông/Bà. Xin trả lời bằng điện thoại, hoặc hỏi cán bộ tại quầy.',
    left: (count: number) => `Còn ${viNumber(count)} phiếu đang được gửi nốt.`,
  },
  full: 'Bộ nhớ của máy đã đầy, chưa lưu thêm được phiếu. Cán bộ: xin giữ vào tên đơn vị 5 giây để gửi hoặc lưu phiếu ra tệp.',
  menu: {
    title: 'Dành cho cán bộ',
    name: 'Tên máy',
    point: 'Điểm khảo sát',
    queued: 'Phiếu chờ gửi',
    rejected: 'Phiếu máy chủ chưa nhận',
    contact: 'Lần cuối gặp máy chủ',
    never: 'chưa lần nào',
    version: 'Phiên bản',
    send: 'Gửi ngay',
    sending: 'Đang gửi…',
    sent: (count: number) =>
      count === 0 ? 'Đã gửi hết.' : `Còn ${viNumber(count)} phiếu chưa gửi được; máy sẽ tự thử lại.`,
    save: 'Lưu phiếu chờ ra tệp',
    saved: 'Đã lưu tệp. Phiếu vẫn ở trên máy cho tới khi máy chủ nhận.',
    pairAnew: 'Ghép lại máy',
    close: 'Đóng',
  },
};

const en: typeof vi = {
  missing: {
    title: 'This device cannot be used as a survey kiosk yet',
    intro: 'Please ask technical staff to look at the following, then open this page again.',
    secure:
      'The address is not protected (http). Browsers keep answers and work without a network only at an address that begins with https. Please open it by https; the set-up page says how to turn that on.',
    storage:
      'The browser does not allow data to be kept. Please leave private browsing, or allow this page to keep data.',
    worker:
      'The browser cannot work without a network (no service worker). Please use a recent Chrome, Edge or Safari.',
    crypto: 'The browser cannot make a key (WebCrypto). Please use a recent Chrome, Edge or Safari.',
    guide: 'How to set up a kiosk',
    again: 'Try again',
  },
  pairing: {
    title: 'Pair this device with a counter',
    intro:
      'Please type the pairing code of 8 letters and digits. A manager makes it in the console; it is valid for 10 minutes.',
    code: 'Pairing code',
    typed: (given, all) => `${given} of ${all} typed`,
    erase: 'Delete',
    pair: 'Pair',
    pairing: 'Pairing…',
    invalid:
      'This code is wrong, was used already, or is older than 10 minutes. Please check each letter, or ask for a new one.',
    tooFast: (seconds) => `Too many tries. Please wait ${enNumber(seconds)} seconds and try again.`,
    noServer: 'The server could not be reached. Please check the network of this device and try again.',
    refused: 'The server did not accept this. Please try again in a few minutes, or ask a manager.',
    full: 'This device cannot keep anything more. Please free some of its memory and try again.',
    cancel: 'Do not pair',
  },
  waiting: {
    title: 'Paired, waiting for the survey',
    text: 'The device has not yet got the survey from the server. It tries again every minute; please check the network.',
    again: 'Try again now',
  },
  barred: {
    title: 'This device may no longer send answers',
    text: 'It was revoked, or the server no longer knows it. Please tell a manager.',
    kept: (count) =>
      count > 0
        ? `${enNumber(count)} unsent answers are kept on it. Please save them to a file and hand it to a manager before the device is erased.`
        : 'No unsent answers are left on it.',
  },
  retired: {
    title: 'This device no longer takes answers',
    text: 'Thank you. Please answer on your phone, or ask the staff at the counter.',
    left: (count) => `The last ${enNumber(count)} answers are being sent.`,
  },
  full: 'The memory of the device is full: no more answers can be kept. Staff: hold the name of the unit for 5 seconds to send them or save them to a file.',
  menu: {
    title: 'For staff',
    name: 'Device',
    point: 'Survey point',
    queued: 'Answers to be sent',
    rejected: 'Answers the server did not take',
    contact: 'Server last met',
    never: 'never',
    version: 'Version',
    send: 'Send now',
    sending: 'Sending…',
    sent: (count) =>
      count === 0 ? 'All sent.' : `${enNumber(count)} could not be sent; the device tries again by itself.`,
    save: 'Save unsent answers to a file',
    saved: 'The file is saved. The answers stay on the device until the server has them.',
    pairAnew: 'Pair anew',
    close: 'Close',
  },
};

export type StaffTexts = typeof vi;
export const staffTexts = (language: string): StaffTexts => (language === 'en' ? en : vi);
