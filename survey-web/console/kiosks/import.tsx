import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { authorOf } from '../../../api/accounts/actor.ts';
import type { Kiosk } from '../../../api/kiosks/kiosk.ts';
import { findKiosk } from '../../../api/kiosks/store.ts';
import { type Problem, problem, problemKinds } from '../../../api/problems.ts';
import { importQueue, QueueFile, type QueueImport } from '../../../api/responses/import-queue.ts';
import { previewQueue } from '../../../api/responses/preview-queue.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { countInWords, instantInWords } from '../../public/wording.ts';
import { kioskImportTexts } from '../../texts/console-kiosk-import.ts';
import { fieldId, SubmitButton } from '../form.tsx';
import { isUpload, type Refused, type UnitVisit, wrongField } from '../visit.ts';
import { unitsFrom } from './reach.ts';

/** Asks for the file that a device exported. */
export function showImport(visit: UnitVisit, refused?: Refused) {
  const { locale, unit } = visit;
  const t = kioskImportTexts[locale];
  const error = refused?.errors.find(({ path }) => path === 'file')?.message;
  const id = fieldId('file');
  return visit.show({
    title: t.title,
    lead: t.lead,
    refused,
    width: 'narrow',
    children: (
      <form method="post" action={`/console/units/${unit.slug}/kiosks/import`} enctype="multipart/form-data">
        <div class="form-field">
          <label for={id}>{t.file}</label>
          <p class="hint" id={`${id}-hint`}>
            {t.fileHint}
          </p>
          {error && (
            <p class="field-error" id={`${id}-error`}>
              {error}
            </p>
          )}
          <input
            id={id}
            name="file"
            type="file"
            accept=".json,application/json"
            aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
            aria-invalid={error ? 'true' : undefined}
          />
        </div>
        <SubmitButton>{t.look}</SubmitButton>
      </form>
    ),
  });
}

/** A file is looked at; what was looked at is brought in. */
export const takeQueue = (visit: UnitVisit) =>
  visit.attempt(
    () => (isUpload(visit.c) ? lookAtFile(visit) : bringIn(visit)),
    (refused) => showImport(visit, refused),
  );

const mostUnpacked = 100 * 1024 * 1024;

async function lookAtFile(visit: UnitVisit): Promise<Response> {
  const { deps, locale, unit, now } = visit;
  const t = kioskImportTexts[locale];
  const sent = (await visit.upload()).get('file');
  if (!(sent instanceof File) || sent.size === 0) throw wrongField('file', t.fileMissing);
  const text = (await sent.text()).replace(/^\uFEFF/, '');
  const { file, kiosk } = await readQueue(visit, text);
  const { fitting, known, refused } = await previewQueue(deps.db, kiosk, file, locale, now);
  return visit.show({
    title: t.previewTitle,
    lead: t.from(kiosk.name, inLocale(kiosk.unit.name, locale)),
    width: 'narrow',
    children: (
      <>
        <dl class="kiosk-facts">
          <dt>{t.exported}</dt>
          <dd>{instantInWords(file.exportedAt, locale)}</dd>
          <Count name={t.all} count={file.responses.length} locale={locale} />
          <Count name={t.fitting} count={fitting} locale={locale} />
          <Count name={t.known} count={known} locale={locale} />
          <Count name={t.unfit} count={refused.length} locale={locale} />
        </dl>
        <Reasons problems={refused} locale={locale} />
        {fitting === known && <p class="card">{t.nothing}</p>}
        <form method="post" action={`/console/units/${unit.slug}/kiosks/import`} class="console-actions">
          <input
            type="hidden"
            name="queue"
            value={deflateRawSync(text).toString('base64url')}
            autocomplete="off"
          />
          {fitting > known && <SubmitButton>{t.go}</SubmitButton>}
          <a class="button quiet" href={`/console/units/${unit.slug}/kiosks/import`}>
            {t.other}
          </a>
        </form>
      </>
    ),
  });
}

async function bringIn(visit: UnitVisit): Promise<Response> {
  const { deps, locale, actor } = visit;
  const { raw, kiosk } = await readQueue(visit, unpacked((await visit.form()).get('queue') ?? ''));
  return showResult(visit, kiosk, await importQueue(deps, kiosk, raw, authorOf(actor), locale));
}

function unpacked(packed: string): string {
  try {
    return inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: mostUnpacked }).toString();
  } catch {
    throw problem('kiosk-queue-unreadable');
  }
}

/** @throws Problem kiosk-queue-unreadable, and invalid-input for the file of a device out of reach */
async function readQueue(visit: UnitVisit, text: string) {
  const raw = parsed(text);
  const file = QueueFile.safeParse(raw);
  if (!file.success) throw problem('kiosk-queue-unreadable');
  const kiosk = await findKiosk(visit.deps.db, file.data.device);
  if (!kiosk || !(await unitsFrom(visit, 'kiosks.edit')).includes(kiosk.unit.id)) {
    throw wrongField('file', kioskImportTexts[visit.locale].unknownDevice);
  }
  return { raw, file: file.data, kiosk };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw problem('kiosk-queue-unreadable');
  }
}

function showResult(visit: UnitVisit, kiosk: Kiosk, done: QueueImport) {
  const { locale } = visit;
  const t = kioskImportTexts[locale];
  return visit.show({
    title: t.resultTitle,
    lead: t.from(kiosk.name, inLocale(kiosk.unit.name, locale)),
    width: 'narrow',
    children: (
      <>
        <dl class="kiosk-facts" role="status">
          <Count name={t.accepted} count={done.accepted} locale={locale} />
          <Count name={t.duplicates} count={done.duplicates} locale={locale} />
          <Count name={t.conflicts} count={done.conflicts} locale={locale} />
          <Count name={t.rejected} count={done.rejected.length} locale={locale} />
        </dl>
        <Reasons problems={done.rejected.map((one) => one.problem)} locale={locale} />
        <p class="console-actions">
          <a class="button" href={`/console/units/${kiosk.unit.slug}/kiosks/${kiosk.device}`}>
            {t.done}
          </a>
        </p>
      </>
    ),
  });
}

const Count = ({ name, count, locale }: { name: string; count: number; locale: Locale }) => (
  <>
    <dt>{name}</dt>
    <dd>{countInWords(count, locale)}</dd>
  </>
);

/** Each reason once, with how many it met. */
function Reasons({ problems, locale }: { problems: Problem[]; locale: Locale }) {
  const t = kioskImportTexts[locale];
  if (problems.length === 0) return null;
  const counts = new Map<Problem['code'], number>();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">{t.reasons}</h2>
      <table class="console-table">
        <thead>
          <tr>
            <th scope="col">{t.reason}</th>
            <th scope="col" class="number">
              {t.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...counts].map(([code, count]) => (
            <tr>
              <th scope="row">{inLocale(problemKinds[code].title, locale)}</th>
              <td data-label={t.count} class="number">
                {countInWords(count, locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
