import type { EmbedView } from '../../embed/view.ts';

/** The last good figures, kept by the visitor's browser for this website; they tell nothing of the visitor. */
const nameOf = (address: string) => `lang-nghe:${address}`;

/** Browsers may refuse storage, and other scripts of the page may write into it. */
export function findKept(address: string): EmbedView | undefined {
  try {
    const view = JSON.parse(localStorage.getItem(nameOf(address)) || 'null');
    return view && Array.isArray(view.parts) && Array.isArray(view.facts) ? view : undefined;
  } catch {
    return undefined;
  }
}

export function keep(address: string, view: EmbedView): void {
  try {
    localStorage.setItem(nameOf(address), JSON.stringify(view));
  } catch {
    // Without storage there is nothing to fall back on later; the figures of now are shown all the same.
  }
}
