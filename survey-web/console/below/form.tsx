import type { Field } from '../../../api/fields/store.ts';
import { channels } from '../../../api/points/channels.ts';
import type { Version } from '../../../api/questionnaires/store.ts';
import { inLocale } from '../../../api/text.ts';
import { type UnitKind, unitKinds } from '../../../api/units/kinds.ts';
import type { Unit, UnitRecord } from '../../../api/units/store.ts';
import { belowTexts } from '../../texts/console-below.ts';
import {
  ChoiceField,
  DayField,
  type Filled,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../form.tsx';

/** More boxes than that are no choice; kinds are. */
const mostTicked = 400;

interface BelowForm {
  of: Filled;
  unit: Unit;
  units: UnitRecord[];
  fields: readonly Field[];
  questionnaires: readonly Version[];
}

/** Asks for whom, and what. */
export function BelowForm({ of, unit, units, fields, questionnaires }: BelowForm) {
  const { locale } = of;
  const t = belowTexts[locale];
  return (
    <form method="post" action={`/console/units/${unit.slug}/below`} class="console-many">
      <section class="card">
        <Which of={of} unit={unit} units={units} />
      </section>
      <section class="card">
        <h2>{t.fields}</h2>
        {fields.length === 0 ? (
          <p>{t.noFields}</p>
        ) : (
          <ChoiceField
            of={of}
            name="fields"
            label={t.whichFields}
            hint={t.fieldsHint}
            choices={fields.map(({ slug, name }) => ({ value: slug, name: inLocale(name, locale) }))}
          />
        )}
      </section>
      <section class="card">
        <h2>{t.points}</h2>
        <Points of={of} questionnaires={questionnaires} />
      </section>
      <section class="card">
        <h2>{t.target}</h2>
        <Target of={of} />
      </section>
      <p class="console-actions">
        <SubmitButton>{t.toPreview}</SubmitButton>
      </p>
    </form>
  );
}

function Which({ of, unit, units }: Pick<BelowForm, 'of' | 'unit' | 'units'>) {
  const { locale } = of;
  const t = belowTexts[locale];
  const counts = new Map<UnitKind, number>();
  for (const { kind } of units) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const direct = units.filter(({ parentId }) => parentId === unit.id);
  const mayTick = direct.length <= mostTicked;
  return (
    <>
      <ChoiceField
        of={of}
        name="which"
        type="radio"
        label={t.which}
        choices={[
          { value: 'all', name: t.all(units.length) },
          { value: 'kinds', name: t.kinds },
          ...(mayTick ? [{ value: 'ticked', name: t.ticked }] : []),
        ]}
      />
      <ChoiceField
        of={of}
        name="kind"
        label={t.kind}
        choices={[...counts].map(([kind, number]) => ({
          value: kind,
          name: `${inLocale(unitKinds[kind], locale)} (${number})`,
        }))}
      />
      {mayTick && (
        <details open={of.values.get('which') === 'ticked'}>
          <summary>{t.units}</summary>
          <ChoiceField
            of={of}
            name="unit"
            label={t.units}
            choices={direct.map(({ slug, name }) => ({ value: slug, name: inLocale(name, locale) }))}
          />
        </details>
      )}
    </>
  );
}

function Points({ of, questionnaires }: Pick<BelowForm, 'of' | 'questionnaires'>) {
  const { locale } = of;
  const t = belowTexts[locale];
  return (
    <>
      <TextArea of={of} name="labels" label={t.labels} hint={t.labelsHint} rows={3} optional />
      <ChoiceField
        of={of}
        name="how"
        type="radio"
        label={t.how}
        choices={(['ask', 'each', 'without'] as const).map((value) => ({ value, name: t[value] }))}
      />
      <div class="form-row">
        <SelectField
          of={of}
          name="questionnaire"
          label={t.questionnaire}
          choices={questionnaires.map(({ questionnaire, content }) => ({
            value: questionnaire,
            name: inLocale(content.title, locale),
          }))}
        />
        <SelectField
          of={of}
          name="channel"
          label={t.channel}
          choices={channels.map((value) => ({ value, name: t.channels[value] }))}
        />
      </div>
    </>
  );
}

function Target({ of }: Pick<BelowForm, 'of'>) {
  const t = belowTexts[of.locale];
  return (
    <>
      <div class="form-row">
        <SelectField
          of={of}
          name="metric"
          label={t.metric}
          choices={Object.entries(t.metrics).map(([value, name]) => ({ value, name }))}
        />
        <SelectField
          of={of}
          name="scope"
          label={t.scope}
          choices={(['overall', 'each-field'] as const).map((value) => ({ value, name: t[value] }))}
        />
      </div>
      <TextField
        of={of}
        name="threshold"
        label={t.threshold}
        hint={t.thresholdHint}
        inputmode="decimal"
        maxlength={10}
        optional
        short
      />
      <div class="form-row">
        <DayField of={of} name="from" label={t.from} />
        <DayField of={of} name="to" label={t.to} />
      </div>
      <TextField of={of} name="source" label={t.source} hint={t.sourceHint} maxlength={1000} />
    </>
  );
}
