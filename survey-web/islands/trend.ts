import { CategoryScale, Chart, LinearScale, LineController, LineElement, PointElement } from 'chart.js';
import { axisOver } from '../public/axis.ts';
import { monthInWords } from '../public/wording.ts';
import { type Month, rateLabels, targetLine, whiskers } from './trend-marks.ts';

// Draws the table of months as a line with whiskers and the target, and folds the table away. All it shows is in
// the table; where it cannot run, the table stays open.

Chart.register(LineController, LineElement, PointElement, LinearScale, CategoryScale);

const locale = document.documentElement.lang === 'en' ? 'en' : 'vi';
const place = document.getElementById('trend-chart');
const canvas = place?.querySelector('canvas');
const numbers = document.getElementById('trend-numbers') as HTMLDetailsElement | null;
if (place && canvas && numbers && 'ResizeObserver' in window) show(place, canvas, numbers);

function show(holder: HTMLElement, on: HTMLCanvasElement, table: HTMLDetailsElement): void {
  const months = withGaps(readMonths(table));
  const target = holder.dataset.target ? Number(holder.dataset.target) : null;
  holder.hidden = false;
  let chart = draw(on, months, target, holder.dataset.targetLabel ?? '');
  table.open = false;
  const redraw = () => {
    chart.destroy();
    chart = draw(on, months, target, holder.dataset.targetLabel ?? '');
  };
  const dark = matchMedia('(prefers-color-scheme: dark)');
  // Safari 13 knows only the older call.
  if (dark.addEventListener) dark.addEventListener('change', redraw);
  else dark.addListener(redraw);
  keepOpenOnPaper();
}

/** Paper has no click: every folded table is printed. */
function keepOpenOnPaper(): void {
  let folded: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    for (const one of folded) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of folded) one.open = false;
  });
}

function readMonths(table: HTMLElement): Month[] {
  return [...table.querySelectorAll<HTMLElement>('tr[data-key]')].map((row) => {
    const numberOf = (value: string | undefined) => (value === undefined ? null : Number(value));
    const { key, rate, low, high } = row.dataset;
    return {
      month: key!,
      rate: numberOf(rate),
      low: numberOf(low),
      high: numberOf(high),
      shown: row.querySelector('.rate')?.textContent?.trim() ?? '',
    };
  });
}

/** Months in which nothing became public have no row; on the line they are a gap. */
function withGaps(months: Month[]): Month[] {
  const known = new Map(months.map((one) => [one.month, one]));
  const all: Month[] = [];
  for (let month = months[0]!.month; month <= months[months.length - 1]!.month; month = after(month)) {
    all.push(known.get(month) ?? { month, rate: null, low: null, high: null, shown: '' });
  }
  return all;
}

function after(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

function draw(on: HTMLCanvasElement, months: Month[], target: number | null, targetLabel: string): Chart {
  const style = getComputedStyle(document.documentElement);
  const colour = (token: string) => style.getPropertyValue(`--${token}`).trim();
  const font = { family: getComputedStyle(document.body).fontFamily, size: 13 };
  const axis = axisOver([target, ...months.map(({ low, rate }) => low ?? rate)]);
  const percent = (share: number) => `${Math.round(share * 100)}${locale === 'vi' ? '\u00a0' : ''}%`;
  return new Chart(on, {
    type: 'line',
    data: {
      labels: months.map(({ month }) => monthInWords(month, locale)),
      datasets: [
        {
          data: months.map(({ rate }) => rate),
          borderColor: colour('jade'),
          backgroundColor: colour('jade'),
          borderWidth: 2,
          pointRadius: 5,
        },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: { top: 28, right: 8 } },
      scales: {
        x: {
          offset: true,
          grid: { display: false },
          border: { color: colour('line') },
          ticks: { color: colour('soft'), font, maxRotation: 0 },
        },
        y: {
          min: axis.from,
          max: axis.to,
          grid: { color: colour('line') },
          border: { display: false },
          ticks: {
            color: colour('soft'),
            font,
            stepSize: axis.from < 0.7 ? 0.1 : axis.from < 0.9 ? 0.05 : 0.02,
            callback: (value) => percent(Number(value)),
          },
        },
      },
    },
    plugins: [
      whiskers(months, colour('jade')),
      targetLine(target, targetLabel, months, { colour: colour('soft'), ground: colour('paper'), font }),
      rateLabels(months, { colour: colour('ink'), ground: colour('paper'), font }),
    ],
  });
}
