import { type Action, longestProse, mostProofs, type Proof } from '../../../api/actions/action.ts';
import { finishAction, type Result } from '../../../api/actions/change.ts';
import { listProofs } from '../../../api/actions/store.ts';
import { acceptedDocuments, type Checked, mostFileBytes } from '../../../api/attachments/attachment.ts';
import { checkAttachment } from '../../../api/attachments/document.ts';
import { isDay } from '../../../api/days.ts';
import { receiveUpload } from '../../../api/http/multipart.ts';
import type { SentFile } from '../../../api/http/multipart-parts.ts';
import { actionTexts } from '../../texts/console-actions.ts';
import { ChoiceField, DayField, FileField, type Filled, SubmitButton, TextArea } from '../form.tsx';
import { readProse } from '../petitions/typed.ts';
import { type Refused, seenOf, type UnitVisit, wrongField } from '../visit.ts';
import { changeAction, getAction } from './opened.ts';

const limits = { bytes: (mostProofs + 1) * mostFileBytes, parts: 30, fieldBytes: 64 * 1024 };

/** The form for what came of an action, with photos and documents that prove it. */
export const showFinish = async (visit: UnitVisit) => {
  const { action, path } = await getAction(visit);
  if (action.state !== 'open') return visit.go(path);
  return show(visit, { action, path, files: await listProofs(visit.deps.db, action.id) });
};

interface Standing {
  action: Action;
  path: string;
  files: Proof[];
}

interface Sent {
  fields: URLSearchParams;
  hadFiles: boolean;
  refused: Refused;
}

function show(visit: UnitVisit, { action, path, files }: Standing, sent?: Sent) {
  const { locale, today } = visit;
  const t = actionTexts[locale];
  const initial = new URLSearchParams([
    ['done-day', today],
    ...files.map(({ id }): [string, string] => ['keep', id]),
  ]);
  const of: Filled = { values: sent?.fields ?? initial, errors: sent?.refused.errors ?? [], locale };
  return visit.show({
    title: t.finishTitle,
    lead: t.finishLead,
    refused: sent?.refused,
    width: 'narrow',
    children: (
      <>
        <p class="console-alone">
          <a href={`/console${path}`}>{t.backToOne}</a>
        </p>
        <p class="card">
          <b>{action.subject}</b>
          <br />
          {action.measure}
        </p>
        <form method="post" action={`/console${path}/done`} enctype="multipart/form-data">
          <input type="hidden" name="seen" value={seenOf(action)} autocomplete="off" />
          <TextArea of={of} name="result" label={t.result} hint={t.resultHint} rows={5} />
          <DayField of={of} name="done-day" label={t.doneDay} />
          {files.length > 0 && (
            <ChoiceField
              of={of}
              name="keep"
              label={t.keep}
              choices={files.map(({ id, name }, i) => ({ value: id, name: name ?? `JPEG ${i + 1}` }))}
            />
          )}
          <FileField
            of={of}
            name="file"
            label={t.files}
            hint={
              <>
                {t.filesHint(mostProofs)} {sent?.hadFiles && <b>{t.filesAgain}</b>}
              </>
            }
            accept={acceptedDocuments}
            multiple
          />
          <SubmitButton>{t.save}</SubmitButton>
        </form>
      </>
    ),
  });
}

export function finish(visit: UnitVisit) {
  return receiveUpload(visit.c, limits, async ({ fields, files }) => {
    const { action, path } = await getAction(visit);
    const before = await listProofs(visit.deps.db, action.id);
    const sent = files.get('file') ?? [];
    return visit.attempt(
      async () => {
        const result = await readResult(visit, fields, sent, before);
        await changeAction(visit, action, fields, (trx, by, locked) =>
          finishAction(trx, by, locked, result, visit.now),
        );
        return visit.go(path, 'saved');
      },
      async (refused) => {
        const now = await getAction(visit);
        const standing = { ...now, files: await listProofs(visit.deps.db, action.id) };
        return show(visit, standing, { fields, hadFiles: sent.length > 0, refused });
      },
    );
  });
}

async function readResult(
  visit: UnitVisit,
  fields: URLSearchParams,
  files: SentFile[],
  before: Proof[],
): Promise<Result> {
  const t = actionTexts[visit.locale];
  const result = readProse(visit, fields, 'result', longestProse);
  const doneDay = fields.get('done-day')?.trim() ?? '';
  if (!isDay(doneDay)) throw wrongField('done-day', t.doneNeeded);
  if (doneDay > visit.today) throw wrongField('done-day', t.doneFuture);
  const kept = before.map(({ id }) => id).filter((id) => fields.getAll('keep').includes(id));
  if (kept.length + files.length > mostProofs) throw wrongField('file', t.tooMany(mostProofs));
  const checked: Checked[] = [];
  for (const { bytes, name } of files) checked.push(await checkAttachment(bytes, name));
  return { result, doneDay, kept, files: checked };
}
