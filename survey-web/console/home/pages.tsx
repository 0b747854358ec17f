import { inLocale } from '../../../api/text.ts';
import { findUnitById } from '../../../api/units/store.ts';
import { consoleTexts } from '../../texts/console.ts';
import { consoleRoom } from '../console-room.ts';
import { unitDoors } from '../navigation.ts';
import type { UnitVisit, Visit } from '../visit.ts';

export const homePages = consoleRoom();
homePages.get('/units/:unit', 'units.read', showUnit);

/** The console's first page: the units that the actor works at. */
export async function showHome(visit: Visit) {
  const { locale, actor, deps } = visit;
  const t = consoleTexts[locale];
  const ids = [...new Set(actor.grants.flatMap(({ unitId }) => unitId ?? []))];
  const units = (await Promise.all(ids.map((id) => findUnitById(deps.db, id)))).filter(
    (unit) => unit !== undefined,
  );
  return visit.show({
    title: t.homeTitle,
    lead: t.homeLead,
    children: (
      <>
        {actor.grants.length === 0 && <p>{t.noGrants}</p>}
        {units.length > 0 && (
          <>
            <h2>{t.yourUnits}</h2>
            <ul class="console-list">
              {units.map((unit) => (
                <li>
                  <a href={`/console/units/${unit.slug}`}>{inLocale(unit.name, locale)}</a>
                </li>
              ))}
            </ul>
          </>
        )}
      </>
    ),
  });
}

function showUnit(visit: UnitVisit) {
  const { locale, unit } = visit;
  return visit.show({
    title: inLocale(unit.name, locale),
    children: (
      <ul class="console-list">
        {unitDoors
          .filter((door) => visit.may(door.permission))
          .map((door) => (
            <li>
              <a href={`/console/units/${unit.slug}${door.path}`}>{inLocale(door.name, locale)}</a>
            </li>
          ))}
      </ul>
    ),
  });
}
