import type { Kind } from '../../../api/categories/store.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { petitionSettingsTexts } from '../../texts/console-petition-settings.ts';
import { ChoiceField, type Filled, TextField } from '../form.tsx';

export function KindTable({ kinds, locale }: { kinds: readonly Kind[]; locale: Locale }) {
  const t = petitionSettingsTexts[locale];
  return (
    <table class="console-table">
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.hint}</th>
          <th scope="col">{t.identity}</th>
          <th scope="col">{t.retentionShort}</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(({ key, name, hint, identity, retentionMonths, retired }) => (
          <tr>
            <th scope="row">
              <a href={`/console/petition-kinds/${key}`}>{inLocale(name, locale)}</a>
              {retired && <span class="soft"> ({t.retired})</span>}
            </th>
            <td data-label={t.hint}>{hint ? inLocale(hint, locale) : '–'}</td>
            <td data-label={t.identity}>{t.identities[identity]}</td>
            <td data-label={t.retentionShort}>
              {retentionMonths === null ? t.forever : t.months(retentionMonths)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function KindInputs({ of, withPlace }: { of: Filled; withPlace?: boolean }) {
  const t = petitionSettingsTexts[of.locale];
  return (
    <>
      <TextField of={of} name="vi" label={t.name} maxlength={300} />
      <TextField of={of} name="en" label={t.nameEn} maxlength={300} optional />
      <TextField of={of} name="hint" label={t.hint} hint={t.hintHint} maxlength={200} optional />
      <TextField of={of} name="hintEn" label={t.hintEn} maxlength={200} optional />
      <ChoiceField
        of={of}
        name="identity"
        label={t.identity}
        type="radio"
        choices={(['none', 'contact', 'full'] as const).map((value) => ({
          value,
          name: t.identities[value],
        }))}
      />
      <TextField
        of={of}
        name="retention"
        label={t.retention}
        hint={t.retentionHint}
        inputmode="numeric"
        maxlength={3}
        short
        optional
      />
      {withPlace && (
        <TextField of={of} name="place" label={t.place} inputmode="numeric" maxlength={4} short />
      )}
    </>
  );
}
