import { afterAll, beforeAll, test } from 'vitest';
import { liveThrough } from '../support/kiosk-chaos.ts';
import { type KioskSite, openKioskSite } from '../support/kiosk-site.ts';

let site: KioskSite;
beforeAll(async () => {
  site = await openKioskSite();
});
afterAll(() => site?.close());

// The same people and faults each time; `npm run test:long` draws others.
test('twenty people answer while network, server, clock, storage and tabs fail: nothing lost, nothing twice', async () => {
  await liveThrough(site, 5, 20);
});
