/** What people meet whose answer needs a one-time code, or comes too early or too late. */
const vi = {
  label: 'Mã một lần',
  hint: 'Mã có 12 chữ cái và số, ví dụ 4F7K-2M9Q-X21B. Gõ chữ hoa hay chữ thường, có gạch nối hay không đều được.',
  goOn: 'Tiếp tục',
  required: 'Xin nhập mã trên phiếu mời',
  requiredText:
    'Khảo sát này dành cho người được mời. Mã in trên phiếu mời, hoặc ở trong tin nhắn mời; mỗi mã trả lời được một lần.',
  unknown: 'Mã chưa đúng',
  unknownText: (typed: string) =>
    `Khảo sát này không có mã “${typed}”. Xin xem lại từng chữ trên phiếu mời rồi nhập lại.`,
  used: 'Mã này đã được dùng',
  usedText:
    'Một ý kiến đã được ghi nhận bằng mã này, xin cảm ơn. Mỗi mã trả lời được một lần. Nếu không phải Ông/Bà đã gửi, xin hỏi nơi phát phiếu một mã khác.',
  another: 'Nhập một mã khác',
  coming: 'Khảo sát chưa bắt đầu',
  comingText: (from: string, to: string) =>
    `Khảo sát nhận ý kiến từ ngày ${from} đến hết ngày ${to}. Xin giữ phiếu mời và quay lại trong những ngày đó.`,
  over: 'Khảo sát đã kết thúc',
  overText: (to: string) =>
    `Khảo sát này nhận ý kiến đến hết ngày ${to}. Xin cảm ơn Ông/Bà đã quan tâm; kết quả được công bố ở trang của đơn vị.`,
  closedText:
    'Đơn vị đã đóng khảo sát này. Xin cảm ơn Ông/Bà đã quan tâm; kết quả được công bố ở trang của đơn vị.',
  promise:
    'Mã chỉ để mỗi nơi được mời trả lời một lần: khi nhận câu trả lời, hệ thống xóa mã và không lưu câu trả lời nào đi với mã nào.',
};

const en: typeof vi = {
  label: 'One-time code',
  hint: 'A code has 12 letters and digits, for example 4F7K-2M9Q-X21B. Capitals and hyphens do not matter.',
  goOn: 'Go on',
  required: 'Please enter the code on your slip',
  requiredText:
    'This survey is for invited people. The code is printed on your slip, or stands in your message; each answers once.',
  unknown: 'The code is not right',
  unknownText: (typed) =>
    `This survey has no code “${typed}”. Please check each letter on your slip and enter it again.`,
  used: 'This code has been used',
  usedText:
    'An answer has been recorded with this code, thank you. Each code answers once. If it was not yours, please ask for another code where you got the slip.',
  another: 'Enter another code',
  coming: 'The survey has not begun yet',
  comingText: (from, to) =>
    `Answers are taken from ${from} to the end of ${to}. Please keep your slip and come back in those days.`,
  over: 'The survey has ended',
  overText: (to) =>
    `This survey took answers until the end of ${to}. Thank you for your interest; the results are on the unit’s page.`,
  closedText: 'The unit has closed this survey. Thank you for your interest; the results are on its page.',
  promise:
    'The code only makes sure that whoever is invited answers once: when the answer comes in, the code is deleted, and no record is kept of which answer came with which code.',
};

export const surveyCampaignTexts = { vi, en };
