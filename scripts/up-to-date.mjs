// Brings node_modules and dist up to date, and does nothing where they are.
// Shared by start, manage, test and bench; only what Node itself brings, because it runs before `npm ci`.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdingLock } from './lock.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const oldestNode = [20, 19];
const lock = join(root, 'dist', '.lock');
const stamp = join(root, 'dist', '.built');
const built = ['api', 'survey-web', 'kiosk', 'migrations', 'vite.config.ts', 'package-lock.json'];

/** Ends the process with a kind word where this Node is too old to read the rest. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  const wanted = oldestNode.join('.');
  giveUp(
    `Lắng Nghe cần Node.js từ bản ${wanted}; máy này đang có bản ${process.versions.node}. Xin cài bản mới tại https://nodejs.org`,
    `Lắng Nghe needs Node.js ${wanted} or later; this is ${process.versions.node}. Please install a newer one from https://nodejs.org`,
  );
}

/** Runs `npm ci` where node_modules is missing or older than package-lock.json; ends the process with 1 if it fails. */
export async function installIfNeeded() {
  if (isInstalled()) return;
  await holdingLock(lock, async () => {
    if (isInstalled()) return;
    // A server's environment often says NODE_ENV=production, but the build needs the development packages.
    if (await succeeds('npm', ['ci', '--include=dev', '--ignore-scripts'])) return;
    giveUp(
      'Không cài được các gói cần thiết (npm ci). Xin kiểm tra kết nối mạng rồi chạy lại.',
      'Could not install the packages (npm ci). Please check the network and run this again.',
    );
  });
}

/** Runs `npm run build` where dist was made from other sources; ends the process with 1 if it fails. */
export async function buildIfNeeded() {
  if (isBuilt()) return;
  await holdingLock(lock, async () => {
    if (isBuilt()) return;
    const sources = hashSources();
    emptyDist();
    if (await succeeds('npm', ['run', 'build'])) return writeFileSync(stamp, sources);
    giveUp(
      'Không dựng được chương trình từ mã nguồn (npm run build). Lỗi ở ngay phía trên.',
      'Could not build the program from its sources (npm run build). The reason stands above.',
    );
  });
}

function isInstalled() {
  // npm writes this file last, so that an interrupted installation is begun again.
  const installed = join(root, 'node_modules', '.package-lock.json');
  return (
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
  );
}

function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashSources();
}

// Contents rather than times: a fresh checkout, a copy or a container layer all carry times that mean nothing.
function hashSources() {
  const hash = createHash('sha256');
  const configs = readdirSync(root).filter((name) => /^tsconfig.*\.json$/.test(name));
  for (const path of [...built, ...configs].sort().flatMap(filesUnder)) {
    hash
      .update(`${path.split(sep).join('/')}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  const entries = readdirSync(full, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

// tsc never removes what it once wrote: a file that is gone from the sources could still be served from dist.
function emptyDist() {
  const dist = join(root, 'dist');
  mkdirSync(dist, { recursive: true });
  rmSync(stamp, { force: true });
  for (const name of readdirSync(dist)) {
    if (join(dist, name) !== lock) rmSync(join(dist, name), { recursive: true, force: true });
  }
}

// All its words go to stderr: the stdout of `manage` belongs to the command.
function succeeds(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    const stop = (signal) => child.kill(signal) && process.exit(1);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    const finish = (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve(code === 0);
    };
    child.once('error', () => finish(1)).once('close', finish);
  });
}

function giveUp(vietnamese, english) {
  console.error(`\n${vietnamese}\n${english}`);
  process.exit(1);
}

// `npm run build` by hand counts too, when package.json has "postbuild": "node scripts/up-to-date.mjs built".
if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2] === 'built') {
  writeFileSync(stamp, hashSources());
}
