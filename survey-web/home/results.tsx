import type { Day } from '../../api/days.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { unitKinds } from '../../api/units/kinds.ts';
import { homeTexts } from '../texts/home.ts';
import type { FoundUnit } from './find-units.ts';
import { treeAddress, UnitName } from './tree.tsx';

interface Results {
  locale: Locale;
  today: Day;
  asked: string;
  found: FoundUnit[];
  /** Whether more fit than are shown. */
  more: boolean;
}

export function Results({ locale, today, asked, found, more }: Results) {
  const t = homeTexts[locale];
  if (found.length === 0) return <NothingFound locale={locale} asked={asked} />;
  return (
    <>
      <p>{more ? t.moreFound(found.length) : t.found(found.length)}</p>
      <ol class="results">
        {found.map(({ unit, superiors }) => (
          <li>
            <UnitName unit={unit} locale={locale} today={today} />
            <span class="soft">
              {superiors.length > 0 &&
                `${t.partOf} ${superiors.map(({ name }) => inLocale(name, locale)).join(', ')} · `}
              {inLocale(unitKinds[unit.kind], locale)}
            </span>
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
