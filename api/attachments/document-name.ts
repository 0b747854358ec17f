const longest = 120;

/** Both slashes, what Windows forbids in names, and what would end a name in a header. */
const forbidden = /[<>:"|?*;%]/g;
/** Control characters, marks of direction and other letters that are not seen, halves of pairs, private letters. */
const unseen = /\p{C}/gu;

/**
 * The name of a document as it can be shown and saved everywhere: no folder, nothing unseen, NFC, at most 120 letters,
 * ending as its content is.
 *
 * @example
 * tidyName('..\\ảnh\u202egpj.exe', 'pdf'); // 'ảnhgpj.exe.pdf'
 */
export function tidyName(name: string, ending: string): string {
  const base = name.split(/[/\\]/).at(-1)!;
  const clean = base.replace(unseen, '').normalize('NFC').replace(forbidden, ' ').replace(/\s+/g, ' ');
  const stem = clean.toLowerCase().endsWith(`.${ending}`) ? clean.slice(0, -ending.length - 1) : clean;
  const letters = [...stem.replace(/^[\s.]+/, '')].slice(0, longest - ending.length - 1).join('');
  return `${letters.replace(/[\s.]+$/, '') || 'tai-lieu'}.${ending}`;
}
