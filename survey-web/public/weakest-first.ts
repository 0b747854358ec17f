/** Lowest rate first; what has no rate comes last, in its order. */
export function weakestFirst<T extends { rate: number | null }>(figures: readonly T[]): T[] {
  return [...figures].sort((a, b) => (a.rate ?? 2) - (b.rate ?? 2));
}
