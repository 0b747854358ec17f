import { el, picture } from '../elements.ts';
import { kioskTexts } from '../texts/kiosk.ts';
import type { View } from '../view.ts';

const icons = {
  textSize: 'M2 25L9 7l7 18M4.5 19h9M18 25l5-13 5 13M20 21h6.500',
  contrast: 'M16 3a13 13 0 1 0 0 26zM16 3a13 13 0 0 1 0 26',
  hand: 'M11 17V6.500a2 2 0 0 1 4 0V15V4.500a2 2 0 0 1 4 0V15V6.500a2 2 0 0 1 4 0V16V11a2 2 0 0 1 4 0v8c0 6-4 10-9 10c-5 0-7-2-9-6l-4-7a2 2 0 0 1 3.500-2z',
  aloud: 'M4 12v8h5l7 6V6l-7 6zM20 11a7 7 0 0 1 0 10M23.500 7.500a12 12 0 0 1 0 17',
};

/** The settings of view, at the foot of every screen. @param canRead the device has a voice, or recordings */
export function viewBar(
  view: View,
  languages: string[],
  canRead: boolean,
  change: (to: Partial<View>) => void,
): HTMLElement {
  const t = kioskTexts(view.language);
  const setting = (icon: keyof typeof icons, state: string, press: () => void, pressed?: boolean) =>
    el(
      'button',
      {
        class: 'setting',
        type: 'button',
        'data-setting': icon,
        'aria-pressed': pressed === undefined ? undefined : String(pressed),
        click: press,
      },
      picture(32, 'icon', icons[icon]),
      el('span', {}, t[icon], ' '),
      // Whether it is pressed is said already.
      el('small', { 'aria-hidden': pressed === undefined ? undefined : 'true' }, state),
    );
  const nextSize = ((view.textSize + 1) % 3) as View['textSize'];
  const isHigh = view.contrast === 'high';
  return el(
    'nav',
    { class: 'bar', 'aria-label': t.view },
    languages
      .filter((language) => language !== view.language)
      .map((language) =>
        el(
          'button',
          { class: 'setting language', type: 'button', lang: language, click: () => change({ language }) },
          ownNameOf(language),
        ),
      ),
    setting('textSize', t.textSizeIs(view.textSize), () => change({ textSize: nextSize })),
    setting(
      'contrast',
      t.contrastIs[view.contrast],
      () => change({ contrast: isHigh ? 'usual' : 'high' }),
      isHigh,
    ),
    setting('hand', t.handIs[view.hand], () => change({ hand: view.hand === 'right' ? 'left' : 'right' })),
    canRead &&
      setting(
        'aloud',
        t.aloudIs[view.aloud ? 'on' : 'off'],
        () => change({ aloud: !view.aloud }),
        view.aloud,
      ),
  );
}

/** A language as those who speak it call it. */
function ownNameOf(language: string): string {
  const known: Record<string, string> = { vi: 'Tiếng Việt', en: 'English' };
  try {
    return (
      known[language] ?? new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
    );
  } catch {
    return language;
  }
}
