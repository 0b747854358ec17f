import type { AuditEntry } from '../../../api/audit/store.ts';
import type { Unit } from '../../../api/units/store.ts';
import { auditTexts } from '../../texts/console-audit.ts';
import { DayField, type Filled, SelectField, SubmitButton, TextField } from '../form.tsx';
import { actionInWords, EntryRow } from './entry.tsx';

interface AuditProps {
  form: Filled;
  entries: AuditEntry[];
  actions: string[];
  units: Map<number, Unit>;
  names: Map<string, string>;
  /** What is asked, to keep in links. */
  query: URLSearchParams;
  olderThan: number | undefined;
  isFirstPage: boolean;
}

/** The search form and what it found, latest first. */
export function AuditView({ form, entries, actions, units, names, query, ...paging }: AuditProps) {
  const t = auditTexts[form.locale];
  return (
    <>
      <SearchForm form={form} actions={actions} isAsked={query.size > 0} />
      {entries.length === 0 ? (
        <p>{t.empty}</p>
      ) : (
        <>
          <table class="console-table audit">
            <thead>
              <tr>
                <th scope="col">{t.when}</th>
                <th scope="col">{t.who}</th>
                <th scope="col">{t.action}</th>
                <th scope="col">{t.what}</th>
                <th scope="col">{t.changes}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <EntryRow entry={entry} units={units} names={names} locale={form.locale} />
              ))}
            </tbody>
          </table>
          <Paging locale={form.locale} query={query} {...paging} />
        </>
      )}
    </>
  );
}

function SearchForm({ form, actions, isAsked }: { form: Filled; actions: string[]; isAsked: boolean }) {
  const t = auditTexts[form.locale];
  const choices = actions.map((action) => ({ value: action, name: actionInWords(action, form.locale) }));
  return (
    <details class="audit-search" open={isOpen(form)}>
      <summary>{t.filter}</summary>
      <form method="get" action="/console/audit" role="search">
        <div class="audit-fields">
          <TextField of={form} name="who" label={t.who} hint={t.whoHint} />
          <TextField of={form} name="unit" label={t.unit} hint={t.unitHint} />
          <SelectField
            of={form}
            name="action"
            label={t.action}
            choices={[{ value: '', name: t.anyAction }, ...choices]}
          />
          <SelectField
            of={form}
            name="kind"
            label={t.kind}
            choices={[{ value: '', name: '–' }, ...kindsOf(form)]}
          />
          <TextField of={form} name="subject" label={t.subject} />
          <DayField of={form} name="from" label={t.from} />
          <DayField of={form} name="to" label={t.to} />
        </div>
        <p class="console-actions">
          <SubmitButton>{t.search}</SubmitButton>
          {isAsked && (
            <a class="button quiet" href="/console/audit">
              {t.reset}
            </a>
          )}
        </p>
      </form>
    </details>
  );
}

/** Who came for the history of one subject sees it first; whoever filters, what they filter by. */
const isOpen = ({ values, errors }: Filled) =>
  errors.length > 0 || ['who', 'unit', 'action', 'from', 'to'].some((name) => values.get(name));

/** The kinds that have a name, and the one that is asked for. */
function kindsOf({ values, locale }: Filled) {
  const { kinds } = auditTexts[locale];
  const asked = values.get('kind');
  const known = Object.entries(kinds).map(([value, name]) => ({ value, name }));
  return !asked || asked in kinds ? known : [...known, { value: asked, name: asked }];
}

function Paging({
  locale,
  query,
  olderThan,
  isFirstPage,
}: Pick<AuditProps, 'query' | 'olderThan' | 'isFirstPage'> & { locale: Filled['locale'] }) {
  const t = auditTexts[locale];
  const at = (page: string, more: Record<string, string> = {}) => {
    const asked = new URLSearchParams([...query, ...Object.entries(more)]).toString();
    return `/console/audit${page}${asked ? `?${asked}` : ''}`;
  };
  return (
    <>
      <p class="console-actions">
        {!isFirstPage && (
          <a class="button quiet" href={at('')}>
            {t.newest}
          </a>
        )}
        {olderThan !== undefined && (
          <a class="button quiet" href={at('', { before: String(olderThan) })}>
            {t.older}
          </a>
        )}
      </p>
      <p>
        {t.export} <a href={at('/export.csv')}>CSV</a> · <a href={at('/export.jsonl')}>JSONL</a>
      </p>
    </>
  );
}
