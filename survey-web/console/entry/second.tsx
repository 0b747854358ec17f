import { recordNew } from '../../../api/entry/record.ts';
import { type EntryForm, listForms, lockBatch, markRecorded } from '../../../api/entry/store.ts';
import { differingLines, readTyped, typedIn } from '../../../api/entry/typed.ts';
import { problem } from '../../../api/problems.ts';
import { assetUrl } from '../../assets.ts';
import { entryTexts } from '../../texts/console-entry.ts';
import { SubmitButton } from '../form.tsx';
import { type Refused, seenOf, type UnitVisit, wrongField } from '../visit.ts';
import { requireOpen } from './batch.tsx';
import { Legend, Lines } from './lines.tsx';
import { openBatch } from './opened.ts';

/** The next form that waits for somebody else than its first typist. */
const nextFor = (forms: EntryForm[], staffId: string, number?: number) =>
  [...forms]
    .reverse()
    .find(
      (form) => form.typed !== null && form.firstBy.id !== staffId && (number ?? form.number) === form.number,
    );

/** The second entry of a form. What the first person typed is shown only once it differs. */
export async function showSecond(
  visit: UnitVisit,
  again?: { refused?: Refused; differing?: Map<string, string> },
) {
  const { locale, deps, unit, actor } = visit;
  const t = entryTexts[locale];
  const { batch, version, lines } = await openBatch(visit);
  const forms = await listForms(deps.db, batch.id);
  const values = again ? await visit.form() : new URLSearchParams();
  const form = nextFor(forms, actor.staffId, again ? Number(values.get('number')) : undefined);
  const differing = again?.differing;
  const waits = forms.some(({ typed }) => typed !== null);
  return visit.show({
    title: form ? t.secondTitle(form.number) : t.second,
    lead: t.secondLead,
    refused: again?.refused,
    script: assetUrl('console-entry'),
    width: 'narrow',
    children: (
      <>
        {!form && <p class="card">{waits ? t.ownForms : t.nothingToCompare}</p>}
        {form && differing && (
          <div class="error-summary" role="alert">
            <h2>{t.differs(differing.size)}</h2>
            <p>{t.differsText}</p>
          </div>
        )}
        {form && (
          <form method="post" class="entry-form">
            <input type="hidden" name="number" value={String(form.number)} />
            <input type="hidden" name="compared" value={differing ? seenOf(form.typed) : ''} />
            <input
              type="hidden"
              name="differences"
              value={differing ? String(differing.size) : (values.get('differences') ?? '0')}
            />
            <Legend questionnaire={version.content} locale={locale} />
            <Lines
              of={{ values, errors: again?.refused?.errors ?? [], locale }}
              lines={lines}
              {...(differing && { differing })}
            />
            <SubmitButton>{differing ? t.confirm : t.save}</SubmitButton>
          </form>
        )}
        <p class="console-alone">
          <a href={`/console/units/${unit.slug}/entry/${batch.id}`}>{t.batch(batch.id)}</a>
        </p>
      </>
    ),
  });
}

/** Compares with the first entry: what agrees counts; what differs is shown, and counts as it is sent then. */
export async function saveSecond(visit: UnitVisit) {
  const { deps, actor, now, locale, unit } = visit;
  const opened = await openBatch(visit);
  const { batch, version, lines } = opened;
  const form = await visit.form();
  const typed = typedIn(form, lines);
  return visit.attempt(
    async () => {
      requireOpen(visit, opened);
      const { errors } = readTyped(lines, typed, locale);
      if (errors.length > 0) throw problem('invalid-input', { errors });
      const differing = await visit.change(async (trx) => {
        if (!(await lockBatch(trx, batch.id)))
          throw wrongField(lines[0]!.name, entryTexts[locale].isFinished);
        const first = nextFor(await listForms(trx, batch.id), actor.staffId, Number(form.get('number')));
        if (!first) throw problem('changed-meanwhile');
        const found = differingLines(lines, first.typed!, typed);
        if (found.length > 0 && form.get('compared') !== seenOf(first.typed)) {
          return new Map(found.map(({ name }) => [name, first.typed![name] ?? '']));
        }
        const one = { batch, version, lines, typed, responseId: first.responseId! };
        await recordNew(trx, one, now, locale, deps.config.privacyMinimum);
        const differences = Math.min(
          lines.length,
          Math.max(found.length, Number(form.get('differences')) || 0),
        );
        const recorded = { batchId: batch.id, number: first.number, secondBy: actor.staffId, differences };
        await markRecorded(trx, recorded, now);
        return undefined;
      });
      if (differing) return showSecond(visit, { differing });
      return visit.go(`/units/${unit.slug}/entry/${batch.id}/second`, 'saved');
    },
    (refused) => showSecond(visit, { refused }),
  );
}
