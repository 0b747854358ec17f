/** Crockford's base 32: no I, L, O, U, so that a code read aloud or typed from a poster cannot be mistaken. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 8;

/**
 * The code as it is stored, from what someone typed: case, spaces and hyphens do not matter, O is 0, I and L
 * are 1. null where it cannot be a code.
 */
export function normaliseCode(typed: string): string | null {
  if (typed.length > 40) return null;
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === length && [...code].every((letter) => alphabet.includes(letter)) ? code : null;
}

/** A new code of 40 random bits. `randomByte` gives whole numbers from 0 to 255. */
export const makeCode = (randomByte: () => number): string =>
  Array.from({ length }, () => alphabet[randomByte() % alphabet.length]).join('');
