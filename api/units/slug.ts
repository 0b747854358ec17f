import { plainLetters } from '../text.ts';

const longest = 80;

/** What stands for a name in addresses: "Xã Thượng Hồng" is `xa-thuong-hong`; '' where no letter is left. */
export const slugOfName = (name: string): string =>
  plainLetters(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');

/** The slug, or the first with one of the endings or a number behind it that is not taken. */
export function freeSlug(wanted: string, isTaken: (slug: string) => boolean, endings: string[] = []): string {
  const ended = (ending: string) =>
    `${wanted.slice(0, longest - ending.length - 1).replace(/-+$/, '')}-${ending}`;
  const tried = [wanted, ...endings.filter((ending) => /^[a-z0-9-]{1,40}$/.test(ending)).map(ended)];
  const free = tried.find((slug) => !isTaken(slug));
  if (free !== undefined) return free;
  // In leaps and then halves: a list of thousands of one name must not be counted through for each of them.
  let above = 2;
  while (isTaken(ended(String(above)))) above *= 2;
  let taken = above / 2;
  while (above - taken > 1) {
    const middle = Math.floor((above + taken) / 2);
    if (isTaken(ended(String(middle)))) taken = middle;
    else above = middle;
  }
  return ended(String(above));
}
