import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../../scripts/up-to-date.mjs';
import { get } from './requests.mjs';
import { undoLater } from './undo.mjs';

const longestStart = 60_000;

/** Starts the built server on a place `{ dataDir, databaseUrl?, tls? }` and waits until it is ready. */
export async function startServer(place) {
  const server = await spawnServer(place);
  await waitForAnswer(server, '/readyz', 20);
  return server;
}

/** Starts the server, or another script that becomes it, without waiting. */
export async function spawnServer(place, script = 'dist/api/main.js') {
  const port = await findFreePort();
  // A file, not a pipe: nobody need read it for the server to go on, and it can be shown when something fails.
  const log = join(place.dataDir, 'server.log');
  const output = openSync(log, 'a');
  const child = spawn(process.execPath, [script], {
    cwd: root,
    stdio: ['ignore', output, output],
    env: environment(place, { PORT: String(port) }),
  });
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  undoLater(() => child.kill('SIGKILL'));
  const end = (signal) => {
    child.kill(signal);
    return ended;
  };
  return {
    url: `${place.tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    pid: child.pid,
    ended,
    isGone: () => child.exitCode !== null || child.signalCode !== null,
    log: () => readFileSync(log, 'utf8'),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** Asks every `milliseconds` until the server answers 200. */
export async function waitForAnswer(server, path, milliseconds) {
  const until = Date.now() + longestStart;
  while (Date.now() < until && !server.isGone()) {
    const answer = await get(server.url + path).catch(() => undefined);
    if (answer?.status === 200) return;
    await sleep(milliseconds);
  }
  throw new Error(`The server did not answer ${path}:\n${server.log()}`);
}

/** Runs a command of `npm run manage` on a place; `watch` is told its process id. */
export async function runCommand(place, args, watch = () => {}) {
  const child = spawn(process.execPath, ['dist/api/cli.js', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(place),
  });
  undoLater(() => child.kill('SIGKILL'));
  watch(child.pid);
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr']) {
    child[stream].setEncoding('utf8').on('data', (text) => {
      said[stream] += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code, ...said };
}

/** Runs a command that has to succeed, and returns what it printed. */
export async function mustRun(place, args, watch) {
  const { code, stdout, stderr } = await runCommand(place, args, watch);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
  return stdout;
}

// Built up from nothing: a DATABASE_URL of the person who measures must never be reached from here.
function environment({ dataDir, databaseUrl, tls }, more = {}) {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    PATH,
    ...(HOME && { HOME }),
    ...(TMPDIR && { TMPDIR }),
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    ...(tls && { TLS_CERT: tls.cert, TLS_KEY: tls.key }),
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    DEMO: '0',
    INTAKE_GUARD: 'off',
    ...more,
  };
}

async function findFreePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
