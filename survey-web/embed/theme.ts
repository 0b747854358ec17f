/** What a website may wish for: colours as #rgb or #rrggbb, lengths in pixels. */
export interface Wishes {
  accent?: string | undefined;
  ground?: string | undefined;
  ink?: string | undefined;
  radius?: number | undefined;
  size?: number | undefined;
}

export interface Colours {
  ground: string;
  ink: string;
  soft: string;
  line: string;
  /** Links and buttons. */
  accent: string;
  onAccent: string;
  /** Target met, not met, not sure. */
  met: string;
  missed: string;
  unsure: string;
}

export type Scheme = 'light' | 'dark';

/** As in survey-web/styles/tokens.css. */
const usual = {
  light: { ground: '#ffffff', ink: '#17212b', soft: '#55606c', line: '#d9d6cd' },
  dark: { ground: '#1b232b', ink: '#e9edf0', soft: '#aab4be', line: '#37424d' },
};
const signs = {
  light: { met: '#0b6b5d', missed: '#b3261e', unsure: '#a8480b' },
  dark: { met: '#5ad1bd', missed: '#ff8a80', unsure: '#ffb273' },
};

/** What everybody can read (WCAG 2.2 AA). */
const readable = 4.5;

/** '#rrggbb' of what was typed, with or without #; undefined where it is no colour. */
export function colourOf(typed: string | null | undefined): string | undefined {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec((typed || '').trim())?.[1];
  if (!digits) return undefined;
  return `#${(digits.length === 3 ? digits.replace(/./g, '$&$&') : digits).toLowerCase()}`;
}

/** Contrast of two colours as '#rrggbb', from 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The first colour that can be read on a ground; the last one where none can. */
const readableOn = (ground: string, ...tried: (string | undefined)[]): string =>
  tried.find((colour) => colour && contrast(colour, ground) >= readable) ?? tried[tried.length - 1]!;

/** Black or white: one of them can be read on any colour. */
const extremeOn = (ground: string) =>
  contrast('#000000', ground) > contrast('#ffffff', ground) ? '#000000' : '#ffffff';

/** The colours of a scheme with what a website wishes, as far as its readers could still read them. */
export function coloursOf(scheme: Scheme, wishes: Wishes): Colours {
  const ground = wishes.ground ?? usual[scheme].ground;
  const [nearest, farthest] =
    contrast(usual.light.ink, ground) >= readable ? [usual.light, signs.light] : [usual.dark, signs.dark];
  const ink = readableOn(ground, wishes.ink, nearest.ink, extremeOn(ground));
  const sign = (colour: string) => readableOn(ground, colour, ink);
  const accent = readableOn(ground, wishes.accent, farthest.met, ink);
  return {
    ground,
    ink,
    soft: readableOn(ground, wishes.ink ? undefined : nearest.soft, ink),
    line: wishes.ground ? ink : nearest.line,
    accent,
    onAccent: readableOn(accent, '#ffffff', ground, extremeOn(accent)),
    met: sign(farthest.met),
    missed: sign(farthest.missed),
    unsure: sign(farthest.unsure),
  };
}
