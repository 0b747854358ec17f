import { dayOf } from '../days.ts';
import type { Point } from './store.ts';

/** True where the point takes no more answers at an instant: it was retired, or its unit had ended. */
export const isClosedAt = (
  { retiredAt, unit }: Pick<Point, 'retiredAt'> & { unit: Pick<Point['unit'], 'validTo'> },
  at: Date,
): boolean => (retiredAt !== null && retiredAt <= at) || (unit.validTo !== null && unit.validTo < dayOf(at));
