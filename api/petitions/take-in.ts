import { randomBytes } from 'node:crypto';
import { type Author, byCommand } from '../accounts/actor.ts';
import type { Photo } from '../attachments/attachment.ts';
import { recordChange } from '../audit/store.ts';
import { categoryChain, destinationOf } from '../categories/routing.ts';
import { listCategories, listRoutes } from '../categories/store.ts';
import type { Trx } from '../database/open.ts';
import { beginOf, type Day, dayOf } from '../days.ts';
import type { ClockFacts } from '../deadlines/clock.ts';
import { findProfile } from '../deadlines/store.ts';
import type { Locale } from '../text.ts';
import { findUnitById, listChain, type Unit } from '../units/store.ts';
import { countSameText } from './care-store.ts';
import { makePetitionCode } from './code.ts';
import { addEvent } from './event-store.ts';
import { keepFiles } from './file-store.ts';
import type { Fitting } from './fit.ts';
import { type Circumstances, clockValues, movePetition } from './move.ts';
import type { Channel, Petition, PetitionBody } from './petition.ts';
import { looksLikeSpam, textHashOf } from './spam.ts';
import type { Sticker } from './sticker-store.ts';
import { insertPetition, lockPetition } from './store.ts';
import { tellAbout, tellSender } from './tell.ts';

/** What staff add to what somebody told them: how it came, and the true day. */
export interface Entry {
  author: Author;
  channel: Channel;
  receivedDay: Day;
  source?: { system: string; code: string } | null;
}

/** A petition that was judged and may come in. */
export interface Judged {
  body: PetitionBody;
  contentHash: string;
  fitting: Fitting;
  unit: Unit;
  sticker: Sticker | undefined;
  /** Made anew. */
  photos: Photo[];
  locale: Locale;
}

/**
 * Puts a petition into the hands of whoever has to do with it, with its deadlines, and tells of it; undefined where one
 * with its id is here already.
 * @throws Problem petition-source-taken
 */
export async function takeIn(
  trx: Trx,
  { body, contentHash, fitting, unit, sticker, photos, locale }: Judged,
  from: { channel: 'web' | 'api' } | Entry,
  circumstances: Circumstances,
): Promise<Petition | undefined> {
  const { now, calendar } = circumstances;
  const entry = 'author' in from ? from : undefined;
  const receivedDay = entry?.receivedDay ?? dayOf(now);
  const receivedAt = receivedDay === dayOf(now) ? now : beginOf(receivedDay);
  const categories = await listCategories(trx);
  const about = categoryChain(categories, fitting.category?.id ?? sticker?.categoryId ?? null);
  const goesToSuperior = categories.some(({ id, goesToSuperior }) => goesToSuperior && about.includes(id));
  const chain = await listChain(trx, unit);
  const destination = destinationOf(
    chain,
    {
      categories: about,
      fieldId: fitting.field?.id ?? null,
      goesToSuperior,
      unknown: about.length === 0,
    },
    await listRoutes(
      trx,
      chain.map(({ id }) => id),
    ),
  );
  const handler = (await findUnitById(trx, destination.unitId))!;
  const profile = await findProfile(trx, {
    unitChain: (await listChain(trx, handler)).map(({ id }) => id),
    categoryChain: about,
    day: receivedDay,
  });
  const clock: ClockFacts = { receivedAt, pauses: [], extensions: [], restartedAt: null };
  const { sender, place, mayPublish } = fitting;
  const isNew = await insertPetition(
    trx,
    {
      id: body.id,
      code: makePetitionCode(() => randomBytes(1)[0]!),
      content_hash: contentHash,
      unit_id: unit.id,
      handler_unit_id: destination.unitId,
      handler_staff_id: destination.staffId,
      identity_unit_id: destination.identityUnitId,
      past_the_unit: destination.pastTheUnit,
      kind: fitting.kind.key,
      category_id: about[0] ?? null,
      field_id: fitting.field?.id ?? null,
      sticker_id: sticker?.id ?? null,
      channel: from.channel,
      locale: body.locale ?? locale,
      text: body.text,
      place: place.text ?? sticker?.place ?? null,
      latitude: place.position?.latitude ?? sticker?.position?.latitude ?? null,
      longitude: place.position?.longitude ?? sticker?.position?.longitude ?? null,
      may_publish_text: mayPublish.text,
      may_publish_photos: mayPublish.photos,
      consent_version: body.consent?.agreed ? body.consent.version : null,
      consent_at: body.consent?.agreed ? now : null,
      received_at: receivedAt,
      received_day: receivedDay,
      entered_at: now,
      entered_by: entry?.author.staffId ?? null,
      state: 'submitted',
      state_at: now,
      profile_id: profile.id,
      ...clockValues(clock, profile, calendar),
      source_system: entry?.source?.system ?? null,
      source_code: entry?.source?.code ?? null,
    },
    sender,
  );
  // Another request with this id was quicker.
  if (!isNew) return undefined;
  const received = await lockPetition(trx, body.id);
  await keepFiles(trx, received.id, photos, { purpose: 'photo' }, now);
  await addEvent(trx, {
    petitionId: received.id,
    at: now,
    move: 'submit',
    state: 'submitted',
    actor: entry ? 'staff' : 'sender',
    staffId: entry?.author.staffId ?? null,
    staffName: entry?.author.name ?? null,
    unitId: entry ? destination.unitId : null,
    text: null,
    facts: entry ? { channel: entry.channel, receivedDay } : {},
  });
  if (entry) await recordEntry(trx, entry, received, now);
  if (entry || !(await isSuspect(trx, received, photos.length, circumstances))) {
    await tellAbout(trx, received, { move: 'submit' }, circumstances);
    return received;
  }
  await tellSender(trx, received, 'received', circumstances);
  const system = { actor: 'system', author: byCommand('spam') } as const;
  return movePetition(trx, system, received, { move: 'spam' }, circumstances);
}

const day = 24 * 3_600_000;

async function isSuspect(trx: Trx, of: Petition, photos: number, { now, config }: Circumstances) {
  const { text, unitId } = of;
  const since = new Date(now.getTime() - day);
  const same =
    config.intakeGuard === 'on'
      ? await countSameText(trx, { textHash: textHashOf(text), unitId }, since)
      : { here: 0, everywhere: 0 };
  return looksLikeSpam({ text, photos, same });
}

async function recordEntry(trx: Trx, entry: Entry, of: Petition, now: Date) {
  await recordChange(
    trx,
    entry.author,
    {
      action: 'petition.submit',
      unitId: of.handlerUnitId,
      subject: { kind: 'petition', key: of.code },
      after: {
        channel: entry.channel,
        receivedDay: entry.receivedDay,
        ...(entry.source && { source: entry.source }),
      },
    },
    now,
  );
}
