import { type Indicator, percentUnit } from '../../api/indicators/indicator.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import { isShareOf } from '../../api/targets/goal.ts';
import type { Target } from '../../api/targets/store.ts';
import type { Locale } from '../../api/text.ts';
import { countInWords, thresholdInWords } from './wording.ts';

type Goal = Pick<Target, 'metric' | 'kind' | 'threshold'>;
type Judged = Pick<Indicator, 'valueUnit' | 'direction'> | undefined;

/** What a target asks for: "≥ 90 %", "< 4 %", "≥ 300", "tăng ≥ 2 điểm %", "≥ 80 % đơn vị đạt". */
export function goalInWords(goal: Goal, indicator: Judged, locale: Locale): string {
  const { kind, threshold } = goal;
  const [rises, points, unitsMeet] =
    locale === 'vi' ? ['tăng', 'điểm\u00a0%', 'đơn vị đạt'] : ['rise', 'points', 'of units meet theirs'];
  const asShare = isShareOf(goal, indicator?.valueUnit);
  const amount = asShare
    ? thresholdInWords(threshold, locale)
    : withUnit(numberInWords(threshold, locale), indicator);
  switch (kind) {
    case 'ceiling':
      return threshold === 0 ? amount : `<\u00a0${amount}`;
    case 'rise': {
      const by = asShare ? `${amount.replace(/\u00a0?%$/, '')}\u00a0${points}` : amount;
      return `${indicator?.direction === 'down' ? (locale === 'vi' ? 'giảm' : 'fall') : rises} ≥\u00a0${by}`;
    }
    case 'share':
      return `≥\u00a0${amount} ${unitsMeet}`;
    case 'threshold':
      return `${indicator?.direction === 'down' ? '≤' : '≥'}\u00a0${amount}`;
    case 'count':
      return `≥\u00a0${amount}`;
    default:
      return kind satisfies never;
  }
}

/** 1.234,5 or 1,234.5, to all its decimals. */
export const numberInWords = (value: number, locale: Locale): string =>
  Number.isInteger(value)
    ? countInWords(value, locale)
    : Number(value.toPrecision(12)).toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB', {
        maximumFractionDigits: 10,
      });

const withUnit = (number: string, indicator: Judged): string =>
  indicator && indicator.valueUnit !== percentUnit ? `${number} ${indicator.valueUnit}` : number;

/** A value entered by hand, in its unit. */
export const valueInWords = (value: number, indicator: NonNullable<Judged>, locale: Locale): string =>
  indicator.valueUnit === percentUnit
    ? displayedRate(value, null, locale)
    : withUnit(numberInWords(value, locale), indicator);
