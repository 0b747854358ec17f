import { type HiddenPassage, hiddenKinds } from '../personal-data/mark.ts';
import { inOrder } from '../personal-data/redacted.ts';
import type { Text } from '../text.ts';

/** `new`: nobody has decided yet, or the decision was taken back. */
export const commentStates = ['new', 'published', 'hidden'] as const;
export type CommentState = (typeof commentStates)[number];

/** Why a comment is not published; `other` is said in a note. */
export const hideReasons = {
  'personal-data': { vi: 'Không tách được thông tin cá nhân', en: 'Personal data cannot be taken out' },
  accusation: {
    vi: 'Khiếu nại, tố cáo: cần gửi theo luật riêng',
    en: 'A complaint or denunciation: other laws apply',
  },
  insult: { vi: 'Lời lẽ xúc phạm, thô tục', en: 'Insulting or obscene' },
  unrelated: { vi: 'Không liên quan, quảng cáo', en: 'Unrelated, or advertising' },
  unreadable: { vi: 'Không có nội dung', en: 'Says nothing' },
  other: { vi: 'Lý do khác', en: 'Another reason' },
} as const satisfies Record<string, Text>;
export type HideReason = keyof typeof hideReasons;

export const isHideReason = (value: string): value is HideReason => Object.hasOwn(hideReasons, value);

/** What was decided on a comment. */
export interface Review {
  state: CommentState;
  reason: HideReason | null;
  note: string | null;
  publishedText: string | null;
  /** What was left out, also of a publication that was taken back. */
  hidden: HiddenPassage[];
  by: string;
  at: Date;
}

/** As a form writes a passage: `4-8-name`. */
export const passageKey = ({ start, end, kind }: HiddenPassage) => `${start}-${end}-${kind}`;

/** The passages that a form names, in order; those that do not lie in the text are dropped. */
export function readPassages(keys: string[], text: string): HiddenPassage[] {
  const passages = keys.flatMap((key) => {
    const [, start, end, said] = /^(\d{1,6})-(\d{1,6})-([a-z]+)$/.exec(key) ?? [];
    const kind = hiddenKinds.find((one) => one === said);
    const passage = { kind: kind ?? 'other', start: Number(start), end: Number(end) };
    return kind && passage.start < passage.end && passage.end <= text.length ? [passage] : [];
  });
  return inOrder(passages);
}

/** Every place where a line that somebody typed stands in the text; empty where it stands nowhere. */
export function findTyped(text: string, line: string): HiddenPassage[] {
  const found: HiddenPassage[] = [];
  for (let at = text.indexOf(line); at !== -1 && line !== ''; at = text.indexOf(line, at + line.length)) {
    found.push({ kind: 'other', start: at, end: at + line.length });
  }
  return found;
}
