import type { Format } from '../poster/formats.ts';

const press = 'Bấm Ctrl + P (máy Mac: ⌘ + P) hoặc chọn In trong trình duyệt.';
const pressEn = 'Press Ctrl + P (Mac: ⌘ + P) or choose Print in the browser.';

const vi = {
  title: 'Tờ mời đánh giá',
  howToPrint: 'In tờ này',
  print: {
    a4: `${press} Khổ giấy A4, đứng, tỷ lệ 100 %.`,
    a5: `${press} Khổ giấy A5, đứng, tỷ lệ 100 %. Chỉ có giấy A4: chọn 2 trang trên một tờ rồi cắt đôi.`,
    a6: `${press} Khổ giấy A6, đứng, tỷ lệ 100 %. Chỉ có giấy A4: chọn 4 trang trên một tờ rồi cắt.`,
    tent: `${press} Khổ giấy A4, đứng, tỷ lệ 100 %, giấy dày. Gấp theo ba nét đứt và dán mép dưới cùng: hai mặt đọc được từ hai phía bàn.`,
    stickers: `${press} Khổ giấy A4, đứng, tỷ lệ 100 %, không lề: 24 tem 70 × 37 mm, vừa loại giấy tem dán sẵn 3 × 8; giấy thường thì cắt theo góc đánh dấu.`,
  } satisfies Record<Format, string>,
  formats: {
    a4: 'A4',
    a5: 'A5',
    a6: 'A6',
    tent: 'Lều để bàn',
    stickers: 'Tem dán',
  } satisfies Record<Format, string>,
  otherFormats: 'Khổ khác',
  asPdf: 'Tải PDF để in',
  place:
    'Dán ở nơi người dân đứng chờ hoặc vừa xong việc, ngang tầm mắt, đủ sáng. Quét thử một lần sau khi in.',
  imageOnly: 'Chỉ lấy hình mã QR:',
  privateTitle: 'Chỉ điện thoại trong mạng nội bộ này mở được',
  privateText: (address: string) =>
    `Mã QR dẫn tới ${address}, địa chỉ chỉ dùng được trong mạng của cơ quan. Người dân dùng mạng di động sẽ không mở được. Trước khi in để dùng thật, xin đặt PUBLIC_URL là địa chỉ công khai.`,
  unreachableTitle: 'Chưa in được: không điện thoại nào mở được mã này',
  unreachableWhy: (address: string) =>
    `Mã QR sẽ dẫn tới ${address}. Địa chỉ này chỉ chính máy đang chạy phần mềm mở được, nên tờ in ra sẽ vô dụng.`,
  unreachableWhat: 'Cần làm gì',
  steps: [
    'Xin địa chỉ mà điện thoại của người dân mở được, ví dụ https://khaosat.example.gov.vn, dẫn về máy này.',
    'Dừng phần mềm, đặt biến PUBLIC_URL là địa chỉ đó, rồi chạy lại:',
    'Mở lại trang này để in.',
  ],
  trialCopy: 'Xem bản thử (PDF), có ghi rõ là không dùng được',
  onWindows: 'Windows (PowerShell)',
  onOthers: 'Linux, macOS',
  tryOut: 'Chỉ để thử với điện thoại trong cùng mạng, có thể dùng:',
};

const en: typeof vi = {
  title: 'Poster',
  howToPrint: 'Print this sheet',
  print: {
    a4: `${pressEn} Paper A4, portrait, scale 100 %.`,
    a5: `${pressEn} Paper A5, portrait, scale 100 %. Only A4 at hand: choose 2 pages per sheet and cut it in half.`,
    a6: `${pressEn} Paper A6, portrait, scale 100 %. Only A4 at hand: choose 4 pages per sheet and cut them.`,
    tent: `${pressEn} Paper A4, portrait, scale 100 %, stout. Fold along the three dashed lines and glue the flap at the bottom: it is read from both sides of the table.`,
    stickers: `${pressEn} Paper A4, portrait, scale 100 %, no margins: 24 stickers of 70 × 37 mm, as on label sheets of 3 × 8; plain paper is cut at the marked corners.`,
  },
  formats: { a4: 'A4', a5: 'A5', a6: 'A6', tent: 'Table tent', stickers: 'Stickers' },
  otherFormats: 'Other formats',
  asPdf: 'Get the PDF to print',
  place:
    'Put it where people wait or have just been served, at eye level, well lit. Scan it once after printing.',
  imageOnly: 'The QR code alone:',
  privateTitle: 'Only phones in this network can open it',
  privateText: (address) =>
    `The QR code leads to ${address}, an address that works only inside the office network. People on mobile data cannot open it. Before printing for real use, set PUBLIC_URL to a public address.`,
  unreachableTitle: 'Not to be printed yet: no phone could open this code',
  unreachableWhy: (address) =>
    `The QR code would lead to ${address}. Only the machine that runs the software can open this address, so the sheet would be of no use.`,
  unreachableWhat: 'What to do',
  steps: [
    'Get an address that people’s phones can open, for example https://khaosat.example.gov.vn, and let it lead to this machine.',
    'Stop the software, set the variable PUBLIC_URL to that address, and start again:',
    'Open this page again to print.',
  ],
  trialCopy: 'See a trial copy (PDF), marked as of no use',
  onWindows: 'Windows (PowerShell)',
  onOthers: 'Linux, macOS',
  tryOut: 'Only to try it with phones in the same network, this will do:',
};

/** What stands around the sheet, on screen. */
export const posterTexts = { vi, en };

/** What is printed: always in both languages. */
export const sheetTexts = {
  severalFields: { vi: 'Nhiều lĩnh vực', en: 'Several fields' },
  question: { vi: 'Ông/Bà có hài lòng không?', en: 'Were you well served?' },
  invitation: {
    vi: 'Quét mã để đánh giá – chỉ một chạm',
    en: 'Scan the code to tell us – one tap is enough',
  },
  steps: [
    { vi: 'Mở máy ảnh hoặc Zalo, đưa vào mã', en: 'Scan with your camera' },
    { vi: 'Chạm vào khuôn mặt đúng ý mình', en: 'Tap the face that fits' },
    { vi: 'Bấm “Gửi”', en: 'Press “Send”' },
  ],
  typing: { vi: 'Không quét được? Gõ vào trình duyệt:', en: 'Cannot scan? Type:' },
  code: { vi: 'Mã', en: 'Code' },
  promise: {
    vi: 'Không cần tên · không cần cài đặt · dưới một phút',
    en: 'No name · nothing to install · under a minute',
  },
  demonstration: { vi: 'Dữ liệu minh họa', en: 'Illustration data' },
  onlyInside: {
    vi: 'Chỉ mở được khi dùng Wi-Fi của cơ quan',
    en: 'Opens only on the Wi-Fi of this office',
  },
  trial: {
    vi: 'Bản thử, không dùng: chỉ máy chủ mở được mã này',
    en: 'Trial copy: only the server can open this code',
  },
  wifi: { vi: 'Không có mạng? Quét để vào Wi-Fi trước', en: 'No network? Scan to join the Wi-Fi first' },
  wifiName: { vi: 'Tên', en: 'Name' },
  wifiPassword: { vi: 'Mật khẩu', en: 'Password' },
  wifiOpen: { vi: 'Không cần mật khẩu', en: 'No password' },
  sticker: { vi: 'Quét để đánh giá', en: 'Scan to rate us' },
  folding: [
    'Cắt bỏ phần thừa nếu có, gấp theo ba nét đứt thành hình lăng trụ đứng.',
    'Dán mép này vào mặt trong của cạnh đối diện. Hai mặt đọc được từ hai phía.',
  ],
  qr: { vi: 'Mã QR dẫn tới', en: 'QR code leading to' },
};
