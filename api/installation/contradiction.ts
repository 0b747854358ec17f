import type { Text } from '../text.ts';

/** A path of a file that does not fit, and why. */
export interface Contradiction {
  path: string;
  message: Text;
}

export type Names = { has: (name: string) => boolean };

export const backwards: Text = {
  vi: 'ngày cuối phải sau ngày đầu',
  en: 'the last day must not be before the first',
};
export const twice: Text = { vi: 'có hai lần trong tệp', en: 'stands twice in the file' };

export const unitWord = { vi: 'đơn vị', en: 'unit' };
export const fieldWord = { vi: 'lĩnh vực', en: 'field' };

export function unknown(
  name: string | null | undefined,
  names: Names,
  path: string,
  what: { vi: string; en: string },
): Contradiction[] {
  if (name === null || name === undefined || names.has(name)) return [];
  return [{ path, message: { vi: `không có ${what.vi}: “${name}”`, en: `no such ${what.en}: “${name}”` } }];
}

export function repeated<T>(
  items: T[],
  list: string,
  keyOf: (item: T) => string | null,
  member = 'slug',
): Contradiction[] {
  const seen = new Set<string>();
  return items.flatMap((item, i) => {
    const key = keyOf(item);
    if (key === null) return [];
    const again = seen.has(key);
    seen.add(key);
    return again ? [{ path: `${list}.${i}.${member}`, message: twice }] : [];
  });
}

/** Fields that are unknown, or named twice. */
export const unknownFields = (slugs: string[], fields: Names, path: string): Contradiction[] => [
  ...slugs.flatMap((slug, i) => unknown(slug, fields, `${path}.${i}`, fieldWord)),
  ...slugs.flatMap((slug, i) => (slugs.indexOf(slug) < i ? [{ path: `${path}.${i}`, message: twice }] : [])),
];
