/** Kinds of personal data that people write into free text. */
export const markKinds = ['phone', 'identity', 'email', 'plate', 'address', 'name'] as const;
export type MarkKind = (typeof markKinds)[number];

/** A stretch of a text, the end left out. */
export interface Passage {
  start: number;
  end: number;
}

/** Personal data in a text. */
export interface Mark extends Passage {
  kind: MarkKind;
}
