import { lockInstallation } from '../../../api/database/lock.ts';
import { listProfiles } from '../../../api/deadlines/store.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { Problem, problem } from '../../../api/problems.ts';
import { deadlineTexts } from '../../texts/console-deadlines.ts';
import { ChoiceField, DayField, SelectField, SubmitButton, TextField } from '../form.tsx';
import { type Refused, type Visit, wrongField } from '../visit.ts';
import { categoryChoices, listCategoriesById, pathOf, type Whose } from './scope.ts';

const amounts = ['acknowledge', 'answer', 'extension', 'extensions'] as const;

export async function showAdd(visit: Visit, refused?: Refused) {
  const { locale, today } = visit;
  const t = deadlineTexts[locale];
  const values = refused
    ? await visit.form()
    : new URLSearchParams({
        countedIn: 'working-days',
        acknowledge: '2',
        answer: '15',
        extension: '15',
        extensions: '1',
        onTransfer: 'continue',
        from: today,
      });
  const of = { values, errors: refused?.errors ?? [], locale };
  return visit.show({
    title: t.addTitle,
    lead: t.addLead,
    refused,
    width: 'narrow',
    children: (
      <form method="post">
        <SelectField
          of={of}
          name="category"
          label={t.category}
          choices={categoryChoices(await listCategoriesById(visit), locale)}
        />
        <ChoiceField
          of={of}
          name="countedIn"
          type="radio"
          label={t.countedIn}
          choices={(['working-days', 'hours'] as const).map((value) => ({ value, name: t.measures[value] }))}
        />
        <div class="form-row">
          <TextField of={of} name="acknowledge" label={t.acknowledge} inputmode="numeric" short />
          <TextField of={of} name="answer" label={t.answer} inputmode="numeric" short />
        </div>
        <div class="form-row">
          <TextField of={of} name="extension" label={t.extension} inputmode="numeric" short />
          <TextField of={of} name="extensions" label={t.extensions} inputmode="numeric" short />
        </div>
        <ChoiceField
          of={of}
          name="onTransfer"
          type="radio"
          label={t.onTransfer}
          choices={(['continue', 'restart'] as const).map((value) => ({ value, name: t.transfers[value] }))}
        />
        <div class="form-row">
          <DayField of={of} name="from" label={t.from} />
          <DayField of={of} name="to" label={t.to} hint={t.toHint} optional />
        </div>
        <TextField of={of} name="source" label={t.source} hint={t.sourceHint} />
        <SubmitButton>{t.save}</SubmitButton>
      </form>
    ),
  });
}

export async function addDeadline(visit: Visit, whose: Whose) {
  const { locale, now } = visit;
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const deadline = deadlineOf(form, whose, visit);
      const categories = await listCategoriesById(visit);
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const begins = (await listProfiles(trx)).some(
          ({ unitId, categoryId, from }) =>
            unitId === (whose?.id ?? null) &&
            from === deadline.from &&
            (categories.get(categoryId ?? 0)?.key ?? '') === (deadline.category ?? ''),
        );
        if (begins) throw wrongField('from', deadlineTexts[locale].already);
        await applyPart(trx, by, { deadlines: [deadline] }, now, locale).catch(inFields);
      });
      return visit.go(pathOf(whose), 'added');
    },
    (refused) => showAdd(visit, refused),
  );
}

/** What was typed, as the file of `manage apply` says it. @throws Problem invalid-input where a number is none */
function deadlineOf(form: URLSearchParams, whose: Whose, { locale }: Visit) {
  const t = deadlineTexts[locale];
  const value = (name: string) => form.get(name)?.trim() ?? '';
  const errors = amounts
    .filter((name) => !/^\d{1,9}$/.test(value(name)))
    .map((name) => ({ path: name, message: t.numberWrong(t[name]) }));
  if (errors.length > 0) throw problem('invalid-input', { errors });
  return {
    ...(whose && { unit: whose.slug }),
    ...(value('category') && { category: value('category') }),
    countedIn: value('countedIn'),
    acknowledge: Number(value('acknowledge')),
    answer: Number(value('answer')),
    extension: Number(value('extension')),
    extensions: Number(value('extensions')),
    onTransfer: value('onTransfer'),
    from: value('from'),
    to: value('to') || null,
    source: value('source'),
  };
}

/** A refusal that names the field of the form. @throws always */
export function inFields(error: unknown): never {
  if (!(error instanceof Problem) || !error.errors) throw error;
  const errors = error.errors.map(({ path, message }) => ({ path: path.split('.')[2] ?? 'from', message }));
  throw problem(error.code, { errors });
}
