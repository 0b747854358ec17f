import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { closingProblems } from './closing-problems.ts';
import { fileProblems } from './file-problems.ts';
import { kioskProblems } from './kiosk-problems.ts';
import { petitionProblems } from './petition-problems.ts';
import { inLocale, type Locale, type Text } from './text.ts';

export interface ProblemKind {
  status: ContentfulStatusCode;
  title: Text;
  detail: Text;
}

/** Every problem a caller can meet (RFC 9457): what is wrong, and what to do about it. */
export const problemKinds = {
  ...closingProblems,
  ...fileProblems,
  ...kioskProblems,
  ...petitionProblems,
  'malformed-json': {
    status: 400,
    title: { vi: 'Nội dung gửi không đọc được', en: 'The body cannot be read' },
    detail: { vi: 'Xin gửi JSON hợp lệ, mã hóa UTF-8.', en: 'Please send valid JSON in UTF-8.' },
  },
  'malformed-request': {
    status: 400,
    title: { vi: 'Yêu cầu không đọc được', en: 'The request cannot be read' },
    detail: {
      vi: 'Xin kiểm tra lại địa chỉ và nội dung gửi.',
      en: 'Please check the address and what was sent.',
    },
  },
  'program-unknown': {
    status: 401,
    title: { vi: 'Khóa của chương trình không dùng được', en: 'The key of the program does not open this' },
    detail: {
      vi: 'Khóa sai hoặc đã thu hồi. Xin tạo khóa mới trong phần quản lý, mục Số hồ sơ.',
      en: 'It is wrong or has been ended. Please make a new one in the console, under Caseload.',
    },
  },
  'not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy trang này', en: 'Page not found' },
    detail: {
      vi: 'Địa chỉ có thể bị gõ nhầm. Xin kiểm tra lại, hoặc tìm đơn vị ở trang đầu.',
      en: 'The address may be mistyped. Please check it, or find the unit on the home page.',
    },
  },
  'unit-unknown': {
    status: 404,
    title: { vi: 'Không có đơn vị này', en: 'No such unit' },
    detail: {
      vi: 'Xin tìm đơn vị theo tên ở trang đầu.',
      en: 'Please find the unit by name on the home page.',
    },
  },
  'point-unknown': {
    status: 404,
    title: { vi: 'Không có mã khảo sát này', en: 'No survey has this code' },
    detail: {
      vi: 'Mã có 8 chữ cái và số. Xin xem lại mã in trên tờ hướng dẫn, hoặc quét mã QR một lần nữa.',
      en: 'A code has 8 letters and digits. Please check the printed code, or scan the QR code again.',
    },
  },
  'point-retired': {
    status: 410,
    title: { vi: 'Điểm khảo sát này đã ngừng', en: 'This survey point has closed' },
    detail: {
      vi: 'Mã này không còn nhận ý kiến. Xin hỏi cán bộ tại quầy mã mới.',
      en: 'This code takes no more answers. Please ask at the counter for the new one.',
    },
  },
  'code-required': {
    status: 403,
    title: { vi: 'Cần mã một lần', en: 'A one-time code is needed' },
    detail: {
      vi: 'Đợt khảo sát này dành cho người được mời. Xin nhập mã in trên phiếu mời, hoặc quét mã QR trên phiếu.',
      en: 'This survey is for invited people. Please enter the code on your slip, or scan its QR code.',
    },
  },
  'code-unknown': {
    status: 403,
    title: { vi: 'Không có mã này', en: 'No such code' },
    detail: {
      vi: 'Mã có 12 chữ cái và số. Xin xem lại từng chữ trên phiếu mời, hoặc quét mã QR trên phiếu.',
      en: 'A code has 12 letters and digits. Please check each of them on your slip, or scan its QR code.',
    },
  },
  'code-used': {
    status: 403,
    title: { vi: 'Mã này đã được dùng', en: 'This code has been used' },
    detail: {
      vi: 'Mỗi mã trả lời được một lần, và một ý kiến đã được ghi nhận bằng mã này. Nếu không phải Ông/Bà đã gửi, xin hỏi nơi phát phiếu một mã khác.',
      en: 'Each code answers once, and an answer has been recorded with this one. If it was not yours, please ask for another code where you got the slip.',
    },
  },
  'campaign-closed': {
    status: 403,
    title: { vi: 'Đợt khảo sát này không mở hôm nay', en: 'This survey is not open today' },
    detail: {
      vi: 'Đợt khảo sát chưa bắt đầu hoặc đã kết thúc. Xin cảm ơn Ông/Bà đã quan tâm.',
      en: 'It has not begun yet, or it has ended. Thank you for your interest.',
    },
  },
  'response-conflict': {
    status: 409,
    title: {
      vi: 'Phiếu này đã được ghi nhận với nội dung khác',
      en: 'This response was recorded with other answers',
    },
    detail: {
      vi: 'Ý kiến gửi lần đầu đã được ghi nhận và giữ nguyên. Muốn gửi thêm một phiếu, xin mở lại trang khảo sát.',
      en: 'What was sent first has been recorded and stays. To send another response, please open the survey again.',
    },
  },
  'changed-meanwhile': {
    status: 409,
    title: { vi: 'Người khác vừa sửa nội dung này', en: 'Somebody else has just changed this' },
    detail: {
      vi: 'Chưa ghi gì cả. Những gì Ông/Bà nhập vẫn còn bên dưới; xin so với nội dung hiện nay rồi lưu lại.',
      en: 'Nothing was saved. What you typed is kept below; please compare it with what is there now and save again.',
    },
  },
  'last-administrator': {
    status: 409,
    title: { vi: 'Đây là quản trị viên cuối cùng', en: 'This is the last administrator' },
    detail: {
      vi: 'Hệ thống luôn cần một quản trị viên. Xin giao quyền cho người khác trước, có hạn ít nhất bằng quyền này.',
      en: 'There must always be an administrator. Please give the role to somebody else first, for at least as long.',
    },
  },
  'link-used': {
    status: 410,
    title: { vi: 'Liên kết này không còn dùng được', en: 'This link no longer works' },
    detail: {
      vi: 'Mỗi liên kết chỉ dùng một lần và có hạn. Xin đề nghị người gửi tạo liên kết mới.',
      en: 'A link works once, and not for ever. Please ask the sender for a new one.',
    },
  },
  'other-site': {
    status: 403,
    title: { vi: 'Yêu cầu đến từ trang khác', en: 'The request came from another site' },
    detail: {
      vi: 'Để an toàn, yêu cầu không được thực hiện. Xin mở trang này trực tiếp rồi thử lại.',
      en: 'To be safe, nothing was done. Please open this page directly and try again.',
    },
  },
  'too-large': {
    status: 413,
    title: { vi: 'Nội dung gửi quá lớn', en: 'Too large' },
    detail: {
      vi: 'Xin rút gọn hoặc chia thành nhiều lần gửi.',
      en: 'Please shorten it, or send it in parts.',
    },
  },
  'unsupported-media-type': {
    status: 415,
    title: { vi: 'Kiểu nội dung không dùng được', en: 'Unsupported content type' },
    detail: {
      vi: 'Xin gửi đúng kiểu nội dung: application/json (UTF-8) cho API, biểu mẫu cho trang khảo sát.',
      en: 'Please send application/json (UTF-8) to the API, a form to the survey page.',
    },
  },
  'invalid-input': {
    status: 422,
    title: { vi: 'Có mục chưa đúng', en: 'Something does not fit' },
    detail: { vi: 'Xin xem từng mục được nêu và sửa lại.', en: 'Please see each item named and correct it.' },
  },
  'field-required': {
    status: 422,
    title: { vi: 'Chưa chọn lĩnh vực', en: 'The field is missing' },
    detail: {
      vi: 'Xin chọn việc Ông/Bà đến làm, hoặc "Tôi không rõ".',
      en: 'Please choose what the visit was about, or "I am not sure".',
    },
  },
  'nothing-rated': {
    status: 422,
    title: { vi: 'Chưa có đánh giá nào', en: 'Nothing is rated yet' },
    detail: {
      vi: 'Xin chọn ít nhất một mức hài lòng.',
      en: 'Please choose at least one level of satisfaction.',
    },
  },
  'too-many-requests': {
    status: 429,
    title: { vi: 'Gửi quá nhanh', en: 'Too many requests' },
    detail: {
      vi: 'Xin chờ một lát rồi gửi lại; những gì đã nhập vẫn còn.',
      en: 'Please wait a moment and send again; nothing typed is lost.',
    },
  },
  internal: {
    status: 500,
    title: { vi: 'Máy chủ gặp lỗi', en: 'The server met an error' },
    detail: {
      vi: 'Xin thử lại sau ít phút. Nếu vẫn lỗi, xin báo cho người quản trị mã yêu cầu ghi ở đây.',
      en: 'Please try again in a few minutes. If it stays, tell the administrator the request id shown here.',
    },
  },
  'not-ready': {
    status: 503,
    title: { vi: 'Máy chủ chưa sẵn sàng', en: 'The server is not ready' },
    detail: { vi: 'Xin thử lại sau ít giây.', en: 'Please try again in a few seconds.' },
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problemKinds;

/** One bad path of what was sent, such as `ratings.c3`, and what to do, in the caller's language. */
export interface PathError {
  path: string;
  message: string;
}

/** What a person can fix. Everything else that is thrown is a 500 that tells only the request id. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly errors: PathError[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ProblemCode, more: { errors?: PathError[]; retryAfterSeconds?: number } = {}) {
    super(code);
    this.code = code;
    this.errors = more.errors;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }

  get status(): ContentfulStatusCode {
    return problemKinds[this.code].status;
  }
}

export const problem = (...args: ConstructorParameters<typeof Problem>) => new Problem(...args);

/** A problem as it goes over the wire (application/problem+json, RFC 9457). */
export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

export function problemBody(of: Problem, locale: Locale, requestId: string): ProblemBody {
  const { status, title, detail } = problemKinds[of.code];
  return {
    type: `urn:lang-nghe:problem:${of.code}`,
    title: inLocale(title, locale),
    status,
    detail: inLocale(detail, locale),
    code: of.code,
    requestId,
    ...(of.errors ? { errors: of.errors } : {}),
  };
}

export type ProblemBody = z.output<typeof ProblemBody>;
