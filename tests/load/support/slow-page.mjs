import { setTimeout as sleep } from 'node:timers/promises';

const kilobits = (perSecond) => (perSecond * 1000) / 8;
const network = {
  offline: false,
  latency: 400,
  downloadThroughput: kilobits(400),
  uploadThroughput: kilobits(400),
};
const slowDown = 4;
const screen = { width: 360, height: 740 };

/**
 * Visits an address for the first time at 400 kbit/s, 400 ms round trip and a quarter of the processor: milliseconds
 * from the start of navigation until the overall question can be answered, and the layout shift until `settled`
 * milliseconds after load.
 */
export async function openSlowPage(browser, url, settled) {
  const context = await browser.newContext({
    viewport: screen,
    isMobile: true,
    hasTouch: true,
    locale: 'vi-VN',
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', network);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    await page.addInitScript(watch);
    await page.goto(url, { waitUntil: 'load' });
    await sleep(settled);
    const { answerable, shift } = await page.evaluate(() => globalThis.watched);
    if (answerable === null) throw new Error(`${url}: the overall question could not be answered`);
    return { milliseconds: answerable, shift };
  } finally {
    await context.close();
  }
}

/* Runs in the page, from before its first byte is parsed. */
function watch() {
  const watched = { answerable: null, shift: 0 };
  globalThis.watched = watched;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) watched.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });

  const isAnswerable = () => {
    const radio = document.querySelector('input[type=radio][name$=overall]');
    if (!radio || radio.disabled) return false;
    const label = radio.labels[0];
    const { width, height, left, top } = label.getBoundingClientRect();
    if (width === 0 || height === 0) return false;
    const [x, y] = [left + width / 2, top + height / 2];
    // Below the first screen there is nothing that could cover it.
    return y > innerHeight || label.contains(document.elementFromPoint(x, y));
  };
  const look = () => {
    if (!isAnswerable()) return requestAnimationFrame(look);
    // The frame is drawn after this callback; what is counted is when it has been.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      watched.answerable = performance.now();
    };
    channel.port2.postMessage(null);
  };
  requestAnimationFrame(look);
}
