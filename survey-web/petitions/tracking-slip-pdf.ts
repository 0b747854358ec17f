import { trackingQrAddress } from '../../api/petitions/address.ts';
import { inHalves } from '../../api/petitions/code.ts';
import { centred, row, stack } from '../../api/print/blocks.ts';
import { makePdf } from '../../api/print/document.ts';
import { inks, papers } from '../../api/print/paper.ts';
import type { Block, Pen } from '../../api/print/pen.ts';
import { slipTexts } from '../texts/petition-slip.ts';
import type { PetitionSlip } from './tracking-slip.tsx';

const paper = papers.a6;
const edge = 8;
const width = paper.width - 2 * edge;
const qrSide = 46;
const nameWidth = 36;

/** A slip as a PDF of one page, A6. */
export const slipAsPdf = (slip: PetitionSlip, now: Date): Promise<Uint8Array<ArrayBuffer>> =>
  makePdf({ title: `${slipTexts[slip.locale].title} ${inHalves(slip.code)}`, now }, paper, [
    (pen) => drawSlip(pen, slip),
  ]);

function drawSlip(pen: Pen, slip: PetitionSlip): void {
  const t = slipTexts[slip.locale];
  const line = (size: number, more = {}) => ({ width, size, least: size * 0.7, ...more });
  const middle = { align: 'center' as const };
  const blocks: Block[] = [
    pen.text(t.title, line(4.6, { weight: 'bold', color: inks.jade, lines: 2 })),
    pen.text(slip.unit, line(3.8, { weight: 'bold', lines: 2 })),
    centred(pen.qr(trackingQrAddress(slip.publicUrl, slip.code), 'M', qrSide), width),
    pen.text(t.scan, line(3.6, { weight: 'bold', ...middle })),
    pen.text(`${t.orType} ${slip.typed}`, line(2.7, { color: inks.soft, lines: 2, ...middle })),
    ...codesOf(pen, slip),
    ...slip.rows.map(([name, value]) => named(pen, name, value, 3.2)),
    ...(slip.secret ? [pen.text(t.keep, line(2.7, { color: inks.seal, lines: 2 }))] : []),
  ];
  stack(blocks, 1.4).draw(edge, edge);
}

const codesOf = (pen: Pen, slip: PetitionSlip): Block[] => {
  const t = slipTexts[slip.locale];
  const codes: [string, string][] = [[t.code, slip.code]];
  if (slip.secret) codes.push([t.secret, slip.secret]);
  return codes.map(([name, code]) => named(pen, name, inHalves(code), 4.6));
};

const named = (pen: Pen, name: string, value: string, size: number): Block =>
  row([
    pen.text(name, { width: nameWidth, size: 2.9, least: 2.2, color: inks.soft }),
    pen.text(value, { width: width - nameWidth, size, least: size * 0.7, weight: 'bold' }),
  ]);
