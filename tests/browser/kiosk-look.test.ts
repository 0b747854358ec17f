import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { retireKiosk, revokeKiosk } from '../../api/kiosks/change.ts';
import { expectAccessible, expectNoAxeViolations } from '../support/browser.ts';
import { asStaff, letPairAt, staff } from '../support/kiosk.ts';
import {
  face,
  fillDisk,
  type KioskSite,
  meet,
  openKioskSite,
  press,
  screen,
  tablet,
  typeCode,
  upright,
} from '../support/kiosk-site.ts';

let site: KioskSite;
beforeAll(async () => {
  site = await openKioskSite();
});
afterAll(() => site?.close());

/** Fails where something is cut off, overlaps, or is too small for a fingertip. */
async function expectRoomForEverything(page: Page, lower: 'in the lower half' | 'anywhere'): Promise<void> {
  const found = await page.evaluate((half) => {
    const boxes = [...document.querySelectorAll('main button, .bar button')].map((part) => ({
      name: part.textContent,
      isListed: part.closest('.options') !== null,
      isCut: part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1,
      ...part.getBoundingClientRect().toJSON(),
    }));
    const apart = (a: DOMRect, b: DOMRect) =>
      a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
    const fixed = boxes.filter(({ isListed }) => !isListed);
    const middle = half === 'in the lower half' ? window.innerHeight / 2 : 0;
    return {
      sideways: document.documentElement.scrollWidth > window.innerWidth,
      cut: boxes.filter(({ isCut }) => isCut).map(({ name }) => name),
      outside: fixed
        .filter(({ top, bottom }) => top < middle - 1 || bottom > window.innerHeight + 1)
        .map(({ name }) => name),
      small: boxes.filter(({ width, height }) => width < 44 || height < 48).map(({ name }) => name),
      overlapping: fixed
        .filter((a, i) => fixed.some((b, j) => i < j && !apart(a, b)))
        .map(({ name }) => name),
      speechless: [...document.querySelectorAll('.ask')].filter(({ clientHeight }) => clientHeight < 80)
        .length,
    };
  }, lower);
  expect(found).toEqual({ sideways: false, cut: [], outside: [], small: [], overlapping: [], speechless: 0 });
}

/** Looking closely takes longer than the warning stays; the app measures patience by this clock. */
async function stopPatience(page: Page): Promise<() => Promise<void>> {
  const clock = await page.evaluateHandle(() => {
    const going = performance.now;
    const now = performance.now();
    performance.now = () => now;
    return going;
  });
  return () =>
    page.evaluate((going) => {
      const lost = going.call(performance) - performance.now();
      performance.now = () => going.call(performance) - lost;
    }, clock);
}

/** Opens one screen after the other; what `look` sees there is for the test to say. */
async function walk(page: Page, prepare: () => Promise<void>, look: (name: string) => Promise<void>) {
  const code = await site.addPoint({ field: undefined, fields: ['ho-tich', 'dat-dai', 'chung-thuc'] });
  await page.clock.install();
  await site.pairAt(page, code, { asks: 'items' });
  await prepare();
  await look('idle');
  await press(page, 'Bắt đầu');
  await look('field');
  await press(page, 'Hộ tịch');
  await look('the overall question');
  await face(page, 2);
  await screen(page, 'reasons');
  await press(page, 'Thời gian chờ lâu');
  await look('reasons');
  await press(page, 'Xong');
  await look('an item');
  // Looking took its time: the thirty seconds begin anew with a touch. The click of a tap may come after `tap()` has
  // returned, and then closes the warning; that of a mouse does not.
  await page.locator('h1').click();
  await page.clock.fastForward(31_000);
  await page.getByText('Ông/Bà còn ở đó không?').waitFor();
  const goOn = await stopPatience(page);
  await look('the warning');
  await goOn();
  await press(page, 'Tôi còn đây');
  await press(page, 'Dừng ở đây');
  await screen(page, 'thanks');
  await look('thanks');
}

const highContrast = async (page: Page) => page.locator('[data-setting="contrast"]').tap();
const largest = async (page: Page) => {
  for (let i = 0; i < 2; i++) await page.locator('[data-setting="textSize"]').tap();
};

test.each([false, true])('every screen of a visit is accessible (high contrast: %s)', async (isHigh) => {
  await site.on(tablet, async (page) => {
    await walk(
      page,
      async () => (isHigh ? highContrast(page) : undefined),
      () => expectAccessible(page),
    );
  });
});

test.each([
  ['1080×1920', upright],
  ['1280×800', tablet],
  ['800×1280', { ...tablet, viewport: { width: 800, height: 1280 } }],
] as const)('at %s everything to touch is in the lower half, large, and whole', async (_, size) => {
  await site.on(size, async (page) => {
    await walk(
      page,
      async () => {},
      () => expectRoomForEverything(page, 'in the lower half'),
    );
  });
});

test.each([
  ['1080×1920', upright],
  ['1280×800', tablet],
] as const)('at %s the largest letters cut nothing off', async (_, size) => {
  await site.on(size, async (page) => {
    await walk(
      page,
      () => largest(page),
      () => expectRoomForEverything(page, 'anywhere'),
    );
  });
});

// A panel of 10.1 inches is 256.5 mm along its diagonal.
test.each([
  ['1080×1920', upright],
  ['1280×800', tablet],
] as const)('at %s on a screen of ten inches the faces are 25 mm wide, and all differ', async (_, size) => {
  await site.on(size, async (page) => {
    await site.pairAt(page, await site.addPoint());
    await press(page, 'Bắt đầu');
    const { width, height } = size.viewport!;
    const perMm = Math.hypot(width, height) / 256.5;
    const faces = await page
      .locator('.face > svg')
      .evaluateAll((all) =>
        all.map((one) => ({ width: one.getBoundingClientRect().width, shape: one.innerHTML })),
      );
    expect(faces).toHaveLength(5);
    expect(Math.min(...faces.map((one) => one.width)) / perMm).toBeGreaterThanOrEqual(25);
    expect(new Set(faces.map(({ shape }) => shape)).size).toBe(5);
  });
});

test('what is shown when something is missing or went wrong is accessible too', async () => {
  await site.on(tablet, async (page, context) => {
    await context.route('**/api/v1/kiosks/me', (route) => route.abort());
    await page.goto('/kiosk/');
    await typeCode(page, await letPairAt(site.app, await site.addPoint()));
    await press(page, 'Ghép máy');
    await screen(page, 'waiting');
    await expectNoAxeViolations(page);
    await context.unroute('**/api/v1/kiosks/me');
    await press(page, 'Thử lại ngay');
    await screen(page, 'idle');
    await context.setOffline(true);
    await fillDisk(page);
    await press(page, 'Bắt đầu');
    await face(page, 5);
    await screen(page, 'trouble');
    await expectNoAxeViolations(page);
  });
});

test('what staff see is accessible too', async () => {
  await site.on(tablet, async (page, context) => {
    const newest = () =>
      site.app.db.selectFrom('kiosk').select('device').orderBy('id', 'desc').executeTakeFirstOrThrow();
    await page.goto('/kiosk/');
    await screen(page, 'pairing');
    await expectNoAxeViolations(page);
    await site.pairAt(page, await site.addPoint());
    await page.keyboard.press('Control+Alt+m');
    await page.getByText('Dành cho cán bộ').waitFor();
    await expectNoAxeViolations(page);
    await press(page, 'Đóng');
    const { now } = site.app.clock;
    await asStaff(site.app, await newest(), (trx, kiosk) => retireKiosk(trx, kiosk, staff, now));
    await meet(page);
    await screen(page, 'retired');
    await expectNoAxeViolations(page);
    await asStaff(site.app, await newest(), (trx, kiosk) => revokeKiosk(trx, kiosk, staff, now));
    await meet(page);
    await screen(page, 'barred');
    await expectNoAxeViolations(page);
    const plain = await context.newPage();
    await plain.goto(`http://khaosat.test:${site.port}/kiosk/`);
    await screen(plain, 'missing');
    await expectNoAxeViolations(plain);
  });
});
