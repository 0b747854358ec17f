import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

// Set by scripts/test.mjs where it found them; without them their tests are left out, and it says so.
const { TEST_POSTGRES_URL, CHROMIUM, TEST_LONG, TEST_MODULES } = process.env;

// What no database tells from another: printed sheets, and the folder of the embedded one.
const onEmbeddedAlone = ['tests/api/poster-pdf.test.ts', 'tests/api/embedded-folder.test.ts'];
// How connections to a server are used: the embedded database has none.
const onPostgresAlone = ['tests/api/postgres-connections.test.ts'];

const rules: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'rules',
    include: ['tests/rules/**/*.test.ts', 'tests/architecture.test.ts'],
    // A busy machine is no broken rule.
    testTimeout: 20_000,
    isolate: false,
  },
};

// After the others: a browser has two processors for itself and needs both.
const browser: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'browser',
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: './tests/support/database-template.ts',
    env: { TEST_DATABASE: 'embedded' },
    isolate: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    sequence: { groupOrder: 1 },
  },
};

// Hours of use and hundreds of faults; `npm run test:long` alone runs them.
const long: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'long',
    include: ['tests/long/**/*.test.ts'],
    globalSetup: './tests/support/database-template.ts',
    env: { TEST_DATABASE: 'embedded' },
    testTimeout: 3 * 3_600_000,
    hookTimeout: 180_000,
    maxWorkers: 1,
    sequence: { groupOrder: 3 },
  },
};

// After the others, because they kill servers and fill disks.
const faults: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'faults',
    include: ['tests/faults/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { groupOrder: 2 },
  },
};

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    pool: 'forks',
    // All projects share what was compiled of the sources; the folder is new for each run.
    ...(TEST_MODULES && { experimental: { fsModuleCache: true, fsModuleCachePath: TEST_MODULES } }),
    maxWorkers: 2,
    projects: [
      rules,
      apiOn('embedded'),
      ...(TEST_POSTGRES_URL ? [apiOn('postgres')] : []),
      ...(CHROMIUM ? [browser] : []),
      faults,
      ...(TEST_LONG && CHROMIUM ? [long] : []),
    ],
  },
});

function apiOn(database: 'embedded' | 'postgres'): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name: `api-${database}`,
      include: ['tests/api/**/*.test.ts'],
      exclude: database === 'embedded' ? onPostgresAlone : onEmbeddedAlone,
      globalSetup: './tests/support/database-template.ts',
      // Each file has a database of its own and nothing else to share: loading the server anew for each doubles the time.
      isolate: false,
      env: { TEST_DATABASE: database },
      // A busy machine is no broken server.
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  };
}
