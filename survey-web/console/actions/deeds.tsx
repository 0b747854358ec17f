import { longestProse } from '../../../api/actions/action.ts';
import { dropAction, measureAction, reopenAction, withdrawAction } from '../../../api/actions/change.ts';
import { lockAction } from '../../../api/actions/store.ts';
import { isDay } from '../../../api/days.ts';
import { listFieldsById } from '../../../api/fields/store.ts';
import { isStretch } from '../../../api/periods/period.ts';
import { actionTexts } from '../../texts/console-actions.ts';
import { SubmitButton, TextArea } from '../form.tsx';
import { readProse } from '../petitions/typed.ts';
import { type Refused, seenOf, type UnitVisit, wrongField } from '../visit.ts';
import { figureSince } from './figures.ts';
import { showOne } from './one.tsx';
import { changeAction, getAction } from './opened.ts';

export async function showDrop(visit: UnitVisit, refused?: Refused) {
  const { locale } = visit;
  const t = actionTexts[locale];
  const { action, path } = await getAction(visit);
  if (action.state !== 'open' && !refused) return visit.go(path);
  const values = refused ? await visit.form() : new URLSearchParams();
  const of = { values, errors: refused?.errors ?? [], locale };
  return visit.show({
    title: t.dropTitle,
    lead: t.dropLead,
    refused,
    width: 'narrow',
    children: (
      <>
        <p class="console-alone">
          <a href={`/console${path}`}>{t.backToOne}</a>
        </p>
        <form method="post" action={`/console${path}/drop`}>
          <input type="hidden" name="seen" value={seenOf(action)} autocomplete="off" />
          <TextArea of={of} name="reason" label={t.dropReason} />
          <SubmitButton>{t.drop}</SubmitButton>
        </form>
      </>
    ),
  });
}

export async function drop(visit: UnitVisit) {
  const { action, path } = await getAction(visit);
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const reason = readProse(visit, form, 'reason', longestProse);
      await changeAction(visit, action, form, (trx, by, locked) =>
        dropAction(trx, by, locked, reason, visit.now),
      );
      return visit.go(path, 'closed');
    },
    (refused) => showDrop(visit, refused),
  );
}

export async function reopen(visit: UnitVisit) {
  const { action, path } = await getAction(visit);
  return visit.attempt(
    async () => {
      const isReopened = await changeAction(visit, action, await visit.form(), (trx, by, locked) =>
        reopenAction(trx, by, locked, visit.now),
      );
      return visit.go(path, isReopened ? 'reopened' : 'unchanged');
    },
    (refused) => showOne(visit, refused),
  );
}

/** Takes an action off the public pages; done already, as by a second tap, it stays so. */
export async function withdraw(visit: UnitVisit) {
  const { action, path } = await getAction(visit);
  const isWithdrawn = await visit.change(async (trx, by) =>
    withdrawAction(trx, by, await lockAction(trx, action.id), visit.now),
  );
  return visit.go(path, isWithdrawn ? 'removed' : 'unchanged');
}

/** Takes the published figure of days since the action was done. */
export async function measure(visit: UnitVisit) {
  const { deps, locale, today } = visit;
  const t = actionTexts[locale];
  const { action, path } = await getAction(visit);
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const [from, to] = [form.get('from')?.trim() ?? '', form.get('to')?.trim() ?? ''];
      if (!action.doneDay || !isDay(from) || from < action.doneDay) throw wrongField('from', t.daysEarly);
      if (!isStretch(from, to) || to > today) throw wrongField('to', t.daysWrong);
      const [field] = action.fieldId === null ? [] : await listFieldsById(deps.db, [action.fieldId]);
      const after = await figureSince(visit, action, field?.slug ?? null, { from, to });
      if (!after) throw wrongField('from', t.tooFew);
      await changeAction(visit, action, form, (trx, by, locked) =>
        measureAction(trx, by, locked, after, visit.now),
      );
      return visit.go(path, 'saved');
    },
    (refused) => showOne(visit, refused),
  );
}
