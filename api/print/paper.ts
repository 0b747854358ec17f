/** Upright sheets, in millimetres. */
export const papers = {
  a4: { width: 210, height: 297 },
  a5: { width: 148, height: 210 },
  a6: { width: 105, height: 148 },
} as const satisfies Record<string, Paper>;

export interface Paper {
  width: number;
  height: number;
}

/** What is printed stands on white, so these are the light colours of the pages (survey-web/styles/tokens.css). */
export const inks = {
  ink: '#17212b',
  soft: '#55606c',
  line: '#d9d6cd',
  jade: '#0b6b5d',
  seal: '#b3261e',
  amber: '#a8480b',
  white: '#ffffff',
} as const;
