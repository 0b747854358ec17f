import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import type { Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';

interface OtherMeasuresProps {
  satisfaction: Satisfaction;
  locale: Locale;
  /** True where the measure shown was named by the address rather than by the target. */
  named: boolean;
  /** The page for another measure; '' is the one that stands by itself. */
  pageOf: (measure: string) => string;
}

export function OtherMeasures({ satisfaction, locale, named, pageOf }: OtherMeasuresProps) {
  const t = publicTexts[locale];
  const { measures, measure } = satisfaction;
  const others = measures.filter(({ id }) => id !== measure.id);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="measures" class="measures">
      <h2 id="measures">{named ? t.otherMeasuresBesideNamed : t.otherMeasures}</h2>
      <ul>
        {named && (
          <li>
            <a href={pageOf('')}>{t.mainMeasure}</a>
          </li>
        )}
        {others.map(({ id, kind }) => (
          <li>
            <a href={pageOf(id)}>
              {t.measures[kind]}
              {measures.filter((one) => one.kind === kind).length > 1 && ` (${id})`}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
