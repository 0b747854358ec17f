import { dayOf } from '../../../api/days.ts';
import { type Indicator, type IndicatorValue, valuesInForce } from '../../../api/indicators/indicator.ts';
import type { Locale } from '../../../api/text.ts';
import { valueInWords } from '../../public/goal-words.ts';
import { dayInWords } from '../../public/wording.ts';
import { indicatorTexts } from '../../texts/console-indicators.ts';
import { indicatorInWords } from '../targets/words.ts';
import type { UnitVisit } from '../visit.ts';

interface ListProps {
  visit: UnitVisit;
  indicators: Indicator[];
  /** All that was ever entered for the unit. */
  values: IndicatorValue[];
}

/** Each indicator with its values, and what they were before. */
export function IndicatorList({ visit, indicators, values }: ListProps) {
  const { locale, unit } = visit;
  const t = indicatorTexts[locale];
  const at = `/console/units/${unit.slug}`;
  return (
    <>
      {indicators.map((indicator) => {
        const own = values.filter(({ indicatorId }) => indicatorId === indicator.id);
        return (
          <section>
            <h2>{indicatorInWords(indicator, locale)}</h2>
            <p class="soft">
              {t.better[indicator.direction]}
              {visit.may('targets.edit') && (
                <>
                  {' · '}
                  <a
                    href={`${at}/indicators/${indicator.slug}/enter`}
                    aria-label={`${t.enter}: ${indicatorInWords(indicator, locale)}`}
                  >
                    {t.enter}
                  </a>
                </>
              )}
            </p>
            <Values visit={visit} indicator={indicator} values={own} />
          </section>
        );
      })}
    </>
  );
}

function Values({
  visit,
  indicator,
  values,
}: {
  visit: UnitVisit;
  indicator: Indicator;
  values: IndicatorValue[];
}) {
  const { locale } = visit;
  const t = indicatorTexts[locale];
  const inForce = valuesInForce(values).reverse();
  const past = values
    .filter(({ id, reason }) => reason !== null || !inForce.some((one) => one.id === id))
    .reverse();
  if (values.length === 0) return <p>{t.noValues}</p>;
  return (
    <>
      {inForce.length > 0 && (
        <table class="console-table">
          <thead>
            <tr>
              <th scope="col">{t.columns.day}</th>
              <th scope="col">{t.columns.value}</th>
              <th scope="col">{t.columns.source}</th>
              <th scope="col">{t.columns.by}</th>
            </tr>
          </thead>
          <tbody>
            {inForce.map((one) => (
              <ValueRow visit={visit} indicator={indicator} value={one} />
            ))}
          </tbody>
        </table>
      )}
      {past.length > 0 && (
        <details>
          <summary>{t.history}</summary>
          <ul>
            {past.map((one) => (
              <li>
                {dayInWords(one.day, locale)}: {shown(one, indicator, locale)} (
                {t.entered(one.staffName, dayInWords(dayOf(one.at), locale))}
                {one.reason && `; ${one.reason}`})
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const shown = ({ value }: IndicatorValue, indicator: Indicator, locale: Locale): string =>
  value === null ? indicatorTexts[locale].takenBack : valueInWords(value, indicator, locale);

function ValueRow({
  visit,
  indicator,
  value,
}: {
  visit: UnitVisit;
  indicator: Indicator;
  value: IndicatorValue;
}) {
  const { locale, unit } = visit;
  const t = indicatorTexts[locale];
  const at = `/console/units/${unit.slug}/indicator-values/${value.id}`;
  const day = dayInWords(value.day, locale);
  return (
    <tr>
      <th scope="row">
        {visit.may('targets.edit') ? (
          <a href={at} aria-label={`${t.correct} ${day}`}>
            {day}
          </a>
        ) : (
          day
        )}
      </th>
      <td data-label={t.columns.value}>
        <b>{shown(value, indicator, locale)}</b>
      </td>
      <td data-label={t.columns.source}>
        {value.source}
        {value.attachmentId && (
          <>
            {' '}
            (<a href={`${at}/evidence`}>{t.evidenceOf}</a>)
          </>
        )}
      </td>
      <td data-label={t.columns.by}>{t.entered(value.staffName, dayInWords(dayOf(value.at), locale))}</td>
    </tr>
  );
}
