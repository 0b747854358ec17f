import { el, fill } from '../elements.ts';
import { type Screen, type Text, words } from './screen.ts';

/** Above every screen: whose it is. Held for five seconds it opens what staff need. */
export interface Place {
  name: Text;
  label: Text | null;
}

const settlingMs = 300;

/** Shows a screen. Touches that were meant for the one before fall on nothing for a moment. */
export function showScreen(
  root: HTMLElement,
  place: Place | null,
  screen: Screen,
  bar: HTMLElement | null,
  language: string,
) {
  const choices = el('div', { class: 'choices' }, screen.choices);
  const main = el(
    'main',
    { class: 'screen', 'data-screen': screen.name },
    el('div', { class: 'ask' }, screen.ask),
    el(
      'div',
      { class: 'controls' },
      choices,
      (screen.back !== undefined || (screen.onward ?? []).length > 0) &&
        el(
          'div',
          { class: 'actions' },
          screen.back ?? el('span'),
          el('div', { class: 'onward' }, screen.onward ?? []),
        ),
    ),
  );
  const head =
    place &&
    el(
      'header',
      { class: 'head' },
      el('b', {}, words(place.name, language)),
      place.label && el('span', {}, words(place.label, language)),
    );
  fill(root, head, main, bar);
  main.classList.add('settling');
  window.setTimeout(() => main.classList.remove('settling'), settlingMs);
  main.querySelector<HTMLElement>('h1')?.focus();
}

/** Offers to see more where not everything has room: nobody at a counter looks for a scroll bar. */
export function offerMore(root: HTMLElement, label: string): void {
  const list = root.querySelector<HTMLElement>('.options');
  if (!list || list.scrollHeight <= list.clientHeight + 4) return;
  const more = el(
    'button',
    {
      class: 'quiet more',
      type: 'button',
      click: () => {
        const isAtEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 4;
        list.scrollTop = isAtEnd ? 0 : list.scrollTop + list.clientHeight * 0.8;
      },
    },
    `${label} ↕`,
  );
  const actions = root.querySelector('.onward');
  actions?.prepend(more);
}
