import { type CountedFigure, isPunctual } from '../../api/caseload/punctuality.ts';
import type { Figure } from '../../api/publication/figure.ts';
import type { Caseload, Punctuality } from '../../api/publication/punctuality.ts';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';
import { publicCaseloadTexts } from '../texts/public-caseload.ts';
import { monthsInWords } from './months.ts';
import { VerdictChip } from './verdict-chip.tsx';
import { countInWords, thresholdInWords } from './wording.ts';

interface Row {
  key: string;
  name: string;
  counts: Punctuality | null;
  /** null: no figure of this subject is published. */
  satisfaction: Figure | null;
}

/** Dossiers on time beside satisfaction, field by field: who is punctual and yet disappoints. */
export function PunctualitySection({ satisfaction, locale }: { satisfaction: Satisfaction; locale: Locale }) {
  const { caseload } = satisfaction;
  if (!caseload) return null;
  const t = publicCaseloadTexts[locale];
  const rows = rowsOf(satisfaction, caseload, locale);
  const months = t.months(monthsInWords(caseload.months, locale));
  return (
    <section aria-labelledby="punctuality">
      <h2 id="punctuality">{rows.length > 1 ? t.title : t.titleWhole}</h2>
      <p class="soft">{t.counted(months)}</p>
      <Disappointing rows={rows} locale={locale} />
      <PunctualityTable rows={rows} locale={locale} />
      {caseload.targets.length > 0 && (
        <p class="soft small">
          {t.sources}:{' '}
          {caseload.targets
            .map(
              ({ metric, scope, threshold, source, unit }) =>
                `${t.metrics[metric]} ${thresholdInWords(threshold, locale)}, ${publicTexts[locale].targetScopes[scope]}: ${source} (${unit.name})`,
            )
            .join('; ')}
          .
        </p>
      )}
    </section>
  );
}

function rowsOf({ overall, fields }: Satisfaction, caseload: Caseload, locale: Locale): Row[] {
  const t = publicCaseloadTexts[locale];
  const byField = new Map(caseload.fields.map((one) => [one.field?.slug ?? '', one]));
  const named = fields.flatMap(({ field, ...figure }): Row[] =>
    field
      ? [
          {
            key: field.slug,
            name: field.name,
            counts: byField.get(field.slug) ?? null,
            satisfaction: figure.rate === null ? null : figure,
          },
        ]
      : [],
  );
  const without = byField.get('');
  const whole: Row = {
    key: '',
    name: t.whole,
    counts: caseload.overall,
    satisfaction: overall.rate === null ? null : overall,
  };
  const isDivided = named.some(({ counts }) => counts !== null);
  if (!isDivided) return [whole];
  const rest: Row[] = without ? [{ key: '-', name: t.noField, counts: without, satisfaction: null }] : [];
  return [whole, ...named, ...rest];
}

function Disappointing({ rows, locale }: { rows: Row[]; locale: Locale }) {
  const t = publicCaseloadTexts[locale];
  const found = rows.filter(
    ({ key, counts, satisfaction }) =>
      key !== '' && counts && isPunctual(counts.onTime) && satisfaction?.official === 'not-met',
  );
  if (found.length === 0) return null;
  const named = found.map(({ name, counts, satisfaction }) =>
    t.disappointsOne(
      name,
      displayedRate(counts!.onTime.rate!, counts!.onTime.target, locale),
      displayedRate(satisfaction!.rate!, satisfaction!.target, locale),
    ),
  );
  return (
    <p class="caution disappointing">
      <b>{t.disappoints}</b> {named.join('; ')}. {t.disappointsHint}
    </p>
  );
}

function PunctualityTable({ rows, locale }: { rows: Row[]; locale: Locale }) {
  const t = publicCaseloadTexts[locale];
  const heads = [t.field, t.solved, t.onTime, t.apologies, t.satisfied];
  return (
    <table class="figures punctuality" role="table">
      <caption class="visually-hidden">{t.title}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th scope="col" role="columnheader">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, name, counts, satisfaction }) => (
          <tr
            role="row"
            data-punctuality={key}
            data-on-time={counts?.onTime.rate}
            data-apologies={counts?.apologies.rate}
          >
            <th scope="row" role="rowheader">
              {name}
            </th>
            <td role="cell" class="number" data-label={t.solved}>
              {counts ? countInWords(counts.solved, locale) : '–'}
            </td>
            <td role="cell" data-label={t.onTime}>
              {counts ? <Counted figure={counts.onTime} locale={locale} /> : t.unknown}
            </td>
            <td role="cell" data-label={t.apologies}>
              {!counts ? (
                '–'
              ) : counts.late === 0 ? (
                t.noneLate
              ) : (
                <Counted figure={counts.apologies} locale={locale} />
              )}
            </td>
            <td role="cell" data-label={t.satisfied}>
              {satisfaction ? (
                <>
                  <b>{displayedRate(satisfaction.rate!, satisfaction.target, locale)}</b>{' '}
                  {satisfaction.official && <VerdictChip figure={satisfaction} locale={locale} />}
                </>
              ) : (
                '–'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A rate of all dossiers with how many they are and, where there is a target, its verdict. */
export function Counted({ figure, locale }: { figure: CountedFigure; locale: Locale }) {
  const { rate, count, of, target, official } = figure;
  if (rate === null) return <>–</>;
  const t = publicTexts[locale];
  return (
    <>
      <b>{displayedRate(rate, target, locale)}</b>{' '}
      {official && (
        <span class={`chip ${official}`}>
          <b>{official === 'met' ? t.met : t.notMet}</b>
        </span>
      )}{' '}
      <small class="soft">
        {countInWords(count, locale)}/{countInWords(of, locale)}
        {target !== null && `, ${publicCaseloadTexts[locale].target(thresholdInWords(target, locale))}`}
      </small>
    </>
  );
}
