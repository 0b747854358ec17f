import type { Child } from 'hono/jsx';
import { isHeldAnywhere, reaches } from '../../../api/accounts/permissions.ts';
import { inLocale } from '../../../api/text.ts';
import { findUnitById, listBelow, type Unit } from '../../../api/units/store.ts';
import { homeTexts } from '../../texts/console-home.ts';
import { BackupNotice } from '../backups/notice.tsx';
import { consoleRoom } from '../console-room.ts';
import { Waiting } from '../petitions/waiting.tsx';
import type { Visit } from '../visit.ts';
import { showUnit } from './unit.tsx';

export const homePages = consoleRoom();
homePages.get('/units/:unit', 'units.read', showUnit);

const mostShown = 12;

/** The console's first page: the units that the actor works at, and where to begin. */
export async function showHome(visit: Visit) {
  const { locale, actor } = visit;
  const t = homeTexts[locale];
  const own = await listOwnUnits(visit);
  const top = reaches(actor.grants, 'units.read', []) ? await listBelow(visit.deps.db, null) : [];
  const isNew = visit.may('units.edit') && top.every((unit) => unit.demonstration);
  const units =
    own.length > 0 ? own : [...top].sort((a, b) => Number(a.demonstration) - Number(b.demonstration));
  return visit.show({
    title: t.title,
    lead: t.lead,
    children: (
      <>
        {isNew && <Welcome locale={locale} />}
        {!isNew && visit.may('backups.edit') && <BackupNotice visit={visit} />}
        {actor.grants.length === 0 && <p class="card">{t.noGrants}</p>}
        {isHeldAnywhere(actor.grants, 'units.read') && (
          <form method="get" action="/console/units" class="console-search">
            <label for="q">{t.search}</label>
            <div class="console-search-line">
              <input id="q" name="q" type="search" autocomplete="off" />
              <button type="submit" class="button">
                {t.find}
              </button>
            </div>
          </form>
        )}
        {units.length > 0 && (
          <>
            <h2>{own.length > 0 ? t.yours : t.all}</h2>
            <UnitList
              units={units.slice(0, mostShown)}
              locale={locale}
              waiting={await waitingAt(visit, own.slice(0, mostShown))}
            />
          </>
        )}
        {units.length > mostShown && (
          <p class="console-alone">
            <a href="/console/units">{t.more}</a>
          </p>
        )}
      </>
    ),
  });
}

async function listOwnUnits({ actor, deps }: Visit): Promise<Unit[]> {
  const ids = [...new Set(actor.grants.flatMap(({ unitId }) => unitId ?? []))];
  const units = await Promise.all(ids.map((id) => findUnitById(deps.db, id)));
  return units.filter((unit) => unit !== undefined);
}

/** What waits at each of one's own units; undefined where there is nothing to tell. */
async function waitingAt(visit: Visit, units: Unit[]): Promise<Map<number, Child>> {
  const lines = new Map<number, Child>();
  for (const unit of units) lines.set(unit.id, await Waiting({ visit, unit }));
  return lines;
}

function UnitList({
  units,
  locale,
  waiting,
}: {
  units: Unit[];
  locale: Visit['locale'];
  waiting: Map<number, Child>;
}): Child {
  const t = homeTexts[locale];
  return (
    <ul class="console-list">
      {units.map((unit) => (
        <li>
          <a href={`/console/units/${unit.slug}`}>{inLocale(unit.name, locale)}</a>
          {unit.demonstration && <span class="soft"> ({t.demonstration})</span>}
          {waiting.get(unit.id)}
        </li>
      ))}
    </ul>
  );
}

/** Where a newcomer begins: there is nothing yet but what the product shows off with. */
function Welcome({ locale }: { locale: Visit['locale'] }): Child {
  const t = homeTexts[locale];
  return (
    <section class="card console-welcome">
      <h2>{t.welcome}</h2>
      <p>{t.welcomeLead}</p>
      <p class="console-actions">
        <a class="button" href="/console/new-unit">
          {t.firstUnit}
        </a>
        <a href="/console/import/units">{t.orImport}</a>
      </p>
    </section>
  );
}
