import type { Mail } from './mail.ts';

/** A letter, and what it is about: by this the other rooms find whether it was sent. */
export interface Letter extends Mail {
  about: Subject;
}

/** What a letter is about: `{ kind: 'petition', key: 'K7…' }`. */
export interface Subject {
  kind: string;
  key: string;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Between one try and the next; the last of them from then on. */
const pauses = [minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, day];
/** What could not be sent by then is given up; mail servers do the same. */
export const longestWait = 5 * day;

/** When a letter is tried again after so many tries in vain; null where it is given up. */
export function nextTry(tries: number, createdAt: Date, now: Date): Date | null {
  const pause = pauses[Math.min(tries, pauses.length) - 1] ?? minute;
  const next = new Date(now.getTime() + pause);
  return next.getTime() - createdAt.getTime() > longestWait ? null : next;
}

/** What went wrong, by its codes alone: the words of a mail server name the address. */
export function problemOf(error: unknown): { code: string; isOfLetter: boolean } {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const codes = [typeof code === 'string' ? code : 'unknown', Number(responseCode) || []].flat();
  return { code: codes.join(' ').slice(0, 60), isOfLetter: code === 'EENVELOPE' || code === 'EMESSAGE' };
}
