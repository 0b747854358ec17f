import { type Paper, papers } from '../../api/print/paper.ts';

/** What a poster is printed as, and on which paper. */
export const formats = {
  a4: papers.a4,
  a5: papers.a5,
  a6: papers.a6,
  /** A4, folded to a tent that stands on a table. */
  tent: papers.a4,
  /** A4 with 24 stickers. */
  stickers: papers.a4,
} as const satisfies Record<string, Paper>;

export type Format = keyof typeof formats;
export const formatNames = Object.keys(formats) as [Format, ...Format[]];

/** Stickers of 70 × 37 mm, as they are sold in sheets of A4. */
export const stickerGrid = { columns: 3, rows: 8, width: 70, height: 37, top: 0.5 } as const;
export const stickersOnSheet = stickerGrid.columns * stickerGrid.rows;

/** A tent of three sides, from the top of the sheet: a face upside down, a face, the base, and a flap for the glue. */
export const tentPanels = { face: 108, base: 60, flap: 21 } as const;
