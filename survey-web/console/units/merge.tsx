import { reaches } from '../../../api/accounts/permissions.ts';
import { problem } from '../../../api/problems.ts';
import { inLocale } from '../../../api/text.ts';
import { findUnit, listBelow, listChain, type Unit } from '../../../api/units/store.ts';
import type { FoundUnit } from '../../home/find-units.ts';
import { hasEnded } from '../../home/tree.tsx';
import { unitChangeTexts } from '../../texts/console-unit-changes.ts';
import { unitTexts } from '../../texts/console-units.ts';
import { CheckField, ChoiceField, DayField, SubmitButton, TextField } from '../form.tsx';
import { type Refused, seenOf, type UnitVisit, wrongField } from '../visit.ts';
import { askToConfirm, isConfirmed } from './confirm.tsx';
import { endUnits, pictureOfEnding, requireLasting, typedLastDay } from './end-units.ts';
import { findInReach } from './find-in-reach.ts';
import { consequencesOfEnding, countBelongings, type Ending, mayReshape } from './reshape.ts';
import { settingsPath } from './settings.tsx';
import { fullName } from './unit-choice.tsx';

const pathOf = (visit: UnitVisit) => `${settingsPath(visit.unit)}/merge`;

const mostFound = 20;

/** True where the unit may come into this one: its superior is in the actor's reach too, and it is not above it. */
const isMergeable = ({ unit, actor, today }: UnitVisit, { unit: one, superiors }: FoundUnit): boolean =>
  one.id !== unit.id &&
  !unit.superiors.some(({ id }) => id === one.id) &&
  !(hasEnded(one, today) && one.successorId !== null) &&
  reaches(
    actor.grants,
    'units.edit',
    superiors.map(({ id }) => id),
  );

/** The units under the same superior, from which a merger mostly takes. */
async function listBeside(visit: UnitVisit): Promise<FoundUnit[]> {
  const { unit, deps } = visit;
  const beside = await listBelow(deps.db, unit.parentId);
  return beside
    .map((one) => ({ unit: one, superiors: unit.superiors }))
    .filter((found) => isMergeable(visit, found));
}

/** What was looked for by name, code or address name, anywhere in reach. */
async function listFound(visit: UnitVisit, form: URLSearchParams): Promise<FoundUnit[]> {
  const typed = form.get('other')?.trim() ?? '';
  if (!typed) return [];
  const found = await findInReach(visit, typed, 'units.edit');
  return found.filter((one) => isMergeable(visit, one)).slice(0, mostFound);
}

/** Those that were ticked, wherever they stand. */
async function listTicked(visit: UnitVisit, form: URLSearchParams): Promise<FoundUnit[]> {
  const ticked: FoundUnit[] = [];
  for (const slug of new Set(form.getAll('merged'))) {
    const unit = await findUnit(visit.deps.db, slug);
    if (!unit) continue;
    const [, ...superiors] = await listChain(visit.deps.db, unit);
    if (isMergeable(visit, { unit, superiors })) ticked.push({ unit, superiors });
  }
  return ticked;
}

export async function showMerge(visit: UnitVisit, refused?: Refused) {
  const { unit, locale } = visit;
  const t = unitChangeTexts[locale];
  if (!mayReshape(visit)) {
    const lead = t.mergeLead(inLocale(unit.name, locale));
    return visit.show({
      title: t.mergeTitle,
      lead,
      children: <p class="card">{unitTexts[locale].onlySuperior}</p>,
    });
  }
  const values = visit.c.req.method === 'POST' ? await visit.form() : new URLSearchParams();
  const of = { values, errors: refused?.errors ?? [], locale };
  const elsewhere = [...(await listTicked(visit, values)), ...(await listFound(visit, values))];
  const offered = new Map([...(await listBeside(visit)), ...elsewhere].map((one) => [one.unit.id, one]));
  return visit.show({
    title: t.mergeTitle,
    lead: t.mergeLead(inLocale(unit.name, locale)),
    refused,
    children: (
      <form method="post" action={`/console${pathOf(visit)}`} class="console-many">
        {offered.size === 0 ? (
          <p class="card">{t.mergeNone}</p>
        ) : (
          <ChoiceField
            of={of}
            name="merged"
            label={t.mergeWhich}
            hint={t.mergeWhichHint}
            choices={[...offered.values()].map((one) => ({
              value: one.unit.slug,
              name: [
                one.unit.parentId === unit.parentId ? inLocale(one.unit.name, locale) : fullName(one, locale),
                one.unit.code && `(${one.unit.code})`,
              ]
                .filter(Boolean)
                .join(' '),
            }))}
          />
        )}
        <TextField
          of={of}
          name="other"
          type="search"
          label={t.mergeOther}
          hint={t.mergeOtherHint}
          maxlength={200}
          optional
        />
        <p>
          <SubmitButton quiet name="find" value="yes">
            {t.mergeFind}
          </SubmitButton>
        </p>
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
      const asksOnly = form.get('find') === 'yes' || (form.get('other') && !form.has('merged'));
      if (asksOnly) return await lookForOthers(visit, form);
      const endings = await typedEndings(visit, form);
      if (!isConfirmed(form)) return askAbout(visit, form, endings);
      await endUnits(visit, form, endings, 'merged');
      return visit.go(settingsPath(visit.unit), 'saved');
    },
    (refused) => showMerge(visit, refused),
  );
}

/** Offers what was looked for beside the rest, with all that was ticked. */
async function lookForOthers(visit: UnitVisit, form: URLSearchParams): Promise<Response> {
  if (!mayReshape(visit)) throw problem('not-found');
  if ((await listFound(visit, form)).length === 0) {
    const typed = form.get('other')?.trim() ?? '';
    throw wrongField('other', unitChangeTexts[visit.locale].unitNotFound(typed.slice(0, 100)));
  }
  return showMerge(visit);
}

async function typedEndings(visit: UnitVisit, form: URLSearchParams): Promise<Ending[]> {
  const { unit, locale } = visit;
  if (!mayReshape(visit)) throw problem('not-found');
  const merged = await listTicked(visit, form);
  if (merged.length === 0) {
    const beside = await listBeside(visit);
    throw wrongField(beside.length > 0 ? 'merged' : 'other', unitChangeTexts[locale].mergeMissing);
  }
  const lastDay = typedLastDay(visit, form);
  requireLasting(visit, unit, lastDay, 'lastDay');
  const withThoseBelow = form.get('withThoseBelow') === 'yes';
  return merged.map(({ unit: one }) => ({ unit: one, successor: unit, lastDay, withThoseBelow }));
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
