import type { Day } from '../../api/days.ts';
import type { Period } from '../../api/periods/period.ts';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import type { Unit } from '../../api/units/store.ts';
import { publicTexts } from '../texts/public.ts';
import { dayInWords } from './wording.ts';

export interface UnitHeadingProps {
  unit: Unit;
  superior: Unit | undefined;
  successor: Unit | undefined;
  /** Printed codes that went on from or for this unit: where its figures change hands. */
  moved: Satisfaction['codesMoved'];
  today: Day;
  days: { from: Day; to: Day };
  /** The period shown, where it was chosen by name. */
  period: Period | undefined;
  locale: Locale;
  /** The page of another unit, in the same language. */
  pageOf: (slug: string) => string;
}

/** Whose figures, of which days; who took over from a unit that has ended, or from whom it took over, and since when. */
export function UnitHeading(props: UnitHeadingProps) {
  const { unit, superior, successor, moved, today, days, period, locale, pageOf } = props;
  const t = publicTexts[locale];
  const hasEnded = unit.validTo !== null && unit.validTo < today;
  const named = (one: Unit) => <a href={pageOf(one.slug)}>{inLocale(one.name, locale)}</a>;
  return (
    <>
      {superior && (
        <p class="superior soft">
          {t.partOf} {named(superior)}
        </p>
      )}
      <h1>{inLocale(unit.name, locale)}</h1>
      <p class="days">
        {period && <b>{inLocale(period.name, locale)}: </b>}
        {dayInWords(days.from, locale)} – {dayInWords(days.to, locale)}{' '}
        <a href="#periods" class="to-periods">
          {t.pickPeriod}
        </a>
      </p>
      {hasEnded && (
        <p class="closed">
          {t.closed(dayInWords(unit.validTo!, locale))}{' '}
          {successor && (
            <>
              {t.successor} {named(successor)}
            </>
          )}
        </p>
      )}
      {moved.map(({ from, to, day }) => {
        const tookOver = to.slug === unit.slug;
        const other = tookOver ? from : to;
        const since = dayInWords(day, locale);
        return (
          <p class="closed">
            {tookOver ? t.tookOver(since) : t.handedOn(since)} <a href={pageOf(other.slug)}>{other.name}</a>.
          </p>
        );
      })}
    </>
  );
}
