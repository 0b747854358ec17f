import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';
import { type Axis, axisOver } from './axis.ts';
import { MonthsTable } from './trend.tsx';
import { monthInWords, thresholdInWords } from './wording.ts';

type FieldTrend = Satisfaction['fieldTrends'][number];
type Month = FieldTrend['months'][number];

/** One small drawing for each field, all on one scale and over the same months, with its table behind it. */
export function FieldTrends({ satisfaction, locale }: { satisfaction: Satisfaction; locale: Locale }) {
  const t = publicTexts[locale];
  const drawn = satisfaction.fieldTrends.filter(
    ({ months }) => months.filter(({ rate }) => rate !== null).length > 1,
  );
  if (drawn.length === 0) return null;
  const axis = axisOver(
    drawn.flatMap(({ target, months }) => [target, ...months.map(({ low, rate }) => low ?? rate)]),
  );
  const months = [...new Set(drawn.flatMap((one) => one.months.map(({ month }) => month)))].sort();
  return (
    <section aria-labelledby="field-trends">
      <h2 id="field-trends">{t.fieldTrends}</h2>
      <p class="soft">{t.fieldTrendsNote}</p>
      <ul class="field-trends">
        {drawn.map((one) => (
          <li>
            <h3>{one.field.name}</h3>
            <Drawing trend={one} axis={axis} months={months} locale={locale} />
            <details>
              <summary>{t.fieldNumbers(one.field.name)}</summary>
              <MonthsTable caption={one.field.name} months={one.months} target={one.target} locale={locale} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** In units of the drawing, which grows with its column. */
const size = { width: 320, height: 130, left: 8, right: 62, top: 12, bottom: 24 };

interface DrawingProps {
  trend: FieldTrend;
  axis: Axis;
  months: string[];
  locale: Locale;
}

function Drawing({ trend, axis, months, locale }: DrawingProps) {
  const { target } = trend;
  const shown = trend.months.filter(({ rate }) => rate !== null);
  const last = shown.at(-1)!;
  const step = (size.width - size.left - size.right) / Math.max(1, months.length - 1);
  const x = ({ month }: Month) => size.left + months.indexOf(month) * step;
  const y = (share: number) =>
    size.top + ((axis.to - share) / (axis.to - axis.from)) * (size.height - size.top - size.bottom);
  const end = size.width - size.right + 6;
  // Two labels on one line could not be read.
  const labelled = target !== null && Math.abs(y(target) - y(last.rate!)) > 15;
  return (
    <svg class="months" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      <line class="ground" x1={size.left} x2={end} y1={y(axis.from)} y2={y(axis.from)} />
      {target !== null && <line class="target" x1={0} x2={end} y1={y(target)} y2={y(target)} />}
      {target !== null && labelled && (
        <text class="target-label" x={end + 4} y={y(target) + 4}>
          {thresholdInWords(target, locale)}
        </text>
      )}
      <polyline points={shown.map((one) => `${x(one).toFixed(1)},${y(one.rate!).toFixed(1)}`).join(' ')} />
      {shown.map((one) => (
        <>
          {one.low !== null && one.high !== null && (
            <line class="interval" x1={x(one)} x2={x(one)} y1={y(one.low)} y2={y(one.high)} />
          )}
          <circle cx={x(one)} cy={y(one.rate!)} r="4" />
        </>
      ))}
      <text class="value" x={end + 4} y={y(last.rate!) + 5}>
        {displayedRate(last.rate!, target, locale)}
      </text>
      <text x={0} y={size.height - 6}>
        {monthInWords(months[0]!, locale)}
      </text>
      <text x={end} y={size.height - 6} text-anchor="end">
        {monthInWords(months.at(-1)!, locale)}
      </text>
    </svg>
  );
}
