import type { Satisfaction } from '../publication/satisfaction.ts';
import { type Said, type SaidOf, saidOf } from './said.ts';

/** Something in the published figures that a unit may do something about. */
export interface WeakPoint extends SaidOf {
  about: 'criterion' | 'reason' | 'field';
  key: string;
  text: string;
  said: Said;
}

const lowest = 3;
const mostOfAKind = 8;

/**
 * Where the published figures are weak: criteria and fields below the target in force, or where there is none (or none
 * is below it) the three lowest criteria; then the reasons named most. It sees public figures only, whoever asks.
 */
export function weakPointsOf(satisfaction: Satisfaction): WeakPoint[] {
  const { criteria, fields, reasons, overall } = satisfaction;
  const rated = criteria.flatMap((one) => (one.rate === null ? [] : [{ ...one, rate: one.rate }]));
  const weakest = rated.toSorted((a, b) => a.rate - b.rate);
  const { target } = overall;
  const below = target === null ? [] : weakest.filter(({ rate }) => rate < target);
  const weakCriteria = below.length > 0 ? below.slice(0, mostOfAKind) : weakest.slice(0, lowest);
  const weakFields = fields
    .filter(({ official }) => official === 'not-met')
    .toSorted((a, b) => a.rate! - b.rate!)
    .slice(0, mostOfAKind);
  const candidates = [
    ...weakFields.map(({ field }) => ({ about: 'field' as const, key: field!.slug, text: field!.name })),
    ...weakCriteria.map(({ key, text }) => ({ about: 'criterion' as const, key, text })),
    ...reasons.slice(0, lowest).map(({ key, text }) => ({ about: 'reason' as const, key, text })),
  ];
  return candidates.flatMap((candidate) => {
    const said = saidOf(satisfaction, candidate);
    return said ? [{ ...candidate, said }] : [];
  });
}
