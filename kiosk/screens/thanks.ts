import { el, picture } from '../elements.ts';
import { button, heading, qrCode, type Scene, type Screen } from './screen.ts';

/** The same for every level, so that nobody who looks on learns what was chosen: no face, no colour, no sound. */
export function thanksScreen({ shown, t }: Scene, isRecorded: boolean, leave: () => void): Screen {
  const words = isRecorded ? [t.recorded, t.together(shown.privacyMinimum - 1)] : [];
  return {
    name: 'thanks',
    ask: [
      el(
        'div',
        { class: 'words' },
        picture(32, 'tick-mark', 'M2 16a14 14 0 1 0 28 0a14 14 0 1 0-28 0z', 'M9.5 16.5l4.5 4.5 8.5-9.5'),
        heading(t.thanks),
        words.map((line) => el('p', {}, line)),
      ),
    ],
    choices: [button('start', t.next, leave)],
    read: [{ words: t.thanks }, ...words.map((line) => ({ words: line }))],
  };
}

/** The answer could not be written down, nor sent: said kindly, and nobody is thanked for what is lost. */
export function troubleScreen({ shown, t }: Scene, leave: () => void): Screen {
  return {
    name: 'trouble',
    ask: [
      el('div', { class: 'words' }, heading(t.notRecorded), el('p', {}, t.notRecordedText)),
      qrCode(shown.survey.qr, shown.survey.url, t.ownPhone, t),
    ],
    choices: [button('start', t.next, leave)],
    read: [{ words: t.notRecorded }, { words: t.notRecordedText }],
  };
}
