import { writeFileSync } from 'node:fs';

/**
 * A vitest reporter that writes { passed, failed, skipped } to the file named by TEST_TOTALS.
 * A file or suite that could not run, and an error outside every test, count as one failed test each:
 * vitest calls their tests skipped, and a total without them would look green.
 */
export default class Totals {
  onTestRunEnd(modules, unhandledErrors) {
    const totals = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) totals[outcome(test)] += 1;
      for (const suite of [module, ...module.children.allSuites()])
        totals.failed += Math.min(1, suite.errors().length);
    }
    writeFileSync(process.env.TEST_TOTALS, JSON.stringify(totals));
  }
}

// A test still pending at the end was cut off.
function outcome(test) {
  const { state } = test.result();
  return state === 'pending' ? 'failed' : state;
}
