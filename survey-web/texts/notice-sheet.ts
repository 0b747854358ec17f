import type { Locale } from '../../api/text.ts';

const vi = {
  page: 'Tờ niêm yết tại quầy',
  howToPrint: 'Cách in',
  print:
    'In trên giấy A4, tỷ lệ 100 %, không lề, bật in màu nền nếu máy in có màu. Tờ này có đúng một trang, dán ở bảng tin cạnh quầy tiếp nhận.',
  again: 'Số liệu tự cập nhật: đầu mỗi tháng mở lại trang này để in tờ mới.',
  back: 'Về trang kết quả của đơn vị',
  demonstration: 'Dữ liệu minh họa: không phải kết quả thật',
  title: 'Kết quả đánh giá hài lòng của người dân',
  period: (from: string, to: string) => `Từ ${from} đến ${to}`,
  asOf: (instant: string) => `Số liệu đến ${instant}`,
  byField: 'Từng lĩnh vực so với chỉ tiêu',
  moreFields: (count: string) => `và ${count} lĩnh vực khác, xem trên trang công bố`,
  unsure: 'chưa chắc',
  wishes: 'Điều Ông/Bà mong cải thiện',
  petitions: 'Phản ánh, kiến nghị trong kỳ',
  petitionsLine: (received: string, answered: string, open: string, overdue: string) =>
    `Nhận ${received}; đã trả lời ${answered}; đang xử lý ${open}, trong đó quá hạn ${overdue}.`,
  scan: 'Quét mã để xem đầy đủ, gửi phản ánh, kiến nghị',
  note: (minimum: string) =>
    `Người trả lời tự nguyện, không phải mẫu ngẫu nhiên. Không công bố khi có ít hơn ${minimum} phiếu.`,
  none: 'Chưa đủ phiếu để công bố. Xin Ông/Bà đánh giá sau khi làm xong thủ tục.',
};

type Texts = typeof vi;

const en: Texts = {
  page: 'Sheet for the notice board',
  howToPrint: 'How to print',
  print:
    'Print on A4 at 100%, without margins, with background colours if the printer has them. It is exactly one page, for the notice board beside the counter.',
  again: 'The figures keep themselves up to date: open this page again each month and print a new sheet.',
  back: "To the unit's results",
  demonstration: 'Demonstration data: not real results',
  title: 'How satisfied people are',
  period: (from, to) => `From ${from} to ${to}`,
  asOf: (instant) => `Figures as of ${instant}`,
  byField: 'Each field against its target',
  moreFields: (count) => `and ${count} more fields, on the public page`,
  unsure: 'not sure yet',
  wishes: 'What people wish to see improved',
  petitions: 'Petitions in the period',
  petitionsLine: (received, answered, open, overdue) =>
    `${received} received; ${answered} answered; ${open} open, ${overdue} of them overdue.`,
  scan: 'Scan to see everything and to send a petition',
  note: (minimum) =>
    `Answers are voluntary, not a random sample. Nothing is published on fewer than ${minimum} responses.`,
  none: 'Not enough responses to publish yet. Please rate us once your business is done.',
};

export const noticeSheetTexts = { vi, en } satisfies Record<Locale, Texts>;
