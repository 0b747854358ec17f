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
};

export const signInTexts = { vi, en };
