/** As many answers of one level, each soon after the one before, are no longer taken for as many people. */
export const longestRun = 7;
/** A longer pause begins another run. */
export const runPauseMs = 20_000;

/** An answer on a device: when, and the level of the whole of it. */
export interface Press {
  at: number;
  level: number | null;
  /** What was decided of it before, and stays; left out where it is still to be decided. */
  counted?: boolean;
}

/** How far around a press others may decide about it. */
export const nearby = (minimumSeconds: number) => ({
  before: Math.max(longestRun * runPauseMs, minimumSeconds * 1000),
  after: minimumSeconds * 1000,
});

/**
 * Which of the new presses of one device count: not those that come sooner after one that counts than anybody new
 * could have answered, and of a long run of one level not those from the eighth on. What was decided stays decided, so
 * that a late batch takes nothing back.
 */
export function judgePresses<P extends Press>(presses: P[], minimumSeconds: number): Map<P, boolean> {
  const minimum = minimumSeconds * 1000;
  const inOrder = presses.toSorted((a, b) => a.at - b.at);
  const countedAfter = nextCounted(inOrder);
  const verdicts = new Map<P, boolean>();
  let lastCounted = Number.NEGATIVE_INFINITY;
  let run = { level: null as number | null, at: Number.NEGATIVE_INFINITY, length: 0 };
  for (const [i, press] of inOrder.entries()) {
    const goesOn = press.level !== null && press.level === run.level && press.at - run.at <= runPauseMs;
    run = { level: press.level, at: press.at, length: goesOn ? run.length + 1 : 1 };
    let counts = press.counted;
    if (counts === undefined) {
      const isTooSoon = press.at - lastCounted < minimum || countedAfter[i]! - press.at < minimum;
      counts = !isTooSoon && run.length <= longestRun;
      verdicts.set(press, counts);
    }
    if (counts) lastCounted = press.at;
  }
  return verdicts;
}

/** For each press, when the next one is that has been counted already. */
function nextCounted(inOrder: Press[]): number[] {
  const times: number[] = [];
  let next = Number.POSITIVE_INFINITY;
  for (let i = inOrder.length - 1; i >= 0; i--) {
    times[i] = next;
    if (inOrder[i]!.counted) next = inOrder[i]!.at;
  }
  return times;
}
