import { problem } from '../problems.ts';
import { inLocale, isPrintable, type Locale, plainLetters, type Text } from '../text.ts';
import { isCommonPassword } from './common-passwords.ts';

/** Shortest password that is taken. Length is what counts (NIST SP 800-63B). */
export const shortestPassword = 10;
export const longestPassword = 128;

const tooShort: Text = {
  vi: `cần ít nhất ${shortestPassword} ký tự`,
  en: `needs at least ${shortestPassword} characters`,
};
const tooLong: Text = {
  vi: `dài nhất ${longestPassword} ký tự`,
  en: `at most ${longestPassword} characters`,
};
const guessable: Text = {
  vi: 'quá dễ đoán; xin ghép vài từ không liên quan',
  en: 'too easy to guess; please join a few unrelated words',
};

const common: Text = {
  vi: 'nằm trong số mật khẩu hay bị đoán nhất; xin ghép vài từ không liên quan',
  en: 'is one of those that are guessed first; please join a few unrelated words',
};

/** What is wrong with a new password; undefined where it will do. `known` are words a stranger would try first. */
export function findPasswordFault(password: string, known: string[]): Text | undefined {
  const letters = [...password];
  if (letters.length < shortestPassword) return tooShort;
  if (letters.length > longestPassword) return tooLong;
  const plain = plainLetters(password).replace(/[^a-z0-9]/g, '');
  const holdsKnown = known
    .map((word) => plainLetters(word).replace(/[^a-z0-9]/g, ''))
    .some((word) => word.length >= 4 && plain.replace(word, '').length < 4);
  if (isCommonPassword(plain)) return common;
  return new Set(letters).size < 5 || holdsKnown ? guessable : undefined;
}

/**
 * Refuses a new password that would be guessed. `known` are words a stranger would try first: name, address.
 * @throws Problem invalid-input at the field `name`
 */
export function requireGoodPassword(password: string, known: string[], name: string, locale: Locale): void {
  const fault = isPrintable(password) ? findPasswordFault(password, known) : guessable;
  if (fault) throw problem('invalid-input', { errors: [{ path: name, message: inLocale(fault, locale) }] });
}
