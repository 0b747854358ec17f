import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { Client, type ConnectConfig, type SFTPWrapper } from 'ssh2';
import { type Place, PushFailure } from './place.ts';

export interface SftpServer {
  host: string;
  port: number;
  username: string;
  login: { password: string } | { privateKey: string };
  /** Fingerprint of the server's key; any other is refused before anything secret is said. */
  hostKey: string;
  folder: string;
}

const patience = 15_000;

/** The fingerprint of a key as `ssh-keygen -l` prints it. */
export const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

/**
 * The fingerprint of the key that a server shows, without signing in.
 * @throws errors of the connection
 */
export async function lookAtHostKey(host: string, port: number, limit = patience): Promise<string> {
  let seen: string | undefined;
  const hostVerifier = (key: Buffer) => {
    seen = fingerprintOf(key);
    return false;
  };
  const client = await connect({ host, port, username: '-', hostVerifier, readyTimeout: limit }).catch(
    (error: unknown) => {
      if (seen === undefined) throw error;
    },
  );
  client?.end();
  if (seen === undefined) throw new PushFailure('no-connection');
  return seen;
}

/** @throws PushFailure host-key, no-sftp; errors of the connection */
export async function openSftp(server: SftpServer, limit = patience): Promise<Place> {
  let isOther = false;
  const hostVerifier = (key: Buffer) => {
    isOther = fingerprintOf(key) !== server.hostKey;
    return !isOther;
  };
  const { host, port, username, login, folder } = server;
  const client = await connect({
    ...{ host, port, username, ...login, hostVerifier },
    readyTimeout: limit,
    keepaliveInterval: limit / 3,
    keepaliveCountMax: 2,
  }).catch((error: unknown) => {
    throw isOther ? new PushFailure('host-key') : error;
  });
  const lost = new Promise<never>((_, reject) => {
    client.on('error', reject);
    client.on('close', () => reject(new PushFailure('connection-lost')));
  });
  lost.catch(() => undefined);
  const sftp = await Promise.race([sessionOf(client), lost]).catch((error: unknown) => {
    client.end();
    throw new PushFailure('no-sftp', error);
  });
  const made = new Set<string>();
  const put = async (path: string, bytes: Buffer) => {
    const target = posix.join(folder, path);
    await makeFolders(sftp, posix.dirname(target), made);
    // The same name each time, so that what a broken connection left is written over.
    const own = posix.join(posix.dirname(target), `.${posix.basename(target)}.part`);
    try {
      await called((done) => sftp.writeFile(own, bytes, { flag: 'w', mode: 0o644 }, done));
      await replace(sftp, own, target);
    } catch (error) {
      await called((done) => sftp.unlink(own, done)).catch(() => undefined);
      throw error;
    }
  };
  return {
    write: (path, bytes) => Promise.race([put(path, bytes), lost]),
    close: () => client.end(),
  };
}

function connect(config: ConnectConfig): Promise<Client> {
  const client = new Client();
  return new Promise((resolve, reject) => {
    // Each file is a few small questions; waiting to gather more of them would cost half a second a file.
    client.once('ready', () => resolve(client.setNoDelay(true)));
    client.once('error', reject);
    client.once('close', () => reject(new PushFailure('connection-lost')));
    client.connect(config);
  });
}

const sessionOf = (client: Client) =>
  new Promise<SFTPWrapper>((resolve, reject) =>
    client.sftp((error, session) => (error ? reject(error) : resolve(session))),
  );

type Done = (error?: Error | null | undefined) => void;

const called = (call: (done: Done) => unknown) =>
  new Promise<void>((resolve, reject) => {
    call((error) => (error ? reject(error) : resolve()));
  });

/** Takes the place of what stands there at once, where the server can; others have it away for an instant. */
async function replace(sftp: SFTPWrapper, own: string, target: string): Promise<void> {
  try {
    await called((done) => sftp.ext_openssh_rename(own, target, done));
    return;
  } catch (error) {
    if (!/not support/i.test(String((error as Error).message))) throw error;
  }
  await called((done) => sftp.unlink(target, done)).catch(() => undefined);
  await called((done) => sftp.rename(own, target, done));
}

/** Makes what is missing of a path, the folder of the login apart. */
async function makeFolders(sftp: SFTPWrapper, path: string, made: Set<string>): Promise<void> {
  if (made.has(path) || path === '/' || path === '.') return;
  const isThere = await called((done) =>
    sftp.opendir(path, (error, handle) => {
      if (error) return done(error);
      sftp.close(handle, done);
    }),
  ).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    await makeFolders(sftp, posix.dirname(path), made);
    await called((done) => sftp.mkdir(path, { mode: 0o755 }, done));
  }
  made.add(path);
}
