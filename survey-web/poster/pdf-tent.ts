import { centred, largestFactor, space, spread, stack } from '../../api/print/blocks.ts';
import { inks, papers } from '../../api/print/paper.ts';
import type { Block, Pen } from '../../api/print/pen.ts';
import { sheetTexts as t } from '../texts/poster.ts';
import { tentPanels } from './formats.ts';
import { faces, names, notices, wifi } from './pdf-parts.ts';
import { inFours, type Printed } from './words.ts';

const { width } = papers.a4;
const { face, base, flap } = tentPanels;
const margin = { sides: 10, ends: 7 };
const qrSide = 72;
const between = 7;

/** A4 folded to a tent: two faces that are read from both sides of the table, a base, and a flap to glue. */
export function drawTent(pen: Pen, printed: Printed): void {
  pen.upsideDown(0, 0, width, face, () => drawFace(pen, printed, 0));
  drawFace(pen, printed, face);
  const folds = [face, 2 * face, 2 * face + base];
  for (const y of folds) pen.line([0, y], [width, y], { color: inks.soft, width: 0.2, dash: [3, 2] });
  const [fold, glue] = t.folding.map((text) =>
    pen.text(text, { width: width - 40, size: 3.4, color: inks.soft, align: 'center' }),
  ) as [Block, Block];
  fold.draw(20, 2 * face + (base - fold.height) / 2);
  glue.draw(20, 2 * face + base + (flap - glue.height) / 2);
}

function drawFace(pen: Pen, printed: Printed, top: number): void {
  const height = face - 2 * margin.ends;
  const left = column(pen, printed);
  left.draw(margin.sides, top + margin.ends + (height - left.height) / 2);
  const x = margin.sides + qrSide + between;
  spread(fitted(pen, printed, width - margin.sides - x, height), height).draw(x, top + margin.ends);
}

/** The QR code, and what to type instead. */
const column = (pen: Pen, { point, address, typed }: Printed): Block =>
  stack([
    pen.qr(address, 'H', qrSide),
    pen.text(typed, { width: qrSide, size: 3.6, least: 2, lines: 3, weight: 'bold', align: 'center' }),
    centred(
      pen.text(inFours(point.code), { size: 6.4, weight: 'bold', spacing: 0.08, leading: 1.2 }),
      qrSide,
    ),
  ]);

/** The parts beside the QR code, names as large as they can be. */
function fitted(pen: Pen, printed: Printed, room: number, height: number): Block[] {
  const parts = (k: number) => [
    stack([...notices(pen, printed, room), names(pen, printed, room, k)]),
    invitation(pen, room, Math.min(1, Math.max(k, 0.7))),
    ...(printed.wifi ? [wifi(pen, printed.wifi, room, 26)] : []),
    stack([
      pen.text(t.promise.vi, { width: room, size: 3.8, least: 2.8, weight: 'bold' }),
      pen.text(t.promise.en, { width: room, size: 3, least: 2.2, color: inks.soft }),
    ]),
  ];
  return parts(largestFactor(height, (factor) => stack(parts(factor), 1.5), 1.4));
}

function invitation(pen: Pen, room: number, k: number): Block {
  const content = stack([
    space(2.4 * k),
    pen.text(t.question.vi, {
      width: room,
      size: 8.2 * k,
      least: 5 * k,
      weight: 'bold',
      color: inks.jade,
      leading: 1.2,
    }),
    space(1.4 * k),
    faces(pen, 10.5 * k, 4 * k),
    space(1.4 * k),
    pen.text(t.invitation.vi, { width: room, size: 5 * k, least: 3.4 * k, weight: 'bold' }),
    pen.text(`${t.question.en} ${t.invitation.en}`, {
      width: room,
      size: 3.4 * k,
      least: 2.2 * k,
      color: inks.soft,
    }),
  ]);
  return {
    ...content,
    draw: (x, y) => {
      pen.line([x, y], [x + room, y], { color: inks.jade, width: 0.8 });
      content.draw(x, y);
    },
  };
}
