import type { Locale } from '../text.ts';
import type { WebhookEvent } from '../webhooks/events.ts';
import type { Move, State } from './moves.ts';
import { type Facts, noticeTexts } from './notice-texts.ts';

/** What a sender is told of. */
export type Told =
  | 'received'
  | 'asked'
  | 'accepted'
  | 'passed'
  | 'extended'
  | 'answered'
  | 'promised'
  | 'refused'
  | 'transferred'
  | 'redirected'
  | 'merged'
  | 'merged-answered'
  | 'separated'
  | 'reopened'
  | 'erased';

const toldOf: Partial<Record<Move, Told>> = {
  submit: 'received',
  ask: 'asked',
  accept: 'accepted',
  pass: 'passed',
  extend: 'extended',
  publish: 'answered',
  promise: 'promised',
  refuse: 'refused',
  transfer: 'transferred',
  redirect: 'redirected',
  merge: 'merged',
  unmerge: 'separated',
  reopen: 'reopened',
  erase: 'erased',
};

/**
 * What a move means to the sender; null where it is none of their business. Who is held as spam heard of the receipt,
 * and hears no more.
 */
export function toldBy(
  move: Move,
  petition: { state: State; stateBefore: State | null; isJustAcknowledged: boolean },
): Told | null {
  if (petition.state === 'spam' && move !== 'erase') return null;
  if (petition.state === 'merged' && (move === 'publish' || move === 'promise')) return 'merged-answered';
  // Given to somebody without having been accepted first: that is the acceptance.
  if (move === 'assign') {
    return petition.isJustAcknowledged && petition.stateBefore === 'submitted' ? 'accepted' : null;
  }
  return toldOf[move] ?? null;
}

/** What other systems hear of. */
export const eventOf: Partial<Record<Told, WebhookEvent>> = {
  received: 'petition.received',
  asked: 'petition.needs-info',
  answered: 'petition.answered',
  promised: 'petition.answered',
  'merged-answered': 'petition.answered',
  refused: 'petition.refused',
  transferred: 'petition.transferred',
};

/**
 * A letter to the sender. Its subject tells nothing of the matter, and no letter carries the secret: an address was
 * never proven to be the sender's, and with the secret a stranger could read and erase everything.
 */
export function letterTo(told: Told, facts: Facts, link: string, locale: Locale) {
  const t = noticeTexts[locale];
  return {
    subject: t.subject(facts.code),
    text: [
      t.greeting,
      t.says[told].letter(facts),
      t.follow(link, facts.code),
      ...(told === 'erased' ? [] : [t.secret]),
      t.automatic,
      '',
    ].join('\n\n'),
  };
}

/** The one letter that carries a secret: at the sender's wish, told to staff, to the address that they left. */
export function secretLetter(code: string, secret: string, link: string, locale: Locale) {
  const t = noticeTexts[locale];
  return {
    subject: t.subject(code),
    text: [t.greeting, t.newSecret(secret), t.follow(link, code), t.automatic, ''].join('\n\n'),
  };
}

/** One SMS of the GSM alphabet, where letters of Vietnamese would halve it twice. */
const longestShort = 160;

/** A few words for a phone, and the same as one SMS: without diacritics, the name cut before the link is left out. */
export function shortNotice(told: Told, facts: Facts, link: string, locale: Locale) {
  const t = noticeTexts[locale];
  const what = `${t.says[told].short(facts)}. `;
  const see = t.see(link);
  const plainWhat = withoutDiacritics(what);
  const plainSee = withoutDiacritics(see);
  const room = longestShort - plainWhat.length - plainSee.length - 2;
  const unit = withoutDiacritics(facts.unit);
  const named =
    room >= unit.length ? `${unit}: ` : room >= 12 ? `${unit.slice(0, room - 3).trimEnd()}...: ` : '';
  const whole = `${named}${plainWhat}${plainSee}`;
  return {
    text: `${facts.unit}: ${what}${see}`,
    plainText: whole.length <= longestShort ? whole : plainWhat.trim().slice(0, longestShort),
  };
}

const withoutDiacritics = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\x20-\x7e]/g, ' ');

/** The language of letters: that in which it was sent, where that is one of ours. */
export const letterLocale = (locale: string): Locale => (/^en\b/i.test(locale) ? 'en' : 'vi');
