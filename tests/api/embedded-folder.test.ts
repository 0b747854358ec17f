import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../api/database/open.ts';

test('an embedded database that was merely opened lets go of its folder, which no other account reads', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lang-nghe-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  for (let time = 1; time <= 2; time++) {
    const db = await openDatabase({ databaseUrl: null, dataDir });
    expect(statSync(join(dataDir, 'pglite')).mode & 0o777).toBe(0o700);
    await db.destroy();
  }
});
