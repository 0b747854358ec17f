import type { Passage } from '../aloud.ts';
import { el, picture } from '../elements.ts';
import type { Move, Plan, Session } from '../session.ts';
import { type Qr, type Shown, say, speaks, type Words } from '../shown.ts';
import type { KioskTexts } from '../texts/kiosk.ts';
import type { View } from '../view.ts';

/** What stands between the unit's name above and the settings of view below. */
export interface Screen {
  /** For the style sheet, and for tests. */
  name: string;
  /** The upper half: what is asked or said. */
  ask: Node[];
  /** The lower half, in reach of somebody who sits in a wheelchair: everything to touch. */
  choices: Node[];
  /** Buttons that lead back, and on. */
  back?: Node | undefined;
  onward?: Node[];
  /** What is read to those who cannot. */
  read: Passage[];
}

/** What a screen of one person's visit has to know. */
export interface Scene {
  shown: Shown;
  plan: Plan;
  session: Session;
  view: View;
  t: KioskTexts;
  move: (move: Move) => void;
}

export type Text = Words | { vi: string; en?: string };

/** A text in the language of the screen; one that exists in Vietnamese alone says so to screen readers. */
export const words = (text: Text, language: string): HTMLElement =>
  el('span', { lang: speaks(text, language) ? undefined : 'vi' }, say(text, language));

/** The heading takes the focus when its screen comes, so that screen readers and keyboards begin there. */
export const heading = (...children: (Node | string)[]): HTMLElement =>
  el('h1', { tabindex: '-1' }, ...children);

export const button = (kind: string, label: string | Node, press: () => void): HTMLButtonElement =>
  el('button', { class: kind, type: 'button', click: press }, label);

export const backButton = ({ t, move }: Scene, label = t.back): HTMLElement =>
  button('quiet', label, () => move({ type: 'back' }));

/** A code to scan, with the white around it that phones need, whatever the colours of the screen are. */
export function qrCode(qr: Qr, url: string, label: string, t: KioskTexts): HTMLElement {
  const image = picture(qr.size, 'qr', qr.path);
  image.setAttribute('viewBox', `-4 -4 ${qr.size + 8} ${qr.size + 8}`);
  image.removeAttribute('aria-hidden');
  image.setAttribute('role', 'img');
  image.setAttribute('aria-label', t.qrOf(url));
  return el('figure', { class: 'code' }, image, el('figcaption', {}, label));
}
