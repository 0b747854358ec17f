import type { Petition } from './petition.ts';

/**
 * Whether the superior was told that the answer is overdue, by the day that it is due now: an extension or a reopening
 * makes another day, and what was told of the one before says nothing of it.
 */
export const isSuperiorTold = ({
  endedAt,
  answerDue,
  escalatedAt,
}: Pick<Petition, 'endedAt' | 'answerDue' | 'escalatedAt'>): boolean =>
  endedAt === null && answerDue !== null && escalatedAt !== null && escalatedAt >= answerDue;
