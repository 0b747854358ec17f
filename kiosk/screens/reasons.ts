import { el } from '../elements.ts';
import { say } from '../shown.ts';
import { backButton, button, heading, qrCode, type Scene, type Screen, words } from './screen.ts';

/** Why: as many reasons as one likes, or none; and where to tell more. */
export function reasonsScreen(scene: Scene): Screen {
  const { shown, session, t, view, move } = scene;
  const { text, options } = shown.questionnaire.content.reasons!;
  const option = ({ key, text: label }: (typeof options)[number]) => {
    const tick = el(
      'button',
      {
        class: 'option tick',
        type: 'button',
        'data-reason': key,
        'aria-pressed': String(session.reasons.includes(key)),
        // The screen stays as it is, and with it the place to which one has scrolled.
        click: () => {
          tick.setAttribute('aria-pressed', String(tick.getAttribute('aria-pressed') !== 'true'));
          move({ type: 'reason', key });
        },
      },
      words(label, view.language),
    );
    return tick;
  };
  return {
    name: 'reasons',
    ask: [heading(words(text, view.language)), qrCode(shown.tellMore.qr, shown.tellMore.url, t.tellMore, t)],
    choices: [el('div', { class: 'options' }, options.map(option))],
    back: backButton(scene),
    onward: [button('main', t.done, () => move({ type: 'done' }))],
    read: [
      { words: say(text, view.language), question: 'reasons' },
      ...options.map((one) => ({ words: say(one.text, view.language) })),
      { words: t.done },
    ],
  };
}
