import { centred, largestFactor, padded, row, space, spread, stack } from '../../api/print/blocks.ts';
import { inks, type Paper } from '../../api/print/paper.ts';
import type { Block, Pen } from '../../api/print/pen.ts';
import { sheetTexts as t } from '../texts/poster.ts';
import { bilingualLine, faces, names, notices, wifi } from './pdf-parts.ts';
import { both, inFours, type Printed } from './words.ts';

// Designed on A5 and drawn larger on A4, smaller on A6: the papers are alike but for a hair.
const design = { height: 210, margin: 10, top: 8 };
const gap = 2.4;

/** The poster: one upright page, in both languages, whatever the length of the names on it. */
export function drawPoster(pen: Pen, printed: Printed, paper: Paper): void {
  const scale = paper.height / design.height;
  const width = paper.width / scale - 2 * design.margin;
  const height = design.height - 2 * design.top;
  pen.within(0, 0, scale, () => {
    spread(fitted(pen, printed, width, height), height).draw(design.margin, design.top);
  });
}

/** The parts from top to bottom: names as large as they can be, then the QR code. */
function fitted(pen: Pen, printed: Printed, width: number, height: number): Block[] {
  const [largest, least] = printed.wifi ? [66, 54] : [72, 58];
  const below = [
    ...(printed.wifi ? [wifi(pen, printed.wifi, width, 26)] : []),
    typing(pen, printed, width),
    promise(pen, width),
  ];
  const parts = (k: number, side: number) => [
    stack([...notices(pen, printed, width), names(pen, printed, width, k)]),
    invitation(pen, width, Math.min(1, Math.max(k, 0.8))),
    scan(pen, printed, width, side),
    ...below,
  ];
  const k = largestFactor(height, (factor) => stack(parts(factor, least), gap), 1.2);
  const free = height - stack(parts(k, least), gap).height;
  return parts(k, Math.min(largest, least + Math.max(0, free)));
}

function invitation(pen: Pen, width: number, k: number): Block {
  const middle = { width, align: 'center' } as const;
  const content = stack([
    space(3 * k),
    pen.text(t.question.vi, {
      ...middle,
      size: 8.8 * k,
      least: 6 * k,
      weight: 'bold',
      color: inks.jade,
      leading: 1.2,
    }),
    space(1.6 * k),
    centred(faces(pen, 11 * k, 4 * k), width),
    space(1.6 * k),
    pen.text(t.invitation.vi, { ...middle, size: 5.6 * k, least: 4 * k, weight: 'bold' }),
    pen.text(`${t.question.en} ${t.invitation.en}`, {
      ...middle,
      size: 3.8 * k,
      least: 2.6 * k,
      color: inks.soft,
    }),
  ]);
  return padded(content, [0, 0], (x, y) =>
    pen.line([x, y], [x + width, y], { color: inks.jade, width: 0.8 }),
  );
}

function scan(pen: Pen, { address }: Printed, width: number, side: number): Block {
  const column = width - side - 3;
  const steps = t.steps.map((step, i) => {
    const words = stack([
      pen.text(step.vi, {
        width: column - 11,
        size: 4.6,
        least: 3.4,
        lines: 3,
        weight: 'bold',
        leading: 1.22,
      }),
      pen.text(step.en, { width: column - 11, size: 3.3, least: 2.4, lines: 2, color: inks.soft }),
    ]);
    return row([numbered(pen, i + 1), words], 3);
  });
  return row([pen.qr(address, 'H', side), stack(steps, 4)], 3);
}

function numbered(pen: Pen, number: number): Block {
  const side = 8;
  const digit = pen.text(`${number}`, {
    width: side,
    size: 4.4,
    weight: 'bold',
    color: inks.jade,
    align: 'center',
  });
  return {
    width: side,
    height: side,
    draw: (x, y) => {
      pen.frame(x, y, side, side, { color: inks.jade, width: 0.6, radius: side / 2 });
      digit.draw(x, y + (side - digit.height) / 2);
    },
  };
}

function typing(pen: Pen, { point, typed }: Printed, width: number): Block {
  const inner = width - 6;
  const code = row(
    [
      pen.text(both(t.code), { size: 3.6, color: inks.soft }),
      pen.text(inFours(point.code), { size: 8, weight: 'bold', spacing: 0.08, leading: 1.2 }),
    ],
    3,
  );
  const content = stack([
    bilingualLine(pen, t.typing, inner, 3.8),
    pen.text(typed, { width: inner, size: 5.2, least: 2.8, lines: 2, weight: 'bold', align: 'center' }),
    centred(code, inner),
  ]);
  return padded(content, [3, 1.6], (x, y, w, h) =>
    pen.frame(x, y, w, h, { color: inks.line, width: 0.4, radius: 3 }),
  );
}

const promise = (pen: Pen, width: number): Block =>
  stack([
    pen.text(t.promise.vi, { width, size: 4.6, least: 3.4, weight: 'bold', align: 'center' }),
    pen.text(t.promise.en, { width, size: 3.3, least: 2.4, color: inks.soft, align: 'center' }),
  ]);
