import type { ActionState } from '../../api/actions/action.ts';

const vi = {
  title: 'Ông/Bà góp ý – chúng tôi đã làm',
  note: 'Đơn vị tự ghi việc đã làm và hứa làm; số liệu là số đã công bố vào lúc ghi.',
  said: 'Góp ý',
  done: 'Đã làm',
  willDo: 'Sẽ làm',
  gaveUp: 'Không làm, vì',
  result: 'Kết quả',
  office: 'Phụ trách',
  doneOn: (day: string) => `Xong ngày ${day}`,
  dueOn: (day: string) => `Hẹn xong ngày ${day}`,
  overdue: (day: string) => `Quá hẹn ngày ${day}`,
  dropped: 'Đã thôi',
  wasDue: (day: string) => `hẹn ban đầu ${day}`,
  rate: (rate: string, count: string) => `${rate} hài lòng (${count} phiếu)`,
  ofTarget: (target: string) => `chỉ tiêu ${target}`,
  named: (count: string, all: string) => `${count} lượt nêu trong kỳ có ${all} phiếu`,
  days: (from: string, to: string) => `từ ${from} đến ${to}`,
  beforeAfter: 'Trước và sau',
  before: 'Trước',
  after: 'Sau',
  proof: (n: number) => `Ảnh kết quả ${n}`,
  file: 'Tài liệu',
  published: (day: string) => `Công bố ngày ${day}`,
  more: 'Xem tất cả',
  none: 'Chưa có việc nào được công bố.',
};

const en: typeof vi = {
  title: 'You said – we did',
  note: 'The unit writes down what it did and promises; figures are those published when they were written down.',
  said: 'You said',
  done: 'We did',
  willDo: 'We will',
  gaveUp: 'Not done, because',
  result: 'Result',
  office: 'Responsible',
  doneOn: (day) => `Done on ${day}`,
  dueOn: (day) => `Due on ${day}`,
  overdue: (day) => `Overdue, was due on ${day}`,
  dropped: 'Given up',
  wasDue: (day) => `first due ${day}`,
  rate: (rate, count) => `${rate} satisfied (${count} responses)`,
  ofTarget: (target) => `target ${target}`,
  named: (count, all) => `named ${count} times in a period with ${all} responses`,
  days: (from, to) => `from ${from} to ${to}`,
  beforeAfter: 'Before and after',
  before: 'Before',
  after: 'After',
  proof: (n) => `Photo of the result ${n}`,
  file: 'Document',
  published: (day) => `Published on ${day}`,
  more: 'See all',
  none: 'No action has been published yet.',
};

export const publicActionTexts = { vi, en };

/** Where an action stands, in one word. */
export const actionStateNames: Record<'vi' | 'en', Record<ActionState, string>> = {
  vi: { open: 'Đang làm', done: 'Đã làm', dropped: 'Đã thôi' },
  en: { open: 'Under way', done: 'Done', dropped: 'Given up' },
};
