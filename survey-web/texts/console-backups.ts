const vi = {
  title: 'Sao lưu',
  lead: 'Mỗi đêm từ 1 giờ, toàn bộ dữ liệu được chép vào một tệp, để dựng lại được khi máy hỏng.',
  last: 'Bản gần nhất dùng được',
  noneYet: 'Chưa có bản nào',
  noneYetText: 'Bấm “Sao lưu ngay” để làm bản đầu tiên; từ đêm nay máy chủ tự làm.',
  now: 'Sao lưu ngay',
  under: 'Đang sao lưu…',
  look: 'Xem lại',
  list: 'Các bản sao lưu',
  listHint: 'Giữ 14 đêm gần nhất. Mỗi bản viết xong đều được đọc lại từ đầu đến cuối.',
  when: 'Lúc',
  cause: 'Do',
  causes: { nightly: 'Hằng đêm', console: 'Bấm nút', command: 'Dòng lệnh' },
  state: 'Tình trạng',
  good: 'Dùng được, đã đọc lại',
  elsewhere: (machine: string) => `Dùng được, nằm ở máy ${machine}`,
  gone: 'Tệp không còn ở đây',
  running: 'Đang làm',
  failed: (reason: string) => `Không thành: ${reason}`,
  cutOff: 'máy chủ dừng giữa chừng',
  size: 'Cỡ',
  rows: 'Số dòng',
  where: 'Nơi giữ',
  also: 'và',
  file: 'Tệp',
  download: 'Tải về',
  downloadOf: (when: string) => `Tải về bản ${when}`,
  restoring: 'Khi cần dựng lại',
  restoringText:
    'Trên một cơ sở dữ liệu còn trống, ở máy này hay máy khác, xin chạy lệnh sau với thư mục giữ bản sao lưu, rồi mở máy chủ như thường:',
  keepSecret:
    'Khóa bí mật (SECRET, hoặc tệp “secret” trong DATA_DIR) không nằm trong bản sao lưu: xin giữ riêng một bản. Thiếu khóa đó, mã dùng một lần và xác thực hai bước phải làm lại.',
  keepAway:
    'Tệp sao lưu chứa mọi ý kiến và tài khoản: xin giữ như giữ chính máy chủ. Đặt BACKUP_DIR là thư mục trên một ổ đĩa khác để có thêm một bản ở đó.',
  warning: 'Cần để ý',
  warnings: {
    none: 'Chưa có bản sao lưu nào: máy hỏng là mất hết dữ liệu.',
    old: (last: string) => `Bản sao lưu gần nhất đã cũ: ${last}.`,
    failed: (at: string, reason: string) => `Lần sao lưu lúc ${at} không thành: ${reason}.`,
    secondCopy: (folder: string, reason: string) =>
      `Không có bản thứ hai trong ${folder}: ${reason}. Xin kiểm tra ổ đĩa đó.`,
    oneDisk: (folder: string) =>
      `${folder} nằm cùng ổ đĩa với bản thứ nhất: ổ hỏng là mất cả hai. Ổ ngoài đã gắn chưa?`,
    space: (folder: string, free: string, wanted: string) =>
      `Ổ đĩa sắp đầy: ${folder} chỉ còn ${free}, cần ít nhất ${wanted}.`,
  },
  toBackups: 'Mở trang sao lưu',
};

const en: typeof vi = {
  title: 'Backups',
  lead: 'Every night from 1 a.m. all data are copied into one file, from which everything can be rebuilt.',
  last: 'Last good backup',
  noneYet: 'There is none yet',
  noneYetText: 'Press “Back up now” for the first one; from tonight on the server makes them itself.',
  now: 'Back up now',
  under: 'A backup is being made…',
  look: 'Look again',
  list: 'The backups',
  listHint: 'The last 14 nights are kept. Each one is read back from start to end once it is written.',
  when: 'When',
  cause: 'By',
  causes: { nightly: 'The night', console: 'The button', command: 'A command' },
  state: 'State',
  good: 'Good, was read back',
  elsewhere: (machine) => `Good, on the machine ${machine}`,
  gone: 'The file is no longer here',
  running: 'Being made',
  failed: (reason) => `Failed: ${reason}`,
  cutOff: 'the server stopped half-way',
  size: 'Size',
  rows: 'Rows',
  where: 'Kept in',
  also: 'and',
  file: 'File',
  download: 'Download',
  downloadOf: (when) => `Download the backup of ${when}`,
  restoring: 'When it has to be rebuilt',
  restoringText:
    'On an empty database, on this machine or another, run this with the folder that has the backup, and then start the server as usual:',
  keepSecret:
    'SECRET (or the file “secret” in DATA_DIR) is not in the backup: please keep a copy of it apart. Without it, one-time codes and second factors have to be made anew.',
  keepAway:
    'A backup holds every answer and every account: please guard it like the server itself. Set BACKUP_DIR to a folder on another disk to have a copy there as well.',
  warning: 'Please look at this',
  warnings: {
    none: 'There is no backup yet: if the machine fails, everything is lost.',
    old: (last) => `The last good backup is old: ${last}.`,
    failed: (at, reason) => `The backup of ${at} failed: ${reason}.`,
    secondCopy: (folder, reason) =>
      `There is no second copy in ${folder}: ${reason}. Please check that disk.`,
    oneDisk: (folder) =>
      `${folder} is on the same disk as the first copy: if it fails, both are lost. Is the other disk mounted?`,
    space: (folder, free, wanted) =>
      `The disk is nearly full: ${folder} has ${free} left and needs at least ${wanted}.`,
  },
  toBackups: 'Open the backups',
};

export const backupTexts = { vi, en };
