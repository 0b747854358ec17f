import type { Text } from '../text.ts';

/** Where a petition stands. On time, due soon and overdue are derived from its dates, never stored. */
export const states = [
  'submitted',
  'needs_info',
  'accepted',
  'assigned',
  'answered',
  'returned',
  'approved',
  'published',
  'promised',
  'reopened',
  'refused',
  'transferred',
  'redirected',
  'merged',
  'withdrawn',
  'spam',
] as const;
export type State = (typeof states)[number];

/** Whose turn it is no more: answered, promised by a day, or left by one of the exits. */
export const endedStates = [
  'published',
  'promised',
  'refused',
  'transferred',
  'redirected',
  'merged',
  'withdrawn',
  'spam',
] as const satisfies State[];

export const isEnded = (state: State): boolean => (endedStates as readonly State[]).includes(state);

/** Who may make a move. */
type Mover = 'sender' | 'staff' | 'system';

interface Rule {
  by: readonly Mover[];
  from: readonly State[];
  /** `before`: back to where it stood; `same`: stays where it is. */
  to: State | 'before' | 'same';
  /** As history tells it. */
  name: Text;
}

const inHand = ['submitted', 'accepted', 'assigned', 'returned', 'reopened'] as const satisfies State[];
const open = [...inHand, 'needs_info', 'answered', 'approved'] as const satisfies State[];

/** Every move there is, from where it may be made and where it leads: the one table that decides. */
export const moves = {
  submit: { by: ['sender', 'staff'], from: [], to: 'submitted', name: { vi: 'Đã gửi', en: 'Sent' } },
  ask: {
    by: ['staff'],
    from: inHand,
    to: 'needs_info',
    name: { vi: 'Hỏi thêm người gửi', en: 'Sender asked for more' },
  },
  reply: {
    by: ['sender', 'staff'],
    from: ['needs_info'],
    to: 'before',
    name: { vi: 'Người gửi trả lời', en: 'Sender replied' },
  },
  accept: {
    by: ['staff'],
    from: ['submitted'],
    to: 'accepted',
    name: { vi: 'Đã tiếp nhận', en: 'Accepted' },
  },
  assign: {
    by: ['staff'],
    from: ['submitted', 'accepted', 'assigned', 'returned', 'reopened'],
    to: 'assigned',
    name: { vi: 'Giao xử lý', en: 'Assigned' },
  },
  pass: {
    by: ['staff'],
    from: inHand,
    to: 'submitted',
    name: { vi: 'Chuyển đơn vị xử lý', en: 'Passed to another unit' },
  },
  extend: {
    by: ['staff'],
    from: ['submitted', 'accepted', 'assigned', 'returned', 'reopened'],
    to: 'same',
    name: { vi: 'Gia hạn', en: 'Extended' },
  },
  answer: {
    by: ['staff'],
    from: ['accepted', 'assigned', 'returned', 'reopened', 'promised'],
    to: 'answered',
    name: { vi: 'Đã soạn trả lời', en: 'Answer drafted' },
  },
  return: {
    by: ['staff'],
    from: ['answered', 'approved'],
    to: 'returned',
    name: { vi: 'Trả lại để làm tiếp', en: 'Returned to the handler' },
  },
  approve: {
    by: ['staff'],
    from: ['answered'],
    to: 'approved',
    name: { vi: 'Đã duyệt trả lời', en: 'Answer approved' },
  },
  publish: {
    by: ['staff'],
    from: ['approved'],
    to: 'published',
    name: { vi: 'Đã trả lời', en: 'Answered' },
  },
  promise: {
    by: ['staff'],
    from: ['approved'],
    to: 'promised',
    name: { vi: 'Đã trả lời, hẹn ngày làm xong', en: 'Answered with a promise' },
  },
  rate: {
    by: ['sender', 'staff'],
    from: ['published', 'promised'],
    to: 'same',
    name: { vi: 'Người gửi đánh giá', en: 'Rated by the sender' },
  },
  reopen: {
    by: ['sender', 'staff'],
    from: ['published', 'promised'],
    to: 'reopened',
    name: { vi: 'Người gửi yêu cầu xem lại', en: 'Reopened by the sender' },
  },
  refuse: {
    by: ['staff'],
    from: [...inHand, 'needs_info'],
    to: 'refused',
    name: { vi: 'Từ chối, có lý do', en: 'Refused with a reason' },
  },
  transfer: {
    by: ['staff'],
    from: [...inHand, 'needs_info'],
    to: 'transferred',
    name: { vi: 'Chuyển cơ quan khác', en: 'Transferred to another body' },
  },
  redirect: {
    by: ['staff'],
    from: [...inHand, 'needs_info'],
    to: 'redirected',
    name: { vi: 'Hướng dẫn khiếu nại, tố cáo', en: 'Shown the way for complaints and denunciations' },
  },
  merge: {
    by: ['staff'],
    from: [...inHand, 'needs_info'],
    to: 'merged',
    name: { vi: 'Gộp với việc đã có', en: 'Merged with another' },
  },
  unmerge: {
    by: ['staff'],
    from: ['merged'],
    to: 'before',
    name: { vi: 'Tách khỏi việc đã gộp', en: 'Separated again' },
  },
  withdraw: {
    by: ['sender', 'staff'],
    from: open,
    to: 'withdrawn',
    name: { vi: 'Người gửi rút lại', en: 'Withdrawn by the sender' },
  },
  spam: {
    by: ['staff', 'system'],
    from: ['submitted', 'accepted'],
    to: 'spam',
    name: { vi: 'Giữ lại vì nghi là thư rác', en: 'Held as spam' },
  },
  'not-spam': {
    by: ['staff'],
    from: ['spam'],
    to: 'before',
    name: { vi: 'Không phải thư rác', en: 'Not spam' },
  },
  escalate: {
    by: ['system'],
    from: open,
    to: 'same',
    name: { vi: 'Quá hạn, báo cấp trên', en: 'Overdue: superior told' },
  },
  recompute: {
    by: ['system'],
    from: [...open, 'merged'],
    to: 'same',
    name: { vi: 'Tính lại hạn theo lịch mới', en: 'Deadline computed anew from the calendar' },
  },
  correct: {
    by: ['sender', 'staff'],
    from: [...open, 'published', 'promised', 'spam'],
    to: 'same',
    name: { vi: 'Sửa thông tin người gửi', en: 'Sender’s details corrected' },
  },
  link: {
    by: ['staff'],
    from: [...states],
    to: 'same',
    name: { vi: 'Ghi mã ở hệ thống khác', en: 'Code in another system noted' },
  },
  'show-text': {
    by: ['staff'],
    from: [...states],
    to: 'same',
    name: { vi: 'Công khai nội dung', en: 'Text published' },
  },
  'hide-text': {
    by: ['staff', 'sender'],
    from: [...states],
    to: 'same',
    name: { vi: 'Thôi công khai nội dung', en: 'Text no longer published' },
  },
  'new-secret': {
    by: ['staff'],
    from: [...states],
    to: 'same',
    name: { vi: 'Cấp lại mã bí mật', en: 'New secret given' },
  },
  erase: {
    by: ['sender', 'staff', 'system'],
    from: [...states],
    to: 'same',
    name: { vi: 'Xóa thông tin cá nhân', en: 'Personal data erased' },
  },
} as const satisfies Record<string, Rule>;

export type Move = keyof typeof moves;

export const isMove = (name: string): name is Move => Object.hasOwn(moves, name);

/** True where somebody of this kind may make the move from a state. */
export const mayMove = (move: Move, from: State, by: Mover): boolean => {
  const rule: Rule = moves[move];
  return rule.by.includes(by) && rule.from.includes(from);
};

/** The state that a move leads to. `before`: where the petition stood before the state that it is in. */
export function stateAfter(move: Move, from: State, before: State | null): State {
  const { to }: Rule = moves[move];
  if (to === 'same') return from;
  return to === 'before' ? (before ?? 'submitted') : to;
}

/** States as people read them. */
export const stateNames: Record<State, Text> = {
  submitted: { vi: 'Mới gửi', en: 'Sent' },
  needs_info: { vi: 'Chờ người gửi trả lời', en: 'Waiting for the sender' },
  accepted: { vi: 'Đã tiếp nhận', en: 'Accepted' },
  assigned: { vi: 'Đang xử lý', en: 'In hand' },
  answered: { vi: 'Chờ duyệt trả lời', en: 'Answer awaits approval' },
  returned: { vi: 'Đang làm lại trả lời', en: 'Answer being reworked' },
  approved: { vi: 'Chờ công bố', en: 'Awaits publication' },
  published: { vi: 'Đã trả lời', en: 'Answered' },
  promised: { vi: 'Đã hẹn ngày làm xong', en: 'Promised by a day' },
  reopened: { vi: 'Mở lại', en: 'Reopened' },
  refused: { vi: 'Từ chối', en: 'Refused' },
  transferred: { vi: 'Đã chuyển cơ quan khác', en: 'Transferred' },
  redirected: { vi: 'Đã hướng dẫn khiếu nại, tố cáo', en: 'Redirected' },
  merged: { vi: 'Đã gộp', en: 'Merged' },
  withdrawn: { vi: 'Đã rút', en: 'Withdrawn' },
  spam: { vi: 'Nghi là thư rác', en: 'Held as spam' },
};

/** Why a petition is refused; each is counted and published. `other` is said in words. */
export const refusalReasons = {
  unclear: { vi: 'Nội dung không rõ, đã hỏi mà không có trả lời', en: 'Unclear, and no reply when asked' },
  'not-ours': {
    vi: 'Không thuộc phạm vi phản ánh, kiến nghị',
    en: 'Not a matter for petitions',
  },
  'answered-before': { vi: 'Đã được trả lời, không có tình tiết mới', en: 'Answered before, nothing new' },
  'in-court': { vi: 'Đang được tòa án, thanh tra giải quyết', en: 'Before a court or inspectorate' },
  insulting: { vi: 'Lời lẽ xúc phạm, vu khống', en: 'Insulting or slanderous' },
  other: { vi: 'Lý do khác', en: 'Another reason' },
} as const satisfies Record<string, Text>;
export type RefusalReason = keyof typeof refusalReasons;
export const isRefusalReason = (value: string): value is RefusalReason =>
  Object.hasOwn(refusalReasons, value);
