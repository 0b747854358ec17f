import { raw } from 'hono/html';
import type { PublishedAction } from '../../api/actions/store.ts';
import type { PetitionBooks } from '../../api/publication/petition-books.ts';
import type { FieldFigure, Satisfaction } from '../../api/publication/satisfaction.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';
import { noticeSheetTexts } from '../texts/notice-sheet.ts';
import { publicTexts } from '../texts/public.ts';
import { publicActionTexts } from '../texts/public-actions.ts';
import { VerdictChip } from './verdict-chip.tsx';
import { axisOf, Whisker } from './whisker.tsx';
import { countInWords, dayInWords, instantInWords, intervalInWords, thresholdInWords } from './wording.ts';

/** More do not fit on one page in letters that are read from a metre away. */
const mostFields = 9;
const mostWishes = 3;
const mostDone = 2;

interface NoticeSheetProps {
  satisfaction: Satisfaction;
  books: PetitionBooks;
  /** What was done, last published first. */
  actions: PublishedAction[];
  superior: string | null;
  /** The address of the unit's page, as SVG with its quiet zone, and as it is typed. */
  qr: string;
  typed: string;
  locale: Locale;
}

/** One A4 page for the notice board at the counter, whatever the length of the names on it. */
export function NoticeSheet({ satisfaction, books, actions, superior, qr, typed, locale }: NoticeSheetProps) {
  const t = noticeSheetTexts[locale];
  const { unit, period, asOf, privacyMinimum } = satisfaction;
  return (
    <article class="printed notice-sheet" lang={locale}>
      <header>
        {satisfaction.demonstration && <p class="made-up">{t.demonstration}</p>}
        {superior && <p class="notice-superior">{superior}</p>}
        <p class="notice-unit">{unit.name}</p>
        <h2>{t.title}</h2>
        <p>{t.period(dayInWords(period.from, locale), dayInWords(period.to, locale))}</p>
      </header>
      <Headline satisfaction={satisfaction} locale={locale} />
      <FieldRows satisfaction={satisfaction} locale={locale} />
      <div class="notice-below">
        <div>
          <Wishes satisfaction={satisfaction} locale={locale} />
          <Petitions books={books} locale={locale} />
          <Done actions={actions} locale={locale} />
        </div>
        <figure>
          {raw(qr)}
          <figcaption>
            {t.scan}
            <br />
            <b>{typed}</b>
          </figcaption>
        </figure>
      </div>
      <footer>
        <p>
          {satisfaction.measure.text} {t.note(countInWords(privacyMinimum, locale))}{' '}
          {t.asOf(instantInWords(asOf, locale))}.
        </p>
      </footer>
    </article>
  );
}

type Shown = { satisfaction: Satisfaction; locale: Locale };

function Headline({ satisfaction, locale }: Shown) {
  const t = publicTexts[locale];
  const { rate, responses, low, high, target } = satisfaction.overall;
  if (rate === null) return <p class="notice-none">{noticeSheetTexts[locale].none}</p>;
  return (
    <section class="notice-headline">
      <p class="notice-rate">{displayedRate(rate, target, locale)}</p>
      <div>
        {target !== null && <VerdictChip figure={satisfaction.overall} locale={locale} />}
        <p>
          {t.responses(responses!, countInWords(responses!, locale))}
          {low !== null && high !== null && (
            <>
              <br />
              {t.intervalIs} {intervalInWords(low, high, target, locale)}
            </>
          )}
          {target !== null && (
            <>
              <br />
              {t.targetIs} {thresholdInWords(target, locale)}
            </>
          )}
        </p>
      </div>
    </section>
  );
}

function FieldRows({ satisfaction, locale }: Shown) {
  const t = noticeSheetTexts[locale];
  const fields = satisfaction.fields.filter(({ field, rate }) => field !== null && rate !== null);
  if (fields.length === 0) return null;
  const shown = fields.slice(0, mostFields);
  const axis = axisOf(shown);
  const more = satisfaction.fields.filter(({ field }) => field !== null).length - shown.length;
  return (
    <section class="notice-fields">
      <h3>{t.byField}</h3>
      <table>
        <tbody>
          {shown.map((one) => (
            <tr>
              <th scope="row">{one.field!.name}</th>
              <td class="notice-drawn">
                <Whisker figure={one} axis={axis} />
              </td>
              <td>
                <b>{displayedRate(one.rate!, one.target, locale)}</b>
              </td>
              <td>{verdictOf(one, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="notice-more">{t.moreFields(countInWords(more, locale))}</p>}
    </section>
  );
}

/** In words alone: on a table of them the chips of a screen would drown the rates. */
function verdictOf({ official, evidence }: FieldFigure, locale: Locale): string {
  const t = publicTexts[locale];
  if (official === null) return '–';
  const verdict = official === 'met' ? t.met : t.notMet;
  return evidence === 'sure' ? verdict : `${verdict} (${noticeSheetTexts[locale].unsure})`;
}

function Wishes({ satisfaction, locale }: Shown) {
  const named = satisfaction.reasons.filter(({ responses }) => responses > 0).slice(0, mostWishes);
  if (named.length === 0) return null;
  return (
    <section>
      <h3>{noticeSheetTexts[locale].wishes}</h3>
      <ul>
        {named.map(({ text, responses }) => (
          <li>
            {text} ({countInWords(responses, locale)})
          </li>
        ))}
      </ul>
    </section>
  );
}

function Petitions({ books, locale }: { books: PetitionBooks; locale: Locale }) {
  const t = noticeSheetTexts[locale];
  const { received, answered, promised, open, overdueNow } = books.total;
  const words = [received, answered + promised, open, overdueNow].map((count) => countInWords(count, locale));
  return (
    <section>
      <h3>{t.petitions}</h3>
      <p>{t.petitionsLine(...(words as [string, string, string, string]))}</p>
    </section>
  );
}

/** What earlier answers changed; what is only promised stands on the public page. */
function Done({ actions, locale }: { actions: PublishedAction[]; locale: Locale }) {
  const done = actions.filter(({ state }) => state === 'done').slice(0, mostDone);
  if (done.length === 0) return null;
  return (
    <section class="notice-done">
      <h3>{publicActionTexts[locale].title}</h3>
      <ul>
        {done.map(({ subject, measure }) => (
          <li>
            {subject} → {measure}
          </li>
        ))}
      </ul>
    </section>
  );
}
