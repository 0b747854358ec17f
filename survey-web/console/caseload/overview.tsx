import {
  addCounts,
  type CaseloadCounts,
  type CaseloadRow,
  countNames,
  monthsTouched,
  noDossiers,
} from '../../../api/caseload/caseload.ts';
import { onTimeFigure } from '../../../api/caseload/punctuality.ts';
import { listCaseload, listCaseloadChanges } from '../../../api/caseload/store.ts';
import { listFieldRecords } from '../../../api/fields/store.ts';
import { putInContext } from '../../../api/publication/context.ts';
import { publishCaseload } from '../../../api/publication/publish-caseload.ts';
import type { Caseload } from '../../../api/publication/punctuality.ts';
import { displayedRate } from '../../../api/targets/displayed-rate.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { Counted } from '../../public/punctuality.tsx';
import { countInWords, monthInWords } from '../../public/wording.ts';
import { caseloadTexts } from '../../texts/console-caseload.ts';
import { programKeyTexts } from '../../texts/console-program-keys.ts';
import type { UnitVisit } from '../visit.ts';
import { CaseloadHistory } from './history.tsx';

const firstYear = 2000;

/** A unit's dossiers of a year: against the targets, month by month and field by field, and what was corrected. */
export async function showCaseload(visit: UnitVisit) {
  const { locale, deps, unit, today } = visit;
  const t = caseloadTexts[locale];
  const year = yearAsked(visit);
  const last = `${year}-12-31`;
  const stretch = { from: `${year}-01-01`, to: last < today ? last : today };
  const rows = await listCaseload(deps.db, [unit.id], stretch);
  const fields = await listFieldRecords(deps.db);
  const names = new Map(fields.map(({ id, name }) => [id, inLocale(name, locale)]));
  const context = await putInContext(deps.db, unit);
  const { caseload } = await publishCaseload(deps.db, context, stretch, { descendants: false, locale });
  const at = `/console/units/${unit.slug}/caseload`;
  const months = monthsTouched(stretch).reverse();
  return visit.show({
    title: t.title,
    lead: t.lead,
    children: (
      <>
        {visit.may('caseload.edit') && (
          <p class="console-actions">
            <a class="button" href={`${at}/import`}>
              {t.import}
            </a>
            <a class="button quiet" href={`${at}/${today.slice(0, 7)}`}>
              {t.enterThis(monthInWords(today.slice(0, 7), locale))}
            </a>
            {visit.may('units.edit') && <a href={`${at}/keys`}>{programKeyTexts[locale].door}</a>}
          </p>
        )}
        <nav class="caseload-years" aria-label={t.year('')}>
          <a href={`${at}?year=${Number(year) - 1}`}>← {t.earlier(String(Number(year) - 1))}</a>
          <b>{t.year(year)}</b>
          {year < today.slice(0, 4) && (
            <a href={`${at}?year=${Number(year) + 1}`}>{t.earlier(String(Number(year) + 1))} →</a>
          )}
        </nav>
        {caseload ? <AgainstTargets visit={visit} caseload={caseload} /> : <p class="card">{t.none}</p>}
        <section>
          <h2>{t.months}</h2>
          {months.map((month) => (
            <Month
              visit={visit}
              month={month}
              rows={rows.filter((row) => row.month === month)}
              names={names}
            />
          ))}
        </section>
        <CaseloadHistory
          changes={await listCaseloadChanges(deps.db, unit.id, 20)}
          fields={fields}
          locale={locale}
        />
        <p class="soft">
          {t.otherApi}{' '}
          <a href={`/api/v1/units/${unit.slug}/caseload?from=${stretch.from}&to=${stretch.to}`}>JSON</a>
        </p>
      </>
    ),
  });
}

/** The year asked for; this one where it is none, or has not come. */
function yearAsked({ query, today }: UnitVisit): string {
  const asked = query('year');
  const thisYear = today.slice(0, 4);
  return /^\d{4}$/.test(asked) && asked <= thisYear && Number(asked) >= firstYear ? asked : thisYear;
}

function AgainstTargets({ visit, caseload }: { visit: UnitVisit; caseload: Caseload }) {
  const { locale, unit } = visit;
  const t = caseloadTexts[locale];
  const rows = [
    { name: inLocale(unit.name, locale), counts: caseload.overall },
    ...caseload.fields.map(({ field, ...counts }) => ({ name: field?.name ?? t.noField, counts })),
  ];
  return (
    <section>
      <h2>{t.figures}</h2>
      <p class="soft">{t.figuresHint}</p>
      {caseload.targets.length === 0 && (
        <p>
          {t.noTargets}{' '}
          {visit.may('targets.edit') && <a href={`/console/units/${unit.slug}/targets/new`}>{t.addTarget}</a>}
        </p>
      )}
      <table class="console-table">
        <thead>
          <tr>
            <th scope="col">{t.field}</th>
            <th scope="col" class="number">
              {t.counts.received}
            </th>
            <th scope="col" class="number">
              {t.counts.solved}
            </th>
            <th scope="col">{t.counts.onTime}</th>
            <th scope="col">{t.apologies}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, counts }) => (
            <tr>
              <th scope="row">{name}</th>
              <td class="number" data-label={t.counts.received}>
                {countInWords(counts.received, locale)}
              </td>
              <td class="number" data-label={t.counts.solved}>
                {countInWords(counts.solved, locale)}
              </td>
              <td data-label={t.counts.onTime}>
                <Counted figure={counts.onTime} locale={locale} />
              </td>
              <td data-label={t.apologies}>
                <Counted figure={counts.apologies} locale={locale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface MonthProps {
  visit: UnitVisit;
  month: string;
  rows: CaseloadRow[];
  names: Map<number, string>;
}

/** A month in a line, its fields one click away. */
function Month({ visit, month, rows, names }: MonthProps) {
  const { locale, unit } = visit;
  const t = caseloadTexts[locale];
  const edit = visit.may('caseload.edit') && (
    <a href={`/console/units/${unit.slug}/caseload/${month}`}>
      {rows.length > 0 ? t.edit : t.enter}
      <span class="visually-hidden"> {monthInWords(month, locale)}</span>
    </a>
  );
  if (rows.length === 0) {
    return (
      <p class="caseload-month soft">
        {t.monthUnknown(monthInWords(month, locale))} {edit}
      </p>
    );
  }
  const total = rows.reduce<CaseloadCounts>(addCounts, noDossiers);
  const { rate } = onTimeFigure(total, null);
  return (
    <details class="caseload-month">
      <summary>
        {t.monthSummary(
          monthInWords(month, locale),
          countInWords(total.solved, locale),
          rate === null ? '–' : displayedRate(rate, null, locale),
        )}
      </summary>
      <MonthTable rows={rows} total={total} names={names} locale={locale} />
      <p>{edit}</p>
    </details>
  );
}

function MonthTable({
  rows,
  total,
  names,
  locale,
}: Pick<MonthProps, 'rows' | 'names'> & { total: CaseloadCounts; locale: Locale }) {
  const t = caseloadTexts[locale];
  const lines = [
    ...rows.map((row) => ({ name: row.fieldId === null ? t.noField : names.get(row.fieldId)!, counts: row })),
    ...(rows.length > 1 ? [{ name: t.total, counts: total }] : []),
  ];
  return (
    <table class="console-table">
      <thead>
        <tr>
          <th scope="col">{t.field}</th>
          {countNames.map((name) => (
            <th scope="col" class="number">
              {t.counts[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, counts }) => (
          <tr>
            <th scope="row">{name}</th>
            {countNames.map((one) => (
              <td class="number" data-label={t.counts[one]}>
                {countInWords(counts[one], locale)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
