import { lockInstallation } from '../../../api/database/lock.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { Problem, problem } from '../../../api/problems.ts';
import { listUnitRecords } from '../../../api/units/store.ts';
import { consoleTexts } from '../../texts/console.ts';
import { targetTexts } from '../../texts/console-targets.ts';
import { SubmitButton, TextField } from '../form.tsx';
import { type Refused, requireUnchanged, seenOf, type UnitVisit, wrongField } from '../visit.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Weekday = (typeof weekdays)[number];
type Hours = Record<string, string[]> | null;

/** Hours by single days: `mon-fri` stands for each of its days. */
function byDay(hours: Hours): URLSearchParams {
  const values = new URLSearchParams();
  for (const [days, spans] of Object.entries(hours ?? {})) {
    const [first, last] = days.split('-') as [Weekday, Weekday?];
    const from = weekdays.indexOf(first);
    const to = last ? weekdays.indexOf(last) : from;
    for (const day of weekdays.slice(from, to + 1)) values.set(day, spans.join(', '));
  }
  return values;
}

/** When a unit serves people, day by day. */
export async function showHours(visit: UnitVisit, refused?: Refused) {
  const { locale, deps, unit } = visit;
  const t = targetTexts[locale];
  const hours = (await listUnitRecords(deps.db)).get(unit.slug)!.hours;
  const values = refused ? await visit.form() : byDay(hours);
  const form = { values, errors: refused?.errors ?? [], locale };
  return visit.show({
    title: t.hoursTitle,
    lead: t.hoursLead,
    refused,
    width: 'narrow',
    children: (
      <form method="post">
        <input type="hidden" name="seen" value={values.get('seen') ?? seenOf(hours)} />
        <p class="hint">{t.hoursHint}</p>
        {weekdays.map((day) => (
          <TextField of={form} name={day} label={t.weekdays[day]} />
        ))}
        <SubmitButton>{consoleTexts[locale].save}</SubmitButton>
      </form>
    ),
  });
}

export async function saveHours(visit: UnitVisit) {
  const { unit, locale, now } = visit;
  const t = targetTexts[locale];
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const hours = hoursOf(form);
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const record = (await listUnitRecords(trx)).get(unit.slug)!;
        requireUnchanged(form, record.hours);
        const { slug, name, kind } = record;
        try {
          await applyPart(trx, by, { units: [{ slug, name, kind, hours }] }, now, locale);
        } catch (error) {
          throw inDays(error, (day) => t.hoursWrong(t.weekdays[day]));
        }
      });
      return visit.go(`/units/${unit.slug}/hours`, 'saved');
    },
    (refused) => showHours(visit, refused),
  );
}

/** What was typed, as the file of `manage apply` says it; null where the unit says nothing of its hours. */
function hoursOf(form: URLSearchParams): Hours {
  const entries = weekdays.flatMap((day): [string, string[]][] => {
    const spans = (form.get(day) ?? '')
      .replace(/\s*[–-]\s*/g, '-')
      .split(/[,;]/)
      .map((span) => span.split('-').map(clockTime).join('-'))
      .filter(Boolean);
    return spans.length > 0 ? [[day, spans]] : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

/** 7h30, 7:30, 7g30, 13h: as people write the time of day, in the words of the file. */
function clockTime(written: string): string {
  const [, hour, minute = '00'] = written.trim().match(/^(\d{1,2})\s*[h:g.]\s*(\d{2})?$/i) ?? [];
  return hour === undefined ? written.trim() : `${hour.padStart(2, '0')}:${minute}`;
}

/** A refusal that names the day on the form, rather than the path in a file. */
function inDays(error: unknown, say: (day: Weekday) => string): unknown {
  if (!(error instanceof Problem) || !error.errors) return error;
  const wrong = weekdays.filter((day) => error.errors!.some(({ path }) => path.includes(`.hours.${day}`)));
  if (wrong.length === 0) return error;
  if (wrong.length === 1) return wrongField(wrong[0]!, say(wrong[0]!));
  return problem('invalid-input', { errors: wrong.map((day) => ({ path: day, message: say(day) })) });
}
