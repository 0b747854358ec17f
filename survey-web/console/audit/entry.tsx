import type { Role } from '../../../api/accounts/permissions.ts';
import { type Difference, differencesOf } from '../../../api/audit/differences.ts';
import type { AuditEntry } from '../../../api/audit/store.ts';
import { hideReasons, isHideReason } from '../../../api/comments/review.ts';
import { isDay } from '../../../api/days.ts';
import { isRefusalReason, refusalReasons } from '../../../api/petitions/moves.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { isWeekday } from '../../../api/units/hours.ts';
import { type UnitKind, unitKinds } from '../../../api/units/kinds.ts';
import type { Unit } from '../../../api/units/store.ts';
import { dayInWords, instantInWords } from '../../public/wording.ts';
import { auditTexts } from '../../texts/console-audit.ts';
import { hoursTexts } from '../../texts/console-hours.ts';
import { peopleTexts } from '../../texts/console-people.ts';
import { deviceInWords } from '../account/device.ts';
import { isStaffMember } from './subjects.ts';

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
        <Differences entry={entry} names={names} locale={locale} />
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

function Differences({ entry, names, locale }: Omit<EntryProps, 'units'>) {
  const t = auditTexts[locale];
  const differences = differencesOf(entry.before, entry.after);
  if (differences.length === 0) return <span class="soft">{t.noChanges}</span>;
  const list = (
    <ul class="audit-differences">
      {differences.map((difference) => (
        <li>
          <Line of={difference} action={entry.action} names={names} locale={locale} />
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

function Line({
  of: { path, before, after },
  action,
  names,
  locale,
}: {
  of: Difference;
  action: string;
  names: Map<string, string>;
  locale: Locale;
}) {
  const t = auditTexts[locale];
  const inWords = (value: string) =>
    (isStaffMember(action, path) && names.get(value)) || valueInWords(path, value, locale);
  return (
    <>
      {path && <span class="soft">{memberInWords(action, path, locale)}: </span>}
      {before !== undefined && (
        <del>
          <span class="visually-hidden">{t.before} </span>
          {inWords(before)}
        </del>
      )}
      {before !== undefined && after !== undefined && ' → '}
      {after !== undefined && (
        <ins>
          {before !== undefined && <span class="visually-hidden">{t.after} </span>}
          {inWords(after)}
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

/** What a path of a change is about: by its own name, or by the names of its parts: `fields.0` is the first field. */
export function memberInWords(action: string, path: string, locale: Locale): string {
  const { members } = auditTexts[locale];
  const named = members[`${action} ${path}`] ?? members[path];
  if (named) return named;
  const parts = path.split('.').map((part) => partInWords(part, locale));
  return [members[action] ?? [], ...parts].flat().join(' ');
}

/** Places in a list, days and weekdays (`mon-fri`) by themselves, members by their names. */
function partInWords(part: string, locale: Locale): string {
  if (/^\d+$/.test(part)) return `${Number(part) + 1}`;
  if (isDay(part)) return dayInWords(part, locale);
  const days = part.split('-');
  if (days.every(isWeekday)) return days.map((day) => hoursTexts[locale].weekdays[day]).join(' – ');
  return auditTexts[locale].members[part] ?? part;
}

function valueInWords(path: string, value: string, locale: Locale): string {
  if (path === 'role') return peopleTexts[locale].roles[value as Role] ?? value;
  if (path === 'userAgent') return deviceInWords(value, locale);
  if (isDay(value)) return dayInWords(value, locale);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return instantInWords(value, locale);
  if (path === 'kind' && Object.hasOwn(unitKinds, value))
    return inLocale(unitKinds[value as UnitKind], locale);
  if (path === 'reason' && isRefusalReason(value)) return inLocale(refusalReasons[value], locale);
  if (path === 'reason' && isHideReason(value)) return inLocale(hideReasons[value], locale);
  const named = auditTexts[locale].values[value] ?? value;
  return named.length > longestShown ? `${named.slice(0, longestShown)}…` : named;
}
