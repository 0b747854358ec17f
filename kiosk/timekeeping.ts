import {
  beginFrame,
  type Frame,
  inPresentFrame,
  jumpBetween,
  knownOffset,
  learnOffset,
  looksLikeSleep,
  offsetOf,
  presentFrame,
  type Reading,
} from './clock.ts';
import { newId } from './new-id.ts';
import type { Met } from './server.ts';
import { amend, type Row, recall, type Stored } from './stored.ts';

/** What is set in the last second of a tab that is then killed, before the server was ever met, nobody can know. */
const watchedEvery = 1_000;

export interface Timekeeper {
  /** When something is given: by the device's clock, and in which frame of it. */
  stamp: () => { givenAt: number; frame: string };
  /** Learns from an answer of the server; `now` is its body's, finer than the header's. */
  learn: (met: Met, now?: unknown) => Promise<void>;
  /** The server's time minus the device's, in ms; null before the first contact ever. */
  offset: () => number | null;
  /** True where the server was met since the clock last jumped. */
  isSure: () => boolean;
  /** When each was given, by the clock as it goes now. */
  timesOf: (rows: Row[]) => Promise<number[]>;
}

const read = (): Reading => ({ wall: Date.now(), steady: performance.now() });

/** Watches the device's clock as long as the page lives. */
export async function keepTime(stored: Stored, run: string): Promise<Timekeeper> {
  let frames: Frame[] = [];
  let last = read();
  let wasHidden = document.hidden;
  /** The frame that goes on now; known at once, though it is written down a little later. */
  let present = newId();

  const write = async (to: (before: Frame[]) => Frame[]) => {
    frames = to(frames);
    // With a full disk the frames in memory go on serving this run.
    await amend(stored, 'frames', (before) => to(before ?? [])).catch(() => {});
  };

  const watch = () => {
    const now = read();
    const jump = jumpBetween(last, now);
    last = now;
    const slept = looksLikeSleep(jump, wasHidden);
    wasHidden = document.hidden;
    if (jump === 0 || slept) return;
    const id = newId();
    present = id;
    void write((before) => beginFrame(before, run, id, jump));
  };

  frames = (await recall(stored, 'frames')) ?? [];
  await write((before) => beginFrame(before, run, present, null));
  setInterval(watch, watchedEvery);
  document.addEventListener('visibilitychange', () => {
    wasHidden = true;
  });

  return {
    stamp: () => {
      watch();
      return { givenAt: last.wall, frame: present };
    },
    learn: async (met, now) => {
      const server = typeof now === 'string' ? Date.parse(now) : met.date;
      if (server === null || Number.isNaN(server)) return;
      watch();
      const id = newId();
      const offset = offsetOf(server, met.sent, met.received);
      await write((before) => learnOffset(before, run, id, offset));
      present = presentFrame(frames, run)?.id ?? present;
    },
    offset: () => knownOffset(frames, run),
    isSure: () => presentFrame(frames, run)?.offset != null,
    timesOf: async (rows) => {
      watch();
      const kept = (await recall(stored, 'frames')) ?? [];
      // What this tab has just seen may not be written down yet; of the others, only what is written down is news.
      const own = new Map(frames.filter((frame) => frame.run === run).map((frame) => [frame.id, frame]));
      const all = kept.map((frame) => own.get(frame.id) ?? frame);
      all.push(...[...own.values()].filter(({ id }) => !kept.some((frame) => frame.id === id)));
      const now = presentFrame(all, run);
      return rows.map(({ givenAt, frame }) => inPresentFrame(givenAt, frame, all, now));
    },
  };
}
