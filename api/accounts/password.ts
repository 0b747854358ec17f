import { plainLetters, type Text } from '../text.ts';
import { longestPassword, shortestPassword } from './auth.ts';

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

/** What is wrong with a new password; undefined where it will do. `known` are words a stranger would try first. */
export function findPasswordFault(password: string, known: string[]): Text | undefined {
  const letters = [...password];
  if (letters.length < shortestPassword) return tooShort;
  if (letters.length > longestPassword) return tooLong;
  const plain = plainLetters(password).replace(/[^a-z0-9]/g, '');
  const holdsKnown = known
    .map((word) => plainLetters(word).replace(/[^a-z0-9]/g, ''))
    .some((word) => word.length >= 4 && plain.replace(word, '').length < 4);
  return new Set(letters).size < 5 || holdsKnown ? guessable : undefined;
}
