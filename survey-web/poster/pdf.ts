import { makePdf } from '../../api/print/document.ts';
import type { Pen } from '../../api/print/pen.ts';
import { type Format, formats, stickersOnSheet } from './formats.ts';
import { drawPoster } from './pdf-poster.ts';
import { drawStickers, type PrintedSticker, stickerOf } from './pdf-stickers.ts';
import { drawTent } from './pdf-tent.ts';
import type { Printed } from './words.ts';

/** Points as a PDF: a page for each; stickers as many times as asked, one after the other. */
export function postersAsPdf(
  points: Printed[],
  format: Format,
  { title, now, copies = stickersOnSheet }: { title: string; now: Date; copies?: number },
): Promise<Uint8Array<ArrayBuffer>> {
  return makePdf({ title, now }, formats[format], pagesOf(points, format, copies));
}

function* pagesOf(points: Printed[], format: Format, copies: number): Generator<(pen: Pen) => void> {
  if (format === 'stickers') {
    yield* sheetsOf(points.flatMap((point) => new Array<PrintedSticker>(copies).fill(stickerOf(point))));
    return;
  }
  for (const point of points) {
    if (format === 'tent') yield (pen) => drawTent(pen, point);
    else yield (pen) => drawPoster(pen, point, formats[format]);
  }
}

/** Stickers as a PDF, one after the other. */
export const stickersAsPdf = (stickers: PrintedSticker[], about: { title: string; now: Date }) =>
  makePdf(about, formats.stickers, sheetsOf(stickers));

function* sheetsOf(stickers: PrintedSticker[]): Generator<(pen: Pen) => void> {
  for (let start = 0; start < stickers.length; start += stickersOnSheet) {
    yield (pen) => drawStickers(pen, stickers.slice(start, start + stickersOnSheet));
  }
}
