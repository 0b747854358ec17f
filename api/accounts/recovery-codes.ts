import { randomBytes } from 'node:crypto';

// Crockford's: no letter that is read as another.
const letters = '0123456789abcdefghjkmnpqrstvwxyz';
const lettersOfCode = 12;
const codesAtOnce = 10;

/** Codes for who has lost the phone: each works once and holds 60 bits of chance, so a list is safe to print. */
export const makeRecoveryCodes = (): string[] => Array.from({ length: codesAtOnce }, makeRecoveryCode);

function makeRecoveryCode(): string {
  const code = [...randomBytes(lettersOfCode)].map((byte) => letters[byte % 32]).join('');
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** A recovery code as somebody typed it from paper, in the form in which it was made. */
export function readRecoveryCode(typed: string): string {
  const code = typed
    .toLowerCase()
    .replace(/o/g, '0')
    .replace(/[il]/g, '1')
    .replace(/[^0-9a-z]/g, '');
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** The six digits of an authenticator, without the space that many show in the middle; undefined for anything else. */
export function readOneTimeCode(typed: string): string | undefined {
  const digits = typed.replace(/[\s.-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}
