const vi = {
  title: 'Phiếu giấy',
  howToPrint:
    'Bấm Ctrl + P (máy Mac: ⌘ + P) để in trên khổ A4. Phiếu đã ghi được gõ vào máy ở trang Nhập phiếu.',
  how: 'Xin đánh dấu ✕ vào ô phù hợp. Câu nào không muốn trả lời, xin để trống.',
  howAll: 'Xin đánh dấu ✕ vào một ô ở mỗi dòng.',
  privacy: 'Phiếu không hỏi tên, không hỏi số điện thoại. Xin không ghi họ tên, số giấy tờ vào phiếu.',
  field: 'Ông/Bà đến làm việc gì hôm nay?',
  unsure: 'Không rõ',
  content: 'Nội dung',
  several: '(chọn một hay nhiều)',
  one: '(chọn một)',
  scan: 'Hoặc quét mã để trả lời bằng điện thoại',
  code: 'Mã',
  version: (id: string, version: number) => `${id}, bản ${version}`,
  draft: (id: string) => `${id}, bản nháp – không dùng để thu phiếu`,
  thanks: 'Xin cảm ơn Ông/Bà!',
  qrPlace: 'Chỗ của mã QR',
};

const en: typeof vi = {
  title: 'Paper form',
  howToPrint:
    'Press Ctrl + P (Mac: ⌘ + P) to print on A4. Filled-in forms are typed in on the page Enter forms.',
  how: 'Please put a ✕ in the box that fits. Leave out whatever you do not want to answer.',
  howAll: 'Please put a ✕ in one box of every line.',
  privacy:
    'This form asks for no name and no phone number. Please write no names and no document numbers on it.',
  field: 'What did you come for today?',
  unsure: 'Not sure',
  content: 'Statement',
  several: '(choose one or more)',
  one: '(choose one)',
  scan: 'Or scan the code to answer by phone',
  code: 'Code',
  version: (id, version) => `${id}, version ${version}`,
  draft: (id) => `${id}, draft – not for collecting answers`,
  thanks: 'Thank you!',
  qrPlace: 'Place of the QR code',
};

export const paperTexts = { vi, en };
