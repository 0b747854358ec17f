import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { recount } from '../../api/responses/recount.ts';
import { face, fillDisk, type KioskSite, meet, press, queueOf, screen, tablet } from './kiosk-site.ts';
import { watchSky, weathers } from './kiosk-weather.ts';

/** What became of one person: whoever was thanked has answered; whoever was cut off before that may have. */
interface Told {
  level: number;
  isSure: boolean;
}

const dayMs = 86_400_000;

/** A small generator (mulberry32), so that what failed once fails again. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Lets people answer at one device while the network, the server, the clock, the storage and the tabs fail at random;
 * then all is well again. Whoever was thanked has been counted, once, on the day it was given.
 */
export async function liveThrough(site: KioskSite, seed: number, people: number): Promise<void> {
  const code = await site.addPoint();
  const chance = chanceFrom(seed);
  await site.on(tablet, async (first, context) => {
    await context.addInitScript(shiftClock);
    await site.pairAt(first, code);
    await first.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const sky = await watchSky(context);
    const tabs = [first];
    const told: Told[] = [];
    for (let i = 0; i < people; i++) {
      await sky.set(pick(chance, weathers));
      if (chance() < 0.15) await setClock(tabs, Math.round((chance() - 0.5) * 20) * dayMs);
      if (chance() < 0.1 && tabs.length < 3) tabs.push(await openTab(context));
      const page = pick(chance, tabs);
      told.push(await visit(page, chance));
      if (chance() < 0.15) await kill(context, tabs, page);
    }
    await sky.set('fine');
    await untilSent(tabs[0]!);
    await compare(site, code, told, seed);
  });
}

const pick = <T>(chance: () => number, from: readonly T[]): T => from[Math.floor(chance() * from.length)]!;

/** One person, who may be cut off at any moment or find the disk full. */
async function visit(page: Page, chance: () => number): Promise<Told> {
  const level = 1 + Math.floor(chance() * 5);
  await clear(page);
  await press(page, 'Bắt đầu');
  if (chance() < 0.06) return visitOnFullDisk(page, level);
  // Cut off in the very moment of the tap: nobody was thanked, but the answer may be there.
  if (chance() < 0.08) {
    await page.locator(`.face[data-level="${level}"]`).tap({ noWaitAfter: true });
    return { level, isSure: false };
  }
  await face(page, level);
  if (level <= 3) {
    await screen(page, 'reasons');
    if (chance() < 0.5) await press(page, 'Thời gian chờ lâu');
    // Goes away without a word, and the next person presses on, or the tab is killed.
    if (chance() < 0.3) return { level, isSure: false };
    await press(page, 'Xong');
  }
  await screen(page, 'thanks');
  return { level, isSure: true };
}

/** The next person presses on where the last one went away without a word. */
async function clear(page: Page): Promise<void> {
  for (;;) {
    const shown = await page.locator('main').getAttribute('data-screen');
    if (shown === 'idle') return;
    const label = shown === 'reasons' ? 'Xong' : 'Người tiếp theo';
    // The screen may have gone on by itself between the look and the tap.
    await page
      .getByRole('button', { name: label, exact: true })
      .tap({ timeout: 1_000 })
      .catch(() => {});
  }
}

/** With a full disk an answer goes straight to the server; where that fails too, nobody is thanked for it. */
async function visitOnFullDisk(page: Page, level: number): Promise<Told> {
  const mend = await fillDisk(page);
  await face(page, level);
  const main = page.locator('main:not([data-screen="rating"])');
  await main.waitFor();
  const isSure = (await main.getAttribute('data-screen')) === 'thanks';
  await mend();
  return { level, isSure };
}

async function openTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/kiosk/');
  await screen(page, 'idle');
  return page;
}

async function kill(context: BrowserContext, tabs: Page[], page: Page): Promise<void> {
  await page.close();
  tabs.splice(tabs.indexOf(page), 1, await openTab(context));
}

/** Runs in the page: its clock is ahead by what stands in the storage, which outlives the page. */
function shiftClock(): void {
  const Real = Date;
  const ahead = () => Number(localStorage.getItem('test-clock-ahead') ?? 0);
  class Shifted extends Real {
    constructor(...given: []) {
      if (given.length === 0) super(Real.now() + ahead());
      else super(...given);
    }
    static override now = () => Real.now() + ahead();
  }
  globalThis.Date = Shifted as DateConstructor;
}

/** A clock that is set in the very second in which the tab is killed leaves no trace, so each is left time to see it. */
async function setClock(tabs: Page[], ahead: number): Promise<void> {
  const [first] = tabs;
  await first!.evaluate((ms) => localStorage.setItem('test-clock-ahead', String(ms)), ahead);
  await first!.waitForTimeout(1_500);
}

async function untilSent(page: Page): Promise<void> {
  await expect
    .poll(
      async () => {
        await meet(page);
        return (await queueOf(page)).length;
      },
      { timeout: 90_000, interval: 500 },
    )
    .toBe(0);
}

async function compare(site: KioskSite, code: string, told: Told[], seed: number): Promise<void> {
  const received = await site.received(code);
  for (const level of [1, 2, 3, 4, 5]) {
    const has = received.filter(({ ratings }) => ratings.overall === level).length;
    const sure = told.filter((one) => one.level === level && one.isSure).length;
    const most = told.filter((one) => one.level === level).length;
    expect(has, `level ${level}, seed ${seed}: nothing lost`).toBeGreaterThanOrEqual(sure);
    expect(has, `level ${level}, seed ${seed}: nothing twice`).toBeLessThanOrEqual(most);
  }
  const days = await site.app.db
    .selectFrom('response')
    .innerJoin('point', 'point.id', 'response.point_id')
    .where('point.code', '=', code)
    .select('day')
    .distinct()
    .execute();
  expect(days, `seed ${seed}: on the day it was given`).toEqual([{ day: '2026-06-15' }]);
  expect(await recount(site.app.db)).toEqual([]);
}
