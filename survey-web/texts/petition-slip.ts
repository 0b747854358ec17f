const vi = {
  title: 'Phiếu tiếp nhận phản ánh, kiến nghị',
  pageLead: 'In trên khổ A6 hoặc tải tệp PDF. Xin giữ phiếu đến khi có kết quả.',
  withoutSecret:
    'Phiếu này không có mã bí mật. Người gửi mở phần của mình trên trang tra cứu thì phiếu có cả mã bí mật.',
  withSecret: 'Phiếu có mã bí mật: ai cầm phiếu đều đọc được và trả lời được thay Ông/Bà. Xin giữ kín.',
  asPdf: 'Tải PDF (A6)',
  back: 'Về trang theo dõi',
  sentTo: 'Gửi đến',
  code: 'Mã tra cứu',
  secret: 'Mã bí mật',
  received: 'Ngày nhận',
  acknowledge: 'Tiếp nhận chậm nhất',
  answer: 'Hạn trả lời',
  paused: 'tạm dừng, chờ người gửi',
  scan: 'Quét mã để theo dõi',
  orType: 'hoặc mở',
  keep: 'Xin giữ phiếu này, không đưa mã bí mật cho người khác.',
  qrLabel: (code: string) => `Mã QR mở trang theo dõi phản ánh ${code}`,
};

const en: typeof vi = {
  title: 'Receipt of a report or request',
  pageLead: 'Print it on A6 or download the PDF. Please keep it until there is an outcome.',
  withoutSecret:
    'This slip carries no secret. Open your part of the tracking page to print it with the secret.',
  withSecret:
    'It carries the secret: whoever holds it can read and reply in your place. Please keep it to yourself.',
  asPdf: 'Download PDF (A6)',
  back: 'To the tracking page',
  sentTo: 'Sent to',
  code: 'Code',
  secret: 'Secret',
  received: 'Received on',
  acknowledge: 'Accepted by',
  answer: 'Answered by',
  paused: 'standing still, waiting for the sender',
  scan: 'Scan to follow it',
  orType: 'or open',
  keep: 'Please keep this slip, and give the secret to nobody.',
  qrLabel: (code) => `QR code of the tracking page of petition ${code}`,
};

export const slipTexts = { vi, en };
