import { csvRow } from '../csv.ts';
import { inLocale, type Locale, type Text } from '../text.ts';
import { type CommentState, hideReasons, type Review } from './review.ts';

/** A comment as a row of a file. */
export interface CommentRow {
  day: string;
  unit: Text;
  field: Text | null;
  level: Text | null;
  text: string;
  tags: Text[];
  review: Review | undefined;
}

const columns: Text[] = [
  { vi: 'Ngày', en: 'Day' },
  { vi: 'Đơn vị', en: 'Unit' },
  { vi: 'Lĩnh vực', en: 'Field' },
  { vi: 'Mức đánh giá', en: 'Level' },
  { vi: 'Ý kiến', en: 'Comment' },
  { vi: 'Nhãn', en: 'Tags' },
  { vi: 'Tình trạng', en: 'State' },
  { vi: 'Nội dung công khai', en: 'Published text' },
  { vi: 'Lý do không công khai', en: 'Why not published' },
];

export const stateNames: Record<CommentState, Text> = {
  new: { vi: 'Chờ xem', en: 'To be looked at' },
  published: { vi: 'Đã công khai', en: 'Published' },
  hidden: { vi: 'Không công khai', en: 'Not published' },
};

// Excel takes a file without it for one in the letters of its own country.
const byteOrderMark = '\ufeff';

export const commentsCsvHead = (locale: Locale): string =>
  `${byteOrderMark}${csvRow(columns.map((column) => inLocale(column, locale)))}\r\n`;

export function commentCsvRow(comment: CommentRow, locale: Locale): string {
  const say = (text: Text | null) => text && inLocale(text, locale);
  const { review } = comment;
  const reason =
    review?.reason && [inLocale(hideReasons[review.reason], locale), review.note].filter(Boolean).join(': ');
  const cells = [
    comment.day,
    say(comment.unit),
    say(comment.field),
    say(comment.level),
    comment.text,
    comment.tags.map((tag) => inLocale(tag, locale)).join('; '),
    say(stateNames[review?.state ?? 'new']),
    review?.publishedText ?? null,
    reason ?? null,
  ];
  return `${csvRow(cells)}\r\n`;
}
