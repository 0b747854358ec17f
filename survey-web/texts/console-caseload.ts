import type { CaseloadColumn } from '../../api/caseload/columns.ts';
import type { ColumnHelp } from '../../api/sheets/template.ts';

const count = (value: number) => value.toLocaleString('vi-VN');

const vi = {
  title: 'Số hồ sơ',
  lead: 'Hồ sơ tiếp nhận, giải quyết, đúng hạn và quá hạn theo tháng. Từ đó có tỷ lệ trả lời, trọng số, tỷ lệ đúng hạn và tỷ lệ xin lỗi trên trang công khai.',
  import: 'Nhập từ tệp',
  enterThis: (month: string) => `Nhập tay tháng ${month}`,
  year: (year: string) => `Năm ${year}`,
  earlier: (year: string) => `Năm ${year}`,
  none: 'Chưa có số hồ sơ nào của năm này. Xin nhập từ tệp, hoặc chọn một tháng bên dưới để nhập tay.',
  figures: 'So với chỉ tiêu',
  figuresHint: 'Đếm đủ mọi hồ sơ, không phải mẫu: không có khoảng tin cậy, kết quả xét theo đúng con số.',
  noTargets: 'Chưa có chỉ tiêu hồ sơ đúng hạn hay xin lỗi.',
  addTarget: 'Thêm chỉ tiêu',
  months: 'Từng tháng',
  monthTitle: (month: string) => `Số hồ sơ tháng ${month}`,
  monthLead:
    'Mỗi lĩnh vực năm con số; lĩnh vực chưa biết thì để trống cả năm ô. Đã giải quyết phải bằng đúng hạn cộng quá hạn.',
  monthSummary: (month: string, solved: string, rate: string) =>
    `${month}: ${solved} đã giải quyết, đúng hạn ${rate}`,
  monthUnknown: (month: string) => `${month}: chưa có số liệu`,
  edit: 'Sửa',
  enter: 'Nhập',
  field: 'Lĩnh vực',
  total: 'Cộng',
  noField: 'Không thuộc lĩnh vực nào',
  noFieldHint: 'Chỉ hồ sơ không thuộc các lĩnh vực trên; không phải tổng cộng.',
  counts: {
    received: 'Tiếp nhận',
    solved: 'Đã giải quyết',
    onTime: 'Đúng hạn',
    late: 'Quá hạn',
    lateApologised: 'Quá hạn đã xin lỗi',
  },
  apologies: 'Xin lỗi khi quá hạn',
  missing: 'còn thiếu số; để trống cả năm ô nếu chưa biết',
  reason: 'Lý do sửa',
  reasonHint: 'Bắt buộc khi sửa hoặc bỏ số đã lưu. Số cũ và lý do được giữ lại.',
  reasonMissing: 'Xin ghi lý do sửa số đã lưu.',
  reasonTooLong: 'Lý do dài quá 500 ký tự.',
  save: 'Lưu số hồ sơ',
  history: 'Những lần sửa',
  noHistory: 'Chưa sửa lần nào.',
  removed: 'bỏ số liệu',
  noReason: 'không nêu lý do',
  importTitle: 'Nhập số hồ sơ từ tệp',
  importLead: (unit: string) =>
    `Cho ${unit} và các đơn vị cấp dưới mà Ông/Bà phụ trách. Ông/Bà xem trước từng dòng; chưa có gì được lưu trước khi bấm “Nhập”.`,
  fileHint:
    'Nhiều nhất 10.000 dòng, mỗi dòng một đơn vị, một lĩnh vực, một tháng. Nhập lại tệp cũ không làm thay đổi gì.',
  left: 'Như cũ',
  countLeft: (rows: number) => `${count(rows)} như cũ`,
  nothing: 'Không có số nào mới hay khác: mọi số đã như trong tệp.',
  current: 'Tệp Excel có sẵn các đơn vị và lĩnh vực của tháng trước, để điền',
  otherApi: 'Số liệu này cho chương trình:',
};

const enCount = (value: number) => value.toLocaleString('en-GB');

const en: typeof vi = {
  title: 'Caseload',
  lead: 'Dossiers received, solved, on time and late, by month. They give the response rate, the weights, and the rates of punctuality and apologies on the public page.',
  import: 'Import from a file',
  enterThis: (month) => `Enter ${month} by hand`,
  year: (year) => `Year ${year}`,
  earlier: (year) => `Year ${year}`,
  none: 'No dossiers of this year yet. Please import a file, or choose a month below to enter it by hand.',
  figures: 'Against the targets',
  figuresHint:
    'Every dossier is counted, none are sampled: no interval; the verdict goes by the bare number.',
  noTargets: 'No target for dossiers on time or apologies yet.',
  addTarget: 'Add a target',
  months: 'Month by month',
  monthTitle: (month) => `Caseload of ${month}`,
  monthLead:
    'Five numbers a field; where a field is not known, leave all five empty. Solved must be on time plus late.',
  monthSummary: (month, solved, rate) => `${month}: ${solved} solved, on time ${rate}`,
  monthUnknown: (month) => `${month}: not known`,
  edit: 'Change',
  enter: 'Enter',
  field: 'Field',
  total: 'Total',
  noField: 'Of no field',
  noFieldHint: 'Only dossiers of none of the fields above; this is no total.',
  counts: {
    received: 'Received',
    solved: 'Solved',
    onTime: 'On time',
    late: 'Late',
    lateApologised: 'Late with an apology',
  },
  apologies: 'Apologies for late ones',
  missing: 'the number is missing; leave all five empty where it is not known',
  reason: 'Reason for the correction',
  reasonHint:
    'Needed where stored numbers are changed or taken away. The old numbers and the reason are kept.',
  reasonMissing: 'Please give the reason why stored numbers change.',
  reasonTooLong: 'The reason is longer than 500 characters.',
  save: 'Save the caseload',
  history: 'Corrections',
  noHistory: 'None so far.',
  removed: 'taken away',
  noReason: 'no reason given',
  importTitle: 'Import the caseload from a file',
  importLead: (unit) =>
    `For ${unit} and the units below that are yours. You see every row first; nothing is saved before you press “Import”.`,
  fileHint: 'At most 10,000 rows, each a unit, a field and a month. The same file again changes nothing.',
  left: 'As before',
  countLeft: (rows) => `${enCount(rows)} as before`,
  nothing: 'No number is new or other: all is as in the file.',
  current: 'An Excel file with the units and fields of last month, to fill in',
  otherApi: 'These numbers for programs:',
};

export const caseloadTexts = { vi, en };

const whole = { vi: 'Bắt buộc. Số nguyên từ 0.', en: 'Required. A whole number from 0.' };

export const caseloadColumnHelp: Record<CaseloadColumn, ColumnHelp> = {
  unit: {
    help: {
      vi: 'Bắt buộc. Tên, mã hoặc tên trong địa chỉ. Tiêu đề “unit” cũng được.',
      en: 'Required. Name, code or name in addresses. The header “unit” will do too.',
    },
    example: 'Xã Thượng Hồng',
  },
  field: {
    help: {
      vi: 'Tên lĩnh vực của đơn vị. Để trống: hồ sơ không thuộc lĩnh vực nào, không phải tổng cộng. Tiêu đề “field” cũng được.',
      en: 'A field of the unit. Empty: dossiers of no field, not a total. The header “field” will do too.',
    },
    example: 'Hộ tịch',
  },
  month: {
    help: {
      vi: 'Bắt buộc. Tháng đã hoặc đang qua. Tiêu đề “month” cũng được.',
      en: 'Required. Not in the future. The header “month” will do too.',
    },
    example: '2026-10',
  },
  received: { help: whole, example: '120' },
  solved: {
    help: {
      vi: 'Bắt buộc. Bằng đúng hạn cộng quá hạn.',
      en: 'Required. On time plus late.',
    },
    example: '115',
  },
  onTime: { help: { ...whole, vi: `${whole.vi} Tiêu đề “onTime” cũng được.` }, example: '113' },
  late: { help: whole, example: '2' },
  lateApologised: {
    help: {
      vi: 'Bắt buộc. Trong số quá hạn, số đã có thư xin lỗi. Tiêu đề “lateApologised” cũng được.',
      en: 'Required. Of the late ones, those with a letter of apology. The header “lateApologised” will do too.',
    },
    example: '2',
  },
};
