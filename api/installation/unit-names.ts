import { plainLetters, type Text } from '../text.ts';
import { type UnitKind, unitKinds } from '../units/kinds.ts';

/** A unit as people name it in a table. */
export interface Nameable {
  slug: string;
  name: Text;
  code: string | null;
}

/** Finds units by address name, code or name: by the first of these that any unit has. */
export class UnitNames {
  #by = new Map<string, Set<string>>();

  add({ slug, name, code }: Nameable): void {
    const keys = [`slug ${slug}`, code && `code ${code}`];
    for (const one of [name.vi, name.en]) {
      if (one) keys.push(`name ${written(one)}`, `plain ${plainLetters(one)}`);
    }
    for (const key of keys) {
      if (!key) continue;
      const known = this.#by.get(key);
      if (known) known.add(slug);
      else this.#by.set(key, new Set([slug]));
    }
  }

  /** The slugs that fit best; several where the name is not enough. */
  find(typed: string): string[] {
    const keys = [`slug ${typed}`, `code ${typed}`, `name ${written(typed)}`, `plain ${plainLetters(typed)}`];
    const key = keys.find((one) => this.#by.has(one));
    return key === undefined ? [] : [...this.#by.get(key)!];
  }
}

const written = (name: string) => name.normalize('NFC').toLowerCase();

// Words that a name or a cell begins with. The first that fits counts: a people's committee is of its commune.
const beginnings: [beginning: string, kind: UnitKind][] = [
  ['trung tam phuc vu hanh chinh', 'one-stop'],
  ['bo phan mot cua', 'one-stop'],
  ['trung tam y te', 'hospital'],
  ['tram y te', 'hospital'],
  ['benh vien', 'hospital'],
  ['phong kham', 'hospital'],
  ['truong', 'school'],
  ['so ', 'department'],
  ['xa', 'commune'],
  ['phuong', 'commune'],
  ['dac khu', 'commune'],
  ['thi tran', 'commune'],
  ['quan', 'district'],
  ['huyen', 'district'],
  ['thi xa', 'district'],
  ['tinh', 'province'],
  ['thanh pho', 'province'],
];

/** The kind that a cell names, in either language or by a common word such as "phường". */
export function kindNamed(typed: string): UnitKind | undefined {
  const asked = plainLetters(typed);
  const kinds = Object.entries(unitKinds) as [UnitKind, Text][];
  const named = kinds.find(([kind, { vi, en }]) =>
    [kind, vi, en].some((name) => name !== undefined && plainLetters(name) === asked),
  );
  return named?.[0] ?? kindByBeginning(`${asked} `);
}

/** The kind that a name begins with: "Xã Thượng Hồng" is a commune. */
export const kindOfName = (name: string): UnitKind | undefined =>
  kindByBeginning(plainLetters(name).replace(/^(ubnd|uy ban nhan dan) /, ''));

const kindByBeginning = (letters: string) =>
  beginnings.find(([beginning]) => letters.startsWith(beginning.trimEnd().concat(' ')))?.[1];
