import type { PetitionColumn } from '../../api/petitions/exchange/columns.ts';
import type { ColumnHelp } from '../../api/sheets/template.ts';

const count = (value: number) => value.toLocaleString('vi-VN');

const vi = {
  title: 'Nhập, xuất phản ánh',
  lead: 'Đưa vào danh sách của hệ thống khác (1022, cổng quốc gia), hoặc tải danh sách của đơn vị về.',
  importTitle: 'Nhập danh sách từ hệ thống khác',
  importShort: 'Việc đã có, nhận ra theo hệ thống nguồn và mã, không tính hai lần.',
  importGo: 'Chọn tệp để nhập',
  importLead: (unit: string) =>
    `Đưa phản ánh của hệ thống khác vào ${unit} từ tệp Excel hay CSV. Ông/Bà xem trước từng dòng; chưa có gì được lưu trước khi bấm “Nhập”.`,
  fileHint: 'Nhiều nhất 2.000 dòng. Việc đã có được nhận ra theo hệ thống nguồn và mã bên ngoài.',
  left: 'Đã có',
  countLeft: (rows: number) => `${count(rows)} đã có`,
  nothing: 'Không có dòng nào mới: mọi phản ánh trong tệp đã có ở đây.',
  exportTitle: 'Tải danh sách phản ánh',
  exportHint: 'Những phản ánh đơn vị (và đơn vị cấp dưới, nếu Ông/Bà phụ trách) đang giữ hoặc đã giải quyết.',
  from: 'Nhận từ ngày',
  to: 'Đến hết ngày',
  state: 'Trạng thái',
  states: { all: 'Tất cả', open: 'Chưa kết thúc' },
  senders: 'Kèm người gửi (tên, điện thoại, e-mail, địa chỉ)',
  sendersHint: 'Tên người tải và lý do được ghi lại ở từng phản ánh. Chỉ tải khi thật cần.',
  reason: 'Lý do cần người gửi',
  reasonHint: 'Chỉ ghi khi tải kèm người gửi.',
  csv: 'Tải CSV',
  xlsx: 'Tải Excel',
  dayWrong: 'Xin chọn một ngày.',
  daysTurned: 'Ngày cuối trước ngày đầu; xin đổi lại.',
  stateWrong: 'Xin chọn lại trạng thái.',
  sendersRefused: 'Ông/Bà không có quyền xem người gửi ở đơn vị này.',
  tooMany: (most: number) => `Có hơn ${count(most)} phản ánh; xin chọn khoảng ngày ngắn hơn.`,
  sheet: 'Phản ánh',
  linkTitle: 'Mã ở hệ thống khác',
  linkLead:
    'Cùng một việc cũng có ở 1022 hay cổng quốc gia: ghi mã ở đó, để khi nhập danh sách không tính hai lần.',
  linkBack: 'Về trang phản ánh',
  system: 'Hệ thống',
  systemHint: 'Ghi như trong danh sách của hệ thống đó, ví dụ: 1022.',
  code: 'Mã ở hệ thống đó',
  bothNeeded: 'Xin ghi cả hệ thống và mã, hoặc để trống cả hai.',
  linkTaken: 'Mã này đã có ở phản ánh khác. Xin xem lại mã, hoặc gộp hai phản ánh.',
  lineTooLong: (most: number) => `Dài quá ${most} ký tự.`,
  save: 'Lưu',
};

const enCount = (value: number) => value.toLocaleString('en-GB');

const en: typeof vi = {
  title: 'Import and export of petitions',
  lead: 'Take in a list of another system (1022, the national portal), or download the list of the unit.',
  importTitle: 'Import a list of another system',
  importShort: 'What is here already is known by its source system and code, and is not counted twice.',
  importGo: 'Choose a file to import',
  importLead: (unit) =>
    `Take petitions of another system into ${unit} from an Excel or CSV file. You see every row first; nothing is saved before you press “Import”.`,
  fileHint: 'At most 2,000 rows. What is here already is known by its source system and outside code.',
  left: 'Here already',
  countLeft: (rows) => `${enCount(rows)} here already`,
  nothing: 'No row is new: every petition of the file is here already.',
  exportTitle: 'Download the list of petitions',
  exportHint:
    'Petitions that the unit (and those below it, where you are in charge of them) has or had in hand.',
  from: 'Received from',
  to: 'To the end of',
  state: 'State',
  states: { all: 'All', open: 'Not ended' },
  senders: 'With the senders (name, phone, e-mail, address)',
  sendersHint: 'Who downloaded and why is written down at each petition. Only where it is needed.',
  reason: 'Why the senders are needed',
  reasonHint: 'Only for a download with the senders.',
  csv: 'Download CSV',
  xlsx: 'Download Excel',
  dayWrong: 'Please choose a day.',
  daysTurned: 'The last day is before the first; please turn them round.',
  stateWrong: 'Please choose a state.',
  sendersRefused: 'You may not see the senders at this unit.',
  tooMany: (most) => `There are more than ${enCount(most)} petitions; please choose fewer days.`,
  sheet: 'Petitions',
  linkTitle: 'Code in another system',
  linkLead:
    'The same case is in 1022 or the national portal too: note its code there, so that an import does not count it twice.',
  linkBack: 'Back to the petition',
  system: 'System',
  systemHint: 'As the lists of that system call it, for example 1022.',
  code: 'Code in that system',
  bothNeeded: 'Please give both system and code, or leave both empty.',
  linkTaken: 'Another petition has this code. Please check it, or merge the two.',
  lineTooLong: (most) => `Longer than ${most} characters.`,
  save: 'Save',
};

export const exchangeTexts = { vi, en };

export const petitionColumnHelp: Record<PetitionColumn, ColumnHelp> = {
  system: {
    help: {
      vi: 'Bắt buộc. Tên hệ thống, luôn ghi một cách.',
      en: 'Required. The system, always written alike.',
    },
    example: '1022',
  },
  code: {
    help: { vi: 'Bắt buộc. Mã của việc ở hệ thống đó.', en: 'Required. The code of the case there.' },
    example: 'HP-2026-004512',
  },
  day: {
    help: {
      vi: 'Bắt buộc. Ngày hệ thống kia nhận; hạn tính từ ngày này.',
      en: 'Required. The day the other system received it; due days count from it.',
    },
    example: '15/06/2026',
  },
  text: {
    help: { vi: 'Bắt buộc. Nhiều nhất 5.000 ký tự.', en: 'Required. At most 5,000 characters.' },
    example: 'Đèn đường hỏng đã ba đêm',
  },
  kind: {
    help: { vi: 'Tên loại. Để trống: loại đầu tiên.', en: 'Name of the kind. Empty: the first kind.' },
    example: 'Phản ánh',
  },
  category: {
    help: { vi: 'Tên loại việc ở đây. Để trống: chưa rõ.', en: 'Name of a category here. Empty: not known.' },
    example: 'Đèn đường, chiếu sáng',
  },
  place: {
    help: { vi: 'Nơi xảy ra, bằng lời.', en: 'The place, in words.' },
    example: 'Thôn Đông, trước nhà văn hóa',
  },
  name: {
    help: { vi: 'Tên người gửi, nếu có.', en: 'Name of the sender, where known.' },
    example: 'Nguyễn Văn A',
  },
  phone: {
    help: { vi: 'Số điện thoại, giữ số 0 ở đầu.', en: 'Phone number with its leading zero.' },
    example: '0912345678',
  },
  email: { help: { vi: 'E-mail, nếu có.', en: 'E-mail, where known.' }, example: 'ten@vidu.vn' },
  address: {
    help: { vi: 'Địa chỉ người gửi, nếu có.', en: 'Address of the sender, where known.' },
    example: 'Thôn Đông, xã Thượng Hồng',
  },
  unit: {
    help: {
      vi: 'Tên, mã hoặc tên trong địa chỉ của đơn vị này hay đơn vị dưới nó. Để trống: đơn vị đang mở.',
      en: 'Name, code or address name of this unit or one below it. Empty: the unit of this page.',
    },
    example: 'Xã Thượng Hồng',
  },
};
