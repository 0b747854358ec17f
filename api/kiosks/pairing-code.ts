import { createHmac, randomBytes } from 'node:crypto';
import { makeCode, normaliseCode } from '../points/codes.ts';

/** How long a pairing code can be used. */
export const pairingMinutes = 10;

export const pairingKeyFrom = (secret: string): Buffer =>
  createHmac('sha256', secret).update('pairing codes of kiosks').digest();

/** A code as it is read out: 8 characters of Crockford's base 32, and what is stored of it. */
export function makePairingCode(key: Buffer, random = randomBytes): { code: string; hash: string } {
  const bytes = random(8);
  let next = 0;
  const code = makeCode(() => bytes[next++]!);
  return { code: `${code.slice(0, 4)}-${code.slice(4)}`, hash: hashOf(key, code) };
}

/** What is stored of a code that someone typed; null where it cannot be one. */
export function hashOfPairingCode(key: Buffer, typed: string): string | null {
  const code = normaliseCode(typed.replace(/[–—.]/g, '-'));
  return code === null ? null : hashOf(key, code);
}

// 40 random bits are few: without the key, a copy of the database would give the code away within its minutes.
const hashOf = (key: Buffer, code: string) => createHmac('sha256', key).update(code).digest('base64url');
