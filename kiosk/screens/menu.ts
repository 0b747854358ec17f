import { el } from '../elements.ts';
import type { Counts } from '../queue.ts';
import { type Shown, say } from '../shown.ts';
import { staffTexts } from '../texts/staff.ts';
import { appVersion } from '../version.ts';
import { button } from './screen.ts';

interface Menu {
  language: string;
  shown: Shown | undefined;
  counts: Counts;
  /** When the server was last met. */
  contact: Date | undefined;
  /** @returns how many are left */
  send: () => Promise<number>;
  save: () => Promise<void>;
  pairAnew: () => void;
  close: () => void;
}

/** What staff need to know of the device, and may do with it; nothing in it is about a person. */
export function menuOverlay({
  language,
  shown,
  counts,
  contact,
  send,
  save,
  pairAnew,
  close,
}: Menu): HTMLElement {
  const t = staffTexts(language).menu;
  const said = el('p', { role: 'status' });
  const line = (name: string, value: string) => [el('dt', {}, name), el('dd', {}, value)];
  const point = shown && [shown.point.code, shown.point.label && say(shown.point.label, language)];
  return el(
    'div',
    { class: 'overlay menu', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'menu-title' },
    el(
      'div',
      { class: 'panel' },
      el('h2', { id: 'menu-title' }, t.title),
      el(
        'dl',
        {},
        line(t.name, shown?.name ?? '–'),
        line(t.point, point?.filter(Boolean).join(' · ') || '–'),
        line(t.queued, String(counts.queued)),
        line(t.rejected, String(counts.rejected)),
        line(t.contact, contact?.toLocaleString(language === 'en' ? 'en-GB' : 'vi-VN') ?? t.never),
        line(t.version, appVersion),
      ),
      said,
      button('main', t.send, () => {
        said.textContent = t.sending;
        void send().then((left) => {
          said.textContent = staffTexts(language).menu.sent(left);
        });
      }),
      button('quiet', t.save, () => void save().then(() => (said.textContent = t.saved))),
      button('quiet', t.pairAnew, pairAnew),
      button('quiet', t.close, close),
    ),
  );
}
