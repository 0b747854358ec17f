import type { EntryBatch } from '../../../api/entry/store.ts';
import { modeNames } from '../../../api/responses/modes.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { entryTexts } from '../../texts/console-entry.ts';
import type { UnitVisit } from '../visit.ts';
import { pointName } from './begin-form.tsx';

/** The batches of a unit, newest first. */
export function BatchTable({ visit, batches }: { visit: UnitVisit; batches: EntryBatch[] }) {
  const { locale, unit } = visit;
  const t = entryTexts[locale];
  if (batches.length === 0) return <p>{t.noBatches}</p>;
  return (
    <table class="console-table">
      <thead>
        <tr>
          <th scope="col">{t.columns.batch}</th>
          <th scope="col">{t.columns.point}</th>
          <th scope="col">{t.columns.mode}</th>
          <th scope="col">{t.columns.helper}</th>
          <th scope="col">{t.columns.typed}</th>
          <th scope="col">{t.columns.state}</th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr>
            <th scope="row">
              <a href={`/console/units/${unit.slug}/entry/${batch.id}`}>{t.batch(batch.id)}</a>
            </th>
            <td data-label={t.columns.point}>
              {pointName({ label: batch.pointLabel, code: batch.pointCode }, locale)}
            </td>
            <td data-label={t.columns.mode}>{inLocale(modeNames[batch.mode], locale)}</td>
            <td data-label={t.columns.helper}>{batch.helper.name}</td>
            <td data-label={t.columns.typed}>{t.counted(batch.recorded, batch.typed)}</td>
            <td data-label={t.columns.state}>{stateOf(batch, locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function stateOf(batch: EntryBatch, locale: Locale): string {
  const t = entryTexts[locale];
  if (batch.finishedAt) return t.finished;
  return batch.twice && batch.typed > batch.recorded ? t.waiting(batch.typed - batch.recorded) : t.open;
}
