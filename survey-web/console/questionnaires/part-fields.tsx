import type { Questionnaire } from '../../../api/questionnaires/questionnaire.ts';
import { measureKinds, ratingQuestions } from '../../../api/questionnaires/questionnaire.ts';
import { inLocale, locales } from '../../../api/text.ts';
import { editorTexts } from '../../texts/console-editor.ts';
import { questionnaireTexts } from '../../texts/console-questionnaires.ts';
import { ChoiceField, type Filled, SelectField, TextArea, TextField } from '../form.tsx';
import type { OpenedPart } from './part-kinds.ts';
import { LevelRows, OptionRows } from './part-rows.tsx';

interface Fields {
  of: Filled;
  opened: OpenedPart;
  content: Questionnaire;
  /** False once a version is published: its id and family are for good. */
  isNew: boolean;
}

/** The fields of a part, whatever it is. */
export function PartFields(props: Fields) {
  const { of, opened } = props;
  const t = editorTexts[of.locale];
  switch (opened.kind) {
    case 'general':
      return <GeneralFields {...props} />;
    case 'scale':
      return (
        <>
          <LevelRows of={of} />
          <Words of={of} name="noExperience" label={t.noExperience} hint={t.noExperienceHint} optional />
        </>
      );
    case 'question':
      return (
        <>
          <Words of={of} name="text" label={t.text} long />
          <Words of={of} name="note" label={t.note} long optional />
          <KeyField of={of} />
        </>
      );
    case 'section':
      return (
        <>
          <Words of={of} name="title" label={t.sectionTitle} />
          <KeyField of={of} />
        </>
      );
    case 'part':
      return (
        <>
          <Words of={of} name="title" label={t.partTitle} />
          <KeyField of={of} />
        </>
      );
    case 'reasons':
      return (
        <>
          <Words of={of} name="text" label={t.text} long />
          <SelectField of={of} name="askWhenLevelAtMost" label={t.askWhen} choices={levelChoices(props)} />
          <OptionRows of={of} />
        </>
      );
    case 'choice':
      return (
        <>
          <Words of={of} name="text" label={t.text} long />
          <OptionRows of={of} />
          <KeyField of={of} />
        </>
      );
    case 'comment':
      return <Words of={of} name="text" label={t.commentText} long />;
    case 'measure':
      return <MeasureFields {...props} />;
    default:
      return opened.kind satisfies never;
  }
}

/** A text in every language that forms can have. */
export function Words({
  of,
  name,
  label,
  hint,
  long,
  optional,
}: {
  of: Filled;
  name: string;
  label: string;
  hint?: string;
  long?: boolean;
  optional?: boolean;
}) {
  const t = editorTexts[of.locale];
  return (
    <>
      {locales.map((locale) => {
        const field = {
          of,
          name: `${name}.${locale}`,
          label: `${label} – ${t.languages[locale]}`,
          optional: Boolean(optional) || locale !== 'vi',
          ...(hint && locale === 'vi' && { hint }),
        };
        return long ? <TextArea {...field} rows={2} /> : <TextField {...field} />;
      })}
    </>
  );
}

function KeyField({ of }: { of: Filled }) {
  const t = editorTexts[of.locale];
  return (
    <TextField of={of} name="key" label={t.key} hint={`${t.keyHint} ${t.keyAuto}`} maxlength={40} short />
  );
}

function GeneralFields({ of, isNew }: Fields) {
  const [t, q] = [editorTexts[of.locale], questionnaireTexts[of.locale]];
  return (
    <>
      <Words of={of} name="title" label={t.formTitle} />
      <TextArea of={of} name="source" label={t.names.source} hint={t.sourceHint} rows={2} />
      <SelectField
        of={of}
        name="require"
        label={t.requireLabel}
        choices={(['any', 'all'] as const).map((value) => ({ value, name: t.requires[value] }))}
      />
      {isNew ? (
        <TextField of={of} name="family" label={q.family} hint={q.familyHint} maxlength={60} />
      ) : (
        <p class="soft">
          {q.id}: {of.values.get('id')} · {q.family}: {of.values.get('family')}
        </p>
      )}
    </>
  );
}

const levelChoices = ({ content, of }: Fields) =>
  content.scale.levels.map(({ level, text }) => ({
    value: String(level),
    name: `${level} ${inLocale(text, of.locale)}`,
  }));

function MeasureFields({ of, content }: Fields) {
  const t = editorTexts[of.locale];
  const questions = ratingQuestions(content).map(({ key, text }) => ({
    value: key,
    name: `${key} – ${inLocale(text, of.locale).slice(0, 90)}`,
  }));
  return (
    <>
      <ChoiceField
        of={of}
        name="kind"
        label={t.kind}
        type="radio"
        choices={measureKinds.map((kind) => ({ value: kind, name: t.kinds[kind] }))}
      />
      <SelectField of={of} name="question" label={t.measureQuestion} choices={questions} />
      {content.sections.length > 0 && (
        <ChoiceField
          of={of}
          name="sections"
          label={t.measureSections}
          hint={t.measureSectionsHint}
          choices={content.sections.map(({ key, title }) => ({
            value: key,
            name: `${key} – ${inLocale(title, of.locale)}`,
          }))}
        />
      )}
      <SelectField
        of={of}
        name="weighting"
        label={t.weighting}
        choices={(['', 'pooled', 'caseload'] as const).map((value) => ({ value, name: t.weightings[value] }))}
      />
      <TextField of={of} name="id" label={t.measureId} hint={t.keyAuto} maxlength={40} short />
    </>
  );
}
