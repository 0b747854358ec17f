import { acceptedDocuments } from '../../../api/attachments/attachment.ts';
import { answerTexts } from '../../texts/console-petition-answers.ts';
import { ChoiceField, DayField, type Filled, SelectField, SubmitButton, TextArea } from '../form.tsx';
import type { Refused, UnitVisit } from '../visit.ts';
import { mostAnswerFiles } from './answer-limits.ts';
import type { Before } from './answer-page.tsx';
import { type Opened, seenPetition } from './opened.ts';

interface AnswerFormProps {
  visit: UnitVisit;
  opened: Opened;
  before: Before;
  /** What was sent, where the page comes back. */
  sent: { fields: URLSearchParams; hadFiles: boolean; refused: Refused } | undefined;
}

export function AnswerForm({ visit, opened, before, sent }: AnswerFormProps) {
  const { locale } = visit;
  const t = answerTexts[locale];
  const { petition, path } = opened;
  const of: Filled = {
    values: sent?.fields ?? valuesFrom(visit, opened, before),
    errors: sent?.refused.errors ?? [],
    locale,
  };
  return (
    <>
      <p class="console-alone">
        <a href={`/console${path}`}>{t.back}</a>
      </p>
      <blockquote class="petition-text petition-quoted">{petition.text}</blockquote>
      {before.returned?.returned && (
        <p class="petition-returned">
          <b>{t.returned}</b> {before.returned.returned.reason}
        </p>
      )}
      {before.templates.length > 0 && !sent && <Templates visit={visit} opened={opened} before={before} />}
      <form
        method="post"
        action={`/console${path}/answer`}
        enctype="multipart/form-data"
        class="petition-form"
      >
        <input type="hidden" name="seen" value={seenPetition(petition)} autocomplete="off" />
        <TextArea of={of} name="text" label={t.text} hint={t.textHint} rows={10} />
        <ChoiceField
          of={of}
          name="outcome"
          label={t.outcome}
          hint={t.doneHint}
          type="radio"
          choices={[
            { value: 'done', name: t.done },
            { value: 'promised', name: t.promised },
          ]}
        />
        <DayField of={of} name="promise-day" label={t.promiseDay} hint={t.promiseDayHint} optional />
        {before.files.length > 0 && (
          <ChoiceField
            of={of}
            name="keep"
            label={t.keep}
            choices={before.files.map(({ id, name }, i) => ({ value: id, name: name ?? `JPEG ${i + 1}` }))}
          />
        )}
        <FileField of={of} visit={visit} hadFiles={sent?.hadFiles ?? false} />
        <SubmitButton>{t.send}</SubmitButton>
      </form>
    </>
  );
}

/** As the answer that was returned, or as the template chosen says. */
function valuesFrom(visit: UnitVisit, { petition }: Opened, { returned, files, templates }: Before) {
  const template = templates.find(({ id }) => String(id) === visit.query('template'));
  const values = new URLSearchParams(files.map(({ id }) => ['keep', id]));
  values.set('text', template?.text ?? returned?.text ?? '');
  if (petition.state === 'promised') values.set('outcome', 'done');
  if (returned) values.set('outcome', returned.outcome);
  if (returned?.promiseDay) values.set('promise-day', returned.promiseDay);
  return values;
}

function Templates({ visit, opened, before }: Omit<AnswerFormProps, 'sent'>) {
  const t = answerTexts[visit.locale];
  const values = new URLSearchParams({ template: visit.query('template') });
  return (
    <form method="get" action={`/console${opened.path}/answer`} class="petition-templates">
      <SelectField
        of={{ values, errors: [], locale: visit.locale }}
        name="template"
        label={t.template}
        hint={t.templateHint}
        choices={[
          { value: '', name: t.noTemplate },
          ...before.templates.map(({ id, name }) => ({ value: String(id), name })),
        ]}
      />
      <SubmitButton quiet>{t.useTemplate}</SubmitButton>
    </form>
  );
}

function FileField({ of, visit, hadFiles }: { of: Filled; visit: UnitVisit; hadFiles: boolean }) {
  const t = answerTexts[visit.locale];
  const error = of.errors.find(({ path }) => path === 'file')?.message;
  return (
    <div class="form-field">
      <label for="f-file">{t.files}</label>
      <p class="hint" id="f-file-hint">
        {t.filesHint(mostAnswerFiles)} {hadFiles && <b>{t.filesAgain}</b>}
      </p>
      {error && (
        <p class="field-error" id="f-file-error">
          {error}
        </p>
      )}
      <input
        id="f-file"
        name="file"
        type="file"
        multiple
        accept={acceptedDocuments}
        aria-describedby={error ? 'f-file-hint f-file-error' : 'f-file-hint'}
        aria-invalid={error ? 'true' : undefined}
      />
    </div>
  );
}
