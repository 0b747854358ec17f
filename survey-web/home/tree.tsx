import type { Db } from '../../api/database/open.ts';
import type { Day } from '../../api/days.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { countBelow, listBelow, type Unit } from '../../api/units/store.ts';
import { homeTexts } from '../texts/home.ts';

/** A unit of the tree; `branches` is empty where they are not opened on this page. */
export interface Branch {
  unit: Unit;
  below: number;
  branches: Branch[];
}

/** What stands below a unit (null: the roots), as many levels deep as asked; what has ended comes last. */
export async function listBranches(
  db: Db,
  parentId: number | null,
  levels: number,
  today: Day,
): Promise<Branch[]> {
  const units = await listBelow(db, parentId);
  const counts = await countBelow(
    db,
    units.map((unit) => unit.id),
  );
  const branches: Branch[] = [];
  for (const unit of units) {
    const below = counts.get(unit.id) ?? 0;
    const opened = below > 0 && levels > 1 ? await listBranches(db, unit.id, levels - 1, today) : [];
    branches.push({ unit, below, branches: opened });
  }
  return branches.sort((a, b) => Number(hasEnded(a.unit, today)) - Number(hasEnded(b.unit, today)));
}

export const hasEnded = (unit: Unit, today: Day): boolean => unit.validTo !== null && unit.validTo < today;

/** All units of a tree that a page shows. */
export const unitsIn = (branches: Branch[]): Unit[] =>
  branches.flatMap(({ unit, branches: more }) => [unit, ...unitsIn(more)]);

interface Shared {
  locale: Locale;
  today: Day;
  open: boolean;
  /** Where a name leads; without it to the unit's results. */
  pageOf?: (slug: string) => string;
}

export function Tree({ branches, ...shared }: Shared & { branches: Branch[] }) {
  return (
    <ul class="tree">
      {branches.map((branch) => (
        <li>
          <UnitName unit={branch.unit} {...shared} />
          <Below branch={branch} {...shared} />
        </li>
      ))}
    </ul>
  );
}

/** What is below: opened in place, or a page of its own where the installation is large. */
function Below({ branch, ...shared }: Shared & { branch: Branch }) {
  const { unit, below, branches } = branch;
  if (below === 0) return null;
  const what = homeTexts[shared.locale].below(below);
  const whose = <span class="visually-hidden"> – {inLocale(unit.name, shared.locale)}</span>;
  if (branches.length === 0) {
    return (
      <a class="below" href={treeAddress(shared.locale, unit.slug)}>
        {what}
        {whose}
        <span aria-hidden="true">›</span>
      </a>
    );
  }
  return (
    <details open={shared.open}>
      <summary>
        {what}
        {whose}
      </summary>
      <Tree branches={branches} {...shared} />
    </details>
  );
}

/** The page of a unit's results (or another one), by its name, with what one has to know about it. */
export function UnitName({
  unit,
  locale,
  today,
  pageOf = (slug) => resultsAddress(slug, locale),
}: { unit: Unit } & Omit<Shared, 'open'>) {
  const t = homeTexts[locale];
  return (
    <span class="unit-name">
      <a href={pageOf(unit.slug)}>{inLocale(unit.name, locale)}</a>
      {hasEnded(unit, today) && <span class="tag">{t.ended(writtenDay(unit.validTo!))}</span>}
      {unit.demonstration && <span class="tag illustration">{t.demonstration}</span>}
    </span>
  );
}

const resultsAddress = (slug: string, locale: Locale): string =>
  `/u/${slug}${locale === 'en' ? '?lang=en' : ''}`;

/** The home page, or the part of the tree below a unit. */
export function treeAddress(locale: Locale, slug?: string): string {
  const query = new URLSearchParams({ ...(slug && { in: slug }), ...(locale === 'en' && { lang: 'en' }) });
  return query.size > 0 ? `/?${query}` : '/';
}

const writtenDay = (day: Day): string => day.split('-').reverse().join('/');
