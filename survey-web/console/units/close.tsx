import { problem } from '../../../api/problems.ts';
import type { FoundUnit } from '../../home/find-units.ts';
import { hasEnded } from '../../home/tree.tsx';
import { unitChangeTexts } from '../../texts/console-unit-changes.ts';
import { unitTexts } from '../../texts/console-units.ts';
import { CheckField, DayField, SubmitButton } from '../form.tsx';
import { type Refused, seenOf, type UnitVisit, wrongField } from '../visit.ts';
import { askToConfirm, isConfirmed } from './confirm.tsx';
import { endUnits, pictureOfEnding, requireLasting, typedLastDay } from './end-units.ts';
import { consequencesOfEnding, countBelongings, type Ending, mayReshape } from './reshape.ts';
import { settingsPath } from './settings.tsx';
import { candidatesFor, chooseUnit, UnitField } from './unit-choice.tsx';

const pathOf = (visit: UnitVisit) => `${settingsPath(visit.unit)}/close`;

/** Printed codes that have gone on do not come back: then there is nothing left to decide. */
const isOver = ({ unit, today }: UnitVisit) => hasEnded(unit, today) && unit.successorId !== null;

export async function showClose(visit: UnitVisit, refused?: Refused) {
  const { unit, deps, locale } = visit;
  const t = unitChangeTexts[locale];
  const values = refused ? await visit.form() : new URLSearchParams({ lastDay: unit.validTo ?? '' });
  const of = { values, errors: refused?.errors ?? [], locale };
  const isSibling = ({ unit: { parentId } }: FoundUnit) => parentId === unit.parentId;
  const { below } = await countBelongings(deps.db, unit);
  return visit.show({
    title: t.closeTitle,
    lead: t.closeLead,
    width: 'narrow',
    refused,
    children:
      !mayReshape(visit) || isOver(visit) ? (
        <p class="card">{isOver(visit) ? unitTexts[locale].cannotReopen : unitTexts[locale].onlySuperior}</p>
      ) : (
        <form method="post" action={`/console${pathOf(visit)}`}>
          <DayField of={of} name="lastDay" label={t.lastDay} hint={t.lastDayHint} />
          <UnitField
            of={of}
            name="successor"
            label={t.successor}
            hint={t.successorHint}
            optional
            candidates={await candidatesFor(visit, values, 'successor', isSibling)}
          />
          {below > 0 && <CheckField of={of} name="withThoseBelow" label={t.moveThoseBelow} />}
          <SubmitButton quiet>{t.toConfirm}</SubmitButton>
        </form>
      ),
  });
}

export async function closeUnit(visit: UnitVisit) {
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const ending = await typedEnding(visit, form);
      if (!isConfirmed(form)) return askAbout(visit, form, ending);
      await endUnits(visit, form, [ending], 'successor');
      return visit.go(settingsPath(visit.unit), ending.lastDay < visit.today ? 'closed' : 'saved');
    },
    (refused) => showClose(visit, refused),
  );
}

async function typedEnding(visit: UnitVisit, form: URLSearchParams): Promise<Ending> {
  const { unit, locale } = visit;
  const t = unitChangeTexts[locale];
  if (!mayReshape(visit) || isOver(visit)) throw problem('not-found');
  const lastDay = typedLastDay(visit, form);
  const successor = (await chooseUnit(visit, form, 'successor'))?.unit;
  if (successor?.id === unit.id) throw wrongField('successor', t.successorItself);
  if (successor) requireLasting(visit, successor, lastDay, 'successor');
  return { unit, successor, lastDay, withThoseBelow: form.get('withThoseBelow') === 'yes' };
}

async function askAbout(visit: UnitVisit, form: URLSearchParams, ending: Ending) {
  const { deps, locale, today, unit } = visit;
  const t = unitChangeTexts[locale];
  const lines = consequencesOfEnding(ending, await countBelongings(deps.db, unit), today, locale);
  return askToConfirm(visit, {
    title: t.confirmCloseTitle,
    path: pathOf(visit),
    form,
    seen: seenOf(await pictureOfEnding(deps.db, [ending])),
    yes: t.confirmClose,
    children: (
      <ul class="card consequences">
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    ),
  });
}
