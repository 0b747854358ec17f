import { clipAddress } from './aloud.ts';
import { type Contact, keepContact } from './contact.ts';
import { type Delivery, deliverTo } from './delivery.ts';
import { type Paired, pair } from './pairing.ts';
import { type Counts, count } from './queue.ts';
import { reachServer } from './server.ts';
import type { Shown } from './shown.ts';
import { type Device, keep, recall, type Standing, type Stored } from './stored.ts';
import { announce } from './tabs.ts';
import { keepTime, type Timekeeper } from './timekeeping.ts';
import { keepClips, keepUpdated } from './updates.ts';

/** The device at its point: what it is, what it shows, and its ties to the server. */
export interface Station {
  stored: Stored;
  tab: string;
  time: Timekeeper;
  delivery: Delivery;
  contact: Contact;
  device: () => Device | undefined;
  shown: () => Shown | undefined;
  standing: () => Standing;
  counts: () => Counts;
  /** Counts anew what waits. */
  recount: () => Promise<Counts>;
  /** undefined where it worked. */
  pair: (code: string) => Promise<Exclude<Paired, { device: unknown }> | { failed: 'full' } | undefined>;
  /** Nobody stands before the screen: what is new may be shown. */
  rest: () => void;
}

const countedEvery = 10_000;

/** @param changed something is different that an idle screen shows  @param isBusy somebody stands before the screen */
export async function openStation(
  stored: Stored,
  tab: string,
  changed: () => void,
  isBusy: () => boolean,
): Promise<Station> {
  await announce(tab);
  let device = await recall(stored, 'device');
  let shown = await recall(stored, 'shown');
  let standing = (await recall(stored, 'standing')) ?? 'active';
  let coming: Shown | undefined;
  let counts = await count(stored);
  /** The page is to be loaded anew, for a new version or by order. */
  let reloads = false;

  const time = await keepTime(stored, tab);
  const server = reachServer(new URL('../', document.baseURI), () => time.offset() ?? 0);
  const contact = keepContact({
    stored,
    server,
    time,
    device: () => device,
    revision: () => (coming ?? shown)?.revision,
    onShown: (news) => {
      coming = news;
      // Kept at once: should the device lose its power now, it starts with the news.
      void keep(stored, 'shown', news).catch(() => {});
      rest();
    },
    onStanding: stand,
    onReload: (order) => void followOrder(order),
    onMet: () => {
      delivery.met();
      void recount();
      rest();
    },
  });
  const delivery = deliverTo({
    stored,
    server,
    time,
    tab,
    device: () => device,
    meet: contact.meet,
    onBarred: () => stand('barred'),
  });

  function stand(as: Standing): void {
    if (as === standing) return;
    standing = as;
    void keep(stored, 'standing', as).catch(() => {});
    void recount();
    changed();
  }

  async function followOrder(order: string): Promise<void> {
    const followed = await recall(stored, 'reloaded');
    if (followed === order) return;
    await keep(stored, 'reloaded', order);
    // What was ordered before the first contact is followed by it.
    if (followed === undefined) return;
    reloads = true;
    rest();
  }

  function rest(): void {
    if (isBusy()) return;
    if (reloads) window.location.reload();
    else if (updates.isWaiting()) updates.take();
    else if (coming) showNews(coming);
  }

  function showNews(news: Shown): void {
    shown = news;
    coming = undefined;
    void keepClips(shown.clips.map(clipAddress)).catch(() => {});
    changed();
  }

  async function recount(): Promise<Counts> {
    const before = JSON.stringify(counts);
    counts = await count(stored);
    if (standing !== 'active' && JSON.stringify(counts) !== before) changed();
    return counts;
  }

  async function pairWith(code: string): ReturnType<Station['pair']> {
    const paired = await pair(server, code);
    if (!('device' in paired)) return paired;
    try {
      await keep(stored, 'device', paired.device);
      await keep(stored, 'standing', 'active');
    } catch {
      return { failed: 'full' };
    }
    device = paired.device;
    standing = 'active';
    shown = undefined;
    void navigator.storage?.persist?.().catch(() => {});
    await contact.meet();
    changed();
    return undefined;
  }

  const updates = keepUpdated(() => {
    reloads = true;
    rest();
  });
  if (device) void navigator.storage?.persist?.().catch(() => {});
  void contact.meet().then(() => delivery.soon());
  setInterval(() => void recount(), countedEvery);

  return {
    stored,
    tab,
    time,
    delivery,
    contact,
    device: () => device,
    shown: () => shown,
    standing: () => standing,
    counts: () => counts,
    recount,
    pair: pairWith,
    rest,
  };
}
