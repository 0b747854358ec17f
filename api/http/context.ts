import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Db } from '../database/open.ts';
import type { Locale } from '../text.ts';

/** What every route may need; given once, by main or by a test. */
export interface Deps {
  db: Db;
  config: Config;
  /** The clock: a rule never looks at it by itself. */
  now: () => Date;
  log: Logger;
  /** Ends what would go on for as long as somebody listens, once the server is told to stop. */
  stopping?: AbortSignal;
}

export type Env = {
  Variables: {
    deps: Deps;
    requestId: string;
    locale: Locale;
    /** What `jsonBody` parsed. */
    body: unknown;
  };
};

/** An empty room, to mount in app.ts. */
export const room = () => new Hono<Env>();
