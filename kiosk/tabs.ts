import { amend, type Stored } from './stored.ts';

const nameOf = (tab: string) => `lang-nghe-kiosk tab ${tab}`;
const senderName = 'lang-nghe-kiosk sender';
const leaseMs = 120_000;

// Safari 13 to 15.3 have no locks.
const locks: LockManager | undefined = navigator.locks;

/** Says that this tab lives, until it is closed or killed. */
export function announce(tab: string): Promise<void> {
  return new Promise((resolve) => {
    if (!locks) return resolve();
    void locks.request(nameOf(tab), () => {
      resolve();
      return new Promise(() => {});
    });
  });
}

/** Tells which tabs live. Without locks only its own is sure: what others left open is then sealed a little early. */
export async function livingTabs(own: string): Promise<(tab: string) => boolean> {
  const held = (await locks?.query())?.held ?? [];
  const names = new Set(held.map(({ name }) => name));
  return (tab) => tab === own || names.has(nameOf(tab));
}

/** Does the work unless another tab is at it. Twice would harm nothing, but would be in vain. */
export async function asOnlyTab(stored: Stored, tab: string, work: () => Promise<void>): Promise<void> {
  if (locks) {
    await locks.request(senderName, { ifAvailable: true }, async (lock) => {
      if (lock) await work();
    });
    return;
  }
  const now = Date.now();
  const lease = await amend(stored, 'sender', (before) => {
    // A lease that ends too far in the future was taken before the clock was set back.
    const isHeld = before && before.tab !== tab && before.until > now && before.until < now + leaseMs;
    return isHeld ? before : { tab, until: now + leaseMs - 1 };
  });
  if (lease.tab !== tab) return;
  await work();
  await amend(stored, 'sender', () => ({ tab, until: 0 }));
}
