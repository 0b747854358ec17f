import type { Category } from '../../../api/categories/store.ts';
import { channels } from '../../../api/petitions/petition.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { petitionTexts } from '../../texts/console-petitions.ts';
import {
  CheckField,
  type Choice,
  DayField,
  type Filled,
  SelectField,
  SubmitButton,
  TextField,
} from '../form.tsx';
import type { UnitVisit } from '../visit.ts';
import { type Asked, inboxPath } from './asked.ts';

/** What the inbox is narrowed by; a plain form, so that its address can be kept and sent. */
export function FilterForm({ visit, asked }: { visit: UnitVisit; asked: Asked }) {
  const { locale, unit } = visit;
  const t = petitionTexts[locale];
  const of: Filled = { values: asked.values, errors: asked.errors, locale };
  const isOpen =
    asked.errors.length > 0 ||
    ['category', 'kind', 'who', 'channel', 'from', 'to', 'below'].some((name) => asked.values.has(name));
  const kept = asked.values.get('tab');
  return (
    <form method="get" action={`/console/units/${unit.slug}/petitions`} class="list-filter">
      {kept && <input type="hidden" name="tab" value={kept} />}
      <div class="console-search">
        <TextField of={of} name="q" type="search" label={t.search} hint={t.searchHint} maxlength={200} />
        <SubmitButton>{t.find}</SubmitButton>
        {(asked.isNarrowed || asked.values.has('below')) && (
          <a href={`/console${inboxPath(visit, { ...asked, values: new URLSearchParams() })}`}>{t.clear}</a>
        )}
      </div>
      <details open={isOpen}>
        <summary>{t.more}</summary>
        <div class="form-row">
          <SelectField
            of={of}
            name="category"
            label={t.category}
            choices={[{ value: '', name: t.anyCategory }, ...categoryChoices(asked.categories, locale)]}
          />
          <SelectField
            of={of}
            name="kind"
            label={t.kind}
            choices={[
              { value: '', name: t.anyKind },
              ...asked.kinds.map(({ key, name }) => ({ value: key, name: inLocale(name, locale) })),
            ]}
          />
          <SelectField
            of={of}
            name="who"
            label={t.who}
            choices={[
              { value: '', name: t.anybody },
              { value: 'me', name: t.me },
              { value: 'none', name: t.nobody },
              ...asked.staff
                .filter(({ id }) => id !== visit.actor.staffId)
                .map(({ id, name }) => ({ value: id, name })),
            ]}
          />
          <SelectField
            of={of}
            name="channel"
            label={t.channel}
            choices={[
              { value: '', name: t.anyChannel },
              ...channels.map((value) => ({ value, name: t.channels[value] })),
            ]}
          />
          <DayField of={of} name="from" label={t.from} />
          <DayField of={of} name="to" label={t.to} />
        </div>
        {asked.mayBelow && <CheckField of={of} name="below" label={t.below} />}
        <SubmitButton quiet>{t.filter}</SubmitButton>
      </details>
    </form>
  );
}

/** Every category, those below another indented under it. */
const categoryChoices = (categories: readonly Category[], locale: Locale): Choice[] =>
  categories.map(({ key, name, parentId }) => ({
    value: key,
    name: `${parentId === null ? '' : '\u2003'}${inLocale(name, locale)}`,
  }));
