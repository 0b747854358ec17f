import { fitText } from './fit.ts';
import { ascent, descent, type Weight } from './fonts.ts';
import { inks } from './paper.ts';
import { qrModules, quietZone } from './qr-modules.ts';

/** Something of known size that is drawn with its upper left corner at a place of the page. */
export interface Block {
  width: number;
  height: number;
  draw: (x: number, y: number) => void;
}

export interface TextStyle {
  /** Default: one line, as wide as it is. */
  width?: number;
  size: number;
  /** The smallest size that a long text may shrink to; default: it does not shrink. */
  least?: number;
  /** How many lines it may take; default 1. */
  lines?: number;
  weight?: Weight;
  color?: string;
  align?: 'left' | 'center' | 'right';
  /** Space between letters, in parts of the size. */
  spacing?: number;
  /** Distance of lines, in parts of the size. */
  leading?: number;
}

interface Stroke {
  color?: string;
  width?: number;
  /** Lengths of dash and gap. */
  dash?: [number, number];
}

export type Pen = ReturnType<typeof makePen>;

/** Draws on the current page of a document. All lengths are millimetres, sizes of letters too. */
export function makePen(doc: PDFKit.PDFDocument) {
  const measureWith =
    (weight: Weight, spacing: number) =>
    (text: string): number =>
      // Letters are measured at a large size, where rounding does not matter.
      doc.font(weight).fontSize(1000).widthOfString(text) / 1000 + spacing * Math.max(0, text.length - 1);

  /** A text that never leaves its width: it shrinks, wraps, and at last ends with an ellipsis. */
  function text(content: string, style: TextStyle): Block {
    const { weight = 'medium', color = inks.ink, align = 'left', spacing = 0, leading = 1.3 } = style;
    const measure = measureWith(weight, spacing);
    const { size, lines } = fitText(content, measure, {
      width: style.width ?? Number.POSITIVE_INFINITY,
      size: style.size,
      least: style.least ?? style.size,
      lines: style.lines ?? 1,
    });
    const widths = lines.map((line) => measure(line) * size);
    const width = style.width ?? Math.max(...widths);
    const distance = size * leading;
    const baseline = (distance + size * (ascent - descent)) / 2;
    const free = { left: 0, center: 0.5, right: 1 }[align];
    const indents = widths.map((wide) => free * (width - wide));
    return {
      width,
      height: lines.length * distance,
      draw: (x, y) => {
        doc.font(weight).fontSize(size).fillColor(color);
        lines.forEach((line, i) => {
          const options = {
            lineBreak: false,
            baseline: 'alphabetic',
            characterSpacing: spacing * size,
          } as const;
          doc.text(line, x + indents[i]!, y + i * distance + baseline, options);
        });
      },
    };
  }

  /** A QR code as one vector shape, on white; `side` includes the quiet zone. */
  function qr(address: string, correction: 'M' | 'H', side: number): Block {
    const { size, runs } = qrModules(address, correction);
    const module = side / (size + 2 * quietZone);
    return {
      width: side,
      height: side,
      draw: (x, y) => {
        doc.rect(x, y, side, side).fill(inks.white);
        // One path: modules drawn one by one would show hairlines between them.
        for (const run of runs) {
          const [left, top] = [x + (quietZone + run.x) * module, y + (quietZone + run.y) * module];
          doc.rect(left, top, run.length * module, module);
        }
        doc.fill('#000000');
      },
    };
  }

  function line([x1, y1]: [number, number], [x2, y2]: [number, number], stroke: Stroke = {}): void {
    drawing(() => strokeWith(stroke, () => doc.moveTo(x1, y1).lineTo(x2, y2)));
  }

  /** A frame around an area. */
  function frame(
    x: number,
    y: number,
    width: number,
    height: number,
    stroke: Stroke & { radius?: number } = {},
  ): void {
    drawing(() => strokeWith(stroke, () => doc.roundedRect(x, y, width, height, stroke.radius ?? 0)));
  }

  /** A shape written as the path of an SVG, its origin put to x, y and its units made `scale` millimetres long. */
  function shape(path: string, x: number, y: number, scale: number, stroke: Stroke): void {
    drawing(() => {
      doc.translate(x, y).scale(scale).lineJoin('round').lineCap('round');
      strokeWith(stroke, () => doc.path(path));
    });
  }

  /** Draws upside down inside an area: what stands at its upper left comes to its lower right. */
  function upsideDown(x: number, y: number, width: number, height: number, draw: () => void): void {
    drawing(() => {
      doc.rotate(180, { origin: [x + width / 2, y + height / 2] });
      draw();
    });
  }

  /** Draws with its own origin, and units `scale` millimetres long. */
  function within(x: number, y: number, scale: number, draw: () => void): void {
    drawing(() => {
      doc.translate(x, y).scale(scale);
      draw();
    });
  }

  function strokeWith({ color = inks.line, width = 0.2, dash }: Stroke, outline: () => void): void {
    doc.lineWidth(width);
    if (dash) doc.dash(dash[0], { space: dash[1] });
    outline();
    doc.stroke(color);
  }

  function drawing(draw: () => void): void {
    doc.save();
    draw();
    doc.restore();
  }

  return { text, qr, line, frame, shape, upsideDown, within };
}
