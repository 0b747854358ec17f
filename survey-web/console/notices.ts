import type { Text } from '../../api/text.ts';

/** What a page says after something was done; its name stands in the address. */
export const notices = {
  saved: { vi: 'Đã lưu.', en: 'Saved.' },
  added: { vi: 'Đã thêm.', en: 'Added.' },
  erased: { vi: 'Đã xóa thông tin cá nhân.', en: 'The personal data were erased.' },
  removed: { vi: 'Đã bỏ.', en: 'Removed.' },
  closed: { vi: 'Đã đóng.', en: 'Closed.' },
  reopened: { vi: 'Đã mở lại.', en: 'Opened again.' },
  published: { vi: 'Đã công bố.', en: 'Published.' },
  commentPublished: { vi: 'Đã công khai.', en: 'Published.' },
  commentHidden: { vi: 'Đã ẩn.', en: 'Kept back.' },
  commentPublishedNext: {
    vi: 'Đã công khai ý kiến trước. Đây là ý kiến kế tiếp.',
    en: 'The comment before was published. This is the next one.',
  },
  commentHiddenNext: {
    vi: 'Đã ẩn ý kiến trước. Đây là ý kiến kế tiếp.',
    en: 'The comment before was kept back. This is the next one.',
  },
  periodClosed: {
    vi: 'Đã chốt kỳ. Số liệu này không thay đổi nữa.',
    en: 'The period is closed. Its figures do not change any more.',
  },
  closingBegun: {
    vi: 'Đã bắt đầu chốt cho các đơn vị trực thuộc.',
    en: 'The units below are being closed.',
  },
  revisionPublished: { vi: 'Đã công bố bản đính chính.', en: 'The revision is published.' },
  connected: { vi: 'Đã nối.', en: 'Connected.' },
  sent: { vi: 'Đã gửi.', en: 'Sent.' },
  sentOff: {
    vi: 'Đã gửi đi; kết quả ở bảng bên dưới.',
    en: 'Sent off; what came of it stands in the table below.',
  },
  lookedAt: {
    vi: 'Đã xem trang; kết quả ở bảng bên dưới.',
    en: 'Looked at; what was found stands in the table below.',
  },
  lookedAtLately: {
    vi: 'Trang vừa được xem. Xin đợi một phút rồi thử lại.',
    en: 'It was looked at a moment ago. Please try again in a minute.',
  },
  pushed: {
    vi: 'Đang đẩy tệp; kết quả ở nhật ký bên dưới.',
    en: 'Files are being pushed; what came of it stands in the log below.',
  },
  imported: { vi: 'Đã nhập xong.', en: 'Imported.' },
  backedUp: { vi: 'Đã sao lưu.', en: 'Backed up.' },
  unchanged: { vi: 'Không có gì thay đổi.', en: 'Nothing has changed.' },
} as const satisfies Record<string, Text>;

export type Notice = keyof typeof notices;
