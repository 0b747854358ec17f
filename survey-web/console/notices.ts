import type { Text } from '../../api/text.ts';

/** What a page says after something was done; its name stands in the address. */
export const notices = {
  saved: { vi: 'Đã lưu.', en: 'Saved.' },
  added: { vi: 'Đã thêm.', en: 'Added.' },
  removed: { vi: 'Đã bỏ.', en: 'Removed.' },
  closed: { vi: 'Đã đóng.', en: 'Closed.' },
  reopened: { vi: 'Đã mở lại.', en: 'Opened again.' },
  published: { vi: 'Đã công bố.', en: 'Published.' },
  connected: { vi: 'Đã nối.', en: 'Connected.' },
  sent: { vi: 'Đã gửi.', en: 'Sent.' },
  imported: { vi: 'Đã nhập xong.', en: 'Imported.' },
  backedUp: { vi: 'Đã sao lưu.', en: 'Backed up.' },
  unchanged: { vi: 'Không có gì thay đổi.', en: 'Nothing has changed.' },
} as const satisfies Record<string, Text>;

export type Notice = keyof typeof notices;
