import type { ProblemKind } from './problems.ts';

/** Problems of whoever closes or revises a period. */
export const closingProblems = {
  'period-not-over': {
    status: 409,
    title: { vi: 'Chưa chốt được kỳ này', en: 'This period cannot be closed yet' },
    detail: {
      vi: 'Chỉ chốt khi ngày cuối của kỳ đã qua và đã đến ngày chốt, để không bỏ sót phiếu gửi đúng hạn.',
      en: 'A period is closed once its last day is over and its set day has come, so that no answer given in time is missed.',
    },
  },
  'period-closed': {
    status: 409,
    title: { vi: 'Kỳ này đã chốt', en: 'This period is closed already' },
    detail: {
      vi: 'Số liệu đã chốt không thay đổi nữa. Nếu cần sửa, xin công bố một bản đính chính có lý do.',
      en: 'What is closed does not change. Where a correction is needed, please publish a revision with its reason.',
    },
  },
  'period-not-closed': {
    status: 409,
    title: { vi: 'Kỳ này chưa chốt', en: 'This period is not closed' },
    detail: {
      vi: 'Chỉ đính chính được kỳ đã chốt. Xin chốt kỳ trước.',
      en: 'Only a closed period can be revised. Please close it first.',
    },
  },
  'nothing-to-revise': {
    status: 409,
    title: { vi: 'Không có gì để đính chính', en: 'There is nothing to revise' },
    detail: {
      vi: 'Số liệu tính lại bây giờ giống hệt số liệu đã chốt.',
      en: 'The figures computed now are the very ones that were closed.',
    },
  },
  'unit-not-there-then': {
    status: 409,
    title: { vi: 'Đơn vị chưa hoạt động trong kỳ này', en: 'The unit did not exist in this period' },
    detail: {
      vi: 'Xin chọn kỳ có ngày mà đơn vị hoạt động.',
      en: 'Please choose a period with days on which the unit existed.',
    },
  },
} as const satisfies Record<string, ProblemKind>;
