import { surveyCampaignTexts } from '../texts/survey-campaign.ts';
import { ErrorSummary } from './error-summary.tsx';
import { Choices, Comment, FieldQuestion, ProfileQuestion } from './question.tsx';
import { Overall, Reasons } from './rating.tsx';
import { Sections } from './sections.tsx';
import { type FormView, surveyAddress } from './view.ts';
import { Words } from './words.tsx';

/**
 * The form: what one tap answers comes first, all else stands closed beneath it. Where everything is required, or
 * nothing stands above, everything is open.
 */
export function SurveyForm({ view }: { view: FormView }) {
  const { locale, point, version, id, oneTimeCode } = view;
  const { title, require, overall, reasons } = version.content;
  const oneTap = require === 'any' && overall !== undefined;
  return (
    <>
      <ErrorSummary view={view} />
      <h1>
        <Words text={title} locale={locale} />
      </h1>
      <form
        method="post"
        action={
          view.isPreview ? undefined : surveyAddress(point.code, locale, oneTimeCode ? `/${oneTimeCode}` : '')
        }
        autocomplete="off"
        data-survey
        data-low={reasons?.askWhenLevelAtMost}
      >
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="questionnaire" value={version.questionnaire} />
        <input type="hidden" name="version" value={version.version} />
        {oneTimeCode && <input type="hidden" name="oneTimeCode" value={oneTimeCode} />}
        {point.fields.length > 1 && <FieldQuestion view={view} />}
        {overall && <Overall view={view} question={overall} />}
        {oneTap ? (
          <>
            <Send view={view} />
            <More view={view} />
          </>
        ) : (
          <>
            <Rest view={view} />
            <Send view={view} />
          </>
        )}
      </form>
      <Privacy view={view} />
    </>
  );
}

const Send = ({ view }: { view: FormView }) => (
  <button type="submit" disabled={view.isPreview}>
    {view.t.send}
  </button>
);

function More({ view }: { view: FormView }) {
  const { sections, choices, comment, profile } = view.version.content;
  if (sections.length === 0 && !choices && !comment && !profile) return null;
  return (
    <details open={hasFilledMore(view)}>
      <summary>{view.t.more}</summary>
      <Rest view={view} />
      <Send view={view} />
    </details>
  );
}

/** Something beneath is answered, or is to be put right. */
function hasFilledMore({ filled, version, complaints }: FormView): boolean {
  const above = new Set(['id', 'questionnaire', 'version', 'oneTimeCode', 'field', 'reason']);
  if (version.content.overall) above.add(`r.${version.content.overall.key}`);
  const isFilled = [...filled].some(([name, value]) => value !== '' && !above.has(name));
  return isFilled || complaints.some(({ id }) => !above.has(id));
}

function Rest({ view }: { view: FormView }) {
  const { overall, reasons, choices, comment, profile } = view.version.content;
  return (
    <>
      <Sections view={view} />
      {reasons && !overall && <Reasons view={view} open />}
      {choices?.map((question) => (
        <Choices view={view} question={question} />
      ))}
      {comment && <Comment view={view} text={comment} />}
      {profile && profile.length > 0 && (
        <>
          <h2>{view.t.profile}</h2>
          {profile.map((question) => (
            <ProfileQuestion view={view} question={question} />
          ))}
        </>
      )}
    </>
  );
}

function Privacy({ view }: { view: FormView }) {
  const { t, others, point, locale, isPreview, oneTimeCode } = view;
  return (
    <p class="soft">
      {t.privacy} {oneTimeCode && `${surveyCampaignTexts[locale].promise} `}
      {t.together(others)}{' '}
      {isPreview ? (
        t.results
      ) : (
        <a href={`/u/${point.unit.slug}${locale === 'en' ? '?lang=en' : ''}`}>{t.results}</a>
      )}
      .
    </p>
  );
}
