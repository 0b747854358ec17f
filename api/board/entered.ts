import { type IndicatorValue, valuesInForce } from '../indicators/indicator.ts';
import { keyOf, type Reading, readingOfValue } from './reading.ts';

/**
 * The newest value of each indicator, unit and field up to a day, of the year of that day or of the one before: an index
 * comes out once a year, and late.
 */
export function readEntered(entered: readonly IndicatorValue[], to: string): Map<string, Reading> {
  const readings = new Map<string, Reading>();
  const since = `${Number(to.slice(0, 4)) - 1}-01-01`;
  for (const value of valuesInForce(entered)) {
    if (value.day > to || value.day < since) continue;
    readings.set(keyOf(value.unitId, value.fieldId, 'manual', value.indicatorId), readingOfValue(value));
  }
  return readings;
}

/** For each of these readings the newest value of an earlier year, which a rise is measured from. */
export function readEnteredBefore(entered: readonly IndicatorValue[], to: string): Map<string, Reading> {
  const now = readEntered(entered, to);
  const before = new Map<string, Reading>();
  for (const value of valuesInForce(entered)) {
    const key = keyOf(value.unitId, value.fieldId, 'manual', value.indicatorId);
    const current = now.get(key)?.asOf;
    if (current && value.day.slice(0, 4) < current.slice(0, 4)) before.set(key, readingOfValue(value));
  }
  return before;
}

/** How many values a trend shows. */
const mostPast = 4;

/** The last values of an indicator, oldest first. */
export const pastOf = (
  entered: readonly IndicatorValue[],
  of: Pick<IndicatorValue, 'indicatorId' | 'unitId' | 'fieldId'>,
  to: string,
): { from: string; to: string; value: number | null }[] =>
  valuesInForce(entered)
    .filter(
      ({ indicatorId, unitId, fieldId, day }) =>
        indicatorId === of.indicatorId && unitId === of.unitId && fieldId === of.fieldId && day <= to,
    )
    .slice(-mostPast)
    .map(({ day, value }) => ({ from: day, to: day, value }));
