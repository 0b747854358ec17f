import type { Text } from '../text.ts';

/** How an answer that somebody else typed in was given. */
export const assistedModes = ['paper', 'phone', 'interview'] as const;
export type AssistedMode = (typeof assistedModes)[number];

/** How responses come in: the channel of their point, or the mode in which staff took them. */
export const modeNames = {
  qr: { vi: 'Mã QR', en: 'QR code' },
  kiosk: { vi: 'Máy tại quầy', en: 'Kiosk' },
  link: { vi: 'Đường dẫn', en: 'Link' },
  assisted: { vi: 'Có người giúp', en: 'Assisted' },
  paper: { vi: 'Phiếu giấy', en: 'Paper' },
  phone: { vi: 'Điện thoại', en: 'Telephone' },
  interview: { vi: 'Phỏng vấn trực tiếp', en: 'Interview' },
} as const satisfies Record<string, Text>;
