import type { Child } from 'hono/jsx';
import type { PetitionFile } from '../../../api/petitions/file-store.ts';
import { type RefusalReason, refusalReasons, stateNames } from '../../../api/petitions/moves.ts';
import { isSuperiorTold } from '../../../api/petitions/overdue.ts';
import type { Petition } from '../../../api/petitions/petition.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { dayInWords, instantInWords } from '../../public/wording.ts';
import { onePetitionTexts } from '../../texts/console-petition.ts';
import { petitionTexts } from '../../texts/console-petitions.ts';
import type { UnitVisit } from '../visit.ts';
import { dueChip } from './due.ts';
import type { Opened } from './opened.ts';
import type { PetitionRecord } from './record.ts';

export interface OneProps {
  visit: UnitVisit;
  opened: Opened;
  record: PetitionRecord;
}

/** Where two stand side by side, each says whose it is. */
interface Side {
  headingId?: string;
  of?: string;
}

const Of = ({ code }: { code: string | undefined }) =>
  code ? <span class="visually-hidden">{code}</span> : null;

/** Where it stands and until when, whom it weighs upon and who knows, in one line. */
export function Standing({ visit, opened: { petition }, record }: OneProps) {
  const t = petitionTexts[visit.locale];
  const chip = dueChip(petition, { ...visit, calendar: record.calendar });
  const more = [
    isSuperiorTold(petition) && t.superiorTold,
    record.alsoMet > 0 && t.alsoMet(record.alsoMet),
  ].filter(Boolean);
  return (
    <p class="petition-standing">
      <b>{inLocale(stateNames[petition.state], visit.locale)}</b>{' '}
      {chip && <span class={`petition-due ${chip.tone}`}>{chip.words}</span>}{' '}
      {more.length > 0 && <span class="soft">{more.join(', ')}</span>}
    </p>
  );
}

/** What the sender wrote and showed. */
export function Content({ visit, opened, record, headingId = 'text', of }: OneProps & Side) {
  const { locale } = visit;
  const t = onePetitionTexts[locale];
  const { petition, path } = opened;
  const photos = (purpose: PetitionFile['purpose']) => record.files.filter((one) => one.purpose === purpose);
  return (
    <section class="card" aria-labelledby={headingId}>
      <h2 id={headingId}>
        {t.text} <Of code={of} />
      </h2>
      {petition.erasedAt ? <p>{t.erased}</p> : <blockquote class="petition-text">{petition.text}</blockquote>}
      <Photos label={t.photos} files={photos('photo')} path={path} locale={locale} />
      <Photos label={t.replyPhotos} files={photos('reply')} path={path} locale={locale} />
      <Place petition={petition} locale={locale} />
      {petition.publishedText !== null && (
        <details class="petition-fold">
          <summary>{t.published}</summary>
          <blockquote class="petition-text">{petition.publishedText}</blockquote>
        </details>
      )}
    </section>
  );
}

export function Photos({
  label,
  files,
  path,
  locale,
}: {
  label: string;
  files: PetitionFile[];
  path: string;
  locale: Locale;
}) {
  const t = onePetitionTexts[locale];
  if (files.length === 0) return null;
  return (
    <>
      <h3>{label}</h3>
      <ul class="petition-photos">
        {files.map(({ id, name, isPublic }, i) => (
          <li>
            <a href={`/console${path}/files/${id}`}>
              {name === null ? (
                <img src={`/console${path}/files/${id}?preview=yes`} alt={t.photo(i + 1)} loading="lazy" />
              ) : (
                name
              )}
            </a>
            {isPublic && <span class="soft small">{t.isPublic}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Place({ petition: { place, position }, locale }: { petition: Petition; locale: Locale }) {
  const t = onePetitionTexts[locale];
  if (place === null && position === null) return null;
  return (
    <p>
      <b>{t.place}:</b> {place}{' '}
      {position && (
        <a href={`geo:${position.latitude},${position.longitude}`}>
          {t.map} ({position.latitude.toFixed(5)}, {position.longitude.toFixed(5)})
        </a>
      )}
    </p>
  );
}

export function Facts({ visit, opened, record, headingId = 'facts', of }: OneProps & Side) {
  const { locale } = visit;
  const t = onePetitionTexts[locale];
  const { petition, handler, addressed } = opened;
  const allowed = [petition.mayPublishText && t.mayText, petition.mayPublishPhotos && t.mayPhotos].filter(
    Boolean,
  );
  const reason = petition.refusalReason as RefusalReason | null;
  const facts: [string, Child | null][] = [
    [t.kind, inLocale(record.kind.name, locale)],
    [t.category, record.category ? inLocale(record.category.name, locale) : t.noCategory],
    [t.received, instantInWords(petition.receivedAt.toISOString(), locale)],
    [t.channel, petitionTexts[locale].channels[petition.channel]],
    [t.addressed, addressed.id === handler.id ? null : inLocale(addressed.name, locale)],
    [t.handler, inLocale(handler.name, locale)],
    [t.officer, record.officer?.name ?? t.nobody],
    [t.source, petition.source && `${petition.source.system}: ${petition.source.code}`],
    [t.refusal, reason && inLocale(refusalReasons[reason], locale)],
    [t.transfer, transferOf(petition, locale)],
    [t.promise, petition.promiseDay && dayInWords(petition.promiseDay, locale)],
    [t.mayPublish, allowed.length > 0 ? allowed.join(', ') : t.mayNothing],
  ];
  return (
    <section class="card" aria-labelledby={headingId}>
      <h2 id={headingId}>
        {t.facts} <Of code={of} />
      </h2>
      <dl class="petition-known">
        {facts
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function transferOf({ transferredTo, transferReference }: Petition, locale: Locale): string | null {
  if (transferredTo === null) return null;
  const reference = transferReference && onePetitionTexts[locale].reference(transferReference);
  return [transferredTo, reference].filter(Boolean).join(', ');
}

/** The dates, each with its arithmetic one click away. */
export function Deadlines({ visit, record: { deadlines }, opened: { petition } }: OneProps) {
  const { locale } = visit;
  const t = onePetitionTexts[locale];
  const acknowledged =
    petition.acknowledgedAt && t.acknowledged(instantInWords(petition.acknowledgedAt.toISOString(), locale));
  const dates = [
    { id: 'acknowledge', name: t.acknowledge, ...deadlines.acknowledge, note: acknowledged },
    { id: 'answer', name: t.answer, ...deadlines.answer, note: null },
  ];
  return (
    <section class="card" aria-labelledby="deadlines">
      <h2 id="deadlines">{t.deadlines}</h2>
      {dates.map(({ name, by, note, explanation }) => (
        <div class="petition-deadline">
          <p>
            {name}: <b>{by ? dayInWords(by, locale) : t.paused}</b>{' '}
            {note && <span class="soft">({note})</span>}
          </p>
          <details class="petition-fold">
            <summary>
              {t.why}
              <span class="visually-hidden"> ({name})</span>
            </summary>
            <ul>
              {explanation.map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
          </details>
        </div>
      ))}
    </section>
  );
}
