import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './browser.ts';

/** A check of the page as it stands: accessible, nothing over the edge, and everything to tap large enough. */
export function openBrowserCheck(page: Page): () => Promise<void> {
  return async () => {
    await expectAccessible(page);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over, `${page.url()} hangs over at ${page.viewportSize()?.width} pixels`).toBeLessThanOrEqual(0);
    const low = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          'main .button, main input:not([type=radio], [type=checkbox], [type=hidden]), main textarea',
        ),
      ]
        // What is folded away has no height at all.
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 48)
        .map((one) => one.outerHTML.slice(0, 120)),
    );
    expect(low, page.url()).toEqual([]);
  };
}
