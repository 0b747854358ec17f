import type { Period } from '../../api/periods/period.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';

export interface PeriodPickerProps {
  action: string;
  locale: Locale;
  calendar: readonly Period[];
  own: readonly Period[];
  /** The period shown, where it was chosen by name. */
  chosen: string | undefined;
  from: string;
  to: string;
  /** What else the page was asked for: stays as it is. */
  kept: Record<string, string>;
  /** The page for its usual period, where another is shown. */
  usual: string | null;
}

/** Two plain forms, since days and a period's name exclude each other. */
export function PeriodPicker(props: PeriodPickerProps) {
  const { action, locale, calendar, own, chosen, from, to, usual } = props;
  const t = publicTexts[locale];
  const known = [...own, ...calendar].some((period) => period.slug === chosen);
  return (
    <section aria-labelledby="periods" class="periods">
      <h2 id="periods">{t.periods}</h2>
      <form method="get" action={action}>
        <Kept kept={props.kept} />
        <div>
          <label for="period">{t.period}</label>
          <select id="period" name="period" required autocomplete="off">
            <option value="" disabled selected={!known}>
              {t.choosePeriod}
            </option>
            {own.length > 0 && (
              <optgroup label={t.ownPeriods}>
                <Options periods={own} chosen={chosen} locale={locale} />
              </optgroup>
            )}
            <optgroup label={t.calendarPeriods}>
              <Options periods={calendar} chosen={chosen} locale={locale} />
            </optgroup>
          </select>
        </div>
        <button class="button quiet">{t.show}</button>
      </form>
      <form method="get" action={action}>
        <Kept kept={props.kept} />
        <Day name="from" label={t.from} value={from} />
        <Day name="to" label={t.to} value={to} />
        <button class="button quiet">{t.show}</button>
      </form>
      {usual && (
        <p>
          <a href={usual}>{t.usualPeriod}</a>
        </p>
      )}
    </section>
  );
}

const Day = ({ name, label, value }: { name: string; label: string; value: string }) => (
  <div>
    <label for={name}>{label}</label>
    <input type="date" id={name} name={name} value={value} required autocomplete="off" />
  </div>
);

const Kept = ({ kept }: { kept: Record<string, string> }) => (
  <>
    {Object.entries(kept).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
);

type OptionsProps = { periods: readonly Period[]; chosen: string | undefined; locale: Locale };

const Options = ({ periods, chosen, locale }: OptionsProps) => (
  <>
    {periods.map(({ slug, name }) => (
      <option value={slug} selected={slug === chosen}>
        {inLocale(name, locale)}
      </option>
    ))}
  </>
);
