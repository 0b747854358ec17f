import { lockInstallation } from '../../../api/database/lock.ts';
import type { Db } from '../../../api/database/open.ts';
import { listFieldRecords } from '../../../api/fields/store.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { listAllVersions, type Version } from '../../../api/questionnaires/store.ts';
import { belowTexts } from '../../texts/console-below.ts';
import { unitTexts } from '../../texts/console-units.ts';
import { consoleRoom } from '../console-room.ts';
import { type Refused, requireUnchanged, type UnitVisit, wrongField } from '../visit.ts';
import { BelowForm } from './form.tsx';
import { listOpenBelow, withBelongings } from './list-below.ts';
import { partOf, planFor, sumOf } from './plan.ts';
import { pictureOfPlans, showPreview } from './preview.tsx';
import { chosenUnits, typedWish } from './typed-wish.ts';

export const belowPages = consoleRoom();
belowPages.get('/units/:unit/below', 'units.edit', (visit) => showForm(visit, usual()));
belowPages.post('/units/:unit/below', 'units.edit', createBelow);

/** Six points for every commune of the country; one transaction of half a minute. */
const mostPoints = 20_000;

const usual = () =>
  new URLSearchParams({ which: 'all', how: 'ask', questionnaire: 'mot-cua-9', channel: 'qr' });

async function showForm(visit: UnitVisit, values: URLSearchParams, refused?: Refused) {
  const { unit, deps, locale, today } = visit;
  const t = belowTexts[locale];
  const units = await listOpenBelow(deps.db, unit.id, today);
  return visit.show({
    title: t.title,
    lead: t.lead,
    refused,
    children:
      units.length === 0 ? (
        <p class="card">
          {t.none} <a href={`/console/units/${unit.slug}/settings/add`}>{unitTexts[locale].addBelow}</a> ·{' '}
          <a href={`/console/units/${unit.slug}/settings/import`}>{unitTexts[locale].importBelow}</a>
        </p>
      ) : (
        <>
          <BelowForm
            of={{ values, errors: refused?.errors ?? [], locale }}
            unit={unit}
            units={units}
            fields={await listFieldRecords(deps.db)}
            questionnaires={await listNewestVersions(deps.db)}
          />
          {visit.may('questionnaires.edit') && (
            <p>
              <a href="/console/questionnaires">{t.lock}</a>
            </p>
          )}
        </>
      ),
  });
}

async function createBelow(visit: UnitVisit) {
  const { deps, locale, now, unit } = visit;
  const form = await visit.form();
  if (form.get('do') === 'change') return showForm(visit, form);
  return visit.attempt(
    async () => {
      const { wish, plans } = await planned(visit, deps.db, form);
      if (form.get('do') !== 'create') return showPreview(visit, form, wish, plans);
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const { plans: current } = await planned(visit, trx, form);
        requireUnchanged(form, pictureOfPlans(current));
        await applyPart(trx, by, partOf(current), now, locale);
      });
      return visit.go(`/units?in=${unit.slug}`, 'added');
    },
    async (refused) => {
      if (refused.status !== 409) return showForm(visit, form, refused);
      const { wish, plans } = await planned(visit, deps.db, form);
      return showPreview(visit, form, wish, plans, refused);
    },
  );
}

/** What was typed, and what it comes to as things are now. */
async function planned({ unit, today, locale }: UnitVisit, db: Db, form: URLSearchParams) {
  const units = chosenUnits(form, await listOpenBelow(db, unit.id, today), locale);
  const offer = {
    fields: new Set((await listFieldRecords(db)).map(({ slug }) => slug)),
    questionnaires: new Set((await listNewestVersions(db)).map(({ questionnaire }) => questionnaire)),
  };
  const wish = typedWish(form, offer, locale);
  const plans = planFor(await withBelongings(db, units), wish);
  const points = sumOf(plans, ({ newPoints }) => newPoints.length);
  if (points > mostPoints) throw wrongField('labels', belowTexts[locale].tooMany(points, mostPoints));
  return { wish, plans };
}

/** The newest version of each form. */
const listNewestVersions = async (db: Db): Promise<Version[]> => [
  ...new Map((await listAllVersions(db)).map((version) => [version.questionnaire, version])).values(),
];
