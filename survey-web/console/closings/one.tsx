import { pageAddress } from '../../../api/publication/closing/addresses.ts';
import { compareWithNow } from '../../../api/publication/closing/close.ts';
import { countOrders } from '../../../api/publication/closing/order-store.ts';
import { type Closing, countClosed } from '../../../api/publication/closing/store.ts';
import { closableFrom, type DuePeriod, existedIn } from '../../../api/publication/closing/when.ts';
import { putInContext } from '../../../api/publication/context.ts';
import { publishPetitionBooks } from '../../../api/publication/petition-books.ts';
import { publishSatisfaction } from '../../../api/publication/publish.ts';
import { inLocale } from '../../../api/text.ts';
import { listBelow } from '../../../api/units/store.ts';
import { Fields } from '../../public/fields.tsx';
import { VerdictSummary } from '../../public/verdict-summary.tsx';
import { countInWords, dayInWords, instantInWords } from '../../public/wording.ts';
import { consoleClosingTexts } from '../../texts/console-closings.ts';
import { CheckField, type Filled, SubmitButton, TextArea } from '../form.tsx';
import type { Refused, UnitVisit } from '../visit.ts';
import { getPeriodOf, unitsBelowThen } from './asked.ts';
import { Differences } from './differences.tsx';

/** A period of the unit: what closing would keep, or what was published and what a revision would change. */
export async function showClosing(visit: UnitVisit, refused?: Refused) {
  const { locale, unit } = visit;
  const t = consoleClosingTexts[locale];
  const { period, revisions } = await getPeriodOf(visit);
  const of: Filled = {
    values: refused ? await visit.form() : new URLSearchParams(),
    errors: refused?.errors ?? [],
    locale,
  };
  return visit.show({
    title: inLocale(period.name, locale),
    lead: `${dayInWords(period.from, locale)} – ${dayInWords(period.to, locale)}`,
    refused,
    children: (
      <>
        {revisions.length > 0 ? (
          <>
            <Published revisions={revisions} visit={visit} />
            {await revisePart(visit, revisions, of)}
          </>
        ) : (
          await closePart(visit, period, of)
        )}
        {await belowPart(visit, period, of)}
        <p>
          <a href={`/console/units/${unit.slug}/closings?year=${period.to.slice(0, 4)}`}>{t.all}</a>
        </p>
      </>
    ),
  });
}

async function closePart(visit: UnitVisit, period: DuePeriod, of: Filled) {
  const { locale, unit, deps, now, today } = visit;
  const t = consoleClosingTexts[locale];
  if (!existedIn(unit, period)) return <p class="card">{t.notThere}</p>;
  const { privacyMinimum } = deps.config;
  const context = await putInContext(deps.db, unit);
  const descendants = (await listBelow(deps.db, unit.id)).length > 0;
  const stretch = { from: period.from, to: period.to };
  const circumstances = { now, privacyMinimum, locale };
  const satisfaction = await publishSatisfaction(deps.db, context, { descendants }, stretch, circumstances);
  const books = await publishPetitionBooks(deps.db, context, stretch, { ...circumstances, descendants });
  const isOver = today >= closableFrom(period);
  return (
    <>
      {!isOver && <p class="card">{t.notYet(dayInWords(closableFrom(period), locale))}</p>}
      {isOver && (
        <>
          <h2>{t.preview}</h2>
          <p class="soft">
            {t.previewLead} {descendants && t.previewBelow}
          </p>
        </>
      )}
      <div class="public results closing-preview">
        <VerdictSummary satisfaction={satisfaction} locale={locale} />
        {isOver && satisfaction.overall.suppressed && <p class="basis">{t.fewResponses}</p>}
        <Fields satisfaction={satisfaction} locale={locale} />
      </div>
      <p>{t.petitions(countInWords(books.total.received, locale))}</p>
      {isOver && visit.may('closings.edit') && (
        <form method="post" action={`${addressOf(visit)}/close`} class="closing-form">
          <CheckField of={of} name="sure" label={t.sure} />
          <SubmitButton>{t.close}</SubmitButton>
        </form>
      )}
    </>
  );
}

async function belowPart(visit: UnitVisit, period: DuePeriod, of: Filled) {
  const { locale, deps, today } = visit;
  const t = consoleClosingTexts[locale];
  if (today < closableFrom(period) || !visit.may('closings.edit')) return null;
  const unitIds = await unitsBelowThen(visit, period);
  if (unitIds.length === 0) return null;
  const closed = await countClosed(deps.db, unitIds, period.slug);
  const waiting = await countOrders(deps.db, unitIds, period.slug);
  const left = unitIds.length - closed - waiting;
  const count = (n: number) => countInWords(n, locale);
  return (
    <section aria-labelledby="below">
      <h2 id="below">{t.below}</h2>
      <p>
        {t.belowState(count(closed), count(unitIds.length))} {waiting > 0 && t.belowWaiting(count(waiting))}
      </p>
      {left > 0 && (
        <form method="post" action={`${addressOf(visit)}/below`} class="closing-form">
          <p class="soft">{t.belowLead}</p>
          <CheckField of={of} name="sureBelow" label={t.belowSure} />
          <SubmitButton quiet>{t.belowClose(count(left))}</SubmitButton>
        </form>
      )}
    </section>
  );
}

function Published({ revisions, visit }: { revisions: Closing[]; visit: UnitVisit }) {
  const { locale, unit } = visit;
  const t = consoleClosingTexts[locale];
  return (
    <>
      <h2>{t.published}</h2>
      <table class="console-table">
        <thead>
          <tr>
            {[t.revisions.what, t.revisions.when, t.revisions.by, t.revisions.reason].map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...revisions].reverse().map((closing) => (
            <tr>
              <th scope="row">
                <a href={pageAddress(unit.slug, closing)}>
                  {closing.revision === 1 ? t.first : t.correction(closing.revision - 1)}
                </a>
              </th>
              <td data-label={t.revisions.when}>{instantInWords(closing.closedAt.toISOString(), locale)}</td>
              <td data-label={t.revisions.by}>{closing.closedBy}</td>
              <td data-label={t.revisions.reason} class="closing-reason">
                {closing.reason ?? '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <a href={`/u/${unit.slug}?period=${revisions[0]!.period.slug}`}>{t.publicPage}</a>
      </p>
    </>
  );
}

async function revisePart(visit: UnitVisit, revisions: Closing[], of: Filled) {
  if (!visit.may('closings.edit')) return null;
  const { locale, deps, unit, now } = visit;
  const t = consoleClosingTexts[locale];
  const context = await putInContext(deps.db, unit);
  const { privacyMinimum } = deps.config;
  const compared = await compareWithNow(
    deps.db,
    context,
    revisions[0]!.period.slug,
    { now, privacyMinimum },
    locale,
  );
  return (
    <section aria-labelledby="revise">
      <h2 id="revise">{t.revise}</h2>
      <p class="soft">{t.reviseLead}</p>
      {compared.differs ? (
        <>
          <Differences before={compared.before} after={compared.after} locale={locale} />
          <form method="post" action={`${addressOf(visit)}/revise`} class="closing-form">
            <TextArea of={of} name="reason" label={t.reason} hint={t.reasonHint} rows={3} />
            <SubmitButton>{t.publish}</SubmitButton>
          </form>
        </>
      ) : (
        <p>{t.same}</p>
      )}
    </section>
  );
}

const addressOf = (visit: UnitVisit) =>
  `/console/units/${visit.unit.slug}/closings/${encodeURIComponent(visit.param('period'))}`;
