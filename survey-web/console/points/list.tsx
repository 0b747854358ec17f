import { listCalendar } from '../../../api/calendar/store.ts';
import { listAllPointsOfUnit, listMovedPoints } from '../../../api/points/overview-store.ts';
import { countIncoming } from '../../../api/responses/store.ts';
import { findUnitById, listBelow } from '../../../api/units/store.ts';
import { dayInWords } from '../../public/wording.ts';
import { belowTexts } from '../../texts/console-below.ts';
import { consolePointTexts } from '../../texts/console-points.ts';
import { fieldId } from '../form.tsx';
import type { Refused, UnitVisit } from '../visit.ts';
import { listNewestVersions } from './known.ts';
import { isPrinted } from './point.ts';
import { PrintForm } from './print-form.tsx';
import { MovedPoints, PointTable } from './table.tsx';

export const showPoints = (visit: UnitVisit) => {
  const ticked = visit.query('tick').split(',').filter(Boolean);
  return showList(visit, new URLSearchParams(ticked.map((code) => ['code', code])));
};

/** The points of a unit; `values` are those of the form that prints them. */
export async function showList(visit: UnitVisit, values: URLSearchParams, refused?: Refused) {
  const { deps, locale, unit, today } = visit;
  const t = consolePointTexts[locale];
  const points = await listAllPointsOfUnit(deps.db, unit.id);
  const moved = await listMovedPoints(deps.db, unit.id);
  const ended = unit.validTo !== null && unit.validTo < today;
  const context = {
    locale,
    ended,
    today,
    unitSlug: unit.slug,
    mayEdit: visit.may('points.edit'),
    mayPair: visit.may('kiosks.edit'),
    mayReadCampaigns: visit.may('campaigns.read'),
    ticked: new Set(values.getAll('code')),
    incoming: await countIncoming(
      deps.db,
      points.map(({ id }) => id),
      today,
    ),
    calendar: await listCalendar(deps.db),
    questionnaires: new Map(
      (await listNewestVersions(deps.db)).map((one) => [one.questionnaire, one.content.title]),
    ),
    units: await namesOfUnits(
      visit,
      points.flatMap((point) => point.formerUnitIds),
    ),
  };
  const inUse = points.filter((point) => point.retiredAt === null);
  const retired = points.filter((point) => point.retiredAt !== null);
  const hasBelow = visit.may('units.edit') && (await listBelow(deps.db, unit.id)).length > 0;
  return visit.show({
    title: t.title,
    lead: t.lead,
    refused,
    children: (
      <>
        {ended && <p class="points-ended">{t.ended(dayInWords(unit.validTo!, locale))}</p>}
        {inUse.length === 0 && !ended && <p>{t.empty}</p>}
        <p class="console-actions">
          {context.mayEdit && !ended && (
            <a class="button" href={`/console/units/${unit.slug}/points/new`}>
              {t.add}
            </a>
          )}
          {hasBelow && (
            <a class="button quiet" href={`/console/units/${unit.slug}/below`}>
              {belowTexts[locale].title}
            </a>
          )}
        </p>
        {inUse.length > 0 && (
          <form method="post" action={`/console/units/${unit.slug}/points/print`}>
            <div id={fieldId('code')} role="group" aria-label={t.title} tabindex={-1}>
              <PointTable points={inUse} {...context} />
            </div>
            <p class="soft">{t.countsNote}</p>
            {!ended && inUse.some(isPrinted) && (
              <PrintForm of={{ values, errors: refused?.errors ?? [], locale }} config={deps.config} />
            )}
          </form>
        )}
        {retired.length > 0 && (
          <details class="points-retired">
            <summary>
              {t.retired} ({retired.length})
            </summary>
            <p>{t.retiredNote}</p>
            <PointTable points={retired} {...context} />
          </details>
        )}
        {moved.length > 0 && <MovedPoints moved={moved} {...context} />}
      </>
    ),
  });
}

async function namesOfUnits({ deps }: UnitVisit, ids: number[]) {
  const units = await Promise.all([...new Set(ids)].map((id) => findUnitById(deps.db, id)));
  return new Map(units.flatMap((unit) => (unit ? [[unit.id, unit.name] as const] : [])));
}
