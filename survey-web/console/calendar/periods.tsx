import type { Author } from '../../../api/accounts/actor.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import type { Trx } from '../../../api/database/open.ts';
import { isDay } from '../../../api/days.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { findPeriod, listOwnPeriods } from '../../../api/periods/store.ts';
import { type PathError, Problem, problem } from '../../../api/problems.ts';
import { type Locale, plainLetters } from '../../../api/text.ts';
import { dayInWords } from '../../public/wording.ts';
import { targetTexts } from '../../texts/console-targets.ts';
import { DayField, type Filled, SubmitButton, TextField } from '../form.tsx';
import { type Refused, requireUnchanged, seenOf, type Visit, wrongField } from '../visit.ts';

/** The installation's own periods, and a form for another. */
export async function showPeriods(visit: Visit, refused?: Refused) {
  const { locale, deps } = visit;
  const t = targetTexts[locale];
  const periods = await listOwnPeriods(deps.db);
  const values = refused ? await visit.form() : new URLSearchParams();
  return visit.show({
    title: t.periodsTitle,
    lead: t.periodsLead,
    refused,
    children: (
      <>
        {periods.length === 0 ? (
          <p>{t.noPeriods}</p>
        ) : (
          <table class="console-table">
            <thead>
              <tr>
                <th scope="col">{t.periodColumns.name}</th>
                <th scope="col">{t.periodColumns.days}</th>
                <th scope="col">{t.periodColumns.due}</th>
                <th scope="col">{t.periodColumns.source}</th>
              </tr>
            </thead>
            <tbody>
              {periods.map(({ slug, name, from, to, due, source }) => (
                <tr>
                  <th scope="row">
                    <a href={`/console/periods/${slug}`}>{name.vi}</a>
                  </th>
                  <td data-label={t.periodColumns.days}>
                    {dayInWords(from, locale)} – {dayInWords(to, locale)}
                  </td>
                  <td data-label={t.periodColumns.due}>{due ? dayInWords(due, locale) : '–'}</td>
                  <td data-label={t.periodColumns.source}>{source ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <h2>{t.periodAdd}</h2>
        <form method="post">
          <PeriodFields of={{ values, errors: refused?.errors ?? [], locale }} />
          <SubmitButton>{t.periodAdd}</SubmitButton>
        </form>
      </>
    ),
  });
}

function PeriodFields({ of }: { of: Filled }) {
  const t = targetTexts[of.locale];
  return (
    <>
      <TextField of={of} name="name" label={t.periodName} />
      <TextField of={of} name="nameEn" label={t.periodNameEn} optional />
      <div class="form-row">
        <DayField of={of} name="from" label={t.from} />
        <DayField of={of} name="to" label={t.to} />
        <DayField of={of} name="due" label={t.due} optional />
      </div>
      <TextField of={of} name="source" label={t.periodSource} hint={t.periodSourceHint} />
    </>
  );
}

export async function addPeriod(visit: Visit) {
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const slug = slugOf(form.get('name') ?? '');
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        if (await findPeriod(trx, slug)) throw wrongField('name', targetTexts[visit.locale].periodExists);
        await applyPeriod(visit, trx, by, periodOf(slug, form));
      });
      return visit.go('/periods', 'added');
    },
    (refused) => showPeriods(visit, refused),
  );
}

/** The address of a period, from its name. */
const slugOf = (name: string) =>
  plainLetters(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
    .replace(/-$/, '');

type TypedPeriod = ReturnType<typeof periodOf>;

function periodOf(slug: string, form: URLSearchParams) {
  const value = (name: string) => form.get(name)?.trim() ?? '';
  const en = value('nameEn');
  return {
    slug,
    name: { vi: value('name'), ...(en && { en }) },
    from: value('from'),
    to: value('to'),
    due: value('due') || null,
    source: value('source'),
  };
}

async function getOwnPeriod(visit: Visit) {
  const period = (await listOwnPeriods(visit.deps.db)).find(({ slug }) => slug === visit.param('period'));
  if (!period) throw problem('not-found');
  return period;
}

export async function showPeriod(visit: Visit, refused?: Refused) {
  const { locale } = visit;
  const t = targetTexts[locale];
  const period = await getOwnPeriod(visit);
  const values = refused
    ? await visit.form()
    : new URLSearchParams({
        name: period.name.vi,
        nameEn: period.name.en ?? '',
        from: period.from,
        to: period.to,
        due: period.due ?? '',
        source: period.source ?? '',
      });
  return visit.show({
    title: period.name.vi,
    lead: t.periodsLead,
    refused,
    width: 'narrow',
    children: (
      <form method="post">
        <input type="hidden" name="seen" value={values.get('seen') ?? seenOf(period)} />
        <PeriodFields of={{ values, errors: refused?.errors ?? [], locale }} />
        <SubmitButton>{t.periodSave}</SubmitButton>
      </form>
    ),
  });
}

export async function savePeriod(visit: Visit) {
  const form = await visit.form();
  const { slug } = await getOwnPeriod(visit);
  return visit.attempt(
    async () => {
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        requireUnchanged(
          form,
          (await listOwnPeriods(trx)).find((one) => one.slug === slug),
        );
        await applyPeriod(visit, trx, by, periodOf(slug, form));
      });
      return visit.go('/periods', 'saved');
    },
    (refused) => showPeriod(visit, refused),
  );
}

/** Applies a period; a refusal names the field of the form, once, in the form's own words. */
async function applyPeriod({ now, locale }: Visit, trx: Trx, by: Author, period: TypedPeriod): Promise<void> {
  try {
    await applyPart(trx, by, { periods: [period] }, now, locale);
  } catch (error) {
    if (!(error instanceof Problem) || !error.errors) throw error;
    const errors = error.errors.map(({ path, message }) => inForm(period, path, message, locale));
    throw problem(error.code, {
      errors: errors.filter(({ path }, i) => errors.findIndex((one) => one.path === path) === i),
    });
  }
}

function inForm(period: TypedPeriod, path: string, message: string, locale: Locale): PathError {
  const t = targetTexts[locale];
  const [, , member = 'name', inner] = path.split('.');
  if (inner === 'en') return { path: 'nameEn', message };
  switch (member) {
    case 'source':
      return { path: member, message: t.periodSourceWrong };
    case 'slug':
    case 'name':
      return { path: 'name', message: period.slug === '' || member === 'name' ? t.periodNameWrong : message };
    case 'from':
    case 'to':
    case 'due':
      return { path: member, message: isDay(period[member] ?? '') ? message : t.periodDays[member] };
    default:
      return { path: member, message };
  }
}
