import { beginOf } from '../../api/days.ts';
import type { ClockFacts, Profile } from '../../api/deadlines/clock.ts';

/** What happens to a petition, as '2026-02-13 10:00' in Vietnam. */
export interface Events {
  hours?: true;
  pauses?: [from: string, to: string | null][];
  extensions?: number[];
  restartedAt?: string;
}
export const instant = (written: string) =>
  new Date(beginOf(written.slice(0, 10)).getTime() + Date.parse(`1970-01-01T${written.slice(11)}Z`));

/** A profile with the same time for acknowledging and answering. */
export const profileOf = (allowed: number, hours = false): Profile => ({
  id: 1,
  countedIn: hours ? 'hours' : 'working-days',
  acknowledge: allowed,
  answer: allowed,
  extension: 10,
  extensions: 2,
  onTransfer: 'restart',
  source: 'QĐ 39/QĐ-UBND ngày 31/7/2025',
});

export function factsOf(received: string, { pauses = [], extensions = [], restartedAt }: Events): ClockFacts {
  const begin = restartedAt ? instant(restartedAt) : null;
  return {
    receivedAt: instant(received),
    pauses: pauses.map(([from, to]) => ({ from: instant(from), to: to ? instant(to) : null })),
    extensions: extensions.map((amount) => ({ at: begin ?? instant(received), amount, reason: 'khảo sát' })),
    restartedAt: begin,
  };
}
