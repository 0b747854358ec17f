import { listTargetChanges } from '../../../api/targets/history.ts';
import { listTargetsOfUnits } from '../../../api/targets/store.ts';
import { inLocale } from '../../../api/text.ts';
import { targetTexts } from '../../texts/console-targets.ts';
import { consoleRoom } from '../console-room.ts';
import type { UnitVisit } from '../visit.ts';
import { addTarget, saveTarget, showAdd, showEdit, withdraw } from './edit.tsx';
import { TargetHistory } from './history.tsx';
import { TargetTable } from './target-table.tsx';
import { listWords } from './words.ts';

export const targetPages = consoleRoom();
targetPages.get('/units/:unit/targets', 'targets.read', showTargets);
targetPages.get('/units/:unit/targets/new', 'targets.edit', (visit) => showAdd(visit));
targetPages.post('/units/:unit/targets/new', 'targets.edit', addTarget);
targetPages.get('/units/:unit/targets/:target', 'targets.edit', (visit) => showEdit(visit));
targetPages.post('/units/:unit/targets/:target', 'targets.edit', saveTarget);
targetPages.post('/units/:unit/targets/:target/withdraw', 'targets.edit', withdraw);

/** The unit's own targets, those of its superiors, and what was changed. */
async function showTargets(visit: UnitVisit) {
  const { locale, deps, unit } = visit;
  const t = targetTexts[locale];
  const words = await listWords(visit);
  const own = await listTargetsOfUnits(deps.db, [unit.id]);
  const inherited = await listTargetsOfUnits(
    deps.db,
    unit.superiors.map(({ id }) => id),
  );
  const unitNames = new Map(unit.superiors.map(({ id, name }) => [id, inLocale(name, locale)]));
  return visit.show({
    title: t.title,
    lead: t.lead,
    children: (
      <>
        {visit.may('targets.edit') && (
          <p>
            <a class="button" href={`/console/units/${unit.slug}/targets/new`}>
              {t.add}
            </a>
          </p>
        )}
        <p class="console-alone">
          <a href={`/console/units/${unit.slug}/indicators`}>{t.toIndicators}</a>
        </p>
        <h2>{t.own}</h2>
        {own.length === 0 ? <p>{t.none}</p> : <TargetTable visit={visit} targets={own} words={words} />}
        {inherited.length > 0 && (
          <>
            <h2>{t.inherited}</h2>
            <p class="soft">{t.inheritedHint}</p>
            <TargetTable visit={visit} targets={inherited} words={words} unitNames={unitNames} />
          </>
        )}
        <TargetHistory visit={visit} changes={await listTargetChanges(deps.db, [unit.id])} words={words} />
      </>
    ),
  });
}
