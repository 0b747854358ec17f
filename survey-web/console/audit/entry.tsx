import type { Role } from '../../../api/accounts/permissions.ts';
import { type Difference, differencesOf } from '../../../api/audit/differences.ts';
import type { AuditEntry } from '../../../api/audit/store.ts';
import { isDay } from '../../../api/days.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import type { Unit } from '../../../api/units/store.ts';
import { dayInWords, instantInWords } from '../../public/wording.ts';
import { auditTexts } from '../../texts/console-audit.ts';
import { peopleTexts } from '../../texts/console-people.ts';

const longestShown = 300;

interface EntryProps {
  entry: AuditEntry;
  units: Map<number, Unit>;
  names: Map<string, string>;
  locale: Locale;
}

/** One entry: when, who, what, about whom, and what was different before. */
export function EntryRow({ entry, units, names, locale }: EntryProps) {
  const t = auditTexts[locale];
  const unit = entry.unitId === null ? undefined : units.get(entry.unitId);
  return (
    <tr>
      <td data-label={t.when}>{instantInWords(entry.at.toISOString(), locale)}</td>
      <td data-label={t.who}>
        {entry.staffName === '–' ? t.system : entry.staffName}
        {entry.staffId === null && entry.staffName !== '–' && <span class="soft"> ({t.system})</span>}
      </td>
      <td data-label={t.action}>{actionInWords(entry.action, locale)}</td>
      <td data-label={t.what}>
        <Subject entry={entry} names={names} locale={locale} />
        {unit && (
          <>
            <br />
            <span class="soft">{inLocale(unit.name, locale)}</span>
          </>
        )}
      </td>
      <td data-label={t.changes}>
        <Differences entry={entry} locale={locale} />
      </td>
    </tr>
  );
}

/** What the entry is about, as a link to everything that was written down about it. */
function Subject({ entry: { subject }, names, locale }: Omit<EntryProps, 'units'>) {
  const t = auditTexts[locale];
  const { kind, key } = subject;
  const name = (kind === 'staff' && names.get(key)) || key;
  const query = new URLSearchParams({ kind, subject: key });
  return (
    <>
      {t.kinds[kind] ?? kind}{' '}
      <a href={`/console/audit?${query}`} aria-label={t.history(name)}>
        {name}
      </a>
    </>
  );
}

function Differences({ entry, locale }: Pick<EntryProps, 'entry' | 'locale'>) {
  const t = auditTexts[locale];
  const differences = differencesOf(entry.before, entry.after);
  if (differences.length === 0) return <span class="soft">{t.noChanges}</span>;
  const list = (
    <ul class="audit-differences">
      {differences.map((difference) => (
        <li>
          <Line of={difference} locale={locale} />
        </li>
      ))}
    </ul>
  );
  if (differences.length <= 3) return list;
  return (
    <details>
      <summary>{t.show(differences.length)}</summary>
      {list}
    </details>
  );
}

function Line({ of: { path, before, after }, locale }: { of: Difference; locale: Locale }) {
  const t = auditTexts[locale];
  return (
    <>
      {path && <span class="soft">{t.members[path] ?? path}: </span>}
      {before !== undefined && (
        <del>
          <span class="visually-hidden">{t.before} </span>
          {valueInWords(path, before, locale)}
        </del>
      )}
      {before !== undefined && after !== undefined && ' → '}
      {after !== undefined && (
        <ins>
          {before !== undefined && <span class="visually-hidden">{t.after} </span>}
          {valueInWords(path, after, locale)}
        </ins>
      )}
    </>
  );
}

/** The action by its own name, or made of its verb and noun: `point.add`. */
export function actionInWords(action: string, locale: Locale): string {
  const t = auditTexts[locale];
  const [kind = '', verb = ''] = action.split('.');
  if (t.actions[action]) return t.actions[action];
  const [verbName, kindName] = [t.verbs[verb], t.kinds[kind]];
  return verbName && kindName ? `${verbName} ${kindName}` : action;
}

function valueInWords(path: string, value: string, locale: Locale): string {
  if (path === 'role') return peopleTexts[locale].roles[value as Role] ?? value;
  if (isDay(value)) return dayInWords(value, locale);
  const named = auditTexts[locale].values[value] ?? value;
  return named.length > longestShown ? `${named.slice(0, longestShown)}…` : named;
}
