import type { ProblemKind } from './problems.ts';

/** What a kiosk, and who looks after it, can meet. */
export const kioskProblems = {
  'pairing-code-invalid': {
    status: 403,
    title: {
      vi: 'Mã ghép máy chưa đúng hoặc đã hết hạn',
      en: 'The pairing code is wrong or no longer valid',
    },
    detail: {
      vi: 'Mã có 8 chữ cái và số, dùng được một lần trong 10 phút. Xin xem lại từng chữ, hoặc tạo mã mới trong trang quản trị.',
      en: 'A code has 8 letters and digits and works once within 10 minutes. Please check each of them, or make a new one in the console.',
    },
  },
  'kiosk-unknown': {
    status: 401,
    title: { vi: 'Máy này chưa được ghép', en: 'This device is not paired' },
    detail: {
      vi: 'Xin tạo mã ghép trong trang quản trị rồi nhập vào máy.',
      en: 'Please make a pairing code in the console and type it in on the device.',
    },
  },
  'kiosk-proof-invalid': {
    status: 401,
    title: {
      vi: 'Máy không chứng minh được khóa của mình',
      en: 'The device did not prove that it holds its key',
    },
    detail: {
      vi: 'Yêu cầu phải có Kiosk-Proof ký bằng khóa đã ghép. Nếu dữ liệu của trình duyệt đã bị xóa, xin ghép lại máy.',
      en: 'A request needs a Kiosk-Proof signed with the key that was paired. If the data of the browser was deleted, please pair the device again.',
    },
  },
  'kiosk-proof-late': {
    status: 401,
    title: {
      vi: 'Giờ trong yêu cầu lệch quá 5 phút',
      en: 'The time of the request is off by more than 5 minutes',
    },
    detail: {
      vi: 'Xin chỉnh giờ theo phần Date của câu trả lời này rồi gửi lại một lần.',
      en: 'Please correct the time by the Date of this answer and send once more.',
    },
  },
  'kiosk-revoked': {
    status: 403,
    title: { vi: 'Máy này đã bị thu hồi quyền', en: 'This device has been revoked' },
    detail: {
      vi: 'Những phiếu chưa gửi vẫn còn trong máy. Xin xuất ra tệp để cán bộ nhập vào trang quản trị.',
      en: 'What was not sent is kept on the device. Please export it to a file, which staff can import in the console.',
    },
  },
  'kiosk-retired': {
    status: 410,
    title: { vi: 'Máy này đã ngừng dùng khi phiếu được trả lời', en: 'The device was out of use by then' },
    detail: {
      vi: 'Phiếu được giữ lại trong máy. Xin xuất ra tệp để cán bộ xem và nhập vào trang quản trị.',
      en: 'The response is kept on the device. Please export it to a file, which staff can look at and import.',
    },
  },
  'kiosk-other-point': {
    status: 403,
    title: { vi: 'Máy này không đứng ở điểm ấy', en: 'The device never stood at that point' },
    detail: {
      vi: 'Phiếu được giữ lại trong máy. Xin báo cho cán bộ phụ trách.',
      en: 'The response is kept on the device. Please tell those in charge.',
    },
  },
  'point-not-for-kiosk': {
    status: 409,
    title: { vi: 'Điểm này không dành cho máy tại quầy', en: 'This point is not for a kiosk' },
    detail: {
      vi: 'Xin chọn một điểm khảo sát đang dùng, có cách trả lời là “Máy tại quầy”, không cần mã dùng một lần.',
      en: 'Please choose a point in use whose channel is “Kiosk” and that needs no one-time code.',
    },
  },
  'kiosk-queue-unreadable': {
    status: 422,
    title: { vi: 'Không đọc được tệp phiếu chờ', en: 'The queue file cannot be read' },
    detail: {
      vi: 'Xin chọn tệp .json do máy tại quầy xuất ra, còn nguyên vẹn.',
      en: 'Please choose the .json file that the kiosk exported, whole as it was.',
    },
  },
  'kiosk-queue-of-other-device': {
    status: 409,
    title: { vi: 'Tệp này của máy khác', en: 'The file is of another device' },
    detail: {
      vi: 'Xin mở đúng máy đã xuất tệp này rồi nhập lại.',
      en: 'Please open the device that exported this file and import it there.',
    },
  },
} as const satisfies Record<string, ProblemKind>;
