import { randomBytes } from 'node:crypto';
import { type Author, byCommand } from '../accounts/actor.ts';
import { recordChange } from '../audit/store.ts';
import { listCalendar } from '../calendar/store.ts';
import { categoryChain, destinationOf } from '../categories/routing.ts';
import { listCategories, listKinds, listRoutes } from '../categories/store.ts';
import type { Trx } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';
import { addDays, beginOf, type Day, dayOf } from '../days.ts';
import type { ClockFacts } from '../deadlines/clock.ts';
import { findProfile } from '../deadlines/store.ts';
import { listFieldRecords } from '../fields/store.ts';
import type { Deps } from '../http/context.ts';
import { parseOrRefuse } from '../http/validation.ts';
import { problem } from '../problems.ts';
import type { Locale } from '../text.ts';
import { findUnit, findUnitById, listChain, type Unit } from '../units/store.ts';
import { countSameText } from './care-store.ts';
import { makePetitionCode, secretKeyFrom, secretOf } from './code.ts';
import { addEvent } from './event-store.ts';
import { keepFiles } from './file-store.ts';
import { contentHashOf, type Fitting, fitPetition } from './fit.ts';
import { type Circumstances, clockValues, movePetition } from './move.ts';
import { type Channel, mostPhotos, type Petition, PetitionBody, type Sender } from './petition.ts';
import { makePhotos } from './photos.ts';
import { looksLikeSpam, textHashOf } from './spam.ts';
import { findSticker } from './sticker-store.ts';
import { countSentBy, findPetition, insertPetition, lockPetition } from './store.ts';
import { tellAbout, tellSender } from './tell.ts';

/** What staff add to what somebody told them: how it came, and the true day. */
export interface Entry {
  author: Author;
  channel: Channel;
  receivedDay: Day;
  source?: { system: string; code: string } | null;
}

/** What the sender keeps: the code to look it up, the secret to write with, and the days. */
export interface Receipt {
  code: string;
  secret: string;
  receivedAt: Date;
  acknowledgeBy: Day;
  answerBy: Day | null;
  petition: Petition;
}

/**
 * Takes in a petition with its photos, as it came; committed when this returns. The same id with the same content
 * again gets the same receipt.
 * @throws Problem invalid-input, consent-required, petition-conflict, petition-sender-limit, and those of photos, which
 * name the photo
 */
export async function receivePetition(
  deps: Deps,
  raw: unknown,
  photos: Buffer[],
  from: { channel: 'web' | 'api' } | Entry,
  locale: Locale,
): Promise<Receipt> {
  const { db, config } = deps;
  const now = deps.now();
  const body = parseOrRefuse(PetitionBody, raw, locale);
  const contentHash = contentHashOf(body, photos);
  const before = await findPetition(db, { id: body.id });
  if (before) return sameAgain(before, contentHash, config.secret);
  const isOfOtherSystem = 'author' in from && from.channel === 'other-system';
  const { fitting, unit, sticker } = await fitOrRefuse(deps, body, photos, isOfOtherSystem, locale);
  const entry = 'author' in from ? from : undefined;
  if (!entry && config.intakeGuard === 'on') await refuseTooMany(db, fitting.sender, now);
  // Before the transaction: a photo takes a second.
  const made = await makePhotos(photos, locale);
  const calendar = await listCalendar(db);
  const receivedDay = entry?.receivedDay ?? dayOf(now);
  const receivedAt = receivedDay === dayOf(now) ? now : beginOf(receivedDay);
  const categories = await listCategories(db);
  const about = categoryChain(categories, fitting.category?.id ?? sticker?.categoryId ?? null);
  const goesToSuperior = categories.some(({ id, goesToSuperior }) => goesToSuperior && about.includes(id));
  const circumstances = { now, calendar, config };

  const petition = await inTransaction(db, async (trx) => {
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
        channel: entry?.channel ?? (from as { channel: Channel }).channel,
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
    await keepFiles(trx, received.id, made, { purpose: 'photo' }, now);
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
    if (entry || !(await isSuspect(trx, received, made.length, circumstances))) {
      await tellAbout(trx, received, { move: 'submit' }, circumstances);
      return received;
    }
    await tellSender(trx, received, 'received', circumstances);
    const system = { actor: 'system', author: byCommand('spam') } as const;
    return movePetition(trx, system, received, { move: 'spam' }, circumstances);
  });
  if (petition) return receiptOf(petition, config.secret);
  const other = await findPetition(db, { id: body.id });
  return sameAgain(other!, contentHash, config.secret);
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

/** @throws Problem petition-conflict */
function sameAgain(before: Petition, contentHash: string, secret: string): Receipt {
  if (before.contentHash !== contentHash) throw problem('petition-conflict');
  return receiptOf(before, secret);
}

export const receiptOf = (petition: Petition, secret: string): Receipt => ({
  code: petition.code,
  secret: secretOf(secretKeyFrom(secret), petition),
  receivedAt: petition.receivedAt,
  acknowledgeBy: lastDayOf(petition.acknowledgeDue),
  answerBy: petition.answerDue && lastDayOf(petition.answerDue),
  petition,
});

/** The last day of a deadline: its instant is the first that is too late. */
export const lastDayOf = (due: Date): Day => dayOf(new Date(due.getTime() - 1));

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

async function fitOrRefuse(
  { db, now }: Deps,
  body: PetitionBody,
  photos: Buffer[],
  isOfOtherSystem: boolean,
  locale: Locale,
) {
  const say = (vi: string, en: string) => (locale === 'vi' ? vi : en);
  const kinds = await listKinds(db);
  const offered = {
    // The other system has asked its sender for a name and a consent, and keeps both.
    kinds: isOfOtherSystem ? kinds.map((kind) => ({ ...kind, identity: 'none' as const })) : kinds,
    categories: await listCategories(db),
    fields: await listFieldRecords(db),
  };
  const { fitting, errors, consentMissing } = fitPetition(body, offered, photos.length, locale);
  const unit = await openUnit(db, body.unit, dayOf(now()));
  if (!unit) errors.push({ path: 'unit', message: say('không có đơn vị này', 'there is no such unit') });
  const sticker = body.sticker ? await findSticker(db, body.sticker) : undefined;
  if (photos.length > mostPhotos) {
    errors.push({
      path: 'photo',
      message: say(`nhiều nhất ${mostPhotos} ảnh`, `at most ${mostPhotos} photos`),
    });
  }
  if (consentMissing && !isOfOtherSystem) {
    const message = say('xin đánh dấu đồng ý', 'please tick the consent');
    throw problem('consent-required', { errors: [...errors, { path: 'consent', message }] });
  }
  if (!fitting || !unit || errors.length > 0) throw problem('invalid-input', { errors });
  return { fitting: fitting as Fitting, unit, sticker };
}

/** Far more than a person has to say, and too few to flood an office by script. */
const mostADay = 20;

/** @throws Problem petition-sender-limit */
async function refuseTooMany(db: Deps['db'], sender: Sender | null, now: Date): Promise<void> {
  const begin = beginOf(dayOf(now));
  if (!sender || (await countSentBy(db, sender, begin)) < mostADay) return;
  const next = beginOf(addDays(dayOf(now), 1));
  throw problem('petition-sender-limit', {
    retryAfterSeconds: Math.ceil((next.getTime() - now.getTime()) / 1000),
  });
}

/** The unit of a slug or, where that has ended, the one that carries on its work. */
export async function openUnit(db: Deps['db'], slug: string, today: Day): Promise<Unit | undefined> {
  let unit = await findUnit(db, slug);
  for (let link = 0; unit?.validTo && unit.validTo < today && link < 20; link++) {
    unit = unit.successorId === null ? undefined : await findUnitById(db, unit.successorId);
  }
  return unit;
}
