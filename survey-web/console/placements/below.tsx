import { publishedFigure, type UnitPublishing } from '../../../api/placements/published-store.ts';
import { unitStates } from '../../../api/placements/standing.ts';
import { displayedRate } from '../../../api/targets/displayed-rate.ts';
import { meets } from '../../../api/targets/goal.ts';
import { listTargetsOfUnits } from '../../../api/targets/store.ts';
import { inLocale } from '../../../api/text.ts';
import { listSubtrees, listUnitsById } from '../../../api/units/store.ts';
import { countInWords, thresholdInWords } from '../../public/wording.ts';
import { placementTexts } from '../../texts/placements.ts';
import type { UnitVisit } from '../visit.ts';
import { pageInWords, UnitStateInWords } from './words.tsx';

const mostShown = 100;

/** How many of the units below publish and keep up to date, and which do not: those first. */
export async function UnitsBelow({ visit }: { visit: UnitVisit }) {
  const { locale, deps, unit, today } = visit;
  const t = placementTexts[locale];
  const ids = (await listSubtrees(deps.db, [unit.id])).get(unit.id)!;
  if (ids.length === 1) return null;
  const { value, count, of, units } = await publishedFigure(deps.db, ids, today);
  const target = await targetOf(visit);
  const from = /^\d{1,6}$/.test(visit.query('from')) ? Number(visit.query('from')) : 0;
  const worstFirst = [...units].sort(
    (a, b) => unitStates.indexOf(b.state) - unitStates.indexOf(a.state) || a.unitId - b.unitId,
  );
  const shown = worstFirst.slice(from, from + mostShown);
  const named = await listUnitsById(
    deps.db,
    shown.map(({ unitId }) => unitId),
  );
  const names = new Map(named.map((one) => [one.id, one]));
  const path = `/console/units/${unit.slug}/placements`;
  return (
    <section aria-labelledby="below">
      <h2 id="below">{t.below}</h2>
      {value === null ? (
        <p>{t.shareNone}</p>
      ) : (
        <p>
          {t.share(
            countInWords(count, locale),
            countInWords(of, locale),
            displayedRate(value, target?.threshold ?? null, locale),
          )}{' '}
          {target && (
            <>
              {t.shareTarget(thresholdInWords(target.threshold, locale), target.source)}{' '}
              <b class={meets(target, value) ? 'placement-good' : 'placement-bad'}>
                {meets(target, value) ? t.met : t.notMet}
              </b>
            </>
          )}
        </p>
      )}
      {shown.length > 0 && (
        <table class="console-table placement-table">
          <thead>
            <tr>
              {[t.unit, t.state, t.where].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr>
                <th scope="row">
                  <a href={`/console/units/${names.get(one.unitId)!.slug}/placements`}>
                    {inLocale(names.get(one.unitId)!.name, locale)}
                  </a>
                </th>
                <td data-label={t.state}>
                  <UnitStateInWords of={one} locale={locale} />
                </td>
                <td data-label={t.where}>{placesInWords(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="console-actions">
        {from > 0 && <a href={`${path}#below`}>{t.first}</a>}
        {units.length > from + mostShown && <a href={`${path}?from=${from + mostShown}#below`}>{t.more}</a>}
      </p>
    </section>
  );
}

const placesInWords = ({ places }: UnitPublishing): string =>
  places.map((place) => (place.kind === 'host' ? place.host : pageInWords(place.url))).join(', ') || '–';

/** The nearest plan that asks for a share of units; a target of the other kinds is judged on the board. */
async function targetOf({ deps, unit, today }: UnitVisit) {
  const chain = [unit.id, ...unit.superiors.map(({ id }) => id)];
  const targets = (await listTargetsOfUnits(deps.db, chain)).filter(
    ({ metric, kind, from, to }) =>
      metric === 'published' && kind === 'threshold' && from <= today && today <= to,
  );
  return chain.flatMap((id) => targets.filter(({ unitId }) => unitId === id))[0];
}
