import type { Actor } from '../../../api/accounts/actor.ts';
import type { PointRecord } from '../../../api/points/store.ts';
import { assistedModes, modeNames } from '../../../api/responses/modes.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { entryTexts } from '../../texts/console-entry.ts';
import { CheckField, ChoiceField, type Filled, SelectField, SubmitButton } from '../form.tsx';

interface BeginFormProps {
  of: Filled;
  points: PointRecord[];
  me: Actor;
  staff: { id: string; name: string }[];
}

/** Where a batch of forms begins: what is rated, how people answered, who helped. */
export function BeginForm({ of, points, me, staff }: BeginFormProps) {
  const { locale } = of;
  const t = entryTexts[locale];
  const others = staff.filter(({ id }) => id !== me.staffId);
  return (
    <form method="post" class="card entry-begin">
      <h2>{t.begin}</h2>
      <SelectField
        of={of}
        name="point"
        label={t.point}
        hint={t.pointHint}
        choices={points.map((point) => ({ value: point.code, name: pointName(point, locale) }))}
      />
      <ChoiceField
        of={of}
        name="mode"
        type="radio"
        label={t.mode}
        choices={assistedModes.map((mode) => ({ value: mode, name: inLocale(modeNames[mode], locale) }))}
      />
      <SelectField
        of={of}
        name="helper"
        label={t.helper}
        hint={t.helperHint}
        choices={[
          { value: me.staffId, name: t.me(me.name) },
          ...others.map(({ id, name }) => ({ value: id, name })),
        ]}
      />
      <CheckField of={of} name="twice" label={t.twice} hint={t.twiceHint} />
      <SubmitButton>{t.start}</SubmitButton>
    </form>
  );
}

/** A point as a person finds it: its label and the code that is printed on its papers. */
export const pointName = (
  { label, code }: { label: PointRecord['label']; code: string | null },
  locale: Locale,
): string =>
  [label ? inLocale(label, locale) : entryTexts[locale].pointless, code].filter(Boolean).join(' · ');
