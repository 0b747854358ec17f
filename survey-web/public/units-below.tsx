import type { Day } from '../../api/days.ts';
import type { Below, UnitBelow } from '../../api/publication/below.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';
import { FigureTable } from './figure-table.tsx';
import { countInWords, dayInWords } from './wording.ts';

interface UnitsBelowProps {
  below: Below;
  today: Day;
  locale: Locale;
  /** The page of a unit below, for the same days. */
  pageOf: (below: UnitBelow) => string;
}

/** The units directly below, each with the figure of all that stands under it. */
export function UnitsBelow({ below, today, locale, pageOf }: UnitsBelowProps) {
  const t = publicTexts[locale];
  if (below.count === 0) return null;
  return (
    <section aria-labelledby="below">
      <h2 id="below">{t.below}</h2>
      <p class="soft">{t.belowNote}</p>
      <FigureTable
        scope="unit"
        caption={t.below}
        head={t.unit}
        rows={below.units.map((one) => ({
          key: one.unit.slug,
          name: (
            <>
              <a href={pageOf(one)}>{inLocale(one.unit.name, locale)}</a>
              {one.unit.validTo && one.unit.validTo < today && (
                <small class="soft"> ({t.ended(dayInWords(one.unit.validTo, locale))})</small>
              )}
            </>
          ),
          figure: one.figure,
        }))}
        locale={locale}
      />
      {below.count > below.units.length && (
        <p class="soft">{t.belowCut(below.units.length, countInWords(below.count, locale))}</p>
      )}
    </section>
  );
}
