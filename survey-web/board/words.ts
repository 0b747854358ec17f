import type { BoardRow } from '../../api/board/board.ts';
import { indexGroups, percentUnit } from '../../api/indicators/indicator.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import { isShareOf } from '../../api/targets/goal.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { goalInWords, numberInWords } from '../public/goal-words.ts';
import { countInWords } from '../public/wording.ts';
import { boardTexts } from '../texts/board.ts';
import { targetTexts } from '../texts/console-targets.ts';

/** What a row is about: "Tỷ lệ hài lòng", "Hồ sơ trễ hạn", "PCI: Điểm tổng hợp", and how it is asked for. */
export function metricInWords({ metric, kind, indicator }: BoardRow, locale: Locale): string {
  const t = targetTexts[locale];
  if (indicator) {
    const { group, name } = indicator;
    return group === 'other' ? name : `${inLocale(indexGroups[group], locale)}: ${name}`;
  }
  return (kind === 'ceiling' && t.complements[metric]) || t.metrics[metric];
}

/** The same with its field: "Tỷ lệ hài lòng, Đất đai". */
export const subjectInWords = (row: BoardRow, locale: Locale): string =>
  [metricInWords(row, locale), row.field?.name, boardTexts[locale].asked[row.kind]]
    .filter(Boolean)
    .join(', ');

export const isShare = ({ metric, kind, indicator }: BoardRow): boolean =>
  isShareOf({ metric, kind }, indicator?.valueUnit);

/** A value of a row, on its side of the target; a rise with its sign. */
export function valueInWords(row: BoardRow, value: number, locale: Locale, kind = row.kind): string {
  const { indicator, target } = row;
  const hasUnit = indicator && indicator.valueUnit !== percentUnit && kind !== 'share';
  if (kind === 'rise') return riseInWords(row, value, locale);
  if (isShareOf({ metric: row.metric, kind }, indicator?.valueUnit)) {
    return displayedRate(value, kind === row.kind ? (target?.threshold ?? null) : null, locale);
  }
  return hasUnit ? `${numberInWords(value, locale)} ${indicator.valueUnit}` : numberInWords(value, locale);
}

function riseInWords(row: BoardRow, value: number, locale: Locale): string {
  const share = isShare(row);
  // To a tenth of a point, more only where that would carry it across its target.
  const scaled = Number((share ? value * 100 : value).toPrecision(12));
  const level = (row.target?.threshold ?? 0) * (share ? 100 : 1);
  const digits = [1, 2, 3, 4].find((n) => Number(scaled.toFixed(n)) >= level === scaled >= level) ?? 4;
  const number = numberInWords(Math.abs(Number(scaled.toFixed(digits))), locale);
  const unit = share ? (locale === 'vi' ? '\u00a0điểm\u00a0%' : ' points') : '';
  const named = row.indicator && !share ? ` ${row.indicator.valueUnit}` : unit;
  return `${scaled < 0 ? '−' : '+'}${number}${named}`;
}

export const goalOf = (row: BoardRow, locale: Locale): string =>
  row.target
    ? goalInWords({ ...row, threshold: row.target.threshold }, row.indicator ?? undefined, locale)
    : '–';

/** "120 phiếu", "18 đơn vị". */
export function restsOn({ n, metric, kind }: BoardRow, locale: Locale): string {
  if (n === null) return '–';
  return `${countInWords(n, locale)} ${boardTexts[locale].units[kind === 'share' ? 'share' : metric]}`;
}

export function intervalOf(row: BoardRow, locale: Locale): string {
  const { low, high } = row;
  // What is counted whole is no estimate.
  if (low === null || high === null || row.complete) return '–';
  return `${valueInWords(row, low, locale)} – ${valueInWords(row, high, locale)}`;
}

/** Where links of the board lead to. */
export const anchorOf = ({ unit, field, metric, kind, indicator }: BoardRow): string =>
  ['t', unit.slug, metric, kind, indicator?.slug, field?.slug].filter(Boolean).join('-');
