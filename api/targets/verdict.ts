export interface Verdict {
  /** as plans compare: the bare rate with the target */
  official: 'met' | 'not-met' | null;
  /** sure when the whole interval stands on the verdict's side of the target */
  evidence: 'sure' | 'unsure' | null;
}

/**
 * A rate judged against a target, all in [0, 1]. Without a rate or a target there is nothing to
 * judge: both null. A rate without an interval leaves the evidence unsure.
 */
export function verdict(
  rate: number | null,
  low: number | null,
  high: number | null,
  threshold: number | null,
): Verdict {
  if (rate === null || threshold === null) return { official: null, evidence: null };
  const official = rate >= threshold ? 'met' : 'not-met';
  if (low === null || high === null) return { official, evidence: 'unsure' };
  const sure = official === 'met' ? low >= threshold : high < threshold;
  return { official, evidence: sure ? 'sure' : 'unsure' };
}
