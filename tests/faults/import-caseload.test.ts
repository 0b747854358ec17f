import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { applyWard } from '../load/support/installation.mjs';
import { mustRun, runCommand } from '../load/support/server.mjs';
import { makeFolder, undoAll } from '../load/support/undo.mjs';

afterEach(undoAll);

test('manage import-caseload takes a whole file or nothing, and says what it corrects', async () => {
  const place = { dataDir: makeFolder(), databaseUrl: null };
  await applyWard(place);
  const file = join(makeFolder(), 'ho-so.csv');
  const save = (...lines: string[]) =>
    writeFileSync(file, ['unit,field,month,received,solved,onTime,late,lateApologised', ...lines].join('\n'));
  save('phuong-ben-nghe,ho-tich,2026-04,12,10,9,1,1', 'phuong-ben-nghe,ho-tich,2026-05,12,10,8,1,1');
  const refused = await runCommand(place, ['import-caseload', file]);
  expect([refused.code, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toContain('dòng 3, cột Đã giải quyết (solved)');
  save('phuong-ben-nghe,ho-tich,2026-04,12,10,9,1,1', 'phuong-ben-nghe,ho-tich,2026-05,1,1,1,0,0');
  expect(await mustRun(place, ['import-caseload', file])).toContain('caseload: 2 added, 0 changed, 0 left');
  // What is there is left as it is, and what is other corrected, in one run.
  save('phuong-ben-nghe,ho-tich,2026-04,12,11,10,1,1', 'phuong-ben-nghe,ho-tich,2026-05,1,1,1,0,0');
  const corrected = await mustRun(place, ['import-caseload', file, '--reason', 'Sót một hồ sơ']);
  expect(corrected).toContain('caseload: 0 added, 1 changed, 1 left');
  expect(corrected).toContain('solved 10 → 11, onTime 9 → 10');
});
