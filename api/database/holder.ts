import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Longer paths are cut off by the system (sun_path).
const longestSocketPath = 100;

/** Another process has the embedded database open; two at once would destroy it. */
export class DatabaseHeld extends Error {
  constructor() {
    super(
      'Một tiến trình khác (máy chủ Lắng Nghe?) đang dùng cơ sở dữ liệu nhúng này; xin dừng nó trước. / ' +
        'Another process (a Lắng Nghe server?) holds this embedded database; please stop it first.',
    );
  }
}

/**
 * Takes the embedded database of a folder for this process alone. Held by listening on a socket in the folder: unlike
 * a file with a process number, that ends with the process, however it ends.
 * @throws DatabaseHeld
 */
export async function holdDatabase(dataDir: string): Promise<{ release: () => void }> {
  const path = socketPath(dataDir);
  const server = (await listen(path)) ?? (await takeOver(path));
  if (!server) throw new DatabaseHeld();
  // Does not keep the process alive by itself.
  server.unref();
  return { release: () => void server.close() };
}

function socketPath(dataDir: string): string {
  const inFolder = join(dataDir, 'held.sock');
  if (Buffer.byteLength(inFolder) <= longestSocketPath) return inFolder;
  return join(tmpdir(), `lang-nghe-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}.sock`);
}

async function takeOver(path: string): Promise<Server | undefined> {
  if (await answers(path)) return undefined;
  // Its process was killed and left the socket behind.
  rmSync(path, { force: true });
  return listen(path);
}

const listen = (path: string) =>
  new Promise<Server | undefined>((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(path, () => resolve(server));
  });

const answers = (path: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
