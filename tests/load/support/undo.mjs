import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const steps = [];
process.once('exit', undoAll);

/** Has `step` run by the next `undoAll`, or when this process exits; it must not wait for anything. */
export function undoLater(step) {
  steps.push(step);
}

/** Undoes everything begun so far. A test has to call it itself: its process is ended without an exit. */
export function undoAll() {
  // Last first: a server ends before the folder goes that it writes into.
  for (const step of steps.splice(0).reverse()) {
    try {
      step();
    } catch (error) {
      console.error(error);
    }
  }
}

/** A fresh folder that goes with all the rest. */
export function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-bench-'));
  // Tried again, because a server that is just being killed may still write.
  undoLater(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}
