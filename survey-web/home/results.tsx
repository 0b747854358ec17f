import type { Day } from '../../api/days.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { unitKinds } from '../../api/units/kinds.ts';
import { homeTexts } from '../texts/home.ts';
import type { FoundUnit } from './find-units.ts';
import { hasEnded, treeAddress, UnitName } from './tree.tsx';

interface Results {
  locale: Locale;
  today: Day;
  asked: string;
  found: FoundUnit[];
  /** Whether more fit than are shown. */
  more: boolean;
  /** Where a name leads; without it to the unit's results. */
  pageOf?: (slug: string) => string;
  /** Where a petition to a unit is sent; without it none is offered. */
  petitionTo?: (slug: string) => string;
}

export function Results({ asked, found, more, petitionTo, ...shared }: Results) {
  const { locale } = shared;
  const t = homeTexts[locale];
  if (found.length === 0) return <NothingFound locale={locale} asked={asked} />;
  return (
    <>
      <p>{more ? t.moreFound(found.length) : t.found(found.length)}</p>
      <ol class="results">
        {found.map(({ unit, superiors }) => (
          <li>
            <UnitName unit={unit} {...shared} />
            <span class="soft">
              {superiors.length > 0 &&
                `${t.partOf} ${superiors.map(({ name }) => inLocale(name, locale)).join(', ')} · `}
              {inLocale(unitKinds[unit.kind], locale)}
            </span>
            {petitionTo && !hasEnded(unit, shared.today) && (
              <a class="onward" href={petitionTo(unit.slug)}>
                {t.petition}
                <span class="visually-hidden"> – {inLocale(unit.name, locale)}</span>
              </a>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function NothingFound({ locale, asked }: { locale: Locale; asked: string }) {
  const t = homeTexts[locale];
  return (
    <section class="card guide">
      <p>
        <strong>
          {t.nothingFound} “<bdi>{asked}</bdi>”.
        </strong>
      </p>
      <ul>
        {t.advice.map((advice) => (
          <li>{advice}</li>
        ))}
      </ul>
      <p>
        <a class="button quiet" href={treeAddress(locale)}>
          {t.browse}
        </a>
      </p>
    </section>
  );
}
