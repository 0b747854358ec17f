import type { Page } from 'playwright-core';
import type { KioskSite } from './kiosk-site.ts';

/** Lets people answer one after another, `pause` milliseconds apart by a clock that is moved on for them. */
export async function useFor(site: KioskSite, page: Page, people: number, pause: number): Promise<void> {
  for (let i = 0; i < people; i++) {
    await withinAMinute(page, page.evaluate(answerOnce, 1 + (i % 5)));
    await page.clock.fastForward(pause);
    site.app.clock.now = new Date(site.app.clock.now.getTime() + pause);
    if (i % 1_000 === 999) console.log(`${i + 1} people`);
  }
}

/** Fails with the screen on which a person got no further, instead of waiting for hours. */
async function withinAMinute(page: Page, answered: Promise<void>): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const stuck = new Promise<never>((_, reject) => {
    late = setTimeout(async () => {
      const screen = await page.evaluate(() => [
        new Date().toISOString(),
        document.querySelector('main')?.outerHTML,
      ]);
      reject(new Error(`nobody gets further: ${screen.join(' ')}`));
    }, 60_000);
  });
  await Promise.race([answered, stuck]).finally(() => clearTimeout(late));
}

/** Runs in the page: one person, from the invitation back to it. Hands are faster than a protocol to press by. */
async function answerOnce(level: number): Promise<void> {
  const until = (selector: string) =>
    new Promise<HTMLElement>((resolve) => {
      const found = () => document.querySelector<HTMLElement>(selector);
      const now = found();
      if (now) return resolve(now);
      const watch = new MutationObserver(() => {
        const then = found();
        if (!then) return;
        watch.disconnect();
        resolve(then);
      });
      watch.observe(document.documentElement, { subtree: true, childList: true, attributes: true });
    });
  // A finger down first: by that the kiosk knows that somebody is there.
  const press = (target: HTMLElement) => {
    target.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    target.click();
  };
  press(await until('main[data-screen="idle"] .start'));
  press(await until(`main[data-screen="rating"] .face[data-level="${level}"]`));
  if (level <= 3) press(await until('main[data-screen="reasons"] .main'));
  press(await until('main[data-screen="thanks"] .start'));
  await until('main[data-screen="idle"]');
}

/** What the page holds once all rubbish is gone. */
export async function heapOf(page: Page): Promise<{ bytes: number; nodes: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { bytes: usedSize, nodes };
}
