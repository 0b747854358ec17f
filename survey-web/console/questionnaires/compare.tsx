import { type Difference, differencesOf, poolsWith } from '../../../api/questionnaires/differences.ts';
import { listDrafts } from '../../../api/questionnaires/drafts.ts';
import type { Questionnaire } from '../../../api/questionnaires/questionnaire.ts';
import { inLocale, type Locale, type Text } from '../../../api/text.ts';
import { editorTexts } from '../../texts/console-editor.ts';
import { questionnaireTexts } from '../../texts/console-questionnaires.ts';
import { type Choice, SelectField, SubmitButton } from '../form.tsx';
import type { Visit } from '../visit.ts';
import { listForms, mayEditFor } from './access.ts';

interface Comparable extends Choice {
  content: Questionnaire;
}

/** Any two versions or drafts side by side: what differs, and which figures go on. */
export async function showComparison(visit: Visit) {
  const { locale } = visit;
  const t = questionnaireTexts[locale];
  const all = await listComparable(visit);
  const [from, to] = ['from', 'to'].map((name) => all.find(({ value }) => value === visit.query(name)));
  const values = new URLSearchParams({ from: from?.value ?? '', to: to?.value ?? '' });
  const of = { values, errors: [], locale };
  return visit.show({
    title: t.compareTitle,
    lead: t.compareLead,
    children: (
      <>
        <form method="get">
          <SelectField of={of} name="from" label={t.from} choices={all} />
          <SelectField of={of} name="to" label={t.to} choices={all} />
          <SubmitButton>{t.compare}</SubmitButton>
        </form>
        {from && to && (
          <>
            <Pooling before={from.content} after={to.content} locale={locale} />
            <Differences differences={differencesOf(from.content, to.content)} locale={locale} />
          </>
        )}
      </>
    ),
  });
}

async function listComparable(visit: Visit): Promise<Comparable[]> {
  const t = questionnaireTexts[visit.locale];
  const published = (await listForms(visit)).flatMap(({ id, versions }) =>
    [...versions].reverse().map(({ version, content }) => ({
      value: `${id}.${version}`,
      name: t.versionOption(id, version),
      content,
    })),
  );
  const drafts: Comparable[] = [];
  for (const { id, questionnaire, ownerUnitId, content } of await listDrafts(visit.deps.db)) {
    if (!(await mayEditFor(visit, ownerUnitId))) continue;
    drafts.push({ value: `_draft.${id}`, name: t.draftOption(questionnaire), content });
  }
  return [...drafts, ...published];
}

interface Pair {
  before: Questionnaire;
  after: Questionnaire;
  locale: Locale;
}

/** Which measures go on through both versions. */
export function Pooling({ before, after, locale }: Pair) {
  const [t, e] = [questionnaireTexts[locale], editorTexts[locale]];
  if (before.family !== after.family) return <p class="draft-faults">{t.otherFamily}</p>;
  return (
    <section>
      <h2>{t.pooling}</h2>
      <ul>
        {after.measures.map((measure) => {
          const pools = poolsWith(before, after, measure.id);
          const isNew = !before.measures.some(({ id }) => id === measure.id);
          return (
            <li>
              <strong>{measure.id}</strong> ({e.kinds[measure.kind].split(':')[0]}):{' '}
              {isNew ? (
                t.newMeasure
              ) : (
                <span class={pools ? 'form-mark' : 'draft-breaks'}>{pools ? t.pools : t.poolsNot}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Every difference, before and after beside each other. */
export function Differences({ differences, locale }: { differences: Difference[]; locale: Locale }) {
  const t = questionnaireTexts[locale];
  if (differences.length === 0) return <p class="console-notice">{t.same}</p>;
  return (
    <section>
      <h2>{t.differences(differences.length)}</h2>
      {differences.map(({ what, key, before, after }) => {
        const deed = before ? (after ? t.changed : t.removed) : t.added;
        return (
          <article class="difference card">
            <h3>
              {deed}: {t.what[what]} {key}
            </h3>
            <Side heading={t.before} text={before} locale={locale} />
            <Side heading={t.after} text={after} locale={locale} />
          </article>
        );
      })}
    </section>
  );
}

function Side({ heading, text, locale }: { heading: string; text: Text | undefined; locale: Locale }) {
  const other = locale === 'vi' ? 'en' : 'vi';
  return (
    <div>
      <p class="soft">{heading}</p>
      <p>{text ? inLocale(text, locale) : questionnaireTexts[locale].nothing}</p>
      {text?.[other] && (
        <p class="draft-other" lang={other}>
          {text[other]}
        </p>
      )}
    </div>
  );
}
