import type { Column } from '../sheets/columns.ts';
import type { CountName } from './caseload.ts';

export type CaseloadColumn = 'unit' | 'field' | 'month' | CountName;

/** The columns of a table of dossiers, in the order of contract version 1; its keys are headers too. */
export const caseloadColumns: readonly Column<CaseloadColumn>[] = [
  {
    key: 'unit',
    header: { vi: 'Đơn vị', en: 'Unit' },
    also: ['tên đơn vị', 'mã đơn vị', 'cơ quan'],
    required: true,
  },
  { key: 'field', header: { vi: 'Lĩnh vực', en: 'Field' }, also: ['tên lĩnh vực', 'mã lĩnh vực'] },
  { key: 'month', header: { vi: 'Tháng', en: 'Month' }, also: ['kỳ', 'tháng năm'], required: true },
  {
    key: 'received',
    header: { vi: 'Tiếp nhận', en: 'Received' },
    also: ['đã tiếp nhận', 'số hồ sơ tiếp nhận', 'hồ sơ tiếp nhận'],
    required: true,
  },
  {
    key: 'solved',
    header: { vi: 'Đã giải quyết', en: 'Solved' },
    also: ['giải quyết', 'số hồ sơ đã giải quyết', 'hồ sơ đã giải quyết'],
    required: true,
  },
  {
    key: 'onTime',
    header: { vi: 'Đúng hạn', en: 'On time' },
    also: ['trước hạn và đúng hạn', 'đúng và trước hạn', 'giải quyết đúng hạn'],
    required: true,
  },
  {
    key: 'late',
    header: { vi: 'Quá hạn', en: 'Late' },
    also: ['trễ hạn', 'giải quyết quá hạn', 'giải quyết trễ hạn'],
    required: true,
  },
  {
    key: 'lateApologised',
    header: { vi: 'Quá hạn đã xin lỗi', en: 'Late with an apology' },
    also: ['đã xin lỗi', 'xin lỗi', 'trễ hạn đã xin lỗi', 'số thư xin lỗi'],
    required: true,
  },
];
