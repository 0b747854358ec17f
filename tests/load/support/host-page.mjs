import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const screens = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];

/** The layout shift that the component brings to a strict page of another website, the most of some screens. */
export async function shiftOnHostPage(browser, { base, snippet }) {
  const page = `<!doctype html><html lang="vi"><head><title>Trang</title><meta name="viewport" content="width=device-width"></head><body><h1>Trang của đơn vị</h1>${snippet}<p>Phần tiếp theo</p></body></html>`;
  const policy = `default-src 'none'; script-src ${base}; connect-src ${base}`;
  const host = createServer((_, response) =>
    response
      .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy })
      .end(page),
  );
  await new Promise((resolve) => host.listen(0, '127.0.0.1', resolve));
  const shifts = [];
  for (const viewport of screens) {
    const context = await browser.newContext({ viewport });
    const tab = await context.newPage();
    await tab.addInitScript(watch);
    // The page is drawn before the script comes, and the script before the figures.
    await tab.route(/\/embed\.js/, async (route) => {
      await sleep(400);
      await route.continue();
    });
    await tab.goto(`http://127.0.0.1:${host.address().port}/`, { waitUntil: 'load' });
    await tab.locator('lang-nghe section[aria-busy=false] .rate').waitFor();
    await sleep(1_000);
    shifts.push(await tab.evaluate(() => globalThis.shift));
    await context.close();
  }
  host.close();
  return Math.max(...shifts);
}

/* Runs in the page, from before its first byte is parsed. */
function watch() {
  globalThis.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}
