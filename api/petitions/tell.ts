import type { Trx } from '../database/open.ts';
import { type Day, dayOf } from '../days.ts';
import { mailBy } from '../notices/mail.ts';
import { queueLetter } from '../notices/store.ts';
import { inLocale, type Locale } from '../text.ts';
import { findUnitById, listChain, type Unit } from '../units/store.ts';
import { queueWebhook } from '../webhooks/delivery-store.ts';
import { trackingUrl } from './address.ts';
import { inHalves } from './code.ts';
import { lastActor } from './event-store.ts';
import { addNotice } from './message-store.ts';
import type { Circumstances, Mover, Step } from './move.ts';
import { isRefusalReason, refusalReasons } from './moves.ts';
import { eventOf, letterLocale, letterTo, shortNotice, type Told, toldBy } from './notice.ts';
import type { Facts } from './notice-texts.ts';
import type { Petition } from './petition.ts';
import { findPetition, findSender } from './store.ts';
import { tellStaff } from './tell-staff.ts';

/**
 * Tells of a move, in its transaction: the sender by e-mail where an address was given and by the gateways where a
 * phone number was, other systems by webhooks, and staff of what has come to them.
 */
export async function tellAbout(
  trx: Trx,
  petition: Petition,
  step: Step,
  circumstances: Circumstances,
  by?: Mover,
): Promise<void> {
  const { now } = circumstances;
  const handler = (await findUnitById(trx, petition.handlerUnitId))!;
  if (step.move === 'not-spam' && (await lastActor(trx, petition.id, 'spam')) === 'system') {
    // Held when it came, so that nobody but its sender has heard of it.
    await tellStaff(trx, petition, handler, 'submit', circumstances, by);
    await tellSystems(trx, petition, handler, 'received', circumstances);
    return;
  }
  await tellStaff(trx, petition, handler, step.move, circumstances, by);
  const told = toldBy(step.move, {
    state: petition.state,
    stateBefore: petition.stateBefore,
    isJustAcknowledged: petition.acknowledgedAt?.getTime() === now.getTime(),
  });
  // What goes by itself when its time of keeping is over is no news.
  if (told === null || (told === 'erased' && by?.actor === 'system')) return;
  await tellSystems(trx, petition, handler, told, circumstances);
  await tellSender(trx, petition, told, circumstances);
}

/** Tells the sender alone: of what is held as spam when it comes, others hear once a person has released it. */
export async function tellSender(
  trx: Trx,
  petition: Petition,
  told: Told,
  { now, config }: Circumstances,
): Promise<void> {
  const sender = await findSender(trx, petition.id);
  if (!sender?.email && !sender?.phone) return;
  const handler = (await findUnitById(trx, petition.handlerUnitId))!;
  const locale = letterLocale(petition.locale);
  const facts = await factsOf(trx, petition, handler, locale);
  const link = `${trackingUrl(config.publicUrl, petition.code)}${locale === 'en' ? '?lang=en' : ''}`;
  if (sender.email) {
    const letter = letterTo(told, facts, link, locale);
    const about = { kind: 'petition', key: petition.code };
    const isQueued = await queueLetter(trx, mailBy(config), { to: sender.email, ...letter, about }, now);
    if (isQueued) await addNotice(trx, petition.id, { way: 'email', about: told, note: null, by: null }, now);
  }
  // Nothing of who was erased may lie in a log of deliveries.
  if (!sender.phone || told === 'erased') return;
  const payload = {
    code: petition.code,
    about: told,
    phone: sender.phone,
    locale,
    ...shortNotice(told, facts, link, locale),
    url: link,
  };
  // Gateways of units that may not know the sender get nothing.
  const unitChain = await chainOf(trx, petition.identityUnitId, petition);
  const event = 'petition.notice' as const;
  const sent = await queueWebhook(trx, { event, unitChain, payload, key: petition.code }, now);
  if (sent > 0) {
    await addNotice(trx, petition.id, { way: 'gateway', about: told, note: null, by: null }, now);
  }
}

/** What other systems hear: where it stands, never what was written nor by whom. */
async function tellSystems(
  trx: Trx,
  petition: Petition,
  handler: Unit,
  told: Told,
  { now, config }: Circumstances,
): Promise<void> {
  const event = eventOf[told];
  if (!event) return;
  const unit = (await findUnitById(trx, petition.unitId))!;
  const payload = {
    code: petition.code,
    unit: unit.slug,
    handler: handler.slug,
    kind: petition.kind,
    state: petition.state,
    receivedAt: petition.receivedAt.toISOString(),
    acknowledgeBy: lastDay(petition.acknowledgeDue),
    answerBy: petition.answerDue && lastDay(petition.answerDue),
    promiseDay: petition.promiseDay,
    refusal: petition.refusalReason,
    transferredTo: petition.transferredTo,
    url: trackingUrl(config.publicUrl, petition.code),
  };
  const ofHandler = await chainOf(trx, petition.handlerUnitId, petition);
  const ofUnit = petition.pastTheUnit ? [] : await chainOf(trx, petition.unitId, petition);
  const unitChain = [...new Set([...ofHandler, ...ofUnit])];
  await queueWebhook(trx, { event, unitChain, payload, key: petition.code }, now);
}

/** A unit with its superiors; without the unit that a petition goes past, whatever becomes of it. */
async function chainOf(trx: Trx, unitId: number, petition: Petition): Promise<number[]> {
  const chain = (await listChain(trx, (await findUnitById(trx, unitId))!)).map(({ id }) => id);
  return petition.pastTheUnit ? chain.filter((id) => id !== petition.unitId) : chain;
}

async function factsOf(trx: Trx, petition: Petition, handler: Unit, locale: Locale): Promise<Facts> {
  const day = (value: Day | null) => (value === null ? '' : dayInLetter(value, locale));
  const merged = petition.mergedInto ? await findPetition(trx, { id: petition.mergedInto }) : undefined;
  const reason = petition.refusalReason;
  return {
    unit: inLocale(handler.name, locale),
    code: inHalves(petition.code),
    acknowledgeBy: day(lastDay(petition.acknowledgeDue)),
    answerBy: day(petition.answerDue && lastDay(petition.answerDue)),
    promiseDay: day(petition.promiseDay),
    reason: reason && isRefusalReason(reason) ? inLocale(refusalReasons[reason], locale) : '',
    transferredTo: petition.transferredTo ?? '',
    reference: petition.transferReference ?? '',
    mergedInto: merged ? inHalves(merged.code) : '',
  };
}

/** The last day of a deadline: its instant is the first that is too late. */
const lastDay = (due: Date): Day => dayOf(new Date(due.getTime() - 1));

/** 22/11/2026; English letters keep the order that nobody can mistake. */
export const dayInLetter = (day: Day, locale: Locale): string =>
  locale === 'vi' ? day.split('-').reverse().join('/') : day;
