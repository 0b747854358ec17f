import { targetKinds } from '../../../api/targets/goal.ts';
import { metrics } from '../../../api/targets/metrics.ts';
import type { Target } from '../../../api/targets/store.ts';
import { dayInWords } from '../../public/wording.ts';
import { targetTexts } from '../../texts/console-targets.ts';
import { ChoiceField, DayField, type Filled, SelectField, TextField } from '../form.tsx';
import { indicatorInWords, subjectInWords, type TargetWords } from './words.ts';

interface TargetFieldsProps {
  of: Filled;
  words: TargetWords;
  /** The target that is changed: what it is known by stays. */
  known: Target | false;
}

/** The fields of a target's form. */
export function TargetFields({ of, words, known }: TargetFieldsProps) {
  const { locale } = of;
  const t = targetTexts[locale];
  const fields = words.fields.map(({ slug, name }) => ({ value: slug, name }));
  return (
    <>
      {known ? (
        <p class="card">
          <b>{subjectInWords(known, words, locale)}</b>,{' '}
          {known.kind !== 'threshold' && `${t.kinds[known.kind]}, `}
          {t.from.toLowerCase()} {dayInWords(known.from, locale)}
        </p>
      ) : (
        <>
          <SelectField
            of={of}
            name="metric"
            label={t.metric}
            choices={metrics.map((metric) => ({ value: metric, name: t.metrics[metric] }))}
          />
          <SelectField
            of={of}
            name="indicator"
            label={t.indicator}
            hint={t.indicatorHint}
            choices={[
              { value: '', name: t.noField },
              ...words.indicators.map((one) => ({ value: one.slug, name: indicatorInWords(one, locale) })),
            ]}
          />
          <ChoiceField
            of={of}
            name="kind"
            type="radio"
            label={t.kind}
            choices={targetKinds.map((kind) => ({ value: kind, name: t.kinds[kind] }))}
          />
          <ChoiceField
            of={of}
            name="scope"
            type="radio"
            label={t.scope}
            choices={(['overall', 'each-field', 'field'] as const).map((scope) => ({
              value: scope,
              name: t.scopes[scope],
            }))}
          />
          <SelectField
            of={of}
            name="field"
            label={t.field}
            hint={t.fieldHint}
            choices={[{ value: '', name: t.noField }, ...fields]}
          />
        </>
      )}
      {(!known || known.scope === 'each-field') && fields.length > 0 && (
        <ChoiceField of={of} name="except" label={t.exceptLabel} hint={t.exceptHint} choices={fields} />
      )}
      <SelectField
        of={of}
        name="measure"
        label={t.measure}
        hint={t.measureHint}
        choices={[{ value: '', name: t.defaultMeasure }, ...words.measures]}
      />
      {words.measures.length > 0 && (
        <details class="form-more">
          <summary>{t.measuresExplained}</summary>
          <dl class="target-measures">
            {words.measures.map(({ name, definition }) => (
              <>
                <dt>{name}</dt>
                <dd>{definition}</dd>
              </>
            ))}
          </dl>
        </details>
      )}
      <TextField
        of={of}
        name="threshold"
        label={t.threshold}
        hint={t.thresholdHint}
        inputmode="decimal"
        short
      />
      <div class="form-row">
        {!known && <DayField of={of} name="from" label={t.from} />}
        <DayField of={of} name="to" label={t.to} />
      </div>
      <TextField of={of} name="source" label={t.source} hint={t.sourceHint} />
    </>
  );
}
