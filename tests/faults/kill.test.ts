import { afterEach, expect, test } from 'vitest';
import { killUnderLoad } from '../load/support/kill-rounds.mjs';
import { makeFolder, undoAll } from '../load/support/undo.mjs';

afterEach(undoAll);

test('every acknowledged response is there and counted once after two kills under load', async () => {
  const place = { dataDir: makeFolder(), databaseUrl: null };
  const found = await killUnderLoad({ place, kills: 2, seed: 20_261_122 });

  expect(found.acknowledged).toBeGreaterThan(0);
  expect(found.resent, 'a kill cut off what was under way').toBeGreaterThan(0);
  expect(found).toMatchObject({ lost: 0, duplicates: 0, differences: 0, refused: 0 });
  expect(found.stored).toBe(found.acknowledged);
  expect(found.counted).toBe(found.acknowledged);
});
