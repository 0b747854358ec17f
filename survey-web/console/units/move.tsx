import { reaches } from '../../../api/accounts/permissions.ts';
import { reachUnit } from '../../../api/accounts/reach.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { problem } from '../../../api/problems.ts';
import { inLocale } from '../../../api/text.ts';
import { findUnitById, getUnit, type Unit } from '../../../api/units/store.ts';
import type { FoundUnit } from '../../home/find-units.ts';
import { unitChangeTexts } from '../../texts/console-unit-changes.ts';
import { unitTexts } from '../../texts/console-units.ts';
import { CheckField, SubmitButton } from '../form.tsx';
import { type Refused, requireUnchanged, seenOf, type UnitVisit, wrongField } from '../visit.ts';
import { askToConfirm, isConfirmed } from './confirm.tsx';
import { countBelongings, mayReshape } from './reshape.ts';
import { settingsPath } from './settings.tsx';
import { atFields } from './typed-unit.ts';
import { candidatesFor, chooseUnit, UnitField } from './unit-choice.tsx';

const pathOf = (visit: UnitVisit) => `${settingsPath(visit.unit)}/move`;

export async function showMove(visit: UnitVisit, refused?: Refused) {
  const { actor, locale } = visit;
  const t = unitChangeTexts[locale];
  const values = refused ? await visit.form() : new URLSearchParams();
  const of = { values, errors: refused?.errors ?? [], locale };
  const isHigher = ({ superiors }: FoundUnit) => superiors.length < visit.unit.superiors.length;
  return visit.show({
    title: t.moveTitle,
    lead: t.moveLead,
    width: 'narrow',
    refused,
    children: mayReshape(visit) ? (
      <form method="post" action={`/console${pathOf(visit)}`}>
        <UnitField
          of={of}
          name="to"
          label={t.moveTo}
          hint={t.moveToHint}
          candidates={await candidatesFor(visit, values, 'to', isHigher)}
        />
        {reaches(actor.grants, 'units.edit', []) && visit.unit.parentId !== null && (
          <CheckField of={of} name="root" label={t.moveToRoot} />
        )}
        <SubmitButton quiet>{t.toConfirmMove}</SubmitButton>
      </form>
    ) : (
      <p class="card">{unitTexts[locale].onlySuperior}</p>
    ),
  });
}

export async function moveUnit(visit: UnitVisit) {
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const to = await newSuperior(visit, form);
      return isConfirmed(form) ? move(visit, form, to) : askAbout(visit, form, to);
    },
    (refused) => showMove(visit, refused),
  );
}

/** The superior that was chosen, null for the top; both ends are in the actor's reach. */
async function newSuperior(visit: UnitVisit, form: URLSearchParams): Promise<Unit | null> {
  const { unit, actor, locale } = visit;
  const t = unitChangeTexts[locale];
  if (!mayReshape(visit)) throw problem('not-found');
  if (form.get('root') === 'yes') {
    if (!reaches(actor.grants, 'units.edit', [])) throw problem('not-found');
    return null;
  }
  const chosen = await chooseUnit(visit, form, 'to');
  if (!chosen) throw wrongField('to', t.moveMissing);
  if (chosen.unit.id === unit.parentId) throw wrongField('to', t.moveSame);
  const isInside = [chosen.unit, ...chosen.superiors].some(({ id }) => id === unit.id);
  if (isInside) throw wrongField('to', t.moveCircle);
  return chosen.unit;
}

async function askAbout(visit: UnitVisit, form: URLSearchParams, to: Unit | null) {
  const { unit, deps, locale } = visit;
  const t = unitChangeTexts[locale];
  const { below } = await countBelongings(deps.db, unit);
  const from = unit.parentId === null ? undefined : await findUnitById(deps.db, unit.parentId);
  const nameOf = (one: Unit | null | undefined) => (one ? inLocale(one.name, locale) : t.moveRoot);
  const lines = [
    t.moveFrom(inLocale(unit.name, locale), nameOf(from), nameOf(to)),
    ...(below > 0 ? [t.moveBelow(below)] : []),
    t.movePoints,
    t.moveFigures(nameOf(from), nameOf(to)),
    ...(to ? [t.moveTargets] : []),
  ];
  return askToConfirm(visit, {
    title: t.confirmMoveTitle,
    path: pathOf(visit),
    form,
    seen: seenOf({ parent: unit.parentId }),
    yes: t.confirmMove,
    children: (
      <ul class="card consequences">
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    ),
  });
}

async function move(visit: UnitVisit, form: URLSearchParams, to: Unit | null) {
  const { unit, actor, locale, now } = visit;
  const { slug, name, kind } = unit;
  await visit.change(async (trx, by) => {
    await lockInstallation(trx);
    requireUnchanged(form, { parent: (await getUnit(trx, slug)).parentId });
    // The other end may have left the actor's reach since the page was opened.
    if (to) await reachUnit(trx, actor, 'units.edit', to.slug);
    const part = { units: [{ slug, name, kind, parent: to?.slug ?? null }] };
    await atFields({ parent: ['to', unitChangeTexts[locale].moveTo] }, () =>
      applyPart(trx, by, part, now, locale),
    );
  });
  return visit.go(settingsPath(unit), 'saved');
}
