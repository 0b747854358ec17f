import { expect, onTestFinished, test } from 'vitest';
import { chooseBackup, restoreBackup } from '../../api/backups/restore.ts';
import { writeBackup } from '../../api/backups/write.ts';
import { findKioskByToken } from '../../api/kiosks/store.ts';
import { hashOfToken } from '../../api/kiosks/token.ts';
import { recount } from '../../api/responses/recount.ts';
import { makeBackupFolder, openBareDatabase } from '../support/backups.ts';
import { addKioskPoint, beat, letPairAt, pairDevice, pressed, sendFrom } from '../support/kiosk.ts';
import { arrangeCommune, openTestApp } from '../support/test-app.ts';

test('a backup brings devices back with what they sent, with their gaps and their tokens, but no open pairing code', async () => {
  const server = await openTestApp({ intakeGuard: 'on' });
  onTestFinished(server.close);
  const point = await addKioskPoint(server, await arrangeCommune(server));
  const device = await pairDevice(server, point);
  await letPairAt(server, point);
  server.clock.now = new Date(server.clock.now.getTime() + 3_600_000);
  await beat(server, device, { queued: 4, battery: { level: 0.5, charging: true } });
  await sendFrom(
    server,
    device,
    [5, 4.99, 3].map((minutes) => pressed(server, device, point, minutes)),
  );
  const { folder, remove } = makeBackupFolder();
  onTestFinished(remove);
  const { secret } = server.deps.config;
  const { path } = await writeBackup(server.db, folder, server.clock.now, secret);

  const { db, close } = await openBareDatabase();
  onTestFinished(close);
  const restored = await restoreBackup(db, await chooseBackup(path), secret, server.clock.now);
  expect(restored.differences).toEqual([]);
  expect(await recount(db)).toEqual([]);
  for (const table of ['kiosk', 'kiosk_post', 'kiosk_gap', 'response', 'tally'] as const) {
    const [was, is] = await Promise.all(
      [server.db, db].map(async (one) => one.selectFrom(table).selectAll().execute()),
    );
    expect(is!.length, table).toBeGreaterThan(0);
    expect(sorted(is!), table).toEqual(sorted(was!));
  }
  expect(await db.selectFrom('kiosk_pairing').selectAll().execute()).toEqual([]);
  const found = await findKioskByToken(db, hashOfToken(device.token));
  expect(found).toMatchObject({ kiosk: { device: device.device }, publicKey: { crv: 'P-256' } });
}, 180_000);

const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
