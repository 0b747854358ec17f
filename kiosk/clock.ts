/**
 * A frame is a time through which the device's clock ran without a jump. Responses keep the frame in which they were
 * given, because the server corrects all of a batch by the offset that the clock has at sending.
 */
export interface Frame {
  id: string;
  /** One life of the app in one tab: who watched. */
  run: string;
  /** The server's time minus the device's, in ms; null until the server was met in this frame. */
  offset: number | null;
  /** How far the clock jumped at the end, in ms; null for the present frame, and where nobody was there to see it. */
  jump: number | null;
}

/** The clock that can be set, and the one that only goes on; both in ms. */
export interface Reading {
  wall: number;
  steady: number;
}

/** Smaller differences are the clock being kept right, little by little. */
const smallestJump = 5_000;
/** An offset that changes more than that between two contacts betrays a jump that nobody saw. */
const smallestUnseen = 60_000;
const framesKept = 200;

/** How far the clock was set between two readings; 0 where it just went on. */
export function jumpBetween(before: Reading, after: Reading): number {
  const jump = after.wall - before.wall - (after.steady - before.steady);
  return Math.abs(jump) < smallestJump ? 0 : jump;
}

/** The steady clock may stand still while a device sleeps: that looks like a jump forward, yet nobody set anything. */
export const looksLikeSleep = (jump: number, wasHidden: boolean): boolean => jump > 0 && wasHidden;

export const presentFrame = (frames: Frame[], run: string): Frame | undefined =>
  frames.filter((frame) => frame.run === run).pop();

/** Ends the present frame of a run, where it has one, and begins another. */
export function beginFrame(frames: Frame[], run: string, id: string, jump: number | null): Frame[] {
  const present = presentFrame(frames, run);
  const ended = frames.map((frame) => (frame === present ? { ...frame, jump } : frame));
  return [...ended, { id, run, offset: null, jump: null }].slice(-framesKept);
}

/** Takes in what the server says its time is; `id` names a new frame, should this betray a jump. */
export function learnOffset(frames: Frame[], run: string, id: string, offset: number): Frame[] {
  const present = presentFrame(frames, run);
  const isNew =
    present !== undefined && present.offset !== null && Math.abs(present.offset - offset) > smallestUnseen;
  if (!present || isNew) return learnOffset(beginFrame(frames, run, id, null), run, id, offset);
  return frames.map((frame) => (frame === present ? { ...frame, offset } : frame));
}

/**
 * A time that the clock showed in a frame, as the clock shows it in the present frame. Offsets at both ends are best,
 * as the server told them or as they follow from others; else the jumps that its run saw since; what nobody saw is
 * taken for no jump.
 */
export function inPresentFrame(
  time: number,
  id: string,
  frames: Frame[],
  present: Frame | undefined,
): number {
  const place = frames.findIndex((frame) => frame.id === id);
  const given = frames[place];
  if (!given || !present || given.id === present.id) return time;
  const [then, now] = [inferOffset(frames, given), inferOffset(frames, present)];
  if (then !== null && now !== null) return time + then - now;
  const since = frames.slice(place).filter(({ run }) => run === given.run);
  return since.reduce((shifted, { jump }) => shifted + (jump ?? 0), time);
}

/**
 * The offset of a frame: as the server told it, or as it follows from another frame of the same run and the jumps that
 * were seen between them. A run that never met the server began with the clock as the one before it had left it.
 */
function inferOffset(frames: Frame[], frame: Frame): number | null {
  const run = frames.filter((one) => one.run === frame.run);
  const at = run.findIndex(({ id }) => id === frame.id);
  if (at < 0) return frame.offset;
  let coming = 0;
  for (const later of run.slice(at)) {
    if (later.offset !== null) return later.offset + coming;
    if (later.jump === null) break;
    coming += later.jump;
  }
  let gone = 0;
  for (const { offset, jump } of run.slice(0, at).reverse()) {
    if (jump === null) return null;
    gone += jump;
    if (offset !== null) return offset - gone;
  }
  const before = frames[frames.indexOf(run[0]!) - 1];
  const left = before ? inferOffset(frames, before) : null;
  return left === null ? null : left - gone;
}

/** The offset by an answer that was asked for at `sent` and came at `received`, by the device's clock. */
export const offsetOf = (server: number, sent: number, received: number): number =>
  Math.round(server - (sent + received) / 2);

/** The offset that is known best: that of the run's present frame, told or inferred, else the last that was told. */
export function knownOffset(frames: Frame[], run: string): number | null {
  const present = presentFrame(frames, run);
  const own = present && inferOffset(frames, present);
  const last = frames.filter(({ offset }) => offset !== null).pop();
  return own ?? last?.offset ?? null;
}
