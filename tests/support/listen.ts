import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';

/** Serves it on a free port of this machine. */
export function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
      resolve({ server, port }),
    );
  });
}
