import { fitText } from '../../../api/print/fit.ts';
import { ascent, descent, type Weight } from '../../../api/print/fonts.ts';
import type { Outlines } from '../../../api/print/outlines.ts';

export interface Words {
  /** The width that it must not leave. */
  width: number;
  size: number;
  /** The smallest size that a long text may shrink to; default: it does not shrink. */
  least?: number;
  lines?: number;
  weight?: Weight;
  color: string;
  align?: 'left' | 'right';
}

export interface Placed {
  /** Of its widest line. */
  width: number;
  height: number;
  draw: (x: number, y: number) => void;
}

export type Sketch = ReturnType<typeof makeSketch>;

const leading = 1.3;

/** Draws an SVG whose letters are shapes: it needs no font where it is shown. All lengths are pixels. */
export function makeSketch(outlines: Outlines) {
  const letters = new Map<string, string>();
  const drawn: string[] = [];

  /** A text that never leaves its width: it shrinks, wraps, and at last ends with an ellipsis. */
  function words(text: string, style: Words): Placed {
    const { weight = 'medium', size: wished, least = wished, lines: most = 1, align = 'left' } = style;
    const measure = outlines.measure(weight);
    const { size, lines } = fitText(text, measure, { width: style.width, size: wished, least, lines: most });
    const widths = lines.map((line) => measure(line) * size);
    const distance = size * leading;
    const baseline = (distance + size * (ascent - descent)) / 2;
    return {
      width: Math.max(0, ...widths),
      height: lines.length * distance,
      draw: (x, y) => {
        for (const [i, line] of lines.entries()) {
          const left = align === 'right' ? x + style.width - widths[i]! : x;
          drawLine(line, weight, size, left, y + i * distance + baseline, style.color);
        }
      },
    };
  }

  function drawLine(line: string, weight: Weight, size: number, x: number, y: number, color: string): void {
    const { unitsPerSize, letters: placed } = outlines.outline(weight, line);
    const uses = placed.map(({ id, x: at, shape }) => {
      const name = `${weight[0]}${id}`;
      letters.set(name, shape);
      return `<use href="#${name}" x="${at}"/>`;
    });
    const scale = rounded(size / unitsPerSize, 5);
    drawn.push(
      `<g fill="${color}" transform="translate(${rounded(x)} ${rounded(y)}) scale(${scale} ${-scale})">${uses.join('')}</g>`,
    );
  }

  function rect(
    [x, y, width, height]: [number, number, number, number],
    {
      fill = 'none',
      stroke,
      radius = 0,
      thick = 1,
    }: { fill?: string; stroke?: string; radius?: number; thick?: number },
  ): void {
    const edge = stroke ? ` stroke="${stroke}" stroke-width="${thick}"` : '';
    const box = [x, y, width, height].map((length) => rounded(length)) as [number, number, number, number];
    drawn.push(
      `<rect x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}" rx="${radius}" fill="${fill}"${edge}/>`,
    );
  }

  /** The whole picture; `title` and `text` say the same to who cannot see it. */
  function finish(about: {
    width: number;
    height: number;
    title: string;
    text: string;
    lang: string;
  }): string {
    const [width, height] = [Math.ceil(about.width), Math.ceil(about.height)];
    const shapes = [...letters].map(([name, shape]) => `<path id="${name}" d="${shape}"/>`);
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:lang="${about.lang}">`,
      `<title>${escaped(about.title)}</title><desc>${escaped(about.text)}</desc>`,
      `<defs>${shapes.join('')}</defs>${drawn.join('')}</svg>`,
    ].join('');
  }

  return { words, rect, finish };
}

const rounded = (value: number, decimals = 2) => Number(value.toFixed(decimals));

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!);
