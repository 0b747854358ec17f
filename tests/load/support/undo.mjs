import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const steps = [];

/** Runs `step` when this process ends, however it ends short of being killed; it must not wait for anything. */
export function undoAtExit(step) {
  if (steps.length === 0) process.once('exit', undoAll);
  steps.push(step);
}

// Last first: a server ends before the folder goes that it writes into.
function undoAll() {
  for (const step of steps.reverse()) {
    try {
      step();
    } catch (error) {
      console.error(error);
    }
  }
}

/** A fresh folder that goes with this process. */
export function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-bench-'));
  undoAtExit(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
