import { petitionValues } from './console-audit-petitions.ts';

/** What stands in the place of closed lists in the audit. */
const vi: Record<string, string> = {
  password: 'mật khẩu',
  'password and code': 'mật khẩu và mã',
  'password and recovery code': 'mật khẩu và mã dự phòng',
  'identity provider': 'hệ thống đăng nhập',
  'first-administrator': 'quản trị viên đầu tiên',
  invitation: 'lời mời',
  overall: 'toàn đơn vị',
  'each-field': 'từng lĩnh vực',
  field: 'một lĩnh vực',
  satisfaction: 'mức hài lòng',
  'on-time': 'đúng hạn',
  'petitions-answered': 'phản ánh được trả lời',
  published: 'đã công bố',
  hidden: 'đã ẩn',
  new: 'chưa xử lý',
  qr: 'mã QR',
  kiosk: 'máy tại quầy',
  link: 'đường dẫn',
  assisted: 'có người hỗ trợ',
  paper: 'phiếu giấy',
  phone: 'qua điện thoại',
  interview: 'hỏi trực tiếp',
  open: 'mọi người',
  'one-time': 'người có mã dùng một lần',
  'working-days': 'ngày làm việc',
  hours: 'giờ',
  continue: 'đếm tiếp',
  restart: 'đếm lại từ đầu',
  ...petitionValues.vi,
  true: 'có',
  false: 'không',
};

const en: Record<string, string> = {
  'first-administrator': 'first administrator',
  'each-field': 'each field',
  qr: 'QR code',
  'working-days': 'working days',
  continue: 'goes on',
  restart: 'begins anew',
  ...petitionValues.en,
  true: 'yes',
  false: 'no',
};

export const auditValues = { vi, en };
