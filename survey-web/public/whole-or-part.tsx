import type { Below } from '../../api/publication/below.ts';
import type { Figure } from '../../api/publication/figure.ts';
import type { Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';

interface WholeOrPartProps {
  overall: Figure;
  below: Below;
  descendants: boolean;
  locale: Locale;
  /** The page with, or without, the units below. */
  pageWith: (descendants: boolean) => string;
}

/** Says that units below are included; or leads on to them, where the unit has no responses of its own. */
export function WholeOrPart({ overall, below, descendants, locale, pageWith }: WholeOrPartProps) {
  const t = publicTexts[locale];
  const counted = countBelow(below, locale);
  if (descendants) {
    return (
      <p class="whole">
        <b>{t.withBelow}</b> {counted && `${counted}.`} <a href={pageWith(false)}>{t.onlyOwn}</a>
      </p>
    );
  }
  if (!counted) return null;
  if (!overall.suppressed) {
    return (
      <p class="whole">
        <a href={pageWith(true)}>{t.alsoBelow}</a>
      </p>
    );
  }
  return (
    <p class="whole">
      {t.ownNone} {counted}: <a href="#below">{t.seeEach}</a>, <a href={pageWith(true)}>{t.seeTogether}</a>.
    </p>
  );
}

/** How many units below have figures, and how many of them meet their target; null where none has. */
function countBelow(below: Below, locale: Locale): string | null {
  const t = publicTexts[locale];
  const figures = below.units.flatMap(({ figure }) => (figure && !figure.suppressed ? [figure] : []));
  const judged = figures.filter(({ official }) => official !== null);
  if (figures.length === 0) return null;
  const met = judged.filter(({ official }) => official === 'met').length;
  return [t.belowHave(figures.length), judged.length > 0 && t.belowMet(met, judged.length)]
    .filter(Boolean)
    .join('; ');
}
