import type { ProblemKind } from './problems.ts';

/** What senders and officers of a petition can meet. */
export const petitionProblems = {
  'petition-unknown': {
    status: 404,
    title: { vi: 'Không có phản ánh, kiến nghị nào mang mã này', en: 'No petition has this code' },
    detail: {
      vi: 'Mã có 10 chữ cái và số, in trên phiếu Ông/Bà nhận khi gửi. Xin xem lại từng chữ.',
      en: 'A code has 10 letters and digits and stands on the slip you got. Please check each of them.',
    },
  },
  'petition-conflict': {
    status: 409,
    title: {
      vi: 'Phản ánh này đã được ghi nhận với nội dung khác',
      en: 'This petition was recorded with another content',
    },
    detail: {
      vi: 'Nội dung gửi lần đầu đã được ghi nhận và giữ nguyên. Muốn gửi việc khác, xin mở lại trang gửi.',
      en: 'What was sent first has been recorded and stays. To send something else, please open the form again.',
    },
  },
  'petition-secret-wrong': {
    status: 403,
    title: { vi: 'Mã bí mật chưa đúng', en: 'The secret does not fit' },
    detail: {
      vi: 'Mã bí mật có 8 chữ cái và số, in cùng phiếu với mã tra cứu. Nếu đã mất, xin hỏi cơ quan tiếp nhận để được cấp lại.',
      en: 'The secret has 8 letters and digits and stands beside the code. If it is lost, the office can give you a new one.',
    },
  },
  'petition-move-refused': {
    status: 409,
    title: { vi: 'Việc này không làm được ở bước hiện nay', en: 'This cannot be done at this stage' },
    detail: {
      vi: 'Phản ánh đã sang bước khác. Xin xem lại tình trạng hiện nay rồi chọn việc phù hợp.',
      en: 'The petition is at another stage. Please look at where it stands now and choose what fits.',
    },
  },
  'petition-source-taken': {
    status: 409,
    title: {
      vi: 'Mã ở hệ thống khác vừa được ghi cho phản ánh khác',
      en: 'Another petition has just got this code of the other system',
    },
    detail: {
      vi: 'Mỗi mã của hệ thống khác chỉ thuộc một phản ánh. Xin xem lại mã, hoặc gộp hai phản ánh nếu là một việc.',
      en: 'A code of another system belongs to one petition. Please check it, or merge both if they are one matter.',
    },
  },
  'second-person-needed': {
    status: 409,
    title: { vi: 'Cần người khác duyệt', en: 'Somebody else has to approve' },
    detail: {
      vi: 'Người soạn trả lời không tự duyệt được. Xin nhờ người thứ hai của đơn vị hoặc của cấp trên.',
      en: 'Whoever drafted the answer cannot approve it. Please ask a second person of the unit or its superior.',
    },
  },
  'petition-sender-limit': {
    status: 429,
    title: { vi: 'Hôm nay Ông/Bà đã gửi 20 phản ánh', en: 'You have sent 20 petitions today' },
    detail: {
      vi: 'Mỗi số điện thoại hoặc e-mail gửi được nhiều nhất 20 phản ánh trong một ngày. Những gì đã nhập vẫn còn; xin gửi tiếp vào ngày mai, hoặc gọi cho cơ quan nếu việc gấp.',
      en: 'A phone number or e-mail address can send 20 petitions a day at most. Nothing typed is lost; please send it tomorrow, or call the office if it is urgent.',
    },
  },
  'consent-required': {
    status: 422,
    title: { vi: 'Cần sự đồng ý của Ông/Bà', en: 'Your consent is needed' },
    detail: {
      vi: 'Ông/Bà có gửi thông tin liên hệ hoặc ảnh. Xin đọc và đánh dấu đồng ý, hoặc bỏ các thông tin ấy.',
      en: 'You gave contact details or photos. Please read and tick the consent, or leave them out.',
    },
  },
} as const satisfies Record<string, ProblemKind>;
