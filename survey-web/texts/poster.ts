const vi = {
  title: 'Tờ mời đánh giá',
  howToPrint: 'In tờ này',
  print:
    'Bấm Ctrl + P (máy Mac: ⌘ + P) hoặc chọn In trong trình duyệt. Khổ giấy A5, đứng, tỷ lệ 100 %. Chỉ có giấy A4: chọn 2 trang trên một tờ rồi cắt đôi.',
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
  onWindows: 'Windows (PowerShell)',
  onOthers: 'Linux, macOS',
  tryOut: 'Chỉ để thử với điện thoại trong cùng mạng, có thể dùng:',
};

const en: typeof vi = {
  title: 'Poster',
  howToPrint: 'Print this sheet',
  print:
    'Press Ctrl + P (Mac: ⌘ + P) or choose Print in the browser. Paper A5, portrait, scale 100 %. Only A4 at hand: choose 2 pages per sheet and cut it in half.',
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
  qr: { vi: 'Mã QR dẫn tới', en: 'QR code leading to' },
};
