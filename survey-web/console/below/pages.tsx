import { chainOf } from '../../../api/accounts/reach.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import type { Db } from '../../../api/database/open.ts';
import { listFieldRecords } from '../../../api/fields/store.ts';
import { parseOrRefuse } from '../../../api/http/validation.ts';
import { applyPart, listKnown } from '../../../api/installation/apply.ts';
import { findContradictions } from '../../../api/installation/consistency.ts';
import { InstallationFile } from '../../../api/installation/file.ts';
import { problem } from '../../../api/problems.ts';
import { listChoosableForms } from '../../../api/questionnaires/standings.ts';
import type { Locale } from '../../../api/text.ts';
import { belowTexts } from '../../texts/console-below.ts';
import { unitTexts } from '../../texts/console-units.ts';
import { consoleRoom } from '../console-room.ts';
import { atFields } from '../units/typed-unit.ts';
import { type Refused, requireUnchanged, type UnitVisit, wrongField } from '../visit.ts';
import { BelowForm } from './form.tsx';
import { listOpenBelow, withBelongings } from './list-below.ts';
import { partOf, planFor, sumOf, type UnitPlan } from './plan.ts';
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
            questionnaires={await listChoosableForms(deps.db, chainOf(unit))}
          />
          {visit.may('questionnaires.edit') && (
            <p class="console-alone">
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
      const fields = formFields(locale);
      if (form.get('do') !== 'create') {
        await atFields(fields, () => requireFitting(visit, plans));
        return showPreview(visit, form, wish, plans);
      }
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const { plans: current } = await planned(visit, trx, form);
        requireUnchanged(form, pictureOfPlans(current));
        await atFields(fields, () => applyPart(trx, by, partOf(current), now, locale));
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
    questionnaires: new Set(
      (await listChoosableForms(db, chainOf(unit))).map(({ questionnaire }) => questionnaire),
    ),
  };
  const wish = typedWish(form, offer, locale);
  const plans = planFor(await withBelongings(db, units), wish);
  const points = sumOf(plans, ({ newPoints }) => newPoints.length);
  if (points > mostPoints) throw wrongField('labels', belowTexts[locale].tooMany(points, mostPoints));
  return { wish, plans };
}

/** Refuses what the rules of an installation would refuse, before anybody confirms it: a form that is locked below. */
async function requireFitting({ deps, locale }: UnitVisit, plans: UnitPlan[]): Promise<void> {
  const file = parseOrRefuse(InstallationFile, partOf(plans), locale);
  const errors = findContradictions(file, await listKnown(deps.db, file), locale);
  if (errors.length > 0) throw problem('invalid-input', { errors });
}

const formFields = (locale: Locale): Parameters<typeof atFields>[0] => ({
  questionnaire: ['questionnaire', belowTexts[locale].questionnaire],
  source: ['source', belowTexts[locale].source],
  label: ['labels', belowTexts[locale].labels],
});
