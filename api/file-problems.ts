import type { ProblemKind } from './problems.ts';

/** What can be wrong with a file that somebody sends, or with the moment. */
export const fileProblems = {
  'file-too-large': {
    status: 413,
    title: { vi: 'Tệp quá lớn', en: 'The file is too large' },
    detail: {
      vi: 'Mỗi ảnh hoặc tệp nhiều nhất 10 MB. Xin chọn ảnh nhỏ hơn, hoặc chụp lại ở cỡ vừa.',
      en: 'A photo or file may have 10 MB at most. Please choose a smaller one, or take the photo again in a medium size.',
    },
  },
  'photo-too-large': {
    status: 413,
    title: { vi: 'Ảnh có quá nhiều điểm ảnh', en: 'The photo has too many pixels' },
    detail: {
      vi: 'Máy chủ nhận ảnh dưới 100 megapixel (ảnh AVIF: 16). Xin chụp lại ở cỡ thường của điện thoại, hoặc gửi ảnh chụp màn hình của ảnh này.',
      en: 'Photos of less than 100 megapixels can be taken (AVIF: 16). Please take it again in the usual size of your phone, or send a screenshot of it.',
    },
  },
  'photo-unreadable': {
    status: 422,
    title: { vi: 'Không đọc được ảnh', en: 'The photo cannot be read' },
    detail: {
      vi: 'Tệp không phải ảnh JPEG, PNG, WebP hay AVIF, hoặc ảnh bị hỏng. Xin chọn ảnh khác, hoặc gửi ảnh chụp màn hình của ảnh này.',
      en: 'This is no JPEG, PNG, WebP or AVIF photo, or it is damaged. Please choose another one, or send a screenshot of it.',
    },
  },
  'photo-heic': {
    status: 422,
    title: { vi: 'Ảnh kiểu HEIC chưa dùng được', en: 'HEIC photos cannot be used yet' },
    detail: {
      vi: 'Xin gửi ảnh chụp màn hình của ảnh này. Để chụp ảnh mới bằng iPhone: vào Cài đặt → Camera → Định dạng, chọn "Tương thích nhất".',
      en: 'Please send a screenshot of the photo. For new photos on an iPhone: in Settings → Camera → Formats choose "Most Compatible".',
    },
  },
  'document-unreadable': {
    status: 422,
    title: { vi: 'Không dùng được tệp này', en: 'This file cannot be used' },
    detail: {
      vi: 'Xin chọn ảnh, tệp PDF, Word (.docx) hoặc Excel (.xlsx) còn nguyên vẹn, không có mật khẩu và không có macro.',
      en: 'Please choose a photo, or a PDF, Word (.docx) or Excel (.xlsx) file that is whole, without a password and without macros.',
    },
  },
  'audio-too-large': {
    status: 413,
    title: { vi: 'Tệp âm thanh quá lớn', en: 'The recording is too large' },
    detail: {
      vi: 'Mỗi bản đọc nhiều nhất 2 MB. Xin đọc gọn hơn, hoặc lưu thành MP3, M4A thay vì WAV.',
      en: 'A recording may have 2 MB at most. Please make it shorter, or save it as MP3 or M4A instead of WAV.',
    },
  },
  'audio-unreadable': {
    status: 422,
    title: { vi: 'Không dùng được tệp âm thanh này', en: 'This recording cannot be used' },
    detail: {
      vi: 'Xin chọn tệp MP3, M4A, AAC, OGG (Opus) hoặc WAV còn nguyên vẹn, chỉ có tiếng, không có hình.',
      en: 'Please choose an MP3, M4A, AAC, OGG (Opus) or WAV file that is whole and has sound only, no video.',
    },
  },
  'server-busy': {
    status: 503,
    title: { vi: 'Máy chủ đang nhận quá nhiều tệp', en: 'The server is receiving too many files' },
    detail: {
      vi: 'Xin chờ một lát rồi gửi lại; những gì đã nhập vẫn còn.',
      en: 'Please wait a moment and send again; nothing typed is lost.',
    },
  },
} as const satisfies Record<string, ProblemKind>;
