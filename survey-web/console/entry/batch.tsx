import { randomUUID } from 'node:crypto';
import { recordChange } from '../../../api/audit/store.ts';
import { recordNew, recordTyped } from '../../../api/entry/record.ts';
import {
  addForm,
  type EntryForm,
  finishBatch,
  listForms,
  lockBatch,
  markRecorded,
  retypeForm,
} from '../../../api/entry/store.ts';
import { readTyped, type Typed, typedIn } from '../../../api/entry/typed.ts';
import { problem } from '../../../api/problems.ts';
import { modeNames } from '../../../api/responses/modes.ts';
import { inLocale } from '../../../api/text.ts';
import { assetUrl } from '../../assets.ts';
import { entryTexts } from '../../texts/console-entry.ts';
import { SubmitButton } from '../form.tsx';
import { type Refused, seenOf, type UnitVisit, wrongField } from '../visit.ts';
import { pointName } from './begin-form.tsx';
import { LastForms } from './last-forms.tsx';
import { Legend, Lines } from './lines.tsx';
import { type OpenedBatch, openBatch } from './opened.ts';

/** The quick form of a batch; `?number=` opens one that waits for the second person again, to mend it. */
export async function showBatch(visit: UnitVisit, refused?: Refused) {
  const { locale, deps, unit } = visit;
  const t = entryTexts[locale];
  const opened = await openBatch(visit);
  const { batch, version, lines } = opened;
  const forms = await listForms(deps.db, batch.id);
  const point = pointName({ label: batch.pointLabel, code: batch.pointCode }, locale);
  const mode = inLocale(modeNames[batch.mode], locale);
  const typedAgain = refused ? await visit.form() : undefined;
  const mended = mendable(forms, typedAgain?.get('number') ?? visit.query('number'), visit.actor.staffId);
  const number = mended?.number ?? (forms[0]?.number ?? 0) + 1;
  const values = typedAgain ?? new URLSearchParams(mended?.typed ?? {});
  const at = `/console/units/${unit.slug}/entry/${batch.id}`;
  return visit.show({
    title: batch.finishedAt ? t.batch(batch.id) : t.formTitle(number),
    lead: batch.finishedAt ? `${point} · ${mode}` : t.formLead(point, mode),
    refused,
    script: assetUrl('console-entry'),
    width: 'narrow',
    children: (
      <>
        {batch.finishedAt && <p class="card">{t.isFinished}</p>}
        {!batch.finishedAt && opened.isOwnCounter && <p class="card">{t.ownCounter}</p>}
        {!batch.finishedAt && !opened.isOwnCounter && (
          <form method="post" action={at} class="entry-form">
            <input type="hidden" name="number" value={String(number)} />
            <input
              type="hidden"
              name="id"
              value={mended?.responseId ?? (refused ? undefined : values.get('id')) ?? randomUUID()}
            />
            {mended && <input type="hidden" name="seen" value={values.get('seen') ?? seenOf(mended.typed)} />}
            <Legend questionnaire={version.content} locale={locale} />
            <Lines of={{ values, errors: refused?.errors ?? [], locale }} lines={lines} />
            <SubmitButton>{mended ? t.correct : t.save}</SubmitButton>
          </form>
        )}
        <LastForms visit={visit} batch={batch} forms={forms} />
        <p class="console-alone">
          <a href={`/console/units/${unit.slug}/entry`}>{t.back}</a>
        </p>
      </>
    ),
  });
}

/** A form that its first typist may still correct. */
const mendable = (forms: EntryForm[], number: string, staffId: string) =>
  forms.find((form) => String(form.number) === number && form.typed !== null && form.firstBy.id === staffId);

/** Saves a form: counted at once, or kept for the second person where the batch is typed twice. */
export async function saveForm(visit: UnitVisit) {
  const opened = await openBatch(visit);
  const form = await visit.form();
  return visit.attempt(
    async () => {
      requireOpen(visit, opened);
      const typed = typedIn(form, opened.lines);
      await saveTyped(visit, opened, typed, form);
      return visit.go(`/units/${visit.unit.slug}/entry/${opened.batch.id}`, 'saved');
    },
    (refused) => showBatch(visit, refused),
  );
}

/** @throws Problem where the batch takes no more forms from this person */
export function requireOpen({ locale }: UnitVisit, { batch, isOwnCounter, lines }: OpenedBatch): void {
  const t = entryTexts[locale];
  if (batch.finishedAt) throw wrongField(lines[0]!.name, t.isFinished);
  if (isOwnCounter) throw wrongField(lines[0]!.name, t.ownCounter);
}

async function saveTyped(visit: UnitVisit, opened: OpenedBatch, typed: Typed, form: URLSearchParams) {
  const { deps, actor, now, locale } = visit;
  const { batch, version, lines } = opened;
  const responseId = idIn(form);
  await visit.change(async (trx) => {
    if (!(await lockBatch(trx, batch.id))) throw wrongField(lines[0]!.name, entryTexts[locale].isFinished);
    const forms = await listForms(trx, batch.id);
    const known = forms.find((one) => one.responseId === responseId);
    if (known && form.get('seen') !== null) return mend(trx, known);
    // Sent twice by a double tap or a reload it is saved already; typed over after “Back” it is another sheet.
    if (known?.typed) return requireSame(known.typed);
    const number = (forms[0]?.number ?? 0) + 1;
    const kept = { batchId: batch.id, number, responseId, firstBy: actor.staffId };
    if (batch.twice) {
      requireReadable(typed);
      await addForm(trx, { ...kept, typed }, now);
      return;
    }
    const one = { batch, version, lines, typed, responseId };
    const outcome = await recordTyped(trx, one, now, locale, deps.config.privacyMinimum);
    if (known && outcome === 'duplicate') return;
    if (outcome !== 'accepted') throw anotherSheet();
    await addForm(trx, { ...kept, typed: null }, now);
  });

  function requireSame(before: Typed): void {
    if (seenOf(before) !== seenOf(typed)) throw anotherSheet();
  }

  function anotherSheet() {
    return wrongField(lines[0]!.name, entryTexts[locale].anotherSheet);
  }

  function requireReadable(given: Typed): void {
    const { answers, errors } = readTyped(lines, given, locale);
    if (errors.length > 0) throw problem('invalid-input', { errors });
    if (Object.keys(answers.ratings).length === 0) {
      const first = lines.find((line) => line.kind === 'rating')!;
      throw problem('nothing-rated', {
        errors: [{ path: first.name, message: inLocale(first.text, locale) }],
      });
    }
  }

  async function mend(trx: Parameters<typeof retypeForm>[0], known: EntryForm): Promise<void> {
    if (known.typed === null || known.firstBy.id !== actor.staffId) throw problem('changed-meanwhile');
    if (form.get('seen') !== seenOf(known.typed)) throw problem('changed-meanwhile');
    requireReadable(typed);
    await retypeForm(trx, batch.id, known.number, typed);
  }
}

function idIn(form: URLSearchParams): string {
  const id = form.get('id') ?? '';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id.toLowerCase() : randomUUID();
}

/** Finishes a batch; with `unchecked`, what no second person has typed counts as the first typed it. */
export async function finish(visit: UnitVisit) {
  const { deps, now, locale, unit, actor } = visit;
  const opened = await openBatch(visit);
  const { batch, version, lines } = opened;
  const form = await visit.form();
  return visit.attempt(
    async () => {
      await visit.change(async (trx, by) => {
        if (!(await lockBatch(trx, batch.id))) return;
        const waiting = (await listForms(trx, batch.id)).filter(({ typed }) => typed !== null).reverse();
        if (waiting.length > 0 && (form.get('unchecked') !== 'yes' || !visit.may('units.edit'))) {
          throw wrongField(lines[0]!.name, entryTexts[locale].cannotFinish(waiting.length));
        }
        for (const { number, responseId, typed } of waiting) {
          const one = { batch, version, lines, typed: typed!, responseId: responseId! };
          await recordNew(trx, one, now, locale, deps.config.privacyMinimum);
          await markRecorded(trx, { batchId: batch.id, number, secondBy: null, differences: null }, now);
        }
        await finishBatch(trx, batch.id, now);
        const subject = { kind: 'entry-batch', key: String(batch.id) };
        const after = { forms: batch.typed, unchecked: waiting.length, by: actor.staffId };
        await recordChange(trx, by, { action: 'entry-batch.finish', unitId: unit.id, subject, after }, now);
      });
      return visit.go(`/units/${unit.slug}/entry`, 'closed');
    },
    (refused) => showBatch(visit, refused),
  );
}
