import { makePdf } from '../../../api/print/document.ts';
import { inks, papers } from '../../../api/print/paper.ts';
import type { Block, Pen } from '../../../api/print/pen.ts';
import { slipTexts as t } from '../../texts/console-campaigns.ts';
import { type Slip, sheetsOf, slipGrid, slipTop } from './slip.ts';

const { columns, rows, width, height } = slipGrid;
// With its quiet zone. Home printers leave out a rim of the paper: what matters stays 5 mm inside.
const qrSide = 29;
const edge = 2.5;

/** Slips as a PDF: A4, 24 a page, with lines to cut along. */
export const slipsAsPdf = (slips: Slip[], now: Date): Promise<Uint8Array<ArrayBuffer>> =>
  makePdf({ title: slips[0]?.campaign || slips[0]?.unit || '', now }, papers.a4, pagesOf(slips));

function* pagesOf(slips: Slip[]): Generator<(pen: Pen) => void> {
  for (const sheet of sheetsOf(slips)) yield (pen) => drawSheet(pen, sheet);
}

function drawSheet(pen: Pen, slips: Slip[]): void {
  for (const [i, slip] of slips.entries()) {
    drawSlip(pen, slip, (i % columns) * width, slipTop + Math.floor(i / columns) * height);
  }
  const stroke = { color: inks.soft, width: 0.15, dash: [1.2, 1.2] as [number, number] };
  for (let column = 1; column < columns; column++) {
    pen.line([column * width, slipTop], [column * width, slipTop + rows * height], stroke);
  }
  for (let row = 0; row <= rows; row++) {
    pen.line([0, slipTop + row * height], [papers.a4.width, slipTop + row * height], stroke);
  }
}

function drawSlip(pen: Pen, slip: Slip, x: number, y: number): void {
  pen.qr(slip.address, 'M', qrSide).draw(x + edge, y + (height - qrSide) / 2);
  const room = width - qrSide - edge - 3;
  const lines = wordsOf(pen, slip, room);
  const free = height - 4 - lines.reduce((sum, line) => sum + line.height, 0);
  let top = y + 2 + Math.max(0, free / 2);
  for (const line of lines) {
    line.draw(x + edge + qrSide, top);
    top += line.height;
  }
}

function wordsOf(pen: Pen, slip: Slip, room: number): Block[] {
  const small = { width: room, size: 2.1, least: 1.5, lines: 1, leading: 1.25 };
  return [
    pen.text(slip.unit, { width: room, size: 2.7, least: 1.9, lines: 2, weight: 'bold', leading: 1.2 }),
    ...(slip.campaign
      ? [pen.text(slip.campaign, { width: room, size: 2.4, least: 1.8, lines: 2, leading: 1.2 })]
      : []),
    pen.text(t.scan.vi, { width: room, size: 3, least: 2.4, weight: 'bold', color: inks.jade, leading: 1.4 }),
    pen.text(`${t.type.vi} ${slip.typed}`, { ...small, lines: 2 }),
    pen.text(t.code.vi, { ...small, color: inks.soft, leading: 1.4 }),
    pen.text(slip.code, { width: room, size: 3.3, least: 2.6, weight: 'bold', leading: 1.2 }),
    pen.text(slip.until, { ...small, color: inks.soft, leading: 1.4 }),
    ...(slip.demonstration ? [pen.text(t.demonstration, { ...small, color: inks.amber })] : []),
  ];
}
