import { isHeldAnywhere, reaches } from '../../../api/accounts/permissions.ts';
import { reachUnit } from '../../../api/accounts/reach.ts';
import type { Day } from '../../../api/days.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { unitKinds } from '../../../api/units/kinds.ts';
import { countBelow, findUnitById, listBelow, listChain, type Unit } from '../../../api/units/store.ts';
import { hasEnded } from '../../home/tree.tsx';
import { dayInWords } from '../../public/wording.ts';
import { unitTexts } from '../../texts/console-units.ts';
import type { Visit } from '../visit.ts';
import { findInReach } from './find-in-reach.ts';

const mostFound = 50;

/** The tree of units, level by level, as far as the actor reaches; or what a search finds there. */
export async function showTree(visit: Visit) {
  const asked = visit.query('q').slice(0, 100);
  const at = visit.query('in');
  if (asked) return showFound(visit, asked);
  return at ? showLevel(visit, at) : showTop(visit);
}

async function showTop(visit: Visit) {
  const { actor, deps, locale } = visit;
  const t = unitTexts[locale];
  const whole = reaches(actor.grants, 'units.read', []);
  const units = whole ? await listBelow(deps.db, null) : await listTops(visit);
  return visit.show({
    title: t.unitsTitle,
    lead: t.unitsLead,
    children: (
      <>
        <SearchForm locale={locale} asked="" />
        {whole && <RootActions visit={visit} />}
        <h2>{whole ? t.allUnits : t.yourUnits}</h2>
        {units.length === 0 && <p class="card">{t.noUnits}</p>}
        <Units visit={visit} units={units} below={await countReached(visit, units)} />
      </>
    ),
  });
}

async function showLevel(visit: Visit, slug: string) {
  const { actor, deps, locale } = visit;
  const t = unitTexts[locale];
  const unit = await reachUnit(deps.db, actor, 'units.read', slug);
  const chain = [unit.id, ...unit.superiors.map(({ id }) => id)];
  const all = await listBelow(deps.db, unit.id);
  const units = all.filter((one) => reaches(actor.grants, 'units.read', [one.id, ...chain]));
  const name = inLocale(unit.name, locale);
  const shown = unit.superiors.filter((_, i) => reaches(actor.grants, 'units.read', chain.slice(i + 1)));
  return visit.show({
    title: `${t.unitsTitle}: ${name}`,
    lead: t.unitsLead,
    children: (
      <>
        <nav class="breadcrumb" aria-label={t.youAreHere}>
          <ol>
            <li>
              <a href="/console/units">{t.allUnits}</a>
            </li>
            {shown.reverse().map((superior) => (
              <li>
                <a href={`/console/units?in=${superior.slug}`}>{inLocale(superior.name, locale)}</a>
              </li>
            ))}
            <li aria-current="page">{name}</li>
          </ol>
        </nav>
        <p class="console-actions">
          <a class="button quiet" href={`/console/units/${unit.slug}`}>
            {t.open} {name}
          </a>
          {reaches(actor.grants, 'units.edit', chain) && (
            <a class="button quiet" href={`/console/units/${unit.slug}/settings/add`}>
              {t.addBelow}
            </a>
          )}
        </p>
        <SearchForm locale={locale} asked="" />
        {units.length === 0 && <p>{t.noneBelow}</p>}
        <Units visit={visit} units={units} below={await countReached(visit, units)} />
      </>
    ),
  });
}

async function showFound(visit: Visit, asked: string) {
  const { locale } = visit;
  const t = unitTexts[locale];
  const found = await findInReach(visit, asked, 'units.read');
  const shown = found.slice(0, mostFound);
  return visit.show({
    title: `${t.unitsTitle}: “${asked}”`,
    lead: t.unitsLead,
    children: (
      <>
        <SearchForm locale={locale} asked={asked} />
        <p role="status">
          {found.length === 0 ? t.notFound : t.found(shown.length, found.length > shown.length)}
        </p>
        <Units
          visit={visit}
          units={shown.map(({ unit }) => unit)}
          below={
            await countReached(
              visit,
              shown.map(({ unit }) => unit),
            )
          }
          superiors={new Map(shown.map(({ unit, superiors }) => [unit.id, superiors]))}
        />
        <p class="console-alone">
          <a href="/console/units">{t.allUnits}</a>
        </p>
      </>
    ),
  });
}

/** The units that the actor's grants name, without those that stand below another of them. */
async function listTops({ actor, deps }: Visit): Promise<Unit[]> {
  const ids = new Set(
    actor.grants.flatMap((grant) =>
      grant.unitId !== null && isHeldAnywhere([grant], 'units.read') ? [grant.unitId] : [],
    ),
  );
  const tops: Unit[] = [];
  for (const id of ids) {
    const unit = await findUnitById(deps.db, id);
    if (!unit) continue;
    const [, ...superiors] = await listChain(deps.db, unit);
    const reachedAbove = reaches(
      actor.grants,
      'units.read',
      superiors.map((superior) => superior.id),
    );
    if (superiors.length === 0 || !reachedAbove) tops.push(unit);
  }
  return tops.sort((a, b) => a.name.vi.localeCompare(b.name.vi, 'vi'));
}

/** How many units stand below each; nothing for those below which the actor may not look. */
async function countReached({ actor, deps }: Visit, units: Unit[]): Promise<Map<number, number>> {
  const counts = await countBelow(
    deps.db,
    units.map((unit) => unit.id),
  );
  for (const unit of units) {
    if (!counts.has(unit.id)) continue;
    const superiors = (await listChain(deps.db, unit)).map(({ id }) => id);
    // -1 stands for any unit below, which no grant names.
    if (!reaches(actor.grants, 'units.read', [-1, ...superiors])) counts.delete(unit.id);
  }
  return counts;
}

function RootActions({ visit }: { visit: Visit }) {
  const t = unitTexts[visit.locale];
  if (!reaches(visit.actor.grants, 'units.edit', [])) return null;
  return (
    <p class="console-actions">
      <a class="button" href="/console/new-unit">
        {t.addRoot}
      </a>
      <a class="button quiet" href="/console/import/units">
        {t.importUnits}
      </a>
    </p>
  );
}

function SearchForm({ locale, asked }: { locale: Locale; asked: string }) {
  const t = unitTexts[locale];
  return (
    <form class="ask" action="/console/units" method="get" role="search">
      <label for="q">{t.searchLabel}</label>
      <p class="soft" id="q-hint">
        {t.searchHint}
      </p>
      <div class="ask-line">
        <input id="q" name="q" type="search" value={asked} aria-describedby="q-hint" autocomplete="off" />
        <button class="button" type="submit">
          {t.search}
        </button>
      </div>
    </form>
  );
}

interface UnitsProps {
  visit: Visit;
  units: Unit[];
  below: Map<number, number>;
  superiors?: Map<number, Unit[]>;
}

function Units({ visit: { locale, today }, units, below, superiors }: UnitsProps) {
  const t = unitTexts[locale];
  const sorted = units.toSorted((a, b) => Number(hasEnded(a, today)) - Number(hasEnded(b, today)));
  return (
    <ul class="tree console-units">
      {sorted.map((unit) => (
        <li>
          <span class="unit-name">
            <a href={`/console/units/${unit.slug}`}>{inLocale(unit.name, locale)}</a>
            <EndTag unit={unit} today={today} locale={locale} />
            {unit.demonstration && <span class="tag illustration">{t.demonstration}</span>}
            <span class="soft">
              {superiors?.get(unit.id)?.length
                ? `${t.partOf} ${superiors
                    .get(unit.id)!
                    .map(({ name }) => inLocale(name, locale))
                    .join(', ')}`
                : [inLocale(unitKinds[unit.kind], locale), unit.code].filter(Boolean).join(' · ')}
            </span>
          </span>
          {below.has(unit.id) && (
            <a class="below" href={`/console/units?in=${unit.slug}`}>
              {t.below(below.get(unit.id)!)}
              <span class="visually-hidden"> – {inLocale(unit.name, locale)}</span>
              <span aria-hidden="true">›</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Until when a unit exists, where that is known. */
export function EndTag({ unit, today, locale }: { unit: Unit; today: Day; locale: Locale }) {
  if (unit.validTo === null) return null;
  const t = unitTexts[locale];
  const day = dayInWords(unit.validTo, locale);
  return <span class="tag">{hasEnded(unit, today) ? t.ended(day) : t.endsOn(day)}</span>;
}
