import { el } from '../elements.ts';
import { button, heading, qrCode, type Scene, type Screen } from './screen.ts';

/** What waits for the next person. @param notice what staff have to see */
export function idleScreen({ shown, t }: Scene, start: () => void, notice?: string): Screen {
  return {
    name: 'idle',
    ask: [
      el(
        'div',
        { class: 'words' },
        heading(t.invitation),
        el('p', { class: 'soft' }, t.short),
        notice && el('p', { class: 'complaint' }, notice),
      ),
      qrCode(shown.survey.qr, shown.survey.url, t.ownPhone, t),
    ],
    choices: [button('start', t.start, start)],
    read: [{ words: t.invitation }, { words: t.start }],
  };
}
