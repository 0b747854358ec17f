import type { Day } from '../days.ts';
import type { Satisfaction } from '../publication/satisfaction.ts';

/** A published figure as it was at a time: of a criterion or a field, or how many named a reason. */
export type Said =
  | {
      kind: 'rate';
      from: Day;
      to: Day;
      /** From 0 to 1. */
      rate: number;
      low: number | null;
      high: number | null;
      responses: number;
      target: number | null;
    }
  | { kind: 'count'; from: Day; to: Day; count: number; responses: number };

/** What an action is about, as its figure is found: the key of a criterion or reason, or the slug of a field. */
export interface SaidOf {
  about: 'criterion' | 'reason' | 'field' | 'theme' | 'free';
  key: string | null;
}

/**
 * The published figure of what an action is about; null where it has none: too few answered, or nothing counts it, as
 * with themes of comments.
 */
export function saidOf(satisfaction: Satisfaction, { about, key }: SaidOf): Said | null {
  const { period, overall, criteria, fields, reasons } = satisfaction;
  if (about === 'theme' || about === 'free') return null;
  if (about === 'reason') {
    const found = reasons.find((reason) => reason.key === key && reason.responses > 0);
    if (!found || overall.responses === null) return null;
    return { kind: 'count', ...period, count: found.responses, responses: overall.responses };
  }
  const figure =
    about === 'criterion'
      ? criteria.find((criterion) => criterion.key === key)
      : fields.find(({ field }) => field?.slug === key);
  if (!figure || figure.rate === null || figure.responses === null) return null;
  const { rate, low, high, responses } = figure;
  // A criterion has no target of its own; the unit's is what it is seen beside.
  const target = about === 'criterion' ? overall.target : figure.target;
  return { kind: 'rate', ...period, rate, low, high, responses, target };
}
