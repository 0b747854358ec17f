const vi = {
  title: 'Ghép một máy',
  lead: 'Tạo một mã rồi gõ vào máy đặt tại quầy. Mã dùng một lần, trong 10 phút.',
  point: 'Điểm khảo sát mà máy phục vụ',
  noPoint: 'Đơn vị chưa có điểm khảo sát nào thuộc kênh “máy tại quầy”.',
  addPoint: 'Thêm điểm khảo sát',
  make: 'Tạo mã',
  unknownPoint: 'Xin chọn một điểm trong danh sách.',
  plain: (url: string) =>
    `Địa chỉ ${url} là http, chưa mã hóa: trình duyệt không cho ứng dụng giữ khóa và câu trả lời, nên máy sẽ không ghép được.`,
  local: 'Địa chỉ này chỉ mở được trên chính máy chủ: hợp với màn hình chạm nối thẳng vào máy chủ.',
  howSecure: 'Cách có địa chỉ https',
  codeTitle: 'Mã ghép máy',
  codeFor: (point: string) => `Cho điểm: ${point}`,
  until: (time: string) => `Dùng được đến ${time}. Trang này chỉ hiện mã một lần.`,
  steps: [
    'Trên máy, mở địa chỉ này (gõ, hoặc quét mã):',
    'Gõ mã vào máy.',
    'Máy hiện tên đơn vị là đã xong.',
  ],
  qr: 'Mã QR của địa chỉ ứng dụng',
  again: 'Tạo mã khác',
  done: 'Xem danh sách máy',
};

const en: typeof vi = {
  title: 'Pair a device',
  lead: 'Make a code and type it in on the device at the counter. It works once, within 10 minutes.',
  point: 'The point that the device serves',
  noPoint: 'The unit has no point of the channel “kiosk” yet.',
  addPoint: 'Add a point',
  make: 'Make a code',
  unknownPoint: 'Please choose a point of the list.',
  plain: (url) =>
    `The address ${url} is plain http: browsers then let the app keep neither keys nor answers, so the device could not be paired.`,
  local: 'This address can be opened on the server itself only: right for a touch screen connected to it.',
  howSecure: 'How to get an https address',
  codeTitle: 'Pairing code',
  codeFor: (point) => `For the point: ${point}`,
  until: (time) => `It works until ${time}. This page shows it this once.`,
  steps: [
    'On the device open this address (type it, or scan the code):',
    'Type the code on the device.',
    'Once it shows the unit’s name it is ready.',
  ],
  qr: 'QR code of the app’s address',
  again: 'Make another code',
  done: 'See the list of devices',
};

export const kioskPairTexts = { vi, en };
