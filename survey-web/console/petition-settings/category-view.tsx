import type { Category } from '../../../api/categories/store.ts';
import { depthOf } from '../../../api/categories/tree.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { petitionSettingsTexts } from '../../texts/console-petition-settings.ts';
import { CheckField, type Filled, SelectField, TextField } from '../form.tsx';

/** Categories as nested lists, in the order of the form. */
export function CategoryTree({
  categories,
  locale,
  parentId = null,
}: {
  categories: readonly Category[];
  locale: Locale;
  parentId?: number | null;
}) {
  const t = petitionSettingsTexts[locale];
  const here = categories.filter((one) => one.parentId === parentId);
  if (here.length === 0) return null;
  return (
    <ul class={parentId === null ? 'console-list' : 'console-list petition-below'}>
      {here.map(({ id, key, name, goesToSuperior, retired }) => (
        <li>
          <a href={`/console/petition-categories/${key}`}>{inLocale(name, locale)}</a>
          {goesToSuperior && <span class="console-note">{t.goesToSuperiorShort}</span>}
          {retired && <span class="soft"> ({t.retired})</span>}
          <CategoryTree categories={categories} locale={locale} parentId={id} />
        </li>
      ))}
    </ul>
  );
}

/** Categories to choose from, those below others behind a dash for each step. */
export const categoryChoices = (categories: readonly Category[], locale: Locale) =>
  categories.map((one) => ({
    value: one.key,
    name: `${'– '.repeat(depthOf(categories, one))}${inLocale(one.name, locale)}`,
  }));

export function CategoryInputs({
  of,
  parents,
  withPlace,
}: {
  of: Filled;
  parents: readonly Category[];
  withPlace?: boolean;
}) {
  const { locale } = of;
  const t = petitionSettingsTexts[locale];
  return (
    <>
      <TextField of={of} name="vi" label={t.name} maxlength={300} />
      <TextField of={of} name="en" label={t.nameEn} maxlength={300} optional />
      <TextField of={of} name="everyday" label={t.everyday} hint={t.hintHint} maxlength={300} optional />
      <TextField of={of} name="everydayEn" label={t.everydayEn} maxlength={300} optional />
      <SelectField
        of={of}
        name="parent"
        label={t.parent}
        choices={[{ value: '', name: t.top }, ...categoryChoices(parents, locale)]}
      />
      {withPlace && (
        <TextField of={of} name="place" label={t.place} inputmode="numeric" maxlength={4} short />
      )}
      <CheckField of={of} name="goesToSuperior" label={t.goesToSuperior} hint={t.goesToSuperiorHint} />
    </>
  );
}
