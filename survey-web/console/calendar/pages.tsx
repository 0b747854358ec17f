import { listCalendar } from '../../../api/calendar/store.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import { isDay } from '../../../api/days.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { type PathError, Problem, problem } from '../../../api/problems.ts';
import { dayInWords } from '../../public/wording.ts';
import { consoleTexts } from '../../texts/console.ts';
import { targetTexts } from '../../texts/console-targets.ts';
import { consoleRoom } from '../console-room.ts';
import { SubmitButton, TextArea, TextField } from '../form.tsx';
import { type Refused, requireUnchanged, seenOf, type Visit, wrongField } from '../visit.ts';
import { addPeriod, savePeriod, showPeriod, showPeriods } from './periods.tsx';

export const calendarPages = consoleRoom();
calendarPages.get('/calendar', 'installation.edit', (visit) => showCalendar(visit));
calendarPages.post('/calendar', 'installation.edit', chooseYear);
calendarPages.get('/calendar/:year', 'installation.edit', (visit) => showYear(visit));
calendarPages.post('/calendar/:year', 'installation.edit', saveYear);
calendarPages.get('/periods', 'installation.edit', (visit) => showPeriods(visit));
calendarPages.post('/periods', 'installation.edit', addPeriod);
calendarPages.get('/periods/:period', 'installation.edit', (visit) => showPeriod(visit));
calendarPages.post('/periods/:period', 'installation.edit', savePeriod);

/** The years that are known, and a way to the next. */
async function showCalendar(visit: Visit, refused?: Refused) {
  const { locale, deps } = visit;
  const t = targetTexts[locale];
  const years = Object.entries(await listCalendar(deps.db)).sort(([a], [b]) => (a < b ? 1 : -1));
  const values = refused ? await visit.form() : new URLSearchParams();
  return visit.show({
    title: t.calendarTitle,
    lead: t.calendarLead,
    refused,
    children: (
      <>
        <table class="console-table">
          <thead>
            <tr>
              <th scope="col">{t.calendarColumns.year}</th>
              <th scope="col">{t.calendarColumns.off}</th>
              <th scope="col">{t.calendarColumns.worked}</th>
              <th scope="col">{t.calendarColumns.status}</th>
            </tr>
          </thead>
          <tbody>
            {years.map(([year, { off, workedSaturdays, status }]) => (
              <tr>
                <th scope="row">
                  <a href={`/console/calendar/${year}`}>{year}</a>
                </th>
                <td data-label={t.calendarColumns.off}>{off.length}</td>
                <td data-label={t.calendarColumns.worked}>
                  {workedSaturdays.map((day) => dayInWords(day, locale)).join(', ') || '–'}
                </td>
                <td data-label={t.calendarColumns.status}>{status}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h2>{t.addYear}</h2>
        <form method="post">
          <TextField
            of={{ values, errors: refused?.errors ?? [], locale }}
            name="year"
            label={t.year}
            inputmode="numeric"
            short
          />
          <SubmitButton quiet>{t.open}</SubmitButton>
        </form>
      </>
    ),
  });
}

async function chooseYear(visit: Visit) {
  const year = (await visit.form()).get('year')?.trim() ?? '';
  return visit.attempt(
    async () => {
      if (!isYear(year)) throw wrongField('year', targetTexts[visit.locale].yearWrong);
      return visit.go(`/calendar/${year}`);
    },
    (refused) => showCalendar(visit, refused),
  );
}

const isYear = (year: string) => /^20\d\d$|^2100$/.test(year);

function yearOf(visit: Visit): string {
  const year = visit.param('year');
  if (!isYear(year)) throw problem('not-found');
  return year;
}

const noDays = { off: [], workedSaturdays: [], status: '' };

/** The days of one year, a line each. */
async function showYear(visit: Visit, refused?: Refused) {
  const { locale, deps } = visit;
  const t = targetTexts[locale];
  const year = yearOf(visit);
  const stored = (await listCalendar(deps.db))[year];
  const { off, workedSaturdays, status } = stored ?? noDays;
  const lines = (days: string[]) => days.map((day) => dayInWords(day, 'vi')).join('\n');
  const values = refused
    ? await visit.form()
    : new URLSearchParams({ off: lines(off), workedSaturdays: lines(workedSaturdays), status });
  const form = { values, errors: refused?.errors ?? [], locale };
  return visit.show({
    title: t.yearTitle(year),
    lead: t.calendarLead,
    refused,
    width: 'narrow',
    children: (
      <form method="post">
        <input type="hidden" name="seen" value={values.get('seen') ?? seenOf(stored)} />
        <TextArea of={form} name="off" label={t.off} hint={t.offHint} rows={16} />
        <TextArea of={form} name="workedSaturdays" label={t.worked} rows={3} />
        <TextField of={form} name="status" label={t.status} hint={t.statusHint} />
        <SubmitButton>{consoleTexts[locale].save}</SubmitButton>
      </form>
    ),
  });
}

async function saveYear(visit: Visit) {
  const { locale, now } = visit;
  const year = yearOf(visit);
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const off = daysIn(form, 'off', visit);
      const workedSaturdays = daysIn(form, 'workedSaturdays', visit);
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        requireUnchanged(form, (await listCalendar(trx))[year]);
        const calendar = { [year]: { off, workedSaturdays, status: form.get('status') ?? '' } };
        await applyPart(trx, by, { calendar }, now, locale).catch(inFields);
      });
      return visit.go('/calendar', 'saved');
    },
    (refused) => showYear(visit, refused),
  );
}

/** One day a line, as people write it here or as programs do. */
function daysIn(form: URLSearchParams, name: string, { locale }: Visit): string[] {
  const lines = (form.get(name) ?? '').split(/[\n,;]/).map((line) => line.trim());
  const days = lines.filter(Boolean).map((line) => {
    const [, date = '', month = '', year = ''] = line.match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/) ?? [];
    const day = year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : line;
    if (!isDay(day)) throw wrongField(name, targetTexts[locale].dayWrong(line));
    return day;
  });
  return [...new Set(days)].sort();
}

/** A refusal that names the field of the form. @throws always */
function inFields(error: unknown): never {
  if (!(error instanceof Problem) || !error.errors) throw error;
  const errors = error.errors.map(({ path, message }): PathError => {
    const name = ['off', 'workedSaturdays', 'status'].find((one) => path.split('.').includes(one));
    return { path: name ?? 'off', message };
  });
  throw problem(error.code, { errors });
}
