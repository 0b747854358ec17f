import type { Text } from '../text.ts';

export const unitKinds = {
  province: { vi: 'Tỉnh, thành phố', en: 'Province or city' },
  commune: { vi: 'Xã, phường, đặc khu', en: 'Commune or ward' },
  district: { vi: 'Quận, huyện (trước 01/7/2025)', en: 'District (before 1 July 2025)' },
  department: { vi: 'Sở, ngành', en: 'Department' },
  school: { vi: 'Trường học', en: 'School' },
  hospital: { vi: 'Cơ sở y tế', en: 'Hospital or clinic' },
  'one-stop': { vi: 'Trung tâm phục vụ hành chính công', en: 'One-stop centre' },
  utility: { vi: 'Dịch vụ công ích', en: 'Public utility' },
  other: { vi: 'Đơn vị khác', en: 'Other' },
} as const satisfies Record<string, Text>;

export type UnitKind = keyof typeof unitKinds;
