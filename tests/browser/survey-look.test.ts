import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from '../support/browser.ts';
import { oneField, parents, severalFields, sipas } from '../support/survey-form.ts';
import { answer, openSurveySite, phone, type SurveySite, sendButton } from '../support/survey-site.ts';

let site: SurveySite;
beforeAll(async () => {
  site = await openSurveySite();
});
afterAll(() => site?.close());

const open = (code: string) => (page: Page) => page.goto(`/s/${code}`).then(() => {});
const everythingOpen = async (page: Page) => {
  await open(severalFields)(page);
  await answer(page, 'r.overall', '1').click();
  await page.locator('summary').click();
};
const faults = (code: string) => async (page: Page) => {
  await open(code)(page);
  await sendButton(page).click();
  await page.locator('[role=alert]').waitFor();
};
const waiting = async (page: Page) => {
  await open(oneField)(page);
  await page.context().setOffline(true);
  await sendButton(page).click();
  await page.getByText('Gửi lại ngay').waitFor();
};

const states: [name: string, reach: (page: Page) => Promise<void>][] = [
  ['the form of one field', open(oneField)],
  ['the form of several fields, all open', everythingOpen],
  ['the form of the parents', open(parents)],
  ['the long form', open(sipas)],
  ['the form with its faults', faults(severalFields)],
  ['the long form with its faults', faults(sipas)],
  ['the thanks', open(`${oneField}/thanks`)],
  ['the form that waits for the network', waiting],
];

describe.each(states)('%s', (_, reach) => {
  test('is accessible, and offers nothing smaller than a fingertip', async () => {
    await site.on(phone, async (page) => {
      await reach(page);
      await expectAccessible(page);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('.o, button, summary, .button, header a, textarea')]
          .map((part) => ({ text: part.textContent, ...part.getBoundingClientRect().toJSON() }))
          .filter(({ width, height }) => height > 0 && (height < 48 || width < 48))
          .map(({ text, width, height }) => `${text} ${width}×${height}`),
      );
      expect(small).toEqual([]);
    });
  });

  test('never scrolls sideways at 360 pixels, also with text at 200 per cent', async () => {
    await site.on(phone, async (page) => {
      await reach(page);
      for (const percent of [100, 200]) {
        await page.evaluate((size) => {
          document.documentElement.style.fontSize = `${size}%`;
        }, percent);
        const { width, cut } = await page.evaluate(() => ({
          width: document.documentElement.scrollWidth,
          cut: [...document.querySelectorAll('.o, button, legend, h1, h2, a')]
            .filter((part) => part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1)
            .map((part) => part.textContent),
        }));
        expect([percent, width, cut]).toEqual([percent, 360, []]);
      }
    });
  });
});

test.each([oneField, sipas])('nothing moves while the page of %s loads', async (code) => {
  await site.on(phone, async (page) => {
    await page.goto(`/s/${code}`, { waitUntil: 'networkidle' });
    const moved = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 300);
        }),
    );
    expect(moved).toBe(0);
  });
});

test('five rows of faces and the button to send stand on the first screen of a small phone', async () => {
  await site.on(phone, async (page) => {
    await page.goto(`/s/${oneField}`);
    const { y, height } = (await sendButton(page).boundingBox())!;
    expect(y + height).toBeLessThan(740);
  });
});

test('what is chosen differs by more than its colour', async () => {
  await site.on(phone, async (page) => {
    await page.goto(`/s/${oneField}`);
    const mark = (level: string) =>
      answer(page, 'r.overall', level).evaluate((label) => getComputedStyle(label, '::after').content);
    await answer(page, 'r.overall', '4').tap();
    expect([await mark('4'), await mark('5')]).toEqual(['"✓"', 'none']);
  });
});
