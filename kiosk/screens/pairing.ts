import { el, fill } from '../elements.ts';
import type { Paired } from '../pairing.ts';
import { inGroups, pairingCodeLength, pairingLetters, typedWith } from '../pairing-code.ts';
import { staffTexts } from '../texts/staff.ts';
import { button, heading, type Screen } from './screen.ts';

interface Pairing {
  language: string;
  pair: (code: string) => Promise<Exclude<Paired, { device: unknown }> | { failed: 'full' } | undefined>;
  /** Where the device is paired already. */
  cancel: (() => void) | undefined;
}

/** The code is typed on large keys of its own: kiosks often have no keyboard, and those on screens cover half of it. */
export function pairingScreen({ language, pair, cancel }: Pairing): Screen {
  const t = staffTexts(language).pairing;
  let typed = '';
  const code = el('output', { class: 'pairing-code', 'aria-label': t.code });
  const complaint = el('p', { class: 'complaint', role: 'alert' });
  const erase = button('key wide', t.erase, () => type(typed.slice(0, -1)));
  const send = button('main', t.pair, () => void submit());

  function type(to: string): void {
    typed = to;
    code.textContent = inGroups(typed.padEnd(pairingCodeLength, '·'));
    send.disabled = typed.length < pairingCodeLength;
    erase.disabled = typed === '';
    complaint.textContent = '';
  }

  async function submit(): Promise<void> {
    if (send.disabled) return;
    send.disabled = true;
    fill(send, t.pairing);
    const failure = await pair(typed);
    fill(send, t.pair);
    send.disabled = false;
    if (!failure) return;
    complaint.textContent = 'seconds' in failure ? t.tooFast(failure.seconds) : t[failure.failed];
  }

  const press = (event: Event) => {
    const { key, ctrlKey, metaKey } = event as KeyboardEvent;
    if (ctrlKey || metaKey) return;
    if (key === 'Backspace') type(typed.slice(0, -1));
    else if (key !== 'Enter' || (event.target as Element).tagName !== 'BUTTON') {
      if (key === 'Enter') void submit();
      else type(typedWith(typed, key));
    }
  };

  type('');
  const keys = [...pairingLetters].map((letter) =>
    button('key', letter, () => type(typedWith(typed, letter))),
  );
  return {
    name: 'pairing',
    ask: [
      el('div', { class: 'words' }, heading(t.title), el('p', { class: 'soft' }, t.intro), code, complaint),
    ],
    choices: [el('div', { class: 'keys', keydown: press }, keys, erase)],
    back: cancel && button('quiet', t.cancel, cancel),
    onward: [send],
    read: [],
  };
}
