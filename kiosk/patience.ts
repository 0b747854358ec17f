import type { Step } from './session.ts';

/** How long nobody may touch the screen before the next person finds it fresh; in seconds. */
const quiet = 30;
const warning = 10;
const thanking = 12;

export type Patience = { is: 'waiting' } | { is: 'asking'; seconds: number } | { is: 'over' };

/** @param seconds since the last touch  @param isTouched something, if only the size of the text, is not as at the start */
export function patienceAfter(seconds: number, step: Step, isTouched: boolean): Patience {
  if (step.at === 'thanks') return { is: seconds < thanking ? 'waiting' : 'over' };
  if (step.at === 'idle') return { is: isTouched && seconds >= quiet ? 'over' : 'waiting' };
  if (seconds < quiet) return { is: 'waiting' };
  const left = Math.ceil(quiet + warning - seconds);
  return left > 0 ? { is: 'asking', seconds: left } : { is: 'over' };
}
