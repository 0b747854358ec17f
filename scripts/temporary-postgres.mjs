import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// A cluster that is thrown away need not survive a power cut.
const settings = {
  listen_addresses: '127.0.0.1',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

/** Starts a PostgreSQL cluster in a fresh folder below another; throws with PostgreSQL's own words where it does not start. */
export async function startTemporaryPostgres(bin, within = tmpdir()) {
  const folder = mkdtempSync(join(within, 'lang-nghe-pg-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const owner = unprivilegedOwner();
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);

  const data = join(folder, 'data');
  const log = join(folder, 'log');
  const port = await findFreePort();
  const options = Object.entries({ ...settings, port, unix_socket_directories: folder });
  const call = (program, args) =>
    spawnSync(join(bin, program), args, {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });

  const initialised = call('initdb', [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale',
    locale(),
    '-N',
  ]);
  if (initialised.status !== 0) {
    remove();
    throw new Error(`initdb: ${initialised.stderr ?? initialised.error}`);
  }
  const flags = options.map(([name, value]) => `-c ${name}=${value}`).join(' ');
  const started = spawnSync(join(bin, 'pg_ctl'), ['start', '-w', '-D', data, '-l', log, '-o', flags], {
    ...owner,
    cwd: folder,
    // The server inherits these: a pipe would keep the caller waiting until the server ends.
    stdio: 'ignore',
  });
  const stop = () => {
    call('pg_ctl', ['stop', '-w', '-m', 'immediate', '-D', data]);
    remove();
  };
  if (started.status !== 0) {
    const reason = existsSync(log) ? readFileSync(log, 'utf8') : started.error;
    stop();
    throw new Error(`postgres: ${reason}`);
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

// PostgreSQL refuses to run as root.
function unprivilegedOwner() {
  if (process.getuid?.() !== 0) return {};
  const [owner] = ['postgres', 'nobody'].map(idsOf).filter(Boolean);
  if (!owner)
    throw new Error('postgres does not run as root, and there is neither a user postgres nor nobody');
  return owner;
}

function idsOf(user) {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${user}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

// With plain C, lower('Đ') stays 'Đ' and tests would see another database than people have.
function locale() {
  return process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
}

function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
