import { isDeepStrictEqual } from 'node:util';
import { type CaseloadRow, countNames, monthWritten } from '../../../api/caseload/caseload.ts';
import { listCaseloadChanges, listCaseloadOfMonths, setCaseload } from '../../../api/caseload/store.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import type { Db } from '../../../api/database/open.ts';
import { type Field, listFieldsById, listFieldsOfUnits } from '../../../api/fields/store.ts';
import { problem } from '../../../api/problems.ts';
import { inLocale } from '../../../api/text.ts';
import { monthInWords } from '../../public/wording.ts';
import { caseloadTexts } from '../../texts/console-caseload.ts';
import { type Filled, SubmitButton, TextField } from '../form.tsx';
import { type Refused, requireUnchanged, seenOf, type UnitVisit, wrongField } from '../visit.ts';
import { CaseloadHistory } from './history.tsx';
import { countField, typedMonth } from './typed.ts';

const longestReason = 500;

/** The month of the path. @throws Problem not-found for one that is none, or has not come */
function monthOf(visit: UnitVisit): string {
  const month = visit.param('month');
  if (monthWritten(month) !== month || month > visit.today.slice(0, 7)) throw problem('not-found');
  return month;
}

/** The numbers of a month to be typed: the unit's fields, others that it has numbers of, and none. */
async function openMonth(db: Db, { unit }: UnitVisit, month: string) {
  const rows = await listCaseloadOfMonths(db, [unit.id], [month]);
  const served = await listFieldsOfUnits(db, [unit.id]);
  const others = rows.flatMap(({ fieldId }) =>
    fieldId === null || served.some(({ id }) => id === fieldId) ? [] : [fieldId],
  );
  const fields: (Field | null)[] = [...served, ...(await listFieldsById(db, others)), null];
  return { rows, fields, seen: rows.toSorted((a, b) => (a.fieldId ?? 0) - (b.fieldId ?? 0)) };
}

export async function showMonth(visit: UnitVisit, refused?: Refused) {
  const { locale, deps, unit } = visit;
  const t = caseloadTexts[locale];
  const month = monthOf(visit);
  const { rows, fields, seen } = await openMonth(deps.db, visit, month);
  const values = refused ? await visit.form() : valuesOf(rows, fields);
  const of = { values, errors: refused?.errors ?? [], locale };
  return visit.show({
    title: t.monthTitle(monthInWords(month, locale)),
    lead: t.monthLead,
    refused,
    children: (
      <>
        <form method="post" action={`/console/units/${unit.slug}/caseload/${month}`}>
          <input
            type="hidden"
            name="seen"
            value={refused ? (values.get('seen') ?? '') : seenOf(seen)}
            autocomplete="off"
          />
          {fields.map((field) => (
            <FieldNumbers of={of} field={field} isOnly={fields.length === 1} />
          ))}
          {rows.length > 0 && (
            <TextField of={of} name="reason" label={t.reason} hint={t.reasonHint} maxlength={longestReason} />
          )}
          <SubmitButton>{t.save}</SubmitButton>
        </form>
        <CaseloadHistory
          changes={await listCaseloadChanges(deps.db, unit.id, 50, month)}
          fields={fields.filter((field) => field !== null)}
          locale={locale}
        />
      </>
    ),
  });
}

function FieldNumbers({ of, field, isOnly }: { of: Filled; field: Field | null; isOnly: boolean }) {
  const t = caseloadTexts[of.locale];
  return (
    <fieldset class="card caseload-field">
      <legend>{field ? inLocale(field.name, of.locale) : isOnly ? t.title : t.noField}</legend>
      {!field && !isOnly && <p class="hint">{t.noFieldHint}</p>}
      <div class="caseload-numbers">
        {countNames.map((name) => (
          <TextField
            of={of}
            name={countField(field, name)}
            label={t.counts[name]}
            inputmode="numeric"
            short
          />
        ))}
      </div>
    </fieldset>
  );
}

function valuesOf(rows: CaseloadRow[], fields: (Field | null)[]): URLSearchParams {
  const values = new URLSearchParams();
  for (const field of fields) {
    const row = rows.find(({ fieldId }) => fieldId === (field?.id ?? null));
    if (!row) continue;
    for (const name of countNames) values.set(countField(field, name), String(row[name]));
  }
  return values;
}

export async function saveMonth(visit: UnitVisit) {
  const { unit, locale, now } = visit;
  const t = caseloadTexts[locale];
  const month = monthOf(visit);
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const changes = await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const { rows, fields, seen } = await openMonth(trx, visit, month);
        requireUnchanged(form, seen);
        const entries = typedMonth(form, visit, month, fields);
        const corrects = rows.some(({ unitId: _, month: __, fieldId, ...before }) => {
          const entry = entries.find(({ field }) => (field?.id ?? null) === fieldId);
          return !isDeepStrictEqual(entry?.counts, before);
        });
        const reason = form.get('reason')?.trim() ?? '';
        if (corrects && reason === '') throw wrongField('reason', t.reasonMissing);
        if (reason.length > longestReason) throw wrongField('reason', t.reasonTooLong);
        return setCaseload(trx, by, entries, reason || null, now);
      });
      const isChanged = changes.some((change) => change !== 'left');
      const to = `/units/${unit.slug}/caseload?year=${month.slice(0, 4)}`;
      return visit.go(to, isChanged ? 'saved' : 'unchanged');
    },
    (refused) => showMonth(visit, refused),
  );
}
