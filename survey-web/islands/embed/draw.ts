import { look, lookAsCss, lookTogether } from '../../embed/look.ts';
import type { Piece } from '../../embed/view.ts';

// Beats whatever the page says of all its elements; custom properties, by which it sets colours, pass.
const hostCss =
  ':host{all:initial!important;display:block!important;direction:ltr!important;unicode-bidi:isolate!important;contain:layout style!important;min-width:min(100%,15rem)!important}a:focus{outline:3px solid var(--accent);outline-offset:2px}a:focus:not(:focus-visible){outline:none}.hidden>*{visibility:hidden}';

let sheet: CSSStyleSheet | undefined;

/**
 * Styles a shadow root by a constructable style sheet, which no policy of the page forbids; false where the browser
 * has none (Safari before 16.4): then each element is styled by itself.
 */
export function hasSheet(root: ShadowRoot): boolean {
  if (!('adoptedStyleSheets' in root)) return false;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(hostCss + lookAsCss());
  }
  root.adoptedStyleSheets = [sheet];
  return true;
}

/** The element of a piece; `styled`: by a sheet. */
export function draw({ tag, look: names, text, href, inside }: Piece, styled: boolean): HTMLElement {
  const element = document.createElement(tag);
  element.className = names;
  if (!styled) styleAlone(element);
  // What was kept could have been changed by another script of the page.
  if (href && /^https?:/.test(href)) {
    const link = element as HTMLAnchorElement;
    link.href = href;
    link.target = '_blank';
    link.rel = 'noopener';
  }
  if (text) element.textContent = text;
  for (const piece of inside || []) element.appendChild(draw(piece, styled));
  return element;
}

export function styleAlone(element: HTMLElement): void {
  const names = element.className.split(' ');
  const together = lookTogether.filter(([, all]) => all.every((name) => names.includes(name)));
  element.style.cssText = [...names.map((name) => look[name]), ...together.map(([, , one]) => one)]
    .filter(Boolean)
    .join(';');
}
