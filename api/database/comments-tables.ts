import type { Generated } from 'kysely';
import type { Text } from '../text.ts';
import type { Json } from './columns.ts';

export interface CommentsTables {
  comment: CommentTable;
  comment_review: CommentReviewTable;
  tag: TagTable;
  comment_tag: CommentTagTable;
}

/** What is searched and filtered by; the words themselves stay in the response. */
export interface CommentTable {
  /** Made by chance: it says nothing of when the response came in. */
  id: Generated<string>;
  unit_id: number;
  response_id: string;
  field_id: number | null;
  version_id: number;
  day: string;
  /** Of the overall question, or else the lowest given. */
  level: number | null;
  /** Words in lower case between blanks, with their diacritics. */
  letters: string;
  /** The same without diacritics. */
  plain: string;
}

export interface CommentReviewTable {
  comment_id: string;
  unit_id: number;
  state: 'open' | 'published' | 'hidden';
  reason: string | null;
  note: string | null;
  published_text: string | null;
  hidden_passages: Json<{ kind: string; start: number; end: number }[]>;
  staff_id: string | null;
  staff_name: string;
  at: Date;
}

export interface TagTable {
  id: Generated<number>;
  name: Json<Text>;
  retired_at: Date | null;
  created_at: Date;
}

export interface CommentTagTable {
  comment_id: string;
  tag_id: number;
}
