import { createHmac, timingSafeEqual } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that a code read aloud or copied by hand cannot be mistaken. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 10;
const secretLength = 8;

/** What secrets are derived from; without it a copy of the database opens no petition. */
export type SecretKey = Buffer;

export const secretKeyFrom = (secret: string): SecretKey =>
  createHmac('sha256', secret).update('secrets of petitions').digest();

/** A new code of 50 random bits. `randomByte` gives whole numbers from 0 to 255. */
export const makePetitionCode = (randomByte: () => number): string =>
  Array.from({ length: codeLength }, () => alphabet[randomByte() % alphabet.length]).join('');

/**
 * The sender's secret, 40 bits. Derived from the petition and the generation, so that it stands nowhere, the same
 * submission gets the same answer, and a new generation makes the one before useless.
 */
export const secretOf = (key: SecretKey, petition: { id: string; secretGeneration: number }): string =>
  lettersOf(
    createHmac('sha256', key).update(`${petition.id} ${petition.secretGeneration}`).digest(),
    secretLength,
  );

/** Whether what was typed is the secret; tells nothing by the time it takes. */
export function isSecretOf(
  key: SecretKey,
  petition: { id: string; secretGeneration: number },
  typed: string,
): boolean {
  const given = normalise(typed, secretLength);
  const digest = (value: string) => createHmac('sha256', key).update(value).digest();
  return given !== null && timingSafeEqual(digest(given), digest(secretOf(key, petition)));
}

/** The code as it is stored, from what someone typed; null where it cannot be one. */
export const normalisePetitionCode = (typed: string): string | null => normalise(typed, codeLength);

/** 'ABCDE-FGHJK': as a code or a secret is read and typed. */
export const inHalves = (code: string): string =>
  `${code.slice(0, code.length / 2)}-${code.slice(code.length / 2)}`;

/** Case, blanks, dots and hyphens do not matter; O is 0, I and L are 1. */
function normalise(typed: string, length: number): string | null {
  if (typed.length > 60) return null;
  const code = typed
    .toUpperCase()
    .replace(/[\s.\-–]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return code.length === length && [...code].every((letter) => alphabet.includes(letter)) ? code : null;
}

const lettersOf = (bytes: Uint8Array, length: number): string =>
  Array.from(bytes.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join('');
