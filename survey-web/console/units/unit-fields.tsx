import { inLocale } from '../../../api/text.ts';
import { unitKinds } from '../../../api/units/kinds.ts';
import { unitTexts } from '../../texts/console-units.ts';
import { DayField, type Filled, SelectField, TextField } from '../form.tsx';

/** The fields of the form of a unit; a new one may name its address. */
export function UnitFields({ of, isNew }: { of: Filled; isNew?: boolean }) {
  const { locale } = of;
  const t = unitTexts[locale];
  const kinds = Object.entries(unitKinds).map(([value, name]) => ({ value, name: inLocale(name, locale) }));
  return (
    <>
      <TextField of={of} name="vi" label={t.nameVi} maxlength={300} />
      <TextField of={of} name="en" label={t.nameEn} maxlength={300} optional />
      <SelectField of={of} name="kind" label={t.kind} choices={kinds} />
      <TextField of={of} name="code" label={t.code} hint={t.codeHint} maxlength={40} optional short />
      <TextField
        of={of}
        name="website"
        label={t.website}
        hint={t.websiteHint}
        inputmode="url"
        maxlength={500}
        optional
      />
      <DayField of={of} name="validFrom" label={t.validFrom} optional />
      {isNew && <TextField of={of} name="slug" label={t.slug} hint={t.slugHint} maxlength={80} optional />}
    </>
  );
}
