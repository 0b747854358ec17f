import { AsyncLocalStorage } from 'node:async_hooks';
import type { Writable } from 'node:stream';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

interface Held {
  client: Promise<pg.PoolClient> | undefined;
  shared: Promise<PostgresPoolClient> | undefined;
  over: boolean;
}

const holding = new AsyncLocalStorage<Held>();

/**
 * What `work` asks of PostgreSQL goes over one connection: questions asked at once are sent at once, and answered one
 * after another by a server process that knows the tables already. For twenty small questions that is quicker than twenty
 * connections. For reading alone: no transaction can begin within.
 */
export async function overOneConnection<T>(work: () => Promise<T>): Promise<T> {
  if (holding.getStore()) return work();
  const held: Held = { client: undefined, shared: undefined, over: false };
  try {
    return await holding.run(held, work);
  } finally {
    held.over = true;
    const client = await held.client?.catch(() => undefined);
    client?.release();
  }
}

/** One client for many who ask at once; only `overOneConnection` gives it back. */
const sharedBy = (client: pg.PoolClient): PostgresPoolClient => ({
  query: ((text: string, values: unknown[]) => {
    if (/^(begin|start) /.test(`${text} `))
      throw new Error('No transaction begins within overOneConnection.');
    return sendTogether(client, () => client.query(text, values));
  }) as unknown as PostgresPoolClient['query'],
  release: () => {},
});

/** What is asked until everything that can go on now has gone on leaves in one piece. */
function sendTogether<T>(client: pg.PoolClient, ask: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  return ask();
}

/** Hands out connections of `pool`, and within `overOneConnection` the one of `readers` that is held there. */
export function sharingPool(pool: pg.Pool, readers: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    connect: async () => {
      const held = holding.getStore();
      // What goes on after `work` has ended finds its own connection.
      if (!held || held.over) return pool.connect() as Promise<PostgresPoolClient>;
      held.client ??= readers.connect();
      held.shared ??= held.client.then(sharedBy);
      return held.shared;
    },
    end: async () => {
      await Promise.all([pool.end(), readers.end()]);
    },
  };
}
