import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oneField, parents, severalFields } from '../support/survey-form.ts';
import {
  answer,
  chosen,
  headingOf,
  openSurveySite,
  phone,
  type SurveySite,
  sendButton,
} from '../support/survey-site.ts';

let site: SurveySite;
beforeAll(async () => {
  site = await openSurveySite();
});
afterAll(() => site?.close());

const thanks = 'Cảm ơn Ông/Bà!';
const waitForThanks = (page: Page) => page.waitForSelector(`h1:text-is("${thanks}")`);

describe.each([
  ['with script', true],
  ['without script', false],
] as const)('%s', (_, javaScriptEnabled) => {
  const options = { ...phone, javaScriptEnabled };

  test('one tap and one press of the button is a whole answer', async () => {
    await site.on(options, async (page) => {
      await page.goto(`/s/${oneField}`);
      const count = await site.cameIn(async () => {
        await answer(page, 'r.overall', '4').tap();
        await sendButton(page).tap();
        await waitForThanks(page);
      });
      expect(count).toBe(1);
      expect(page.url()).toBe(`${site.base}/s/${oneField}/thanks`);
      await page.reload();
      expect(await headingOf(page).textContent()).toBe(thanks);
    });
  });

  test('a double tap counts once', async () => {
    await site.on(options, async (page) => {
      await page.goto(`/s/${oneField}`);
      const count = await site.cameIn(async () => {
        await answer(page, 'r.overall', '5').tap();
        await sendButton(page).dblclick();
        await waitForThanks(page);
      });
      expect(count).toBe(1);
    });
  });

  test('the reasons show for a low level, and go away for a higher one', async () => {
    await site.on(options, async (page) => {
      await page.goto(`/s/${oneField}`);
      const reasons = page.locator('.reasons');
      expect(await reasons.isVisible()).toBe(false);
      await answer(page, 'r.overall', '3').tap();
      expect(await reasons.isVisible()).toBe(true);
      await answer(page, 'r.overall', '4').tap();
      expect(await reasons.isVisible()).toBe(false);
    });
  });

  test('faults are named first, lead to their place, and cost no answer', async () => {
    await site.on(options, async (page) => {
      await page.goto(`/s/${severalFields}`);
      await page.locator('summary').tap();
      await answer(page, 'r.c2', 'none').tap();
      await answer(page, 'p.age', '61+').tap();
      await page.locator('#comment').fill('Chờ <lâu> & mệt');
      await sendButton(page).tap();
      const summary = page.locator('[role=alert]');
      await summary.waitFor();
      expect(await page.title()).toMatch(/^Lỗi: /);
      expect(await summary.locator('a').count()).toBe(2);
      expect(await chosen(page, 'r.c2')).toEqual(['none']);
      expect(await chosen(page, 'p.age')).toEqual(['61+']);
      expect(await page.locator('#comment').inputValue()).toBe('Chờ <lâu> & mệt');
      expect(await page.locator('#comment').isVisible()).toBe(true);

      await summary.locator('a').first().tap();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('field');
      await answer(page, 'field', 'unsure').tap();
      await answer(page, 'r.overall', '3').tap();
      const count = await site.cameIn(async () => {
        await sendButton(page).tap();
        await waitForThanks(page);
      });
      expect(count).toBe(1);
    });
  });

  test('the whole way can be gone with the keyboard alone', async () => {
    await site.on({ javaScriptEnabled }, async (page) => {
      await page.goto(`/s/${severalFields}`);
      const press = (...keys: string[]) =>
        keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
      await press('Tab', 'Tab', 'Space', 'ArrowDown');
      expect(await chosen(page, 'field')).toEqual(['dat-dai']);
      await press('Tab', 'Space', 'ArrowDown', 'ArrowDown', 'ArrowDown');
      expect(await chosen(page, 'r.overall')).toEqual(['2']);
      const ring = await page
        .locator('#o2 + label')
        .evaluate((label) => getComputedStyle(label).outlineWidth);
      expect(ring).toBe('3px');
      await press('Tab', 'Tab', 'Space');
      expect(await chosen(page, 'reason')).toEqual(['guidance']);
      const count = await site.cameIn(async () => {
        await press(...Array<string>(9).fill('Tab'), 'Enter');
        await waitForThanks(page);
      });
      expect(count).toBe(1);
      await press('Tab');
      if (!javaScriptEnabled) await press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Xem kết quả của đơn vị');
    });
  });

  test('the other language is one link away', async () => {
    await site.on(options, async (page) => {
      await page.goto(`/s/${oneField}`);
      await page.getByText('English').tap();
      await page.waitForURL(/lang=en/);
      await page.getByText('Very satisfied').first().tap();
      await sendButton(page).tap();
      await page.waitForSelector('h1:text-is("Thank you!")');
      expect(page.url()).toContain('/thanks?lang=en');
    });
  });
});

describe('with script', () => {
  test('works where the page is not secure', async () => {
    await site.on(phone, async (page) => {
      await page.goto(`/S/${oneField}`);
      expect(await page.evaluate(() => [isSecureContext, typeof crypto.randomUUID])).toEqual([
        false,
        'undefined',
      ]);
    });
  });

  test('a reload, and a change of language, keep the answers', async () => {
    await site.on(phone, async (page) => {
      await page.goto(`/s/${oneField}`);
      const id = await page.locator('[name=id]').inputValue();
      await answer(page, 'r.overall', '2').tap();
      await answer(page, 'reason', 'fees').tap();
      await page.locator('summary').tap();
      await page.locator('#comment').fill('Xin thêm ghế');
      for (const query of ['', '?lang=en']) {
        await page.goto(`/s/${oneField}${query}`);
        expect(await page.locator('[name=id]').inputValue()).toBe(id);
        expect(await chosen(page, 'r.overall')).toEqual(['2']);
        expect(await chosen(page, 'reason')).toEqual(['fees']);
        expect(await page.locator('#comment').inputValue()).toBe('Xin thêm ghế');
        expect(await page.locator('#comment').isVisible()).toBe(true);
      }
      const count = await site.cameIn(async () => {
        await sendButton(page).tap();
        await page.waitForSelector('h1:text-is("Thank you!")');
      });
      expect(count).toBe(1);
      await page.goto(`/s/${oneField}`);
      expect(await page.locator('[name=id]').inputValue()).not.toBe(id);
      expect(await chosen(page, 'r.overall')).toEqual([]);
    });
  });

  test('the page tells how far one has come, and asks why where a criterion is low', async () => {
    await site.on(phone, async (page) => {
      await page.goto(`/s/${parents}`);
      const bar = page.locator('[aria-live=polite]');
      expect(await bar.textContent()).toBe('Đã trả lời 0/16');
      await answer(page, 'r.overall', '4').tap();
      await answer(page, 'r.c1', 'none').tap();
      expect(await bar.textContent()).toBe('Đã trả lời 2/16');

      await page.goto(`/s/${oneField}`);
      expect(await bar.isVisible()).toBe(false);
      await answer(page, 'r.overall', '5').tap();
      await page.locator('summary').tap();
      await answer(page, 'r.c1', '2').tap();
      expect(await bar.textContent()).toBe('Đã trả lời 2/10');
      expect(await page.locator('details .reasons').isVisible()).toBe(true);
      await answer(page, 'r.c1', '4').tap();
      expect(await page.locator('.reasons').isVisible()).toBe(false);
    });
  });

  test('after sending, the heading of what came has the focus', async () => {
    await site.on(phone, async (page) => {
      await page.goto(`/s/${severalFields}`);
      await sendButton(page).tap();
      await page.locator('[role=alert]').waitFor();
      expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
      await answer(page, 'field', 'ho-tich').tap();
      await answer(page, 'r.overall', '5').tap();
      await sendButton(page).tap();
      await waitForThanks(page);
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(thanks);
    });
  });
});
