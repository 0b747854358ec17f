import { openDatabase } from '../../../dist/api/database/open.js';

const slowDown = 4;

/** The app in a browser of its own, paired with a point. */
export async function openPairedKiosk(browser, url, code) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    hasTouch: true,
    locale: 'vi-VN',
  });
  await context.addInitScript(lookAtQueue);
  const page = await context.newPage();
  await page.goto(`${url}/kiosk/`);
  await page.waitForSelector('main[data-screen="pairing"]');
  for (const letter of code.replace('-', ''))
    await page.getByRole('button', { name: letter, exact: true }).tap();
  await page.getByRole('button', { name: 'Ghép máy', exact: true }).tap();
  await page.waitForSelector('main[data-screen="idle"]');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return { page, context };
}

/** Milliseconds from each tap on a face until the thanks are drawn. */
export async function tapToThanks(page, taps) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  const waits = [];
  for (let i = 0; i < taps; i++) {
    await page.locator('main[data-screen="idle"] .start').tap();
    await page.locator('main[data-screen="field"] button').first().tap();
    const face = page.locator(`main[data-screen="rating"] .face[data-level="${4 + (i % 2)}"]`);
    await face.waitFor();
    const wait = page.evaluate(untilThanks);
    await face.tap();
    waits.push(await wait);
    await page.locator('main[data-screen="thanks"] .start').tap();
    await page.waitForSelector('main[data-screen="idle"]');
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.detach();
  return waits;
}

/* Runs in the page. */
function untilThanks() {
  return new Promise((resolve) => {
    let tapped = 0;
    addEventListener(
      'pointerdown',
      ({ timeStamp }) => {
        tapped = timeStamp;
      },
      { once: true, capture: true },
    );
    const watch = new MutationObserver(() => {
      if (!document.querySelector('main[data-screen="thanks"]')) return;
      watch.disconnect();
      // The frame is drawn after this callback; what is counted is when it has been.
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now() - tapped);
        channel.port2.postMessage(null);
      });
    });
    watch.observe(document.documentElement, { subtree: true, childList: true, attributes: true });
  });
}

/** Seconds from the start of navigation until the invitation stands on the screen. */
export async function startOffline(page) {
  await page.reload();
  await page.waitForSelector('main[data-screen="idle"]');
  return page.evaluate(() => performance.now() / 1000);
}

/** Puts answers into the queue as people would have, without the hours that they would take; returns their ids. */
export function fillQueue(page, point, count) {
  return page.evaluate(putIntoQueue, { point, count });
}

/* Runs in the page. */
async function putIntoQueue({ point, count }) {
  const db = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('lang-nghe-kiosk');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const tx = db.transaction(['responses', 'kept'], 'readwrite');
  const read = (name) =>
    new Promise((resolve) => {
      tx.objectStore('kept').get(name).onsuccess = ({ target }) => resolve(target.result);
    });
  const shown = await read('shown');
  const frame = (await read('frames')).at(-1).id;
  const ids = [];
  for (let i = 0; i < count; i++) {
    const id = crypto.randomUUID();
    ids.push(id);
    tx.objectStore('responses').add({
      state: 'sealed',
      tab: 'bench',
      givenAt: Date.now() - (count - i) * 5_000,
      frame,
      answer: {
        id,
        point,
        version: shown.questionnaire.version,
        field: shown.point.fields[i % shown.point.fields.length].slug,
        ratings: { overall: 1 + (i % 5) },
        reasons: [],
        locale: 'vi',
      },
    });
  }
  await new Promise((resolve, reject) => {
    tx.oncomplete = resolve;
    tx.onabort = () => reject(tx.error);
  });
  db.close();
  return ids;
}

/* Runs in the page, before its first script. */
function lookAtQueue() {
  globalThis.leftInQueue = () =>
    new Promise((resolve, reject) => {
      const opening = indexedDB.open('lang-nghe-kiosk');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const db = opening.result;
        const counting = db.transaction('responses').objectStore('responses').count();
        counting.onsuccess = () => {
          db.close();
          resolve(counting.result);
        };
      };
    });
}

/** How many of the ids are not there, and how many answers are there beyond one for each. */
export async function countOnce(place, ids) {
  const db = await openDatabase(place);
  try {
    const rows = await db.selectFrom('response').select('id').execute();
    const found = new Set(rows.map(({ id }) => id));
    const lost = ids.filter((id) => !found.has(id)).length;
    const { sum } = await db
      .selectFrom('tally')
      .select((of) => of.fn.sum('responses').as('sum'))
      .executeTakeFirstOrThrow();
    return { lost, twice: Math.max(0, Number(sum) - rows.length) };
  } finally {
    await db.destroy();
  }
}
