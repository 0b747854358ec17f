import type { EntryBatch, EntryForm } from '../../../api/entry/store.ts';
import { entryTexts } from '../../texts/console-entry.ts';
import { SubmitButton } from '../form.tsx';
import type { UnitVisit } from '../visit.ts';

const mostShown = 8;

/** What has just been typed, what waits for the second person, and the end of the batch. */
export function LastForms({
  visit,
  batch,
  forms,
}: {
  visit: UnitVisit;
  batch: EntryBatch;
  forms: EntryForm[];
}) {
  const { locale, unit, actor } = visit;
  const t = entryTexts[locale];
  const at = `/console/units/${unit.slug}/entry/${batch.id}`;
  const waiting = forms.filter((form) => form.typed !== null);
  if (forms.length === 0) return null;
  return (
    <section>
      <h2>{t.lastForms}</h2>
      <p>
        {t.summary(batch.typed, batch.recorded)}
        {batch.differences > 0 && ` ${t.differencesSoFar(batch.differences)}`}
      </p>
      <ul class="entry-last">
        {forms.slice(0, mostShown).map((form) => (
          <li>
            {t.form(form.number)}: {form.typed ? t.pending : t.recorded}
            {form.typed && form.firstBy.id === actor.staffId && !batch.finishedAt && (
              <>
                {' '}
                <a href={`${at}?number=${form.number}`}>{t.mend}</a>
              </>
            )}
          </li>
        ))}
      </ul>
      {!batch.finishedAt && (
        <div class="console-actions">
          {waiting.length > 0 && (
            <a class="button" href={`${at}/second`}>
              {t.second}
            </a>
          )}
          {waiting.length === 0 && (
            <form method="post" action={`${at}/finish`}>
              <SubmitButton quiet>{t.finish}</SubmitButton>
            </form>
          )}
          {waiting.length > 0 && visit.may('units.edit') && (
            <form method="post" action={`${at}/finish`}>
              <SubmitButton quiet name="unchecked" value="yes">
                {t.countUnchecked}
              </SubmitButton>
            </form>
          )}
        </div>
      )}
      {!batch.finishedAt && <p class="soft">{t.finishHint}</p>}
    </section>
  );
}
