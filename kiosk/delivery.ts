import { listSealed, sealOthers, settle } from './queue.ts';
import { delayAfter, type Judgement, judgeBatch, largestBatch } from './sending.ts';
import type { Server } from './server.ts';
import type { Answer, Device, Row, Stored } from './stored.ts';
import { asOnlyTab, livingTabs } from './tabs.ts';
import type { Timekeeper } from './timekeeping.ts';

interface Needs {
  stored: Stored;
  server: Server;
  time: Timekeeper;
  tab: string;
  device: () => Device | undefined;
  /** Meets the server, so that its clock is known. */
  meet: () => Promise<unknown>;
  onBarred: () => void;
}

export interface Delivery {
  /** Sends what waits, unless it waits for its next try. */
  soon: () => void;
  /** The server was met: the next try need not wait, unless the server asked for that. */
  met: () => void;
  /** Sends now, whatever was asked for; resolves when it is through or has given up for now. */
  now: () => Promise<void>;
  /** The one way out of a full storage: resolves to true where the server has it. */
  straight: (answer: Answer) => Promise<boolean>;
}

/** Carries responses to the server, in their order, until it says that it has them. */
export function deliverTo(needs: Needs): Delivery {
  const { stored, server, time, tab } = needs;
  let failures = 0;
  let size = largestBatch;
  let timer: number | undefined;
  let isAsked = false;
  let sending: Promise<void> | undefined;

  const soon = () => {
    if (timer === undefined) void now();
  };

  const met = () => {
    if (timer === undefined || !isAsked) void now();
  };

  const now = (): Promise<void> => {
    window.clearTimeout(timer);
    timer = undefined;
    sending ??= asOnlyTab(stored, tab, sendAll)
      .catch(() => later(0))
      .then(() => {
        sending = undefined;
      });
    return sending;
  };

  const later = (asked: number) => {
    failures++;
    isAsked = asked > 0;
    timer = window.setTimeout(() => void now(), delayAfter(failures, asked, Math.random()) * 1000);
  };

  async function sendAll(): Promise<void> {
    await sealOthers(stored, await livingTabs(tab));
    for (;;) {
      const device = needs.device();
      const rows = await listSealed(stored, size);
      if (!device || rows.length === 0) return;
      if (!time.isSure()) await needs.meet();
      const judgement = await send(device, rows);
      const fates = [...judgement.fates].map(([i, fate]) => ({ seq: rows[i]!.seq, ...fate }));
      if (fates.length > 0) await settle(stored, fates);
      if (goesOn(judgement, rows.length)) continue;
      return;
    }
  }

  function goesOn({ next, wait }: Judgement, sent: number): boolean {
    switch (next) {
      case 'go-on':
        failures = 0;
        size = Math.min(largestBatch, size * 2);
        return true;
      case 'smaller':
        size = Math.ceil(sent / 2);
        return true;
      case 'later':
        later(wait);
        return false;
      case 'barred':
        needs.onBarred();
        return false;
      default:
        return next satisfies never;
    }
  }

  async function send(device: Device, rows: Row[]): Promise<Judgement> {
    const body = { responses: await wireFormOf(rows, time), clock: new Date().toISOString() };
    const ids = rows.map(({ answer }) => answer.id);
    return judgeBatch(ids, await server.as(device, 'POST', '/responses/batch', body));
  }

  async function straight(answer: Answer): Promise<boolean> {
    const device = needs.device();
    if (!device) return false;
    const { givenAt, frame } = time.stamp();
    const row: Row = { seq: 0, state: 'sealed', tab, givenAt, frame, answer };
    const { fates } = await send(device, [row]);
    return fates.get(0)?.fate === 'delivered';
  }

  return { soon, met, now, straight };
}

/** Responses as the batch call and the file of the queue carry them: their time by the clock as it goes now. */
export async function wireFormOf(rows: Row[], time: Timekeeper): Promise<object[]> {
  const times = await time.timesOf(rows);
  return rows.map(({ answer }, i) => ({ ...answer, answeredAt: new Date(times[i]!).toISOString() }));
}
