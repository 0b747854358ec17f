import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrationNames } from '../../api/database/migrate.ts';
import { root } from '../support/source-files.ts';

// One was written and never run: two branches each added a line to the table, and one of the lines was lost.
test('every migration that was written is run', () => {
  const files = readdirSync(join(root, 'migrations')).map((file) => file.replace(/\.ts$/, ''));
  expect(migrationNames).toEqual(files.sort());
});
