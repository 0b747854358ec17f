import type { NewSticker } from '../../../api/petitions/sticker-store.ts';
import type { PathError } from '../../../api/problems.ts';
import type { Locale } from '../../../api/text.ts';
import { stickerTexts } from '../../texts/console-stickers.ts';

const mostLines = 240;

type Typed = Omit<NewSticker, 'categoryId'>;

/** Stickers as they are typed: a line each, `name | place | latitude, longitude`. */
export function typedStickers(text: string, locale: Locale): { stickers: Typed[]; errors: PathError[] } {
  const t = stickerTexts[locale];
  const lines = text
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line, i) => ({ number: i + 1, parts: line.split('|').map((part) => part.trim()) }))
    .filter(({ parts }) => parts.some((part) => part !== ''));
  const refuse = (message: string): PathError => ({ path: 'lines', message });
  if (lines.length === 0) return { stickers: [], errors: [refuse(t.noLines)] };
  if (lines.length > mostLines) return { stickers: [], errors: [refuse(t.tooMany(mostLines))] };
  const stickers: Typed[] = [];
  const errors: PathError[] = [];
  for (const { number, parts } of lines) {
    const [label = '', place = '', where = '', ...rest] = parts;
    const position = positionOf(where);
    if (label === '') errors.push(refuse(t.noLabel(number)));
    else if ([...label].length > 100 || [...place].length > 300) errors.push(refuse(t.tooLong(number)));
    else if (position === undefined || rest.length > 0) errors.push(refuse(t.wrongPosition(number)));
    else stickers.push({ label, place: place || null, position });
  }
  return { stickers, errors };
}

/** null where none was given, undefined where it is none. */
function positionOf(typed: string): NewSticker['position'] | undefined {
  if (typed === '') return null;
  const found = /^(-?\d{1,2}(?:\.\d+)?)[\s,;]+(-?\d{1,3}(?:\.\d+)?)$/.exec(typed);
  const [latitude, longitude] = [Number(found?.[1]), Number(found?.[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}
