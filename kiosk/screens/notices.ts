import { el } from '../elements.ts';
import type { Needed } from '../missing.ts';
import { staffTexts } from '../texts/staff.ts';
import { button, heading, type Screen } from './screen.ts';

const vi = staffTexts('vi');
const en = staffTexts('en');

/** In both languages: nobody has chosen one yet. */
const both = (pick: (t: typeof vi) => string, tag: 'p' | 'li' = 'p'): HTMLElement[] => [
  el(tag, {}, pick(vi)),
  el(tag, { lang: 'en', class: 'soft' }, pick(en)),
];

const notice = (name: string, title: (t: typeof vi) => string, body: Node[], choices: Node[]): Screen => ({
  name,
  ask: [
    el(
      'div',
      { class: 'words' },
      heading(title(vi)),
      el('p', { lang: 'en', class: 'soft title' }, title(en)),
      body,
    ),
  ],
  choices,
  read: [],
});

/** Says what this browser lacks and what to do, instead of working by half. */
export const missingScreen = (missing: Needed[], again: () => void): Screen =>
  notice(
    'missing',
    (t) => t.missing.title,
    [
      ...both((t) => t.missing.intro),
      el(
        'ul',
        {},
        missing.flatMap((one) => both((t) => t.missing[one], 'li')),
      ),
      el('p', {}, el('a', { href: './thiet-lap' }, vi.missing.guide)),
      el('p', { lang: 'en' }, el('a', { href: './thiet-lap?lang=en' }, en.missing.guide)),
    ],
    [button('main', vi.missing.again, again)],
  );

/** Paired, but nothing to show has come yet. */
export const waitingScreen = (again: () => void): Screen =>
  notice(
    'waiting',
    (t) => t.waiting.title,
    both((t) => t.waiting.text),
    [button('main', vi.waiting.again, again)],
  );

/** Revoked, or unknown to the server: what people said is not thrown away. */
export const barredScreen = (kept: number, save: () => void, pairAnew: () => void): Screen =>
  notice(
    'barred',
    (t) => t.barred.title,
    [...both((t) => t.barred.text), ...both((t) => t.barred.kept(kept))],
    [
      ...(kept > 0 ? [button('main', vi.menu.save, save)] : []),
      button(kept > 0 ? 'quiet' : 'main', vi.menu.pairAnew, pairAnew),
    ],
  );

/** Out of use; what waits is still delivered. */
export const retiredScreen = (left: number): Screen =>
  notice(
    'retired',
    (t) => t.retired.title,
    [...both((t) => t.retired.text), ...(left > 0 ? both((t) => t.retired.left(left)) : [])],
    [],
  );
