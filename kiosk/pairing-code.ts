export const pairingCodeLength = 8;

/** Crockford's 32: digits, and letters without I, L, O, U. */
export const pairingLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What is meant by a key: O is 0, I and L are 1, small letters are capitals; undefined for anything else. */
export function pairingLetter(key: string): string | undefined {
  if (key.length !== 1) return undefined;
  const letter = key.toUpperCase().replace('O', '0').replace(/[IL]/, '1');
  return pairingLetters.includes(letter) ? letter : undefined;
}

/** With one more key pressed, as far as there is room. */
export function typedWith(typed: string, key: string): string {
  const letter = pairingLetter(key);
  return letter && typed.length < pairingCodeLength ? typed + letter : typed;
}

/** In two groups of four, as it is printed. */
export const inGroups = (typed: string): string =>
  typed.length > 4 ? `${typed.slice(0, 4)}-${typed.slice(4)}` : typed;
