const vi = {
  locked: (minutes: number) =>
    `Địa chỉ này đã nhập sai nhiều lần nên tạm khóa. Xin thử lại sau ${minutes} phút.`,
  secondStepTitle: 'Nhập mã xác thực',
  secondStepLead: 'Mở ứng dụng xác thực trên điện thoại và nhập mã 6 số của Lắng Nghe.',
  code: 'Mã 6 số',
  goOn: 'Tiếp tục',
  recoveryTitle: 'Không có điện thoại?',
  recoveryCode: 'Mã dự phòng',
  recoveryHint: 'Gồm 12 chữ và số, ví dụ 7k3m-9qxa-2b4c. Mỗi mã dùng một lần.',
  recoveryGoOn: 'Đăng nhập bằng mã dự phòng',
  wrongCode: 'Mã chưa đúng hoặc đã dùng. Xin chờ mã kế tiếp rồi nhập lại.',
  wrongRecoveryCode: 'Mã dự phòng chưa đúng hoặc đã dùng.',
  codesLocked: 'Đã nhập sai nhiều lần. Xin chờ 15 phút rồi thử lại.',
  startAgain: 'Đăng nhập lại từ đầu',
  notSignedIn: 'Chưa đăng nhập được',
  invitationTitle: 'Nhận thêm quyền',
  invitationLead: (email: string) =>
    `${email} đã có tài khoản; lời mời này giao thêm quyền cho tài khoản đó.`,
  invitationAccept: 'Nhận quyền',
  invitationSignIn: 'Đăng nhập để nhận',
  forgot: 'Quên mật khẩu?',
  forgotTitle: 'Đặt lại mật khẩu',
  forgotLead: 'Cho biết địa chỉ e-mail của tài khoản để nhận liên kết đặt mật khẩu mới.',
  forgotSend: 'Gửi liên kết',
  forgotSent:
    'Nếu địa chỉ này có tài khoản, thư với liên kết đặt mật khẩu mới sẽ tới trong vài phút. Liên kết có hạn 2 giờ.',
  forgotNoMail:
    'Hệ thống này chưa gửi được thư. Xin nhờ quản trị viên tạo liên kết đặt lại mật khẩu trong mục Tài khoản.',
  backToSignIn: 'Về trang đăng nhập',
  providerButton: (name: string) => `Đăng nhập bằng ${name}`,
  providerOr: 'hoặc bằng e-mail và mật khẩu',
  providerTitle: (name: string) => `Chưa vào được bằng ${name}`,
  providerRefused: {
    unknown: 'Địa chỉ của Ông/Bà chưa được mời vào hệ thống này. Xin đề nghị quản lý của đơn vị gửi lời mời.',
    unverified:
      'Hệ thống đăng nhập chưa xác nhận địa chỉ e-mail của Ông/Bà, nên chưa biết đó là tài khoản nào ở đây. Xin liên hệ người quản lý hệ thống đăng nhập.',
    unlinked:
      'Địa chỉ này đã có tài khoản với mật khẩu riêng. Xin đăng nhập bằng mật khẩu một lần, rồi nối hai bên ở trang “Tài khoản của tôi”.',
    mismatch: 'Địa chỉ e-mail ở đó khác với địa chỉ của tài khoản này, hoặc đã nối với tài khoản khác.',
    other: 'Hệ thống đăng nhập không trả lời, hoặc đã để quá lâu. Xin thử lại.',
  },
};

const en: typeof vi = {
  locked: (minutes: number) =>
    `Too many wrong attempts for this address, so it is locked for now. Please try again in ${minutes} minutes.`,
  secondStepTitle: 'Enter your code',
  secondStepLead: 'Open the authenticator app on your phone and type the 6-digit code of Lắng Nghe.',
  code: '6-digit code',
  goOn: 'Continue',
  recoveryTitle: 'No phone at hand?',
  recoveryCode: 'Recovery code',
  recoveryHint: '12 letters and digits, such as 7k3m-9qxa-2b4c. Each works once.',
  recoveryGoOn: 'Sign in with a recovery code',
  wrongCode: 'The code is wrong or was used already. Please wait for the next one and type it.',
  wrongRecoveryCode: 'The recovery code is wrong or was used already.',
  codesLocked: 'Too many wrong attempts. Please wait 15 minutes and try again.',
  startAgain: 'Start again',
  notSignedIn: 'You are not signed in yet',
  invitationTitle: 'Take one more role',
  invitationLead: (email: string) => `${email} has an account; this invitation adds a role to it.`,
  invitationAccept: 'Take the role',
  invitationSignIn: 'Sign in to take it',
  forgot: 'Forgot your password?',
  forgotTitle: 'New password',
  forgotLead: 'Please give the e-mail address of your account to get a link for a new password.',
  forgotSend: 'Send the link',
  forgotSent:
    'If this address has an account, a letter with a link for a new password arrives in a few minutes. The link works for 2 hours.',
  forgotNoMail:
    'This system cannot send mail yet. Please ask an administrator for a link for a new password (page Accounts).',
  backToSignIn: 'Back to the sign-in',
  providerButton: (name: string) => `Sign in with ${name}`,
  providerOr: 'or with e-mail and password',
  providerTitle: (name: string) => `${name} did not sign you in`,
  providerRefused: {
    unknown:
      'Your address has not been invited to this system. Please ask the manager of your unit for an invitation.',
    unverified:
      'Your e-mail address is not confirmed there, so it is not known which account here is yours. Please ask whoever runs the identity provider.',
    unlinked:
      'This address has an account with a password of its own. Please sign in with the password once, then connect the two on “My account”.',
    mismatch: 'The e-mail address there is not that of this account, or it is connected with another one.',
    other: 'The identity provider did not answer, or it took too long. Please try again.',
  },
};

export const signInTexts = { vi, en };
