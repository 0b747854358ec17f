import { dayOf } from '../../api/days.ts';
import { fileAddress } from '../../api/publication/closing/addresses.ts';
import type { ClosedPeriod } from '../../api/publication/closing/closed.ts';
import type { ClosedFileRef, Closing } from '../../api/publication/closing/store.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { closingTexts } from '../texts/public-closings.ts';
import { dayInWords, instantInWords } from './wording.ts';

export interface ClosedPeriodProps {
  unit: string;
  closed: ClosedPeriod;
  refs: ClosedFileRef[];
  /** The page of a revision, or the newest, with nothing else asked for that is not kept. */
  pageOf: (revision: number | null) => string;
  /** The page of the unit as it is now. */
  present: string;
  locale: Locale;
}

/** Says that these figures were closed, when, and what was published of the period, each file with its hash. */
export function ClosedPeriodNote(props: ClosedPeriodProps) {
  const { closed, locale, pageOf, present } = props;
  const t = closingTexts[locale];
  const { shown, revisions, isKept } = closed;
  const when = instantInWords(shown.closedAt.toISOString(), locale);
  if (!isKept) {
    return (
      <aside class="closed-period not-kept" aria-label={t.closed}>
        <p>
          {t.computedNow} <a href={pageOf(null)}>{t.toKept}</a>
        </p>
      </aside>
    );
  }
  return (
    <aside class="closed-period" aria-label={t.closed}>
      <p>
        <b>{t.closed}.</b> {shown.revision === 1 ? t.closedAt(when) : t.revised(shown.revision, when)}
      </p>
      {shown.reason !== null && (
        <p class="closed-reason">
          {t.reason} {shown.reason}
        </p>
      )}
      {shown.revision < revisions.length && (
        <p>
          <b>{t.newer}</b> <a href={pageOf(null)}>{t.toNewest}</a>
        </p>
      )}
      <details>
        <summary>{t.versions}</summary>
        <ol class="closed-revisions">
          {[...revisions].reverse().map((closing) => (
            <Revision closing={closing} {...props} />
          ))}
        </ol>
        <p class="soft small">{t.hashes}</p>
      </details>
      <p class="soft small">
        {t.leftOut} <a href={present}>{t.toPresent}</a>
      </p>
    </aside>
  );
}

function Revision({ closing, unit, refs, pageOf, locale }: ClosedPeriodProps & { closing: Closing }) {
  const t = closingTexts[locale];
  const files = refs.filter(({ closingId }) => closingId === closing.id);
  const several = files.some(({ coverage }) => coverage === 'with-below');
  const { revision, reason, period, closedAt } = closing;
  return (
    <li>
      <p>
        <a href={pageOf(revision)}>{revision === 1 ? t.first : t.correction(revision)}</a>{' '}
        <span class="soft">{instantInWords(closedAt.toISOString(), locale)}</span>
        {reason !== null && (
          <>
            <br />
            {t.reason} {reason}
          </>
        )}
      </p>
      <ul class="closed-files">
        {files.map((ref) => {
          const about = [
            t.files[ref.name],
            several && ref.name !== 'units-below' && t.coverages[ref.coverage],
            ref.name !== 'units-below' && t.languages[ref.locale],
          ].filter(Boolean);
          return (
            <li>
              <a href={fileAddress(unit, period.slug, ref)}>
                {about.join(', ')} ({ref.format.toUpperCase()})
              </a>{' '}
              <code>{ref.sha256}</code>
            </li>
          );
        })}
      </ul>
    </li>
  );
}

interface ClosedPeriodListProps {
  /** Latest first. */
  closings: Closing[];
  pageOf: (period: string) => string;
  json: string;
  locale: Locale;
}

const fewPeriods = 6;

/** The periods that the unit has closed, each once, latest first. */
export function ClosedPeriodList({ closings, pageOf, json, locale }: ClosedPeriodListProps) {
  const t = closingTexts[locale];
  if (closings.length === 0) return null;
  const latest = closings.filter(
    ({ period }, i) => closings.findIndex((one) => one.period.slug === period.slug) === i,
  );
  latest.sort((a, b) => (a.period.to < b.period.to ? 1 : a.period.to > b.period.to ? -1 : b.id - a.id));
  const line = ({ period, revision, closedAt }: Closing) => {
    const day = dayInWords(dayOf(closedAt), locale);
    return (
      <li>
        <a href={pageOf(period.slug)}>{inLocale(period.name, locale)}</a>{' '}
        <span class="soft">({revision === 1 ? t.listClosed(day) : t.listRevised(day)})</span>
      </li>
    );
  };
  const [recent, earlier] = [latest.slice(0, fewPeriods), latest.slice(fewPeriods)];
  return (
    <section aria-labelledby="closed-periods" class="closed-periods">
      <h2 id="closed-periods">{t.list}</h2>
      <p class="soft">{t.listLead}</p>
      <ul>{recent.map(line)}</ul>
      {earlier.length > 0 && (
        <details>
          <summary>{t.earlier}</summary>
          <ul>{earlier.map(line)}</ul>
        </details>
      )}
      <p class="soft small">
        <a href={json}>{t.asJson}</a>
      </p>
    </section>
  );
}
