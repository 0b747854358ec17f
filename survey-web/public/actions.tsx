import type { Proof, PublishedTexts } from '../../api/actions/action.ts';
import type { PublishedAction } from '../../api/actions/store.ts';
import { type Day, dayOf } from '../../api/days.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { publicActionTexts } from '../texts/public-actions.ts';
import { saidInWords, standingInWords } from './action-words.ts';
import { dayInWords } from './wording.ts';

/** What was said and what the unit did about it, last published first. */
export function PublishedActions({
  actions,
  withUnits,
  today,
  locale,
}: {
  actions: PublishedAction[];
  withUnits: boolean;
  today: Day;
  locale: Locale;
}) {
  const t = publicActionTexts[locale];
  if (actions.length === 0) return null;
  return (
    <section class="published-actions" aria-labelledby="actions">
      <h2 id="actions">{t.title}</h2>
      <p class="soft">{t.note}</p>
      <ol>
        {actions.map((action) => (
          <li>
            <ActionTexts
              texts={action}
              today={today}
              locale={locale}
              fileAt={(id) => `/u/${action.unit.slug}/actions/${id}`}
            />
            <p class="soft small">
              {[
                withUnits ? inLocale(action.unit.name, locale) : null,
                t.published(dayInWords(dayOf(action.publishedAt), locale)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One action as everybody reads it; the console shows the same before it is let out. */
export function ActionTexts({
  texts,
  today,
  locale,
  fileAt,
}: {
  texts: PublishedTexts;
  today: Day;
  locale: Locale;
  /** Where a file is handed out. */
  fileAt: (id: string) => string;
}) {
  const t = publicActionTexts[locale];
  const { subject, measure, office, result, dropReason, before, after, state, files } = texts;
  const standing = standingInWords(texts, today, locale);
  return (
    <>
      <p class="action-said">
        <span class="soft">{t.said}:</span> <b lang="vi">{subject}</b>{' '}
        <span class={`action-standing ${standing.tone}`}>{standing.words}</span>
      </p>
      {before && !after && <p class="soft">{saidInWords(before, locale)}</p>}
      <dl>
        <Line term={state === 'done' ? t.done : t.willDo} text={measure} />
        {result && <Line term={t.result} text={result} />}
        {dropReason && <Line term={t.gaveUp} text={dropReason} />}
        {before && after && (
          <>
            <Line term={t.before} text={saidInWords(before, locale)} locale={locale} />
            <Line term={t.after} text={saidInWords(after, locale)} locale={locale} />
          </>
        )}
        <Line term={t.office} text={office} />
      </dl>
      <Proofs files={files} fileAt={fileAt} locale={locale} />
    </>
  );
}

const Line = ({ term, text, locale = 'vi' }: { term: string; text: string; locale?: Locale }) => (
  <div>
    <dt>{term}</dt>
    <dd lang={locale}>{text}</dd>
  </div>
);

/** Photos small, each leading to the whole one; documents by name. */
export function Proofs({
  files,
  fileAt,
  locale,
}: {
  files: Proof[];
  fileAt: (id: string) => string;
  locale: Locale;
}) {
  const t = publicActionTexts[locale];
  if (files.length === 0) return null;
  return (
    <ul class="action-proofs">
      {files.map(({ id, name, width, height }, i) => (
        <li>
          <a href={fileAt(id)}>
            {name === null ? (
              <img
                src={`${fileAt(id)}?size=preview`}
                alt={t.proof(i + 1)}
                loading="lazy"
                {...previewSize(width, height)}
              />
            ) : (
              `${t.file}: ${name}`
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Room kept before the picture is there, so that nothing jumps. */
function previewSize(width: number | null, height: number | null) {
  if (!width || !height) return {};
  return { width: Math.round((160 * width) / height), height: 160 };
}
