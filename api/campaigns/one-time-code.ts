import { createHmac, randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secretLength = 10;
const checkLength = 2;
const length = secretLength + checkLength;

/** What turns codes into what is stored of them; without it a copy of the database tells nothing about a code. */
export type CodeKey = Buffer;

export const codeKeyFrom = (secret: string): CodeKey =>
  createHmac('sha256', secret).update('one-time codes of campaigns').digest();

/** A code as it is handed out, and what is stored of it. */
export interface OneTimeCode {
  /** 12 characters of Crockford's base 32. */
  code: string;
  hash: string;
}

/**
 * New codes of a campaign: 50 random bits, which nobody guesses at 20 tries a second, and two characters that show
 * whether a code was ever made. The latter tell a used code from a mistyped one when nothing is left of either.
 */
export function makeCodes(
  key: CodeKey,
  campaign: string,
  count: number,
  random = randomBytes,
): OneTimeCode[] {
  const bytes = random(count * secretLength);
  return Array.from({ length: count }, (_, i) => {
    const secret = lettersOf(bytes.subarray(i * secretLength, (i + 1) * secretLength));
    const { check, hash } = derive(key, campaign, secret);
    return { code: secret + check, hash };
  });
}

/** What is stored of a code that someone typed; null where the campaign never made such a code. */
export function hashOfTyped(key: CodeKey, campaign: string, typed: string): string | null {
  const code = normaliseOneTimeCode(typed);
  if (code === null) return null;
  const { check, hash } = derive(key, campaign, code.slice(0, secretLength));
  return code.endsWith(check) ? hash : null;
}

/** Case, blanks, dots and hyphens do not matter; O is 0, I and L are 1. null where it cannot be a code. */
export function normaliseOneTimeCode(typed: string): string | null {
  if (typed.length > 100) return null;
  const code = typed
    .toUpperCase()
    .replace(/[\s.\-–]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return code.length === length && [...code].every((letter) => alphabet.includes(letter)) ? code : null;
}

/** 'XXXX-XXXX-XXXX': as it is read and typed. */
export const inGroups = (code: string): string => code.replace(/(....)(?=.)/g, '$1-');

function derive(key: CodeKey, campaign: string, secret: string): { check: string; hash: string } {
  const mac = createHmac('sha256', key).update(`${campaign} ${secret}`).digest();
  return {
    check: lettersOf(mac.subarray(0, checkLength)),
    hash: mac.subarray(checkLength, checkLength + 16).toString('base64url'),
  };
}

// 256 is a multiple of 32: every letter is as likely as any other.
const lettersOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
