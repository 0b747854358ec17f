/** What a comment is searched by. */
export interface Searchable {
  /** Words in lower case between single blanks, and a blank at both ends. */
  letters: string;
  /** The same without diacritics. */
  plain: string;
}

// White space, punctuation of ASCII, dashes and quotation marks: what parts words. The first migration of comments has it too.
const between = /[\s!-/:-@[-`{-~\u2010-\u2027]+/g;

// Both are in use, and one word: hoà and hòa, uỷ and ủy. The first is made the second.
const spelt = 'oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ'.split(' ');
const respelt = 'òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy'.split(' ');
const toneOnLast = /(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?= )/g;

export function searchable(text: string): Searchable {
  const words = ` ${text.normalize('NFC').toLowerCase().replace(between, ' ').trim()} `;
  const letters = words.replace(toneOnLast, (tone) => respelt[spelt.indexOf(tone)]!);
  return { letters, plain: withoutDiacritics(letters) };
}

const withoutDiacritics = (letters: string) =>
  letters
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd');

/** A word or phrase asked for, between blanks, and whether it was typed with diacritics: then only that matches. */
export interface SearchTerm {
  words: string;
  in: 'letters' | 'plain';
}

const mostTerms = 10;

/** Words asked for, each to be found whole; words in quotation marks stand together. */
export function searchTerms(asked: string): SearchTerm[] {
  const parts = [...asked.matchAll(/["“”]([^"“”]*)["“”]|([^\s"“”]+)/g)].map(
    ([, phrase, word]) => phrase ?? word!,
  );
  return parts
    .map(searchable)
    .filter(({ letters }) => letters.trim() !== '')
    .slice(0, mostTerms)
    .map(({ letters, plain }) => ({ words: letters, in: letters === plain ? 'plain' : 'letters' }));
}
