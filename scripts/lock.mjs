import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const heartbeat = 2_000;
// A holder shows life every two seconds; silence this long means that it was killed.
const silence = 20_000;
const patience = 5 * 60_000;

/**
 * Runs `work` while this process alone holds the directory `path` as its lock.
 * Age rather than a process id decides what is stale: ids mean nothing between containers that share a folder.
 */
export async function holdingLock(path, work) {
  await takeLock(path);
  const beat = setInterval(() => existsSync(path) && utimesSync(path, new Date(), new Date()), heartbeat);
  const release = () => rmSync(path, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
}

async function takeLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  const until = Date.now() + patience;
  let told = false;
  while (!tryMkdir(path)) {
    if (Date.now() > until) {
      console.error(
        `Một tiến trình khác giữ ${path} quá lâu; nếu không còn tiến trình nào đang chạy, xin xóa thư mục đó.`,
      );
      console.error(
        `Another process has held ${path} for too long; if none is running, please remove that folder.`,
      );
      process.exit(1);
    }
    if (!told)
      console.error(
        'Đang chờ một tiến trình khác cài đặt xong … (waiting for another installation to finish)',
      );
    told = true;
    removeIfStale(path);
    await sleep(250);
  }
}

function tryMkdir(path) {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function removeIfStale(path) {
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age < silence) return;
  // Renaming succeeds for one waiter only; removing in place could take away the lock that another has just made.
  const mine = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, mine);
    rmdirSync(mine);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
