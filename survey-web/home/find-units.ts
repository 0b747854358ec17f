import type { Db } from '../../api/database/open.ts';
import { plainLetters } from '../../api/text.ts';
import { findUnitById, searchUnits, type Unit } from '../../api/units/store.ts';

/** A unit with its superiors, nearest first. */
export interface FoundUnit {
  unit: Unit;
  superiors: Unit[];
}

// What people write and no name contains. Ours: add what the search log of an installation shows.
const shortForms: Record<string, string> = {
  ubnd: '',
  tp: 'thanh pho',
  tphcm: 'thanh pho ho chi minh',
  hcm: 'ho chi minh',
  hn: 'ha noi',
};

/** More than the country has communes: so many are looked through for those that fit best. */
const mostNamed = 4_000;

/**
 * Units by name, best match first. Where no name holds every word, the last ones may belong to a superior
 * ("xã Thượng Hồng, Hải Phòng"), and short forms are written out ("UBND", "TP.HCM").
 */
export async function findUnits(db: Db, asked: string, most: number): Promise<FoundUnit[]> {
  const chainOf = superiorsIn(db);
  const words = wordsOf(asked);
  const whole = await searchUnits(db, words.join(' '), mostNamed);
  if (whole.length > 0) return withSuperiors(bestFirst(whole, asked, words).slice(0, most), chainOf);
  const spelled = words.flatMap((word) => (shortForms[word] ?? word).split(' ')).filter(Boolean);
  for (let own = spelled.length; own > 0; own--) {
    const named = await searchUnits(db, spelled.slice(0, own).join(' '), mostNamed);
    const found = await withSuperiors(named, chainOf);
    const fitting = found.filter(({ superiors }) => areNamed(spelled.slice(own), superiors));
    if (fitting.length > 0) return fitting.slice(0, most);
  }
  return [];
}

/** Letters and digits only: commas, emoji, % and _ are in no name that matters. */
const wordsOf = (asked: string): string[] =>
  plainLetters(asked)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 10);

/** Whole words before beginnings; Hồng Hà before Hồng Hạ for who types diacritics; "phòng" for "hong" only if need be. */
function bestFirst(units: Unit[], asked: string, words: string[]): Unit[] {
  const ranked = units.map((unit) => ({
    unit,
    rank: 2 * looseness(unit, words) + Number(!isWritten(unit, asked)),
  }));
  const byRank = ranked.toSorted((a, b) => a.rank - b.rank);
  const least = byRank[0]!.rank;
  return byRank.filter(({ rank }) => rank < 4 || least >= 4).map(({ unit }) => unit);
}

/** 0: every word asked for is a word of the name; 1: it begins one; 2: it stands somewhere inside one. */
function looseness(unit: Unit, words: string[]): number {
  const own = namesOf(unit).flatMap((name) => plainLetters(name).split(/[^\p{L}\p{N}]+/u));
  if (words.every((word) => own.includes(word))) return 0;
  return words.every((word) => own.some((one) => one.startsWith(word))) ? 1 : 2;
}

function isWritten(unit: Unit, asked: string): boolean {
  const letters = (text: string) => text.normalize('NFC').toLowerCase().trim();
  return namesOf(unit).some((name) => letters(name).includes(letters(asked)));
}

const namesOf = ({ name }: Unit): string[] => (name.en ? [name.vi, name.en] : [name.vi]);

function areNamed(words: string[], superiors: Unit[]): boolean {
  const names = plainLetters(superiors.flatMap(namesOf).join(' '));
  return words.every((word) => names.includes(word));
}

type ChainOf = (unit: Unit) => Promise<Unit[]>;

async function withSuperiors(units: Unit[], chainOf: ChainOf): Promise<FoundUnit[]> {
  const found: FoundUnit[] = [];
  for (const unit of units) found.push({ unit, superiors: await chainOf(unit) });
  return found;
}

/** Looks each superior up once: hundreds of communes share a province. */
function superiorsIn(db: Db): ChainOf {
  const known = new Map<number, Unit | undefined>();
  return async (unit) => {
    const superiors: Unit[] = [];
    for (let id = unit.parentId; id !== null; id = superiors.at(-1)!.parentId) {
      if (!known.has(id)) known.set(id, await findUnitById(db, id));
      const superior = known.get(id);
      if (!superior || superiors.includes(superior)) break;
      superiors.push(superior);
    }
    return superiors;
  };
}
