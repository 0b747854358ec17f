import type { Chart, Plugin } from 'chart.js';

/** A month of the trend, as the page's table has it. */
export interface Month {
  month: string;
  rate: number | null;
  low: number | null;
  high: number | null;
  /** The rate as the table words it. */
  shown: string;
}

interface Ink {
  colour: string;
  /** What the words stand on. */
  ground: string;
  font: { family: string; size: number };
}

/** Each month's interval behind its point. */
export function whiskers(months: Month[], colour: string): Plugin<'line'> {
  return {
    id: 'whiskers',
    beforeDatasetsDraw({ ctx, scales }) {
      ctx.save();
      ctx.strokeStyle = colour;
      ctx.lineWidth = 2;
      ctx.globalAlpha = 0.55;
      ctx.beginPath();
      months.forEach(({ low, high }, i) => {
        if (low === null || high === null) return;
        const x = scales.x!.getPixelForValue(i);
        const [top, bottom] = [scales.y!.getPixelForValue(high), scales.y!.getPixelForValue(low)];
        ctx.moveTo(x, top);
        ctx.lineTo(x, bottom);
        for (const end of [top, bottom]) {
          ctx.moveTo(x - 4, end);
          ctx.lineTo(x + 4, end);
        }
      });
      ctx.stroke();
      ctx.restore();
    },
  };
}

/** A thin dashed line, with its value beneath it where fewest intervals are crossed. */
export function targetLine(target: number | null, label: string, months: Month[], ink: Ink): Plugin<'line'> {
  return {
    id: 'target',
    afterDatasetsDraw(chart) {
      if (target === null) return;
      const { ctx, scales, chartArea } = chart as Chart<'line'>;
      const y = scales.y!.getPixelForValue(target);
      ctx.save();
      ctx.strokeStyle = ink.colour;
      ctx.setLineDash([6, 4]);
      ctx.beginPath();
      ctx.moveTo(chartArea.left, y);
      ctx.lineTo(chartArea.right, y);
      ctx.stroke();
      ctx.restore();
      const crossing = months.flatMap(({ low }, i) =>
        low !== null && low < target ? [scales.x!.getPixelForValue(i)] : [],
      );
      const wide = widthOf(ctx, label, ink);
      const x = freestPlace(chartArea.left + 4, chartArea.right - 4 - wide, wide, crossing);
      write(ctx, label, x, y + ink.font.size + 4, 'left', ink);
    },
  };
}

/** Where a label of this width between `from` and `to` stands on fewest of the places; the leftmost such. */
function freestPlace(from: number, to: number, wide: number, places: number[]): number {
  const under = (x: number) => places.filter((place) => place > x - 6 && place < x + wide + 6).length;
  let best = from;
  for (let x = from; x <= to; x += 4) if (under(x) < under(best)) best = x;
  return best;
}

/** The rates beside their points; where the months stand close, only the last one's. */
export function rateLabels(months: Month[], ink: Ink): Plugin<'line'> {
  return {
    id: 'labels',
    afterDatasetsDraw({ ctx, scales, chartArea }) {
      const isClose = (chartArea.right - chartArea.left) / months.length < 48;
      months.forEach(({ rate, high, shown }, i) => {
        if (rate === null || (isClose && i < months.length - 1)) return;
        const y = scales.y!.getPixelForValue(high ?? rate) - 6;
        write(ctx, shown, scales.x!.getPixelForValue(i), y, 'center', ink);
      });
    },
  };
}

function widthOf(ctx: CanvasRenderingContext2D, words: string, { font }: Ink): number {
  ctx.save();
  ctx.font = `${font.size}px ${font.family}`;
  const { width } = ctx.measureText(words);
  ctx.restore();
  return width;
}

/** Words on the chart, with an edge of the ground around them so that lines behind do not cross them. */
function write(
  ctx: CanvasRenderingContext2D,
  words: string,
  x: number,
  y: number,
  align: CanvasTextAlign,
  { colour, ground, font }: Ink,
): void {
  ctx.save();
  ctx.font = `${font.size}px ${font.family}`;
  ctx.textAlign = align;
  ctx.lineWidth = 4;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = ground;
  ctx.strokeText(words, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(words, x, y);
  ctx.restore();
}
