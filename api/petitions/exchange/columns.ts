import type { Column } from '../../sheets/columns.ts';

export type PetitionColumn =
  | 'system'
  | 'code'
  | 'day'
  | 'kind'
  | 'category'
  | 'text'
  | 'place'
  | 'name'
  | 'phone'
  | 'email'
  | 'address'
  | 'unit';

/** The columns of a list of another system, in the order of the template. */
export const petitionColumns: readonly Column<PetitionColumn>[] = [
  {
    key: 'system',
    header: { vi: 'Hệ thống nguồn', en: 'Source system' },
    also: ['hệ thống', 'nguồn', 'source'],
    required: true,
  },
  {
    key: 'code',
    header: { vi: 'Mã bên ngoài', en: 'Outside code' },
    also: ['mã phản ánh', 'mã pakn', 'mã', 'source code'],
    required: true,
  },
  {
    key: 'day',
    header: { vi: 'Ngày nhận', en: 'Received on' },
    also: ['ngày gửi', 'ngày tiếp nhận', 'received day'],
    required: true,
  },
  {
    key: 'text',
    header: { vi: 'Nội dung', en: 'Text' },
    also: ['nội dung phản ánh', 'content'],
    required: true,
  },
  { key: 'kind', header: { vi: 'Loại', en: 'Kind' }, also: ['loại phản ánh'] },
  { key: 'category', header: { vi: 'Loại việc', en: 'Category' }, also: ['lĩnh vực', 'chuyên mục'] },
  { key: 'place', header: { vi: 'Nơi xảy ra', en: 'Place' }, also: ['địa điểm', 'vị trí'] },
  { key: 'name', header: { vi: 'Người gửi', en: 'Sender' }, also: ['họ tên', 'họ và tên', 'name'] },
  { key: 'phone', header: { vi: 'Số điện thoại', en: 'Phone' }, also: ['điện thoại', 'sđt'] },
  { key: 'email', header: { vi: 'E-mail', en: 'E-mail' }, also: ['thư điện tử'] },
  { key: 'address', header: { vi: 'Địa chỉ', en: 'Address' }, also: ['địa chỉ người gửi'] },
  { key: 'unit', header: { vi: 'Đơn vị', en: 'Unit' }, also: ['cơ quan', 'đơn vị xử lý'] },
];

/** Rows of one list: what a person can look through, and one request can take in. */
export const mostImported = 2_000;
export const longestSystem = 60;
export const longestCode = 100;
