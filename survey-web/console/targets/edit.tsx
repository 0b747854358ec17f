import { recordChange } from '../../../api/audit/store.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { problem } from '../../../api/problems.ts';
import { listTargetsOfUnits, type Target, withdrawTarget } from '../../../api/targets/store.ts';
import { targetTexts } from '../../texts/console-targets.ts';
import { SubmitButton, TextField } from '../form.tsx';
import { type Refused, requireUnchanged, seenOf, type UnitVisit, wrongField } from '../visit.ts';
import { TargetFields } from './target-fields.tsx';
import { fieldsOfForm, targetOfForm, valuesOf } from './target-form.ts';
import { listWords, type TargetWords } from './words.ts';

export async function showAdd(visit: UnitVisit, refused?: Refused) {
  const { locale } = visit;
  const t = targetTexts[locale];
  const values = refused
    ? await visit.form()
    : new URLSearchParams({
        metric: 'satisfaction',
        kind: 'threshold',
        scope: 'overall',
        from: `${visit.today.slice(0, 4)}-01-01`,
        to: `${visit.today.slice(0, 4)}-12-31`,
      });
  return visit.show({
    title: t.addTitle,
    lead: t.addLead,
    refused,
    width: 'narrow',
    children: (
      <form method="post">
        <TargetFields
          of={{ values, errors: refused?.errors ?? [], locale }}
          words={await listWords(visit)}
          known={false}
        />
        <SubmitButton>{t.save}</SubmitButton>
      </form>
    ),
  });
}

export async function addTarget(visit: UnitVisit) {
  const { unit, locale, now } = visit;
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const words = await listWords(visit);
      const target = targetOfForm(form, unit.slug, words, locale);
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const own = await listTargetsOfUnits(trx, [unit.id]);
        if (own.some((one) => isSame(one, target, words))) {
          throw wrongField('from', targetTexts[locale].already);
        }
        await fieldsOfForm(() => applyPart(trx, by, { targets: [target] }, now, locale));
      });
      return visit.go(`/units/${unit.slug}/targets`, 'added');
    },
    (refused) => showAdd(visit, refused),
  );
}

/** Known by unit, metric, scope and first day (contract version 1), and by its kind and indicator. */
function isSame(
  known: Target,
  { metric, kind, indicator, scope, from }: ReturnType<typeof targetOfForm>,
  { fields, indicators }: TargetWords,
): boolean {
  const indicatorId = indicators.find(({ slug }) => slug === indicator)?.id ?? null;
  if (known.kind !== kind || known.indicatorId !== indicatorId) return false;
  const field = typeof scope === 'object' ? fields.find(({ slug }) => slug === scope.field)?.id : null;
  const named = typeof scope === 'object' ? 'field' : scope;
  return known.metric === metric && known.scope === named && known.fieldId === field && known.from === from;
}

/** A target of the unit. @throws Problem not-found */
async function getTarget(visit: UnitVisit): Promise<Target> {
  const targets = await listTargetsOfUnits(visit.deps.db, [visit.unit.id]);
  const target = targets.find(({ id }) => String(id) === visit.param('target'));
  if (!target) throw problem('not-found');
  return target;
}

export async function showEdit(visit: UnitVisit, refused?: Refused) {
  const { locale, unit } = visit;
  const t = targetTexts[locale];
  const target = await getTarget(visit);
  const words = await listWords(visit);
  const values = refused ? await visit.form() : valuesOf(target, words);
  const form = { values, errors: refused?.errors ?? [], locale };
  const at = `/console/units/${unit.slug}/targets/${target.id}`;
  const seen = values.get('seen') ?? seenOf(target);
  return visit.show({
    title: t.editTitle,
    lead: t.editLead,
    refused,
    width: 'narrow',
    children: (
      <>
        <form method="post" action={at}>
          <input type="hidden" name="seen" value={seen} />
          <TargetFields of={form} words={words} known={target} />
          <TextField of={form} name="reason" label={t.reason} hint={t.reasonHint} />
          <SubmitButton>{t.save}</SubmitButton>
        </form>
        <section>
          <h2>{t.withdraw}</h2>
          <p>{t.withdrawHint}</p>
          <form method="post" action={`${at}/withdraw`}>
            <input type="hidden" name="seen" value={seen} />
            <TextField of={form} name="withdrawReason" label={t.reason} hint={t.reasonHint} />
            <button type="submit" class="button danger">
              {t.withdraw}
            </button>
          </form>
        </section>
      </>
    ),
  });
}

export async function saveTarget(visit: UnitVisit) {
  const { unit, locale, now } = visit;
  const form = await visit.form();
  const target = await getTarget(visit);
  const words = await listWords(visit);
  return visit.attempt(
    async () => {
      // What a target is known by is not on the form.
      const known = valuesOf(target, words);
      for (const name of ['metric', 'kind', 'indicator', 'scope', 'field', 'from'])
        form.set(name, known.get(name) ?? '');
      const reason = form.get('reason')?.trim();
      if (!reason) throw wrongField('reason', targetTexts[locale].reasonMissing);
      const wanted = { ...targetOfForm(form, unit.slug, words, locale), reason };
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        requireUnchanged(
          form,
          (await listTargetsOfUnits(trx, [unit.id])).find(({ id }) => id === target.id),
        );
        await fieldsOfForm(() => applyPart(trx, by, { targets: [wanted] }, now, locale));
      });
      return visit.go(`/units/${unit.slug}/targets`, 'saved');
    },
    (refused) => showEdit(visit, refused),
  );
}

export async function withdraw(visit: UnitVisit) {
  const { unit, locale, now } = visit;
  const form = await visit.form();
  const target = await getTarget(visit);
  return visit.attempt(
    async () => {
      const reason = form.get('withdrawReason')?.trim();
      if (!reason) throw wrongField('withdrawReason', targetTexts[locale].reasonMissing);
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        requireUnchanged(
          form,
          (await listTargetsOfUnits(trx, [unit.id])).find(({ id }) => id === target.id),
        );
        await withdrawTarget(trx, target, reason, now);
        const { id: _, unitId, ...before } = target;
        const kind = target.kind === 'threshold' ? [] : [target.kind];
        const key = [unit.slug, target.metric, ...kind, target.scope, target.from].join(' ');
        const subject = { kind: 'target', key };
        await recordChange(
          trx,
          by,
          { action: 'target.withdraw', unitId, subject, before, after: { reason } },
          now,
        );
      });
      return visit.go(`/units/${unit.slug}/targets`, 'removed');
    },
    async (refused) => {
      // Only the reason was sent; the rest of the page is as it is stored.
      const known = valuesOf(target, await listWords(visit));
      for (const [name, value] of known) form.append(name, value);
      return showEdit(visit, refused);
    },
  );
}
