import type { PetitionBooks, PetitionCounts } from '../../api/publication/petition-books.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';
import { publicPetitionTexts } from '../texts/public-petitions.ts';
import { PetitionOutcomes, type ShownOutcome } from './petition-outcomes.tsx';
import { countInWords, dayInWords, intervalInWords, thresholdInWords } from './wording.ts';

interface Shown {
  books: PetitionBooks;
  locale: Locale;
}

/** What became of the petitions: on time against the target, the balanced books, promises, and the last outcomes. */
export function PetitionBooksSection({
  books,
  outcomes,
  locale,
  links,
}: Shown & {
  outcomes: ShownOutcome[];
  links: { send: string; json: string; feed: string };
}) {
  const t = publicPetitionTexts[locale];
  const hasAny = books.total.received > 0;
  return (
    <section class="petitions" aria-labelledby="petitions">
      <h2 id="petitions">{t.title}</h2>
      <p>
        <a class="button" href={links.send}>
          {t.send}
        </a>
      </p>
      {hasAny ? (
        <>
          <OnTime books={books} locale={locale} />
          <PetitionFacts total={books.total} locale={locale} />
          <BooksTable books={books} locale={locale} />
          <Refusals books={books} locale={locale} />
          <Rating books={books} locale={locale} />
        </>
      ) : (
        <p class="soft">{t.none}</p>
      )}
      <PetitionOutcomes outcomes={outcomes} locale={locale} />
      <p class="soft small">
        {t.files} <a href={links.json}>JSON</a> · <a href={links.feed}>{t.feed}</a>
      </p>
    </section>
  );
}

function OnTime({ books, locale }: Shown) {
  const t = publicPetitionTexts[locale];
  const { total, target } = books;
  const { onTimeRate, fellDue, onTime } = total;
  return (
    <>
      <p class="measure">{t.onTime}</p>
      <p class="headline">
        {onTimeRate === null ? (
          <strong class="unknown">{t.nothingDue}</strong>
        ) : (
          <>
            <strong class="rate">{displayedRate(onTimeRate, target?.threshold ?? null, locale)}</strong>{' '}
            {target?.official && (
              <span class={`chip ${target.official}`}>
                <b>{target.official === 'met' ? publicTexts[locale].met : publicTexts[locale].notMet}</b>
              </span>
            )}
          </>
        )}
      </p>
      <ul class="facts">
        {onTimeRate !== null && (
          <li>{t.onTimeOf(countInWords(onTime, locale), countInWords(fellDue, locale))}</li>
        )}
        {target && <li>{t.target(thresholdInWords(target.threshold, locale), target.source)}</li>}
      </ul>
    </>
  );
}

function PetitionFacts({ total, locale }: { total: PetitionCounts; locale: Locale }) {
  const t = publicPetitionTexts[locale].facts;
  const count = (n: number) => countInWords(n, locale);
  const { promises, medianWorkingDays, oldestOpenDay } = total;
  const facts = [
    total.overdueNow > 0 && t.overdue(count(total.overdueNow)),
    oldestOpenDay && t.oldest(dayInWords(oldestOpenDay, locale)),
    medianWorkingDays !== null && t.median(countInWords(medianWorkingDays, locale)),
    promises.made > 0 && t.promises(count(promises.made), count(promises.kept), count(promises.broken)),
    total.reopened > 0 && t.reopened(count(total.reopened)),
  ].filter(Boolean);
  if (facts.length === 0) return null;
  return (
    <ul class="petition-facts">
      {facts.map((fact) => (
        <li>{fact}</li>
      ))}
    </ul>
  );
}

const columns = [
  'received',
  'answered',
  'promised',
  'open',
  'refused',
  'transferred',
  'redirected',
  'merged',
  'withdrawn',
  'spam',
] as const;

/** A row a category; columns in which nothing happened are left out. */
function BooksTable({ books, locale }: Shown) {
  const t = publicPetitionTexts[locale];
  const { total, categories } = books;
  const shown = columns.filter((column) => column === 'received' || total[column] > 0);
  const rows = [
    { name: t.all, counts: total },
    ...[...categories]
      .sort((a, b) => b.received - a.received)
      .map((one) => ({ name: one.category?.name ?? t.unknown, counts: one })),
  ];
  return (
    <>
      <h3>{t.books}</h3>
      <p class="soft small">{t.lead}</p>
      <table class="figures petition-books" role="table">
        <thead>
          <tr role="row">
            <th scope="col" role="columnheader">
              {t.category}
            </th>
            {shown.map((column) => (
              <th scope="col" role="columnheader" class="number">
                {t.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, counts }) => (
            <tr role="row">
              <th scope="row" role="rowheader">
                {name}
              </th>
              {shown.map((column) => (
                <td
                  role="cell"
                  class={counts[column] === 0 ? 'number nothing' : 'number'}
                  data-label={t.columns[column]}
                >
                  {countInWords(counts[column], locale)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft small">{t.refusedCount}</p>
    </>
  );
}

function Refusals({ books: { refusals }, locale }: Shown) {
  if (refusals.length === 0) return null;
  return (
    <>
      <h3>{publicPetitionTexts[locale].refusals}</h3>
      <ul>
        {refusals.map(({ name, count }) => (
          <li>
            {name}: {countInWords(count, locale)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Rating({ books: { rating, index766 }, locale }: Shown) {
  const t = publicPetitionTexts[locale];
  const points = (value: number | null) =>
    value === null ? '–' : countInWords(Math.round(value * 100) / 100, locale);
  return (
    <>
      <h3>{t.rating}</h3>
      {rating.rate === null ? (
        <p class="soft">{t.ratingFew}</p>
      ) : (
        <p>
          <strong>{displayedRate(rating.rate, null, locale)}</strong>{' '}
          <span class="soft">
            {t.ratingOf(
              countInWords(rating.responses!, locale),
              intervalInWords(rating.low!, rating.high!, null, locale),
            )}
          </span>
        </p>
      )}
      <details class="small">
        <summary>{t.index}</summary>
        <p>{t.indexParts(points(index766.handledOnTime), points(index766.satisfaction))}</p>
        <p class="soft">{index766.note}</p>
      </details>
    </>
  );
}
