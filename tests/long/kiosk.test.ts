import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recount } from '../../api/responses/recount.ts';
import { liveThrough } from '../support/kiosk-chaos.ts';
import { heapOf, useFor } from '../support/kiosk-days.ts';
import { type KioskSite, openKioskSite, tablet } from '../support/kiosk-site.ts';

let site: KioskSite;
beforeAll(async () => {
  site = await openKioskSite();
});
afterAll(() => site?.close());

test('two hundred people answer while everything around the kiosk fails: nothing lost, nothing twice', async () => {
  // Ten devices, so that a seed that fails is soon lived through again.
  for (let device = 0; device < 10; device++) {
    const seed = randomInt(2 ** 31);
    console.log(`device ${device + 1} of 10, seed ${seed}`);
    await liveThrough(site, seed, 20);
  }
});

test('48 hours and 20 000 people leave the memory as it was', async () => {
  const people = 20_000;
  const code = await site.addPoint();
  await site.on(tablet, async (page) => {
    await page.clock.install({ time: site.app.clock.now });
    await site.pairAt(page, code);
    const pause = (48 * 3_600_000) / people;
    await useFor(site, page, people / 10, pause);
    const before = await heapOf(page);
    await useFor(site, page, people - people / 10, pause);
    const after = await heapOf(page);
    console.log(`heap ${before.bytes} → ${after.bytes} bytes, ${before.nodes} → ${after.nodes} nodes`);
    await site.waitForReceived(code, people);
    expect(await recount(site.app.db)).toEqual([]);
    expect(after.bytes).toBeLessThan(before.bytes + 1_000_000);
    expect(after.nodes).toBeLessThan(before.nodes + 200);
  });
});
