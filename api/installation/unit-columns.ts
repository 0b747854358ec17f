import type { Column } from '../sheets/columns.ts';

export type UnitColumn =
  | 'name'
  | 'nameEn'
  | 'kind'
  | 'code'
  | 'parent'
  | 'fields'
  | 'website'
  | 'validFrom'
  | 'validTo'
  | 'successor'
  | 'slug';

/** The columns of a table of units, in the order of the template. */
export const unitColumns: readonly Column<UnitColumn>[] = [
  {
    key: 'name',
    header: { vi: 'Tên đơn vị', en: 'Name' },
    also: ['tên', 'đơn vị', 'unit', 'unit name'],
    required: true,
  },
  { key: 'kind', header: { vi: 'Loại', en: 'Kind' }, also: ['loại đơn vị', 'cấp', 'type'] },
  {
    key: 'code',
    header: { vi: 'Mã', en: 'Code' },
    also: ['mã hành chính', 'mã đơn vị', 'mã số', 'official code'],
  },
  {
    key: 'parent',
    header: { vi: 'Thuộc đơn vị', en: 'Part of' },
    also: ['thuộc', 'cấp trên', 'đơn vị cấp trên', 'tỉnh', 'tỉnh, thành phố', 'superior'],
  },
  { key: 'fields', header: { vi: 'Lĩnh vực', en: 'Fields' } },
  {
    key: 'website',
    header: { vi: 'Trang thông tin điện tử', en: 'Website' },
    also: ['trang web', 'web', 'cổng thông tin'],
  },
  { key: 'nameEn', header: { vi: 'Tên tiếng Anh', en: 'Name in English' }, also: ['english name'] },
  {
    key: 'validFrom',
    header: { vi: 'Hoạt động từ ngày', en: 'Exists since' },
    also: ['từ ngày', 'ngày thành lập', 'from'],
  },
  { key: 'validTo', header: { vi: 'Hoạt động đến ngày', en: 'Last day' }, also: ['đến ngày', 'to'] },
  { key: 'successor', header: { vi: 'Đơn vị kế tiếp', en: 'Successor' }, also: ['sáp nhập vào'] },
  { key: 'slug', header: { vi: 'Tên trong địa chỉ', en: 'Name in addresses' }, also: ['định danh'] },
];
