import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, Server, type ServerChannel, type SFTPWrapper, utils } from 'ssh2';
import { fingerprintOf } from '../../api/push/sftp.ts';

const openSsh = [
  '/usr/lib/openssh/sftp-server',
  '/usr/libexec/openssh/sftp-server',
  '/usr/libexec/sftp-server',
].find((path) => existsSync(path));
/** What serves the files: OpenSSH's own program where it is installed, and a server without its extensions. */
export const sftpKinds = openSsh ? (['openssh', 'plain'] as const) : (['plain'] as const);
export type SftpKind = (typeof sftpKinds)[number];

const { OPEN_MODE, STATUS_CODE } = utils.sftp;

/** A key pair; of a few hundred that the library writes it cannot read one itself, for a zero at its beginning. */
function makeHostKey() {
  for (;;) {
    const pair = utils.generateKeyPairSync('ed25519');
    if (!(utils.parseKey(pair.private) instanceof Error)) return pair;
  }
}

/** A real SSH server on the disk of this machine; with a port it stands in for one that was closed. */
export async function openSftpServer(kind: SftpKind, atPort = 0, hostKey = makeHostKey()) {
  const root = mkdtempSync(join(tmpdir(), 'lang-nghe-sftp-'));
  const state = {
    password: 'ba con gà đi chợ',
    /** The line of authorized_keys that is let in. */
    authorized: '',
    /** Breaks off once a file is half written. */
    breaksOff: false,
    signIns: 0,
  };
  const open = new Set<Connection>();
  const programs = new Set<ChildProcess>();
  const server = new Server({ hostKeys: [hostKey.private] }, (client) => {
    open.add(client);
    // As sshd does; the types do not know of it.
    (client as unknown as { setNoDelay: (on: boolean) => void }).setNoDelay(true);
    client.on('close', () => open.delete(client)).on('error', () => undefined);
    client.on('authentication', (ctx) => {
      const isRight =
        (ctx.method === 'password' && ctx.username === 'web' && ctx.password === state.password) ||
        (ctx.method === 'publickey' && ctx.username === 'web' && isAuthorized(ctx));
      if (!isRight) return ctx.reject(['password', 'publickey']);
      state.signIns++;
      ctx.accept();
    });
    client.on('ready', () => {
      client.on('session', (accept) => {
        const session = accept();
        const breakOff = () => client.end();
        if (kind === 'plain') session.on('sftp', (begin) => servePlain(begin(), state, breakOff));
        else {
          session.on('subsystem', (begin: () => ServerChannel) => {
            programs.add(serveByOpenSsh(begin(), state, breakOff));
          });
        }
      });
    });
  });

  function isAuthorized(ctx: {
    key: { algo: string; data: Buffer };
    signature?: Buffer;
    blob?: Buffer;
  }): boolean {
    const [, blob = ''] = state.authorized.split(' ');
    if (!blob || !ctx.key.data.equals(Buffer.from(blob, 'base64'))) return false;
    const key = utils.parseKey(state.authorized);
    if (key instanceof Error) return false;
    return !ctx.signature || key.verify(ctx.blob!, ctx.signature) === true;
  }

  await new Promise<void>((resolve) => server.listen(atPort, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      for (const client of open) client.end();
      for (const program of programs) program.kill();
      server.close(() => resolve());
    });
  return {
    root,
    state,
    hostKey,
    port: (server.address() as AddressInfo).port,
    fingerprint: fingerprintOf(publicBlobOf(hostKey.public)),
    stop,
    close: async () => {
      await stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

const publicBlobOf = (line: string) => Buffer.from(line.split(' ')[1]!, 'base64');

type State = { breaksOff: boolean };

/** Hands everything on to the program; breaks off in the middle of what is written. */
function serveByOpenSsh(channel: ServerChannel, state: State, breakOff: () => void): ChildProcess {
  const program = spawn(openSsh!, [], { stdio: ['pipe', 'pipe', 'ignore'] });
  program.stdin.on('error', () => undefined);
  channel.on('data', (data: Buffer) => {
    const isWritten = data.length > 8_000;
    program.stdin.write(isWritten && state.breaksOff ? data.subarray(0, 8_000) : data);
    if (isWritten && state.breaksOff) breakOff();
  });
  channel.on('close', () => program.kill());
  program.stdout.on('data', (data: Buffer) => channel.write(data));
  return program;
}

/** SFTP version 3 and not a word more: renaming onto a file is refused. */
function servePlain(sftp: SFTPWrapper, state: State, breakOff: () => void): void {
  const files = new Map<number, FileHandle>();
  const folders = new Map<number, boolean>();
  let handles = 0;
  const name = (handle: number) => {
    const buffer = Buffer.alloc(4);
    buffer.writeUInt32BE(handle);
    return buffer;
  };
  const answer = (id: number, work: Promise<unknown>) =>
    work.then(
      () => sftp.status(id, STATUS_CODE.OK),
      (error: NodeJS.ErrnoException) => sftp.status(id, statusOf(error)),
    );
  sftp.on('close', () => {
    for (const file of files.values()) void file.close().catch(() => undefined);
  });
  sftp.on('OPEN', (id, path, flags, attrs) => {
    const how = flags & OPEN_MODE.EXCL ? 'wx' : flags & OPEN_MODE.WRITE ? 'w' : 'r';
    open(path, how, attrs.mode).then(
      (file) => {
        files.set(++handles, file);
        sftp.handle(id, name(handles));
      },
      (error: NodeJS.ErrnoException) => sftp.status(id, statusOf(error)),
    );
  });
  sftp.on('WRITE', (id, handle, offset, data) => {
    const half = state.breaksOff ? data.subarray(0, data.length / 2) : data;
    const written = files.get(handle.readUInt32BE())!.write(half, 0, half.length, offset);
    if (state.breaksOff) void written.then(breakOff);
    else void answer(id, written);
  });
  sftp.on('CLOSE', (id, handle) => {
    const number = handle.readUInt32BE();
    void answer(id, files.get(number)?.close() ?? Promise.resolve(folders.delete(number)));
    files.delete(number);
  });
  sftp.on('OPENDIR', (id, path) => {
    readdir(path).then(
      () => {
        folders.set(++handles, true);
        sftp.handle(id, name(handles));
      },
      (error: NodeJS.ErrnoException) => sftp.status(id, statusOf(error)),
    );
  });
  sftp.on('MKDIR', (id, path) => void answer(id, mkdir(path)));
  sftp.on('REMOVE', (id, path) => void answer(id, unlink(path)));
  sftp.on('RENAME', (id, from, to) => {
    const isThere = stat(to).then(
      () => true,
      () => false,
    );
    void answer(
      id,
      isThere.then((there) => (there ? Promise.reject(new Error('exists')) : rename(from, to))),
    );
  });
}

const statusOf = ({ code }: NodeJS.ErrnoException) =>
  ({ ENOENT: STATUS_CODE.NO_SUCH_FILE, EACCES: STATUS_CODE.PERMISSION_DENIED })[code ?? ''] ??
  STATUS_CODE.FAILURE;
