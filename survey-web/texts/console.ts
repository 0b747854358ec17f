const vi = {
  console: 'Quản lý',
  skip: 'Tới nội dung chính',
  home: 'Trang đầu',
  publicSite: 'Trang công khai',
  signOut: 'Đăng xuất',
  menu: 'Danh mục',
  installation: 'Toàn hệ thống',
  unit: 'Đơn vị',
  unitPages: 'Việc của đơn vị',
  otherLanguage: 'English',
  demonstration: 'Dữ liệu minh họa: không phải kết quả thật.',
  errorPrefix: 'Lỗi:',
  optional: '(không bắt buộc)',
  save: 'Lưu',
  cancel: 'Hủy',

  signInTitle: 'Đăng nhập',
  signInLead: 'Dành cho cán bộ quản lý khảo sát. Người dân trả lời khảo sát không cần tài khoản.',
  email: 'Địa chỉ e-mail',
  password: 'Mật khẩu',
  signIn: 'Đăng nhập',
  signInRefused: 'E-mail hoặc mật khẩu chưa đúng. Xin kiểm tra lại.',
  noAdministrator:
    'Chưa có quản trị viên. Xin mở liên kết dùng một lần mà máy chủ in ra khi khởi động (cửa sổ dòng lệnh), hoặc chạy: npm run manage -- create-admin EMAIL',
  expiredTitle: 'Phiên làm việc đã hết',
  expiredText:
    'Những gì Ông/Bà vừa nhập vẫn còn trong trang này. Xin đăng nhập ở thẻ mới, rồi quay lại đây bấm “Gửi lại”.',
  expiredUpload: 'Tệp chưa được nhận. Xin đăng nhập, mở lại trang trước và chọn tệp một lần nữa.',
  expiredOpen: 'Đăng nhập ở thẻ mới',
  expiredSend: 'Gửi lại',

  linkTitle: {
    'first-administrator': 'Tạo quản trị viên đầu tiên',
    invitation: 'Tạo tài khoản',
    reset: 'Đặt mật khẩu mới',
  },
  linkLead: {
    'first-administrator': 'Quản trị viên mở đơn vị, mời cán bộ và thấy mọi số liệu.',
    invitation: 'Ông/Bà được mời cùng quản lý khảo sát. Xin cho biết họ tên và chọn mật khẩu.',
    reset: 'Mật khẩu cũ sẽ hết hiệu lực, mọi phiên đang mở sẽ kết thúc.',
  },
  name: 'Họ và tên',
  newPassword: 'Mật khẩu mới',
  newPasswordHint: 'Ít nhất 10 ký tự. Vài từ không liên quan ghép lại thì dễ nhớ mà khó đoán.',
  finish: 'Hoàn tất',
  secondFactorTitle: 'Thiết lập xác thực hai bước',
};

const en: typeof vi = {
  console: 'Console',
  skip: 'To the main content',
  home: 'Home',
  publicSite: 'Public site',
  signOut: 'Sign out',
  menu: 'Menu',
  installation: 'Installation',
  unit: 'Unit',
  unitPages: 'This unit',
  otherLanguage: 'Tiếng Việt',
  demonstration: 'Demonstration data: not real results.',
  errorPrefix: 'Error:',
  optional: '(optional)',
  save: 'Save',
  cancel: 'Cancel',

  signInTitle: 'Sign in',
  signInLead: 'For staff who run surveys. Citizens who answer need no account.',
  email: 'E-mail address',
  password: 'Password',
  signIn: 'Sign in',
  signInRefused: 'E-mail or password is not right. Please check them.',
  noAdministrator:
    'There is no administrator yet. Please open the one-time link that the server printed when it started, or run: npm run manage -- create-admin EMAIL',
  expiredTitle: 'Your session has ended',
  expiredText:
    'What you typed is still in this page. Please sign in in a new tab, then come back here and press “Send again”.',
  expiredUpload:
    'The file was not taken. Please sign in, open the page before this one again and choose the file once more.',
  expiredOpen: 'Sign in in a new tab',
  expiredSend: 'Send again',

  linkTitle: {
    'first-administrator': 'Make the first administrator',
    invitation: 'Make your account',
    reset: 'Set a new password',
  },
  linkLead: {
    'first-administrator': 'The administrator opens units, invites staff and sees every figure.',
    invitation: 'You are invited to help run surveys. Please give your name and choose a password.',
    reset: 'The old password ends, and so does every open session.',
  },
  name: 'Full name',
  newPassword: 'New password',
  newPasswordHint: 'At least 10 characters. A few unrelated words are easy to remember and hard to guess.',
  finish: 'Finish',
  secondFactorTitle: 'Set up two-step verification',
};

export const consoleTexts = { vi, en };
