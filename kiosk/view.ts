/** How one person likes it; back to the usual at the reset. */
export interface View {
  language: string;
  /** 0 is already large. */
  textSize: 0 | 1 | 2;
  contrast: 'usual' | 'high';
  /** On which side the buttons stand that lead on. */
  hand: 'right' | 'left';
  aloud: boolean;
}

export const usualView = (language: string): View => ({
  language,
  textSize: 0,
  contrast: 'usual',
  hand: 'right',
  aloud: false,
});

export const isUsual = (view: View, language: string): boolean =>
  JSON.stringify(view) === JSON.stringify(usualView(language));

/** Puts it on the page, where the style sheet finds it. */
export function applyView(view: View): void {
  const { documentElement } = document;
  documentElement.lang = view.language;
  documentElement.dataset.size = String(view.textSize);
  documentElement.dataset.contrast = view.contrast;
  documentElement.dataset.hand = view.hand;
}
