import { inLocale } from '../../../api/text.ts';
import { commentTexts } from '../../texts/console-comments.ts';
import { CheckField, type Choice, type Filled, SelectField, SubmitButton, TextField } from '../form.tsx';
import type { UnitVisit } from '../visit.ts';
import { type Asked, commentsPath } from './asked.ts';

/** What the list is narrowed by; a plain form, so that its address can be kept and sent. */
export function FilterForm({ visit, asked }: { visit: UnitVisit; asked: Asked }) {
  const { locale, unit } = visit;
  const t = commentTexts[locale];
  const values = new URLSearchParams(asked.values);
  if (values.has('below')) values.set('below', 'yes');
  const of: Filled = { values, errors: [], locale };
  const isOpen = ['field', 'period', 'level', 'tag', 'below'].some((name) => values.has(name));
  return (
    <form method="get" action={`/console/units/${unit.slug}/comments`} class="list-filter">
      <input type="hidden" name="state" value={asked.state} />
      <div class="console-search">
        <TextField of={of} name="q" type="search" label={t.search} hint={t.searchHint} />
        <SubmitButton>{t.find}</SubmitButton>
        {(asked.isNarrowed || values.has('below')) && (
          <a
            href={`/console${commentsPath(visit, { ...asked, values: new URLSearchParams({ state: asked.state }) })}`}
          >
            {t.clear}
          </a>
        )}
      </div>
      <details open={isOpen}>
        <summary>{t.more}</summary>
        <div class="form-row">
          {asked.fields.length > 0 && (
            <SelectField
              of={of}
              name="field"
              label={t.field}
              choices={[
                { value: '', name: t.anyField },
                ...asked.fields.map(({ slug, name }) => ({ value: slug, name: inLocale(name, locale) })),
                { value: 'none', name: t.noField },
              ]}
            />
          )}
          <SelectField
            of={of}
            name="period"
            label={t.period}
            choices={[
              { value: '', name: t.anyPeriod },
              ...asked.periods.map(({ slug, name }) => ({ value: slug, name: inLocale(name, locale) })),
            ]}
          />
          <SelectField
            of={of}
            name="level"
            label={t.level}
            choices={[
              { value: '', name: t.anyLevel },
              ...[...asked.levels].map(([value, { name }]) => ({ value, name: inLocale(name, locale) })),
            ]}
          />
          <SelectField of={of} name="tag" label={t.tag} choices={tagChoices(asked, visit)} />
        </div>
        <CheckField of={of} name="below" label={t.below} />
        <SubmitButton quiet>{t.filter}</SubmitButton>
      </details>
    </form>
  );
}

function tagChoices({ tags, values }: Asked, { locale }: UnitVisit): Choice[] {
  const t = commentTexts[locale];
  return [
    { value: '', name: t.anyTag },
    ...tags
      .filter(({ id, retired }) => !retired || String(id) === values.get('tag'))
      .map(({ id, name }) => ({ value: String(id), name: inLocale(name, locale) })),
    { value: 'none', name: t.noTag },
  ];
}
