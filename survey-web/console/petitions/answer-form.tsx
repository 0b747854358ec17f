import { acceptedDocuments } from '../../../api/attachments/attachment.ts';
import { answerTexts } from '../../texts/console-petition-answers.ts';
import {
  ChoiceField,
  DayField,
  FileField,
  type Filled,
  SelectField,
  SubmitButton,
  TextArea,
} from '../form.tsx';
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
        <FileField
          of={of}
          name="file"
          label={t.files}
          hint={
            <>
              {t.filesHint(mostAnswerFiles)} {sent?.hadFiles && <b>{t.filesAgain}</b>}
            </>
          }
          accept={acceptedDocuments}
          multiple
        />
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
