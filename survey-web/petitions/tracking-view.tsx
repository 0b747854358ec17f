import type { Child } from 'hono/jsx';
import { dayOf } from '../../api/days.ts';
import { inHalves } from '../../api/petitions/code.ts';
import type { Petition } from '../../api/petitions/petition.ts';
import type { PetitionView } from '../../api/petitions/view.ts';
import type { Locale } from '../../api/text.ts';
import { dayInWords, instantInWords } from '../public/wording.ts';
import { trackingTexts } from '../texts/petition-tracking.ts';
import { Answers, Photos } from './tracking-answers.tsx';
import { Dates } from './tracking-dates.tsx';
import { lookupPath } from './tracking-lookup.tsx';
import { trackingPath } from './tracking-session.ts';
import { Steps } from './tracking-steps.tsx';

interface TrackingView {
  petition: Petition;
  view: PetitionView;
  locale: Locale;
  /** What the sender sees beside, or the way to it. */
  children?: Child;
}

/** What everybody sees who has the code: where it stands, whose turn it is, until when, and what was answered. */
export function Tracking({ petition, view, locale, children }: TrackingView) {
  const t = trackingTexts[locale];
  return (
    <>
      <Title code={inHalves(view.code)} locale={locale} />
      <p class="lead">{t.kindAndUnit(view.kind.name, view.unit.name)}</p>
      <Facts view={view} locale={locale} />
      <section class="card tracking-now" aria-labelledby="where">
        <h2 id="where">{t.where}</h2>
        <Steps petition={petition} locale={locale} />
        <p class="tracking-says">{t.says[petition.state](view.handler.name)}</p>
        <p class="tracking-turn">{turnInWords(petition, view, locale)}</p>
        {view.erased && <p>{t.erased}</p>}
        <Exit view={view} locale={locale} />
      </section>
      {view.promise && <Promised promise={view.promise} locale={locale} />}
      <Answers view={view} locale={locale} />
      {children}
      {view.state !== 'merged' && <Dates view={view} locale={locale} />}
      <PublishedText view={view} locale={locale} />
      <History view={view} locale={locale} />
      <p class="tracking-links">
        {!view.erased && <a href={trackingPath(view.code, locale, '/phieu')}>{t.slip}</a>}
        <a href={lookupPath(locale)}>{t.another}</a>
      </p>
    </>
  );
}

/** The code stays in one line: broken at its hyphen it would read like a word. */
function Title({ code, locale }: { code: string; locale: Locale }) {
  const [before, after] = trackingTexts[locale].title(code).split(code);
  return (
    <h1>
      {before}
      <span class="tracking-title-code">{code}</span>
      {after}
    </h1>
  );
}

const turnInWords = ({ state }: Petition, { turn, handler }: PetitionView, locale: Locale) => {
  const t = trackingTexts[locale];
  if (turn === 'sender') return t.yourTurn;
  // A promise is the office's to keep.
  return turn === 'office' || state === 'promised' || state === 'spam'
    ? t.officeTurn(handler.name)
    : t.nobodyTurn;
};

function Facts({ view, locale }: { view: PetitionView; locale: Locale }) {
  const t = trackingTexts[locale];
  const isOver = view.turn === 'nobody' && view.state !== 'promised';
  const facts: [string, string][] = [
    ...(view.category ? [[t.about, view.category.name] as [string, string]] : []),
    [t.received, dayInWords(dayOf(new Date(view.receivedAt)), locale)],
    [isOver ? t.handledBy : t.handler, view.handler.name],
  ];
  return (
    <dl class="tracking-facts">
      {facts.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Why it was refused, where it went: with the words that the office wrote to it. */
function Exit({ view, locale }: { view: PetitionView; locale: Locale }) {
  const t = trackingTexts[locale];
  const words = view.history.findLast(({ state, text }) => state === view.state && text !== null)?.text;
  const isExit = ['refused', 'transferred', 'redirected'].includes(view.state);
  return (
    <>
      {view.refusal && (
        <p>
          <strong>{t.refusalTitle}:</strong> {view.refusal.name}
        </p>
      )}
      {view.transfer && (
        <p>
          <strong>{t.transferTitle}:</strong> {view.transfer.to}
          {view.transfer.reference && `. ${t.reference(view.transfer.reference)}`}
        </p>
      )}
      {isExit && words && <p class="prose">{words}</p>}
      {view.mergedInto && (
        <p>
          <strong>{t.mergedTitle}:</strong>{' '}
          <a href={trackingPath(view.mergedInto, locale)}>{t.mergedLink(inHalves(view.mergedInto))}</a>
        </p>
      )}
    </>
  );
}

function Promised({ promise, locale }: { promise: NonNullable<PetitionView['promise']>; locale: Locale }) {
  const t = trackingTexts[locale];
  const { kept, broken } = promise;
  const says = kept ? (broken ? t.promiseKeptLate : t.promiseKept) : broken ? t.promiseBroken : t.promiseOpen;
  return (
    <section class={broken ? 'card tracking-promise broken' : 'card tracking-promise'}>
      <h2>{t.promiseTitle}</h2>
      <p>{says(dayInWords(promise.day, locale))}</p>
    </section>
  );
}

/** As published, without personal data; nothing where the sender does not want it. */
function PublishedText({ view, locale }: { view: PetitionView; locale: Locale }) {
  if (view.text === null && view.photos.length === 0) return null;
  return (
    <section>
      <h2>{trackingTexts[locale].textTitle}</h2>
      {view.text !== null && <p class="prose">{view.text}</p>}
      <Photos urls={view.photos} locale={locale} />
    </section>
  );
}

function History({ view, locale }: { view: PetitionView; locale: Locale }) {
  return (
    <section>
      <h2>{trackingTexts[locale].historyTitle}</h2>
      <ol class="tracking-history">
        {view.history.map(({ at, name, text }) => (
          <li>
            <span class="soft">{instantInWords(at, locale)}</span>
            <strong>{name}</strong>
            {text && <span class="prose">{text}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
