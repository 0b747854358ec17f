import { createHash, randomBytes } from 'node:crypto';

/** What a device sends with every call: 256 random bits. */
export const makeToken = (random = randomBytes): string => random(32).toString('base64url');

/** What is stored of a token. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** The token of an `Authorization` header; null where it holds none. */
export const tokenIn = (authorization: string | undefined): string | null =>
  /^Bearer ([\w-]{43})$/i.exec(authorization ?? '')?.[1] ?? null;
