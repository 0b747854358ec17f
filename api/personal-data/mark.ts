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

/** What is left out of a published text: marks that a person confirmed, and passages that a person added. */
export const hiddenKinds = [...markKinds, 'other'] as const;
export type HiddenKind = (typeof hiddenKinds)[number];
export interface HiddenPassage extends Passage {
  kind: HiddenKind;
}
