import { recentCalendarPeriods } from '../../../api/periods/period.ts';
import { listOwnPeriods } from '../../../api/periods/store.ts';
import { inLocale } from '../../../api/text.ts';
import { shownParts } from '../../embed/query.ts';
import { websiteTexts } from '../../texts/console-website.ts';
import { publicTexts } from '../../texts/public.ts';
import { type Choice, ChoiceField, type Filled, SelectField, SubmitButton, TextField } from '../form.tsx';
import type { UnitVisit } from '../visit.ts';

/** What the web editor can choose; the page with it is a plain address, which can be kept. */
export async function OptionsForm({ visit, of }: { visit: UnitVisit; of: Filled }) {
  const { unit, locale, deps, today } = visit;
  const t = websiteTexts[locale];
  const p = publicTexts[locale];
  const inGroup =
    (group: string) =>
    ({ slug, name }: { slug: string; name: Parameters<typeof inLocale>[0] }): Choice => ({
      value: slug,
      name: inLocale(name, locale),
      group,
    });
  const periods: Choice[] = [
    { value: '', name: t.usualPeriod },
    ...(await listOwnPeriods(deps.db)).map(inGroup(p.ownPeriods)),
    ...recentCalendarPeriods(today).map(inGroup(p.calendarPeriods)),
  ];
  const named = (names: Record<string, string>): Choice[] =>
    Object.entries(names).map(([value, name]) => ({ value, name }));
  return (
    <form method="get" action={`/console/units/${unit.slug}/website`} class="website-options">
      <ChoiceField
        of={of}
        name="show"
        label={t.show}
        choices={shownParts.map((part) => ({ value: part, name: t.parts[part] }))}
      />
      <SelectField of={of} name="period" label={t.period} choices={periods} />
      <SelectField of={of} name="language" label={t.language} choices={named(t.languages)} />
      <SelectField of={of} name="theme" label={t.theme} choices={named(t.themes)} />
      <TextField of={of} name="accent" label={t.accent} hint={t.accentHint} optional short maxlength={7} />
      <SubmitButton>{t.apply}</SubmitButton>
    </form>
  );
}
