import { el } from '../elements.ts';
import type { KioskTexts } from '../texts/kiosk.ts';
import { button } from './screen.ts';

/** Puts something over the screen, which meanwhile cannot be reached; the first button takes the focus. */
export function layOver(root: HTMLElement, overlay: HTMLElement): void {
  root.setAttribute('inert', '');
  root.setAttribute('aria-hidden', 'true');
  document.body.append(overlay);
  overlay.querySelector<HTMLElement>('button')?.focus();
}

export function liftOff(root: HTMLElement, overlay: HTMLElement): void {
  overlay.remove();
  root.removeAttribute('inert');
  root.removeAttribute('aria-hidden');
}

/** Asks whether somebody is still there; a touch anywhere says yes. */
export function warningOverlay(
  t: KioskTexts,
  stay: () => void,
): { overlay: HTMLElement; count: (seconds: number) => void } {
  const text = el('p', { id: 'warning-text' });
  const overlay = el(
    'div',
    {
      class: 'overlay',
      role: 'alertdialog',
      'aria-modal': 'true',
      'aria-labelledby': 'warning-title',
      'aria-describedby': 'warning-text',
    },
    el(
      'div',
      { class: 'ask' },
      el('div', { class: 'words' }, el('h2', { id: 'warning-title' }, t.stillThere), text),
    ),
    el('div', { class: 'controls' }, el('div', { class: 'choices' }, button('start', t.here, stay))),
  );
  overlay.addEventListener('click', stay);
  return {
    overlay,
    count: (seconds) => {
      text.textContent = t.goingBack(seconds);
    },
  };
}
