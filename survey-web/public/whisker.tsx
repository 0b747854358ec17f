import type { Figure } from '../../api/publication/figure.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';
import { type Axis, axisOver } from './axis.ts';
import { thresholdInWords } from './wording.ts';

export const axisOf = (figures: (Figure | null)[]): Axis =>
  axisOver(figures.flatMap((figure) => [figure?.low ?? figure?.rate, figure?.target]));

interface WhiskerProps {
  figure: Pick<Figure, 'rate' | 'low' | 'high' | 'target' | 'official'>;
  axis: Axis;
  /** Writes the axis' ends and the target beneath, where no table does. */
  labelled?: Locale;
}

/** The interval as a line, the rate as a dot, the target as a dashed line; the numbers stand beside it. */
export function Whisker({ figure, axis, labelled }: WhiskerProps) {
  const { rate, low, high, target, official } = figure;
  if (rate === null) return null;
  const at = (share: number) => `${placeOn(axis, share).toFixed(2)}%`;
  return (
    <svg
      class={`whisker ${official ?? 'unjudged'}`}
      width="100%"
      height={labelled ? 44 : 24}
      aria-hidden="true"
    >
      <line class="ground" x1="0" x2="100%" y1="12" y2="12" />
      {low !== null && high !== null && (
        <>
          <line class="interval" x1={at(low)} x2={at(high)} y1="12" y2="12" />
          <line class="interval" x1={at(low)} x2={at(low)} y1="7" y2="17" />
          <line class="interval" x1={at(high)} x2={at(high)} y1="7" y2="17" />
        </>
      )}
      {target !== null && <line class="target" x1={at(target)} x2={at(target)} y1="0" y2="24" />}
      <circle cx={at(rate)} cy="12" r="5" />
      {labelled && <AxisLabels axis={axis} target={target} locale={labelled} />}
    </svg>
  );
}

/** In per cent of the axis' length. */
const placeOn = (axis: Axis, share: number) => ((share - axis.from) / (axis.to - axis.from)) * 100;

function AxisLabels({ axis, target, locale }: { axis: Axis; target: number | null; locale: Locale }) {
  const place = target === null ? null : placeOn(axis, target);
  const isFree = (end: number) => place === null || Math.abs(place - end) > 20;
  const anchor = place === null || place < 20 ? 'start' : place > 80 ? 'end' : 'middle';
  return (
    <>
      {isFree(0) && (
        <text x="0" y="40">
          {displayedRate(axis.from, null, locale)}
        </text>
      )}
      {isFree(100) && (
        <text x="100%" y="40" text-anchor="end">
          {displayedRate(axis.to, null, locale)}
        </text>
      )}
      {target !== null && place !== null && (
        <text x={`${place.toFixed(2)}%`} y="40" text-anchor={anchor}>
          {thresholdInWords(target, locale)}
        </text>
      )}
    </>
  );
}
