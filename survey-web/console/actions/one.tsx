import { findStaff } from '../../../api/accounts/store.ts';
import { type Action, isPublishedOtherwise } from '../../../api/actions/action.ts';
import { listProofs } from '../../../api/actions/store.ts';
import { type AuditEntry, listEntries } from '../../../api/audit/store.ts';
import { addDays, dayOf } from '../../../api/days.ts';
import { saidInWords, standingInWords } from '../../public/action-words.ts';
import { Proofs } from '../../public/actions.tsx';
import { dayInWords, instantInWords } from '../../public/wording.ts';
import { actionTexts } from '../../texts/console-actions.ts';
import { actionInWords } from '../audit/entry.tsx';
import { DayField, SubmitButton } from '../form.tsx';
import { type Refused, seenOf, type UnitVisit } from '../visit.ts';
import { isMeasured } from './figures.ts';
import { getAction } from './opened.ts';

const mostHistory = 100;

/** One action: what it is about, where it stands, what can be done with it, and what was. */
export async function showOne(visit: UnitVisit, refused?: Refused) {
  const { locale, unit, deps, today } = visit;
  const t = actionTexts[locale];
  const { action, path } = await getAction(visit);
  const standing = standingInWords(action, today, locale);
  const staff = action.staffId ? await findStaff(deps.db, { id: action.staffId }) : undefined;
  const question = { kind: 'action', key: String(action.id) };
  return visit.show({
    title: action.subject,
    refused,
    width: 'narrow',
    children: (
      <div class="action-page">
        <p class="console-alone">
          <a href={`/console/units/${unit.slug}/actions`}>{t.back}</a>
        </p>
        <p>
          <b class={`action-due ${standing.tone}`}>{standing.words}</b>
        </p>
        <dl>
          <Line term={t.measure} text={action.measure} />
          <Line term={t.cause} text={action.cause} />
          <Line term={t.office} text={action.office} />
          <Line term={t.staff} text={staff?.name ?? null} />
          <Line term={t.result} text={action.result} />
          <Line term={t.dropReason} text={action.dropReason} />
        </dl>
        <Proofs
          files={await listProofs(deps.db, action.id)}
          fileAt={(id) => `/console${path}/files/${id}`}
          locale={locale}
        />
        {visit.may('actions.edit') && <Deeds visit={visit} action={action} path={path} />}
        <Publication visit={visit} action={action} path={path} />
        <Figures visit={visit} action={action} path={path} refused={refused} />
        <History entries={await listEntries(deps.db, question, mostHistory)} visit={visit} />
      </div>
    ),
  });
}

type Shown = { visit: UnitVisit; action: Action; path: string };

const Line = ({ term, text }: { term: string; text: string | null }) =>
  text ? (
    <div>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </div>
  ) : null;

function Deeds({ visit, action, path }: Shown) {
  const t = actionTexts[visit.locale];
  return (
    <div class="console-actions">
      {action.state === 'open' && (
        <a class="button" href={`/console${path}/done`}>
          {t.finish}
        </a>
      )}
      <a class="button quiet" href={`/console${path}/edit`}>
        {t.edit}
      </a>
      {action.state === 'open' ? (
        <a href={`/console${path}/drop`}>{t.drop}</a>
      ) : (
        <form method="post" action={`/console${path}/reopen`}>
          <input type="hidden" name="seen" value={seenOf(action)} autocomplete="off" />
          <SubmitButton quiet>{t.reopen}</SubmitButton>
        </form>
      )}
    </div>
  );
}

function Publication({ visit, action, path }: Shown) {
  const { locale } = visit;
  const t = actionTexts[locale];
  const isOld = isPublishedOtherwise(action);
  return (
    <section aria-labelledby="publishing">
      <h2 id="publishing">{t.publishing}</h2>
      <p>
        {action.publishedAt
          ? t.publishedSince(dayInWords(dayOf(action.publishedAt), locale))
          : t.notPublished}{' '}
        {isOld && <b>{t.publishedOld}</b>}
      </p>
      {visit.may('actions.publish') ? (
        <div class="console-actions">
          <a class={action.published && !isOld ? 'button quiet' : 'button'} href={`/console${path}/publish`}>
            {action.published ? t.publishAgain : t.publish}
          </a>
          {action.published && (
            <form method="post" action={`/console${path}/withdraw`}>
              <SubmitButton quiet>{t.withdraw}</SubmitButton>
            </form>
          )}
        </div>
      ) : (
        <p class="soft">{t.askManager}</p>
      )}
    </section>
  );
}

/** The figure when the action was written down, the one since it was done, and the form that takes it. */
function Figures({ visit, action, path, refused }: Shown & { refused: Refused | undefined }) {
  const { locale, today } = visit;
  const t = actionTexts[locale];
  if (!isMeasured(action)) return null;
  const values = new URLSearchParams();
  if (action.doneDay) {
    const next = addDays(action.doneDay, 1);
    values.set('from', next > today ? today : next);
    values.set('to', today);
  }
  const of = { values, errors: refused?.errors ?? [], locale };
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{t.figures}</h2>
      {!action.before && !action.after && <p class="soft">{t.noFigure}</p>}
      <dl>
        <Line term={t.before} text={action.before && saidInWords(action.before, locale)} />
        <Line term={t.after} text={action.after && saidInWords(action.after, locale)} />
      </dl>
      {action.state === 'done' && visit.may('actions.edit') && (
        <form method="post" action={`/console${path}/measure`}>
          <input type="hidden" name="seen" value={seenOf(action)} autocomplete="off" />
          <h3>{t.measureAfter}</h3>
          <p class="soft">{t.measureLead}</p>
          <div class="form-row">
            <DayField of={of} name="from" label={t.from} />
            <DayField of={of} name="to" label={t.to} />
          </div>
          <SubmitButton quiet>{t.measureAfter}</SubmitButton>
        </form>
      )}
    </section>
  );
}

function History({ entries, visit }: { entries: AuditEntry[]; visit: UnitVisit }) {
  const { locale } = visit;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{actionTexts[locale].history}</h2>
      <ol class="action-history">
        {entries.map(({ at, action, staffName, after }) => (
          <li>
            {actionInWords(action, locale)}
            {daySet(action, after) && `: ${dayInWords(daySet(action, after)!, locale)}`}{' '}
            <span class="soft">
              {staffName} · {instantInWords(at.toISOString(), locale)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The day that a change set: by when it is to be done, or when it was. */
function daySet(action: string, after: unknown): string | undefined {
  const { due, day } = (after ?? {}) as { due?: string; day?: string };
  return action === 'action.add' || action === 'action.change' ? due : day;
}
