import { largestFactor, stack } from '../../api/print/blocks.ts';
import { inks } from '../../api/print/paper.ts';
import type { Block, Pen } from '../../api/print/pen.ts';
import type { Text } from '../../api/text.ts';
import { sheetTexts as t } from '../texts/poster.ts';
import { stickerGrid } from './formats.ts';
import { inFours, noticesOn, type Printed, placeOf } from './words.ts';

/** A sticker, of a point or of a place, as it is printed. */
export interface PrintedSticker {
  /** What the QR code carries. */
  address: string;
  call: Text;
  unit: string;
  place: string | undefined;
  code: string;
  /** What has to be said above all. */
  notice: string | undefined;
}

export const stickerOf = (printed: Printed): PrintedSticker => ({
  address: printed.address,
  call: t.sticker,
  unit: printed.point.unit.name.vi,
  place: placeOf(printed.point)?.vi,
  code: printed.point.code,
  notice: noticesOn(printed)[0]?.text,
});

const { columns, rows, width, height, top } = stickerGrid;

// With its quiet zone: the symbol itself is 25 mm or more.
const qrSide = 34;
const edge = 1.5;

/** A sheet of A4 with a sticker in each place, row by row, and crosses where to cut. */
export function drawStickers(pen: Pen, stickers: PrintedSticker[]): void {
  for (const [i, printed] of stickers.entries()) {
    drawSticker(pen, printed, (i % columns) * width, top + Math.floor(i / columns) * height);
  }
  for (let column = 0; column <= columns; column++) {
    for (let row = 0; row <= rows; row++) cross(pen, column * width, top + row * height);
  }
}

function cross(pen: Pen, x: number, y: number): void {
  const stroke = { color: inks.soft, width: 0.15 };
  pen.line([x - 1.5, y], [x + 1.5, y], stroke);
  pen.line([x, y - 1.5], [x, y + 1.5], stroke);
}

function drawSticker(pen: Pen, printed: PrintedSticker, x: number, y: number): void {
  pen.qr(printed.address, 'M', qrSide).draw(x + edge, y + (height - qrSide) / 2);
  const room = { width: width - qrSide - edge - 4, height: height - 5 };
  const k = largestFactor(room.height, (factor) => words(pen, printed, room.width, factor));
  const fitted = words(pen, printed, room.width, k);
  fitted.draw(x + qrSide + edge, y + (height - fitted.height) / 2);
}

function words(
  pen: Pen,
  { call, unit, place, code, notice }: PrintedSticker,
  room: number,
  k: number,
): Block {
  const name = { width: room, size: 3.1 * k, least: 1.9 * k, lines: 5, leading: 1.2 };
  return stack([
    pen.text(call.vi, { width: room, size: 4, least: 3, weight: 'bold', color: inks.jade }),
    ...(call.en ? [pen.text(call.en, { width: room, size: 2.8, color: inks.soft })] : []),
    pen.text(unit, { ...name, weight: 'bold' }),
    ...(place ? [pen.text(place, { ...name, size: 2.8 * k, lines: 3 })] : []),
    pen.text(inFours(code), { width: room, size: 4.4, weight: 'bold', spacing: 0.06, leading: 1.2 }),
    ...(notice ? [pen.text(notice, { width: room, size: 2, least: 1.6, lines: 3, color: inks.amber })] : []),
  ]);
}
