import { lockInstallation } from '../../../api/database/lock.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { inFours } from '../../poster/words.ts';
import { consolePointTexts } from '../../texts/console-points.ts';
import type { Refused, UnitVisit } from '../visit.ts';
import { showList } from './list.tsx';
import { asInput, getPointOf, nameOf } from './point.ts';

/** Says what retiring means before it is done. */
export async function askToRetire(visit: UnitVisit, refused?: Refused) {
  const { deps, unit, locale } = visit;
  const t = consolePointTexts[locale];
  const point = await getPointOf(deps.db, unit.id, visit.param('code'));
  const at = `/console/units/${unit.slug}/points`;
  return visit.show({
    title: t.retireTitle(nameOf(point, locale)),
    lead: t.retireLead,
    width: 'narrow',
    refused,
    children: (
      <form method="post" action={`${at}/${point.code}/retire`}>
        <p>
          {t.code} <span class="points-code">{inFours(point.code)}</span>
        </p>
        <div class="console-actions">
          <button type="submit" class="button danger">
            {t.retireYes}
          </button>
          <a class="points-back" href={at}>
            {t.keep}
          </a>
        </div>
      </form>
    ),
  });
}

export const retire = (visit: UnitVisit) =>
  visit.attempt(
    async () => {
      await setRetired(visit, true);
      return visit.go(`/units/${visit.unit.slug}/points`, 'closed');
    },
    (refused) => askToRetire(visit, refused),
  );

export const reopen = (visit: UnitVisit) =>
  visit.attempt(
    async () => {
      await setRetired(visit, false);
      return visit.go(`/units/${visit.unit.slug}/points`, 'reopened');
    },
    (refused) => showList(visit, new URLSearchParams(), refused),
  );

const setRetired = (visit: UnitVisit, retired: boolean) =>
  visit.change(async (trx, by) => {
    await lockInstallation(trx);
    const point = await getPointOf(trx, visit.unit.id, visit.param('code'));
    await applyPart(trx, by, { points: [{ ...asInput(point), retired }] }, visit.now, visit.locale);
  });
