import type { Child } from 'hono/jsx';
import { inHalves } from '../../../api/petitions/code.ts';
import type { PetitionEvent } from '../../../api/petitions/event-store.ts';
import { moves, type RefusalReason, refusalReasons } from '../../../api/petitions/moves.ts';
import { inLocale, type Locale, type Text } from '../../../api/text.ts';
import { dayInWords, instantInWords } from '../../public/wording.ts';
import { onePetitionTexts } from '../../texts/console-petition.ts';
import type { OneProps } from './petition-view.tsx';

const when = (at: Date, locale: Locale) => instantInWords(at.toISOString(), locale);

/** What happened, last things first. */
export function History({ visit: { locale }, record: { events, profile } }: OneProps) {
  const t = onePetitionTexts[locale];
  return (
    <section class="card" aria-labelledby="history">
      <h2 id="history">{t.history}</h2>
      <ol class="petition-log">
        {[...events].reverse().map((event) => (
          <li>
            <p>
              <b>{inLocale(moves[event.move].name, locale)}</b>{' '}
              {factsInWords(event, profile.countedIn === 'hours', locale)}
            </p>
            {event.text && <p class="petition-text">{event.text}</p>}
            <p class="soft small">
              {when(event.at, locale)} · {whoOf(event, locale)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function whoOf({ actor, staffName }: PetitionEvent, locale: Locale): string {
  const t = onePetitionTexts[locale];
  if (actor === 'sender') return t.bySender;
  return actor === 'system' ? t.bySystem : (staffName ?? t.bySystem);
}

/** What a move was made with, as far as it has words. */
function factsInWords({ move, facts }: PetitionEvent, inHours: boolean, locale: Locale): string {
  const t = onePetitionTexts[locale];
  const named = facts.unitName as Text | undefined;
  const parts = [
    named && t.toUnit(inLocale(named, locale)),
    ...(move === 'recompute' ? movedDays(facts, locale) : []),
    move === 'assign' && (typeof facts.to === 'string' ? t.toPerson(facts.to) : t.toWhole),
    move === 'transfer' && typeof facts.to === 'string' && t.toUnit(facts.to),
    typeof facts.reference === 'string' && t.reference(facts.reference),
    typeof facts.amount === 'number' && t.amount(facts.amount, inHours),
    move === 'refuse' && inLocale(refusalReasons[facts.reason as RefusalReason], locale),
    typeof facts.promiseDay === 'string' && t.until(dayInWords(facts.promiseDay, locale)),
    typeof facts.into === 'string' && t.into(inHalves(facts.into)),
    countLeftOut(facts.leftOut) > 0 && t.leftOut(countLeftOut(facts.leftOut)),
    typeof facts.photos === 'number' && facts.photos > 0 && t.withPhotos(facts.photos),
    typeof facts.level === 'number' && `${facts.level}/5`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** The days that a calendar has moved, from which to which. */
function movedDays(facts: Record<string, unknown>, locale: Locale): (string | false)[] {
  const t = onePetitionTexts[locale];
  const moved = (name: string, before: unknown, after: unknown) =>
    typeof before === 'string' &&
    typeof after === 'string' &&
    before !== after &&
    t.dayMoved(name, dayInWords(before, locale), dayInWords(after, locale));
  return [
    moved(t.acknowledge, facts.acknowledgeBefore, facts.acknowledge),
    moved(t.answer, facts.dayBefore, facts.day),
  ];
}

/** A number, or a number for each kind. */
function countLeftOut(leftOut: unknown): number {
  if (typeof leftOut === 'number') return leftOut;
  if (typeof leftOut !== 'object' || leftOut === null) return 0;
  return Object.values(leftOut as Record<string, number>).reduce((sum, one) => sum + one, 0);
}

/** What sender and office wrote to each other. */
export function Messages({ visit: { locale }, record: { messages } }: OneProps) {
  const t = onePetitionTexts[locale];
  if (messages.length === 0) return null;
  return (
    <Log id="messages" title={t.messages}>
      {messages.map(({ at, author, staffName, text }) => (
        <li>
          <p class="petition-text">{text}</p>
          <p class="soft small">
            {when(at, locale)} ·{' '}
            {author === 'sender'
              ? [t.sender, staffName && t.entered(staffName)].filter(Boolean).join(' ')
              : staffName}
          </p>
        </li>
      ))}
    </Log>
  );
}

export function Notes({ visit: { locale }, record: { notes } }: OneProps) {
  const t = onePetitionTexts[locale];
  if (notes.length === 0) return null;
  return (
    <Log id="notes" title={t.notes} hint={t.notesHint}>
      {notes.map(({ at, staffName, text }) => (
        <li>
          <p class="petition-text">{text}</p>
          <p class="soft small">
            {when(at, locale)} · {staffName}
          </p>
        </li>
      ))}
    </Log>
  );
}

/** How the sender was told, and by whom. */
export function Notices({ visit: { locale }, record: { notices } }: OneProps) {
  const t = onePetitionTexts[locale];
  if (notices.length === 0) return null;
  return (
    <Log id="notices" title={t.notices}>
      {notices.map(({ at, way, note, staffName }) => (
        <li>
          <p>
            {t.ways[way]}
            {note && `: ${note}`}
          </p>
          <p class="soft small">
            {when(at, locale)}
            {staffName && ` · ${staffName}`}
          </p>
        </li>
      ))}
    </Log>
  );
}

function Log({ id, title, hint, children }: { id: string; title: string; hint?: string; children: Child }) {
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {hint && <p class="soft small">{hint}</p>}
      <ol class="petition-log">{children}</ol>
    </section>
  );
}
