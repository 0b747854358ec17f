import type { Board, BoardRow, Why } from '../../api/board/board.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';
import { countInWords } from '../public/wording.ts';
import { boardTexts } from '../texts/board.ts';
import { anchorOf, goalOf, subjectInWords, valueInWords } from './words.ts';

const mostNamed = 4;
type Shown = { board: Board; locale: Locale };

/** Do we meet the targets, where not, why. */
export function FirstScreen({ board, locale }: Shown) {
  const t = boardTexts[locale];
  const [top] = board.units;
  const own = board.rows.filter(({ unit }) => unit.slug === board.unit.slug);
  const judged = top!.met + top!.notMet;
  const headline =
    judged > 0 ? t.metOf(top!.met, judged) : own.some(({ target }) => target) ? t.nothingJudged : t.noTargets;
  return (
    <section class="summary" aria-label={t.title}>
      <div>
        <p class="headline">
          <strong class={judged > 0 ? 'board-headline' : 'unknown'}>{headline}</strong>
        </p>
        <Counts board={board} locale={locale} />
        <NotMet rows={own} locale={locale} />
      </div>
      <div>
        <WhyLines rows={own} locale={locale} />
        <UnitCounts board={board} locale={locale} />
      </div>
    </section>
  );
}

function Counts({ board: { units }, locale }: Shown) {
  const t = boardTexts[locale];
  const { notMet, unsure, unjudged } = units[0]!;
  const counts = { notMet, unsure, unjudged };
  const facts = (Object.keys(counts) as (keyof typeof counts)[]).flatMap((name) =>
    counts[name] > 0 ? [t.counts[name](countInWords(counts[name], locale))] : [],
  );
  if (facts.length === 0) return null;
  return (
    <ul class="facts">
      {facts.map((fact) => (
        <li>{fact}</li>
      ))}
    </ul>
  );
}

function NotMet({ rows, locale }: { rows: BoardRow[]; locale: Locale }) {
  const t = boardTexts[locale];
  const notMet = rows.filter(({ official }) => official === 'not-met');
  if (notMet.length === 0) return null;
  const more = notMet.length - mostNamed;
  return (
    <>
      <p>
        <b class="seal">{t.notMetAre}</b>
      </p>
      <ul class="board-not-met">
        {notMet.slice(0, mostNamed).map((row) => (
          <li>
            <a href={`#${anchorOf(row)}`}>{subjectInWords(row, locale)}</a>:{' '}
            {t.against(valueInWords(row, row.value!, locale), goalOf(row, locale))}
          </li>
        ))}
        {more > 0 && <li class="soft">{t.andMore(more)}</li>}
      </ul>
    </>
  );
}

/** What cost most, and how many more answers would make it sure. */
export function WhyLines({ rows, locale }: { rows: BoardRow[]; locale: Locale }) {
  const t = boardTexts[locale];
  const why = rows.find((row) => row.why)?.why;
  const unsure = rows.find(
    ({ field, moreAnswers }) => field === null && moreAnswers !== null && moreAnswers > 0,
  );
  if (!why && !unsure) return null;
  return (
    <>
      {why && <WhyOf why={why} locale={locale} />}
      {unsure && <p>{t.moreAnswers(countInWords(unsure.moreAnswers!, locale))}</p>}
    </>
  );
}

function WhyOf({ why: { criteria, reasons }, locale }: { why: Why; locale: Locale }) {
  const t = boardTexts[locale];
  if (criteria.length === 0 && reasons.length === 0) return null;
  const [dearest] = criteria;
  return (
    <>
      <p>
        <b>{t.whyTitle}</b>
      </p>
      {dearest && (
        <p class="board-why">
          {t.whyCriterion(
            dearest.text.replace(/[.;]\s*$/, ''),
            displayedRate(dearest.share, null, locale),
            countInWords(dearest.dissatisfied, locale),
          )}
          .
        </p>
      )}
      {reasons.length > 0 && (
        <p>
          {t.whyReason}{' '}
          {reasons
            .map(({ text, responses }) => t.whyReasonCount(text, countInWords(responses, locale)))
            .join(', ')}
          .
        </p>
      )}
    </>
  );
}

const states = ['not-met', 'unsure', 'met', 'not-begun', 'unjudged'] as const;

function UnitCounts({ board, locale }: Shown) {
  const t = boardTexts[locale];
  const below = board.units.slice(1);
  if (below.length === 0) return null;
  const counts = states.flatMap((state) => {
    const count = below.filter((unit) => unit.state === state).length;
    return count > 0 ? [t.unitCounts[state](countInWords(count, locale))] : [];
  });
  return (
    <p>
      <b>
        <a href="#units">{t.unitsIn(countInWords(below.length, locale))}</a>
      </b>{' '}
      {counts.join('; ')}.
    </p>
  );
}
