import { createHash, randomBytes } from 'node:crypto';

/** The key of a program: 256 random bits, with a beginning by which it is known where it should not lie. */
export const makeProgramKey = (random = randomBytes): string => `lnk_${random(32).toString('base64url')}`;

/** What is stored of a key. */
export const hashOfProgramKey = (key: string): string => createHash('sha256').update(key).digest('base64url');

/** The key of an `Authorization` header; null where it holds none. */
export const programKeyIn = (authorization: string | undefined): string | null =>
  /^Bearer (lnk_[\w-]{43})$/i.exec(authorization ?? '')?.[1] ?? null;
