import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mutualRooms, unknownRooms, wrongDirections } from './support/architecture-floors.ts';
import {
  barrels,
  environmentReaders,
  hiddenTransactions,
  impureRules,
  leaningMigrations,
  longFiles,
  missingPaths,
  vagueFileNames,
} from './support/architecture-rules.ts';
import { listImports, readSourceFiles, root, type SourceFile } from './support/source-files.ts';

type Rule = (files: SourceFile[]) => string[];

const house = readSourceFiles();
const file = (path: string, text = ''): SourceFile => ({ path, text });
const importing = (path: string, target: string) => file(path, `import { it } from '${target}';\n`);
const importingType = (path: string, target: string) => file(path, `import type { It } from '${target}';\n`);

/** Each rule holds in the house, and is shown here what it has to find and what it has to let pass. */
const rules: { name: string; rule: Rule; finds: SourceFile[]; allows: SourceFile[] }[] = [
  {
    name: 'imports go downward',
    rule: wrongDirections,
    finds: [
      importing('api/units/store.ts', '../statistics/store.ts'),
      importing('api/units/store.ts', '../units/routes.ts'),
      importing('api/units/kinds.ts', '../http/context.ts'),
      importing('api/units/routes.ts', '../points/routes.ts'),
      importing('api/database/open.ts', '../units/store.ts'),
      importingType('api/app.ts', '../survey-web/layout.tsx'),
      importing('survey-web/survey/pages.tsx', '../../api/main.ts'),
      importing('survey-web/islands/form.ts', '../../api/responses/store.ts'),
      importing('kiosk/queue.ts', '../api/database/open.ts'),
      file('api/units/store.ts', `export * from '../reports/store.ts';`),
      file('api/units/store.ts', `const late = await import('../reports/store.ts');`),
    ],
    allows: [
      importing('api/main.ts', '../survey-web/mount.ts'),
      importing('api/app.ts', './units/routes.ts'),
      importing('api/units/routes.ts', './store.ts'),
      importing('api/reports/store.ts', '../units/store.ts'),
      importing('api/responses/fit.ts', '../points/store.ts'),
      importing('api/units/store.ts', '../statistics/interval.ts'),
      importing('api/database/migrate.ts', './open.ts'),
      importing('survey-web/survey/pages.tsx', '../../api/responses/store.ts'),
      importing('survey-web/islands/form.ts', '../../api/responses/response.ts'),
      importingType('survey-web/islands/form.ts', '../../api/responses/store.ts'),
      file('api/units/store.ts', `// import { it } from '../reports/store.ts';`),
    ],
  },
  {
    name: 'every room stands on a floor',
    rule: unknownRooms,
    finds: [file('api/misc/store.ts')],
    allows: [
      file('api/units/store.ts'),
      file('api/http/issues.ts'),
      file('api/database/open.ts'),
      file('api/days.ts'),
    ],
  },
  {
    name: 'files and folders are named for what they know',
    rule: vagueFileNames,
    finds: [
      file('api/utils/days.ts'),
      file('api/units/types.ts'),
      file('survey-web/lib/a.tsx'),
      file('tests/helpers.ts'),
    ],
    allows: [file('api/units/kinds.ts'), file('tests/support/qr.ts')],
  },
  {
    name: 'nothing hides behind a barrel',
    rule: barrels,
    finds: [
      file('api/units/index.ts', `export * from './store.ts';\nexport {\n  a,\n} from './kinds.ts';\n`),
    ],
    allows: [file('survey-web/index.ts', `export * from './a.ts';\nexport const b = 1;\n`)],
  },
  {
    name: 'no file is longer than 300 lines',
    rule: longFiles,
    finds: [file('survey-web/styles.css', 'a {}\n'.repeat(301))],
    allows: [
      file('survey-web/styles.css', 'a {}\n'.repeat(300)),
      file('tests/golden/a.json', '\n1'.repeat(900)),
    ],
  },
  {
    name: 'a migration imports only kysely',
    rule: leaningMigrations,
    finds: [
      importing('migrations/0002-a.ts', './0001-b.ts'),
      importingType('migrations/0002-a.ts', '../api/text.ts'),
    ],
    allows: [importing('migrations/0002-a.ts', 'kysely')],
  },
  {
    name: 'only the configuration reads the environment',
    rule: environmentReaders,
    finds: [
      file('api/units/store.ts', 'const port = process.env.PORT;'),
      file('survey-web/a.tsx', 'process.env.X'),
    ],
    allows: [
      file('api/config.ts', 'process.env'),
      file('api/app.ts', '/* process.env */'),
      file('scripts/a.mjs', 'process.env'),
    ],
  },
  {
    name: 'only routes and jobs open transactions',
    rule: hiddenTransactions,
    finds: [
      file('api/units/store.ts', 'return db.transaction().execute(work);'),
      file('api/units/store.ts', 'return inTransaction(db, work);'),
    ],
    allows: [
      file('api/units/routes.ts', 'await inTransaction(db, work);'),
      file('api/units/store.ts', '// never db.transaction() here'),
    ],
  },
  {
    name: 'rules are pure',
    rule: impureRules,
    finds: [
      importing('api/units/kinds.ts', 'kysely'),
      importingType('api/units/kinds.ts', 'hono/jsx'),
      importing('api/units/kinds.ts', 'node:fs/promises'),
      file('api/days.ts', 'const now = new Date();'),
      file('api/units/kinds.ts', 'const now = Date.now();'),
      file('api/units/kinds.ts', 'const lot = Math.random();'),
    ],
    allows: [
      importing('api/units/store.ts', 'kysely'),
      importing('api/units/kinds.ts', 'zod'),
      file('api/days.ts', `const day = new Date('2026-05-07'); // not new Date()`),
      file('api/units/routes.ts', 'const now = new Date();'),
    ],
  },
];

describe.each(rules)('$name', ({ rule, finds, allows }) => {
  test('in this house', () => expect(rule(house).join('\n')).toBe(''));

  test.each(finds)('found in $path: $text', (example) => expect(rule([example])).toHaveLength(1));

  test.each(allows)('allowed in $path: $text', (example) => expect(rule([example])).toEqual([]));
});

describe('no two rooms lean on each other', () => {
  test('in this house', () => expect(mutualRooms(house).join('\n')).toBe(''));

  test('found where both import the other’s store', () => {
    const points = importing('api/points/store.ts', '../kiosks/store.ts');
    const kiosks = importing('api/kiosks/store.ts', '../points/store.ts');
    expect(mutualRooms([points, kiosks])).toHaveLength(1);
    expect(mutualRooms([points])).toEqual([]);
  });
});

describe('documents name paths that exist', () => {
  const paths = [...house.map(({ path }) => path), ...readdirSync(root), '.ci/run'];

  test.each(['README.md', 'CONTRIBUTING.md'].filter((name) => existsSync(join(root, name))))('%s', (name) => {
    expect(missingPaths(file(name, readFileSync(join(root, name), 'utf8')), paths).join('\n')).toBe('');
  });

  test('a path that is gone is found, a command or an address is not', () => {
    const paths = ['api/units/store.ts', 'package.json'];
    expect(missingPaths(file('README.md', '`api/gone.ts`, `gone.ts`, `api/gone/`'), paths)).toHaveLength(3);
    const text =
      '`api/units/`, `store.ts`, `package.json`, `npm test`, `/u/{slug}/a.json`, `application/json`, `FILE.json`';
    expect(missingPaths(file('README.md', text), paths)).toEqual([]);
  });
});

test('a file that takes a database or calls a store is a deed: no rule for all floors, nothing for a browser', () => {
  const takes = importingType('api/responses/record.ts', '../database/open.ts');
  const calls = importing('api/responses/fit.ts', './record.ts');
  const island = importing('survey-web/islands/form.ts', '../../api/responses/fit.ts');
  const below = importing('api/units/store.ts', '../responses/fit.ts');
  expect(wrongDirections([takes, calls, island, below])).toHaveLength(2);
  expect(wrongDirections([calls, island, below])).toEqual([]);
});

test('imports are read over several lines, and strings with slashes are no comments', () => {
  const text = `import {\n  type A,\n  b,\n} from './b.ts';\nconst glob = 'tests/**/*.ts';\nimport type C from 'c'; // d\nimport './e.css';\n`;
  expect(listImports(file('api/a.ts', text))).toEqual([
    { target: 'api/b.ts', typeOnly: false, line: 4 },
    { target: 'c', typeOnly: true, line: 6 },
    { target: 'api/e.css', typeOnly: false, line: 7 },
  ]);
});
