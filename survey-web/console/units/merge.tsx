import { problem } from '../../../api/problems.ts';
import { inLocale } from '../../../api/text.ts';
import { listBelow, type Unit } from '../../../api/units/store.ts';
import { hasEnded } from '../../home/tree.tsx';
import { unitChangeTexts } from '../../texts/console-unit-changes.ts';
import { unitTexts } from '../../texts/console-units.ts';
import { CheckField, ChoiceField, DayField, SubmitButton } from '../form.tsx';
import { type Refused, seenOf, type UnitVisit, wrongField } from '../visit.ts';
import { askToConfirm, isConfirmed } from './confirm.tsx';
import { endUnits, pictureOfEnding, requireLasting, typedLastDay } from './end-units.ts';
import { consequencesOfEnding, countBelongings, type Ending, mayReshape } from './reshape.ts';
import { settingsPath } from './settings.tsx';

const pathOf = (visit: UnitVisit) => `${settingsPath(visit.unit)}/merge`;

/** Open units under the same superior; who may reshape this unit may reshape them. */
async function listMergeable({ unit, deps, today }: UnitVisit): Promise<Unit[]> {
  const siblings = await listBelow(deps.db, unit.parentId);
  return siblings.filter((one) => one.id !== unit.id && !(hasEnded(one, today) && one.successorId !== null));
}

export async function showMerge(visit: UnitVisit, refused?: Refused) {
  const { unit, locale } = visit;
  const t = unitChangeTexts[locale];
  const mergeable = mayReshape(visit) ? await listMergeable(visit) : [];
  const of = {
    values: refused ? await visit.form() : new URLSearchParams(),
    errors: refused?.errors ?? [],
    locale,
  };
  return visit.show({
    title: t.mergeTitle,
    lead: t.mergeLead(inLocale(unit.name, locale)),
    refused,
    children:
      mergeable.length === 0 ? (
        <p class="card">{mayReshape(visit) ? t.mergeNone : unitTexts[locale].onlySuperior}</p>
      ) : (
        <form method="post" action={`/console${pathOf(visit)}`} class="console-many">
          <ChoiceField
            of={of}
            name="merged"
            label={t.mergeWhich}
            hint={t.mergeWhichHint}
            choices={mergeable.map(({ slug, name, code }) => ({
              value: slug,
              name: [inLocale(name, locale), code && `(${code})`].filter(Boolean).join(' '),
            }))}
          />
          <DayField of={of} name="lastDay" label={t.lastDay} hint={t.lastDayHint} />
          <CheckField of={of} name="withThoseBelow" label={t.moveThoseBelow} />
          <SubmitButton quiet>{t.toConfirmMerge}</SubmitButton>
        </form>
      ),
  });
}

export async function mergeUnits(visit: UnitVisit) {
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const endings = await typedEndings(visit, form);
      if (!isConfirmed(form)) return askAbout(visit, form, endings);
      await endUnits(visit, form, endings);
      return visit.go(settingsPath(visit.unit), 'saved');
    },
    (refused) => showMerge(visit, refused),
  );
}

async function typedEndings(visit: UnitVisit, form: URLSearchParams): Promise<Ending[]> {
  const { unit, locale } = visit;
  if (!mayReshape(visit)) throw problem('not-found');
  const chosen = new Set(form.getAll('merged'));
  const merged = (await listMergeable(visit)).filter(({ slug }) => chosen.has(slug));
  if (merged.length === 0) throw wrongField('merged', unitChangeTexts[locale].mergeMissing);
  const lastDay = typedLastDay(visit, form);
  requireLasting(visit, unit, lastDay, 'lastDay');
  const withThoseBelow = form.get('withThoseBelow') === 'yes';
  return merged.map((one) => ({ unit: one, successor: unit, lastDay, withThoseBelow }));
}

async function askAbout(visit: UnitVisit, form: URLSearchParams, endings: Ending[]) {
  const { deps, locale, today } = visit;
  const t = unitChangeTexts[locale];
  const told: { unit: Unit; lines: string[] }[] = [];
  for (const ending of endings) {
    const belongings = await countBelongings(deps.db, ending.unit);
    told.push({ unit: ending.unit, lines: consequencesOfEnding(ending, belongings, today, locale) });
  }
  return askToConfirm(visit, {
    title: t.confirmMergeTitle,
    path: pathOf(visit),
    form,
    seen: seenOf(await pictureOfEnding(deps.db, endings)),
    yes: t.confirmMerge,
    children: told.map(({ unit, lines }) => (
      <section class="card">
        <h2>{inLocale(unit.name, locale)}</h2>
        <ul class="consequences">
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </section>
    )),
  });
}
