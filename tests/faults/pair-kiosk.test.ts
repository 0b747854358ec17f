import { afterEach, expect, test } from 'vitest';
import { applyWard, points } from '../load/support/installation.mjs';
import { mustRun, runCommand, startServer } from '../load/support/server.mjs';
import { makeFolder, undoAll } from '../load/support/undo.mjs';

afterEach(undoAll);

test('the last line of manage pair-kiosk is a code that pairs one device, and what is wrong is said', async () => {
  const place = { dataDir: makeFolder(), databaseUrl: null };
  await applyWard(place);
  for (const [args, said] of [
    [[], 'Thiếu mã điểm khảo sát'],
    [['ZZZZZZZZ'], 'ZZZZZZZZ: không có điểm khảo sát mang mã này'],
    [[points.counter], 'Điểm này không dành cho máy tại quầy'],
  ] as const) {
    const { code, stdout, stderr } = await runCommand(place, ['pair-kiosk', ...args]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(said);
  }

  const printed = await mustRun(place, ['pair-kiosk', points.kiosk.toLowerCase()]);
  const pairingCode = printed.trimEnd().split('\n').at(-1);
  expect(pairingCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);

  const server = await startServer(place);
  const pair = () =>
    fetch(`${server.url}/api/v1/kiosks/pair`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ pairingCode }),
    });
  const { status, headers } = await pair();
  expect([status, headers.get('content-type')]).toEqual([201, 'application/json']);
  expect((await pair()).status).toBe(403);
  await server.stop();
});
