import { hidesNothing, nameWithoutField, type Satisfaction } from '../../api/publication/satisfaction.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';
import { FigureTable } from './figure-table.tsx';
import { anchorOf } from './why-lines.tsx';

/** Each field against its target. */
export function Fields({ satisfaction, locale }: { satisfaction: Satisfaction; locale: Locale }) {
  const t = publicTexts[locale];
  const { fields } = satisfaction;
  // A school has no fields: what it has without one is the whole, which stands above.
  if (!fields.some(({ field }) => field !== null)) return null;
  return (
    <section aria-labelledby="fields">
      <h2 id="fields">{t.fields}</h2>
      <FigureTable
        scope="field"
        caption={t.fields}
        head={t.field}
        rows={fields.map((one) => ({
          key: one.field?.slug ?? '',
          anchor: anchorOf(one),
          name: one.field?.name ?? inLocale(nameWithoutField(fields), locale),
          figure: hidesNothing(satisfaction) && one.rate === null ? null : one,
        }))}
        locale={locale}
      />
    </section>
  );
}
