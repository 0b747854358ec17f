import type { Calendar } from '../../api/calendar/calendar.ts';
import { listCalendar } from '../../api/calendar/store.ts';
import type { Deps } from '../../api/http/context.ts';
import { reopenUntil } from '../../api/petitions/by-sender.ts';
import { urlOf } from '../../api/petitions/view.ts';
import type { Locale } from '../../api/text.ts';
import { dayInWords, instantInWords } from '../public/wording.ts';
import { senderTexts } from '../texts/petition-sender.ts';
import { type SenderAct, senderActs } from './tracking-acts.tsx';
import { Photos } from './tracking-answers.tsx';
import type { Own } from './tracking-own-store.ts';
import { trackingPath } from './tracking-session.ts';

/** The sender's part of the page: what they may do now, what they sent, and what was said since. */
export async function OwnPart({ own, deps, locale }: { own: Own; deps: Deps; locale: Locale }) {
  const t = senderTexts[locale];
  const { petition } = own;
  const calendar = await listCalendar(deps.db);
  const open = senderActs.filter((act) => act.mayNow(petition, { calendar, now: deps.now() }));
  return (
    <section class="tracking-own" id="nguoi-gui" aria-labelledby="own">
      <h2 id="own">{t.ownTitle}</h2>
      <p class="soft">{t.ownLead}</p>
      {petition.state === 'needs_info' && <Question own={own} locale={locale} />}
      {own.rating && <p>{t.yourRating(t.levels[own.rating.level - 1]!)}</p>}
      <h3>{t.canDo}</h3>
      <ul class="tracking-acts">
        {open.map((act) => (
          <li>
            <ActLink act={act} own={own} calendar={calendar} locale={locale} />
          </li>
        ))}
        <li>
          <a class="button quiet" href={trackingPath(petition.code, locale, '/ban-sao')}>
            {t.exportPage}
          </a>
        </li>
      </ul>
      <WhatWasSent own={own} locale={locale} />
      <form method="post" action={trackingPath(petition.code, locale, '/dong')}>
        <button type="submit" class="button quiet">
          {t.close}
        </button>
      </form>
    </section>
  );
}

/** The first page of an act; erasing explains itself before it asks. */
const beginningOf = ({ path }: SenderAct) => `/${path.split('/')[0]}`;

/** What it is time for stands out. */
function ActLink({
  act,
  own,
  calendar,
  locale,
}: {
  act: SenderAct;
  own: Own;
  calendar: Calendar;
  locale: Locale;
}) {
  const t = senderTexts[locale];
  const { petition, rating } = own;
  const isDue = act.name === 'reply' || (act.name === 'rate' && rating === null);
  const until =
    act.name === 'reopen' && petition.timesReopened === 0
      ? ` (${t.reopenUntil(dayInWords(reopenUntil(petition, calendar), locale))})`
      : '';
  return (
    <a class={isDue ? 'button' : 'button quiet'} href={trackingPath(petition.code, locale, beginningOf(act))}>
      {t.acts[act.name].title}
      {until}
    </a>
  );
}

function Question({ own, locale }: { own: Own; locale: Locale }) {
  const question = own.messages.findLast(({ author }) => author === 'staff');
  if (!question) return null;
  return (
    <blockquote class="tracking-question">
      <p>
        <strong>{senderTexts[locale].question}:</strong>
      </p>
      <p class="prose">{question.text}</p>
    </blockquote>
  );
}

/** Text, place, photos, messages and leave to publish; also on the copy to print. */
export function WhatWasSent({ own, locale }: { own: Own; locale: Locale }) {
  const t = senderTexts[locale];
  const { petition, messages, files } = own;
  const { mayPublishText: text, mayPublishPhotos: photos } = petition;
  const may = text ? (photos ? 'both' : 'text') : photos ? 'photos' : 'none';
  return (
    <>
      <h3>{t.text}</h3>
      <p class="prose">{petition.text}</p>
      {petition.place && (
        <p>
          <strong>{t.place}:</strong> {petition.place}
        </p>
      )}
      {files.length > 0 && <h3>{t.photos}</h3>}
      <Photos urls={files.map((file) => urlOf(petition, file))} locale={locale} />
      {messages.length > 0 && (
        <>
          <h3>{t.messages}</h3>
          <ol class="tracking-messages">
            {messages.map(({ at, author, text: words }) => (
              <li class={author}>
                <p class="soft">
                  {author === 'sender' ? t.fromSender : t.fromOffice},{' '}
                  {instantInWords(at.toISOString(), locale)}
                </p>
                <p class="prose">{words}</p>
              </li>
            ))}
          </ol>
        </>
      )}
      <p>{t.mayPublish[may]}</p>
    </>
  );
}
