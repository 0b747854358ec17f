import { centred, padded, row, space, stack } from '../../api/print/blocks.ts';
import { inks } from '../../api/print/paper.ts';
import type { Block, Pen } from '../../api/print/pen.ts';
import { faceCircle, faceShapes } from '../survey/face-shapes.ts';
import { sheetTexts as t } from '../texts/poster.ts';
import { type Wifi, wifiQr } from './wifi.ts';
import { noticesOn, type Printed, placeOf } from './words.ts';

const faceInks = ['#b3261e', '#a8480b', '#66707c', '#0f766e', '#0b5345'];

/** The five faces in their colours. */
export function faces(pen: Pen, side: number, gap: number): Block {
  const scale = side / 32;
  const each = faceShapes.map(
    (shape, i): Block => ({
      width: side,
      height: side,
      draw: (x, y) => {
        for (const path of [faceCircle, shape])
          pen.shape(path, x, y, scale, { color: faceInks[i]!, width: 2 });
      },
    }),
  );
  return row(each, gap);
}

/** What has to be said above all, each in a dashed frame. */
export const notices = (pen: Pen, printed: Printed, width: number): Block[] =>
  noticesOn(printed).map(({ kind, text }) => {
    const color = kind === 'made-up' ? inks.amber : inks.seal;
    const line = pen.text(text, {
      width: width - 6,
      size: 3.8,
      least: 2.4,
      weight: 'bold',
      color,
      align: 'center',
    });
    const framed = padded(line, [3, 0.6], (x, y, w, h) =>
      pen.frame(x, y, w, h, { color, width: 0.4, radius: 2, dash: [1.6, 1] }),
    );
    return stack([framed, space(1.4)]);
  });

/** Whose it is and where it stands; `k` makes it smaller. */
export function names(pen: Pen, { point }: Printed, width: number, k: number): Block {
  const place = placeOf(point);
  const english = (text: string | undefined) =>
    text ? [pen.text(text, { width, size: 3.4 * k, least: 2.2 * k, lines: 2, color: inks.soft })] : [];
  const unit = { width, size: 6.4 * k, least: 3.4 * k, lines: 3, weight: 'bold' } as const;
  return stack([
    pen.text(point.unit.name.vi, { ...unit, leading: 1.22 }),
    ...english(point.unit.name.en),
    ...(place
      ? [
          padded(
            pen.text(place.vi, {
              width,
              size: 4.8 * k,
              least: 2.8 * k,
              lines: 2,
              weight: 'bold',
              color: inks.jade,
            }),
            [0, 0.6 * k],
          ),
        ]
      : []),
    ...english(place?.en),
  ]);
}

/** A QR code for the network beside its name and password, for who wants to type them. */
export function wifi(pen: Pen, network: Wifi, width: number, side: number): Block {
  const qr = pen.qr(wifiQr(network), 'M', side);
  const room = { width: width - side - 8, lines: 2 };
  const password = network.password ? `${t.wifiPassword.vi}: ${network.password}` : t.wifiOpen.vi;
  const words = stack([
    pen.text(t.wifi.vi, { ...room, size: 4, least: 2.6, weight: 'bold' }),
    pen.text(t.wifi.en, { ...room, size: 3.2, least: 2.2, color: inks.soft }),
    pen.text(`${t.wifiName.vi}: ${network.name}`, { ...room, size: 3.8, least: 2.2 }),
    pen.text(password, { ...room, size: 3.8, least: 2.2 }),
  ]);
  const content = row([qr, words], 4);
  return padded({ ...content, width: width - 4 }, [2, 0.5], (x, y, w, h) =>
    pen.frame(x, y, w, h, { color: inks.line, width: 0.4, radius: 3 }),
  );
}

/** A line in two inks: Vietnamese, and beside it English. */
export const bilingualLine = (
  pen: Pen,
  text: { vi: string; en: string },
  width: number,
  size: number,
): Block => {
  const line = row(
    [pen.text(text.vi, { size }), pen.text(text.en, { size: size * 0.85, color: inks.soft })],
    size * 0.4,
  );
  return centred(line, width);
};
