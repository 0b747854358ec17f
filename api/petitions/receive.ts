import { listCalendar } from '../calendar/store.ts';
import { listCategories, listKinds } from '../categories/store.ts';
import type { Db, Trx } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';
import { addDays, beginOf, type Day, dayOf } from '../days.ts';
import { listFieldRecords } from '../fields/store.ts';
import type { Deps } from '../http/context.ts';
import { parseOrRefuse } from '../http/validation.ts';
import { problem } from '../problems.ts';
import type { Locale } from '../text.ts';
import { findUnit, findUnitById, type Unit } from '../units/store.ts';
import { secretKeyFrom, secretOf } from './code.ts';
import { contentHashOf, fitPetition } from './fit.ts';
import type { Circumstances } from './move.ts';
import { type Channel, mostPhotos, type Petition, PetitionBody, type Sender } from './petition.ts';
import { makePhotos } from './photos.ts';
import { findSticker } from './sticker-store.ts';
import { countSentBy, findPetition } from './store.ts';
import { type Entry, type Judged, takeIn } from './take-in.ts';

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
  const fit = await fitOrRefuse(db, body, photos.length, from.channel, { today: dayOf(now), locale });
  const isBySender = !('author' in from);
  if (isBySender && config.intakeGuard === 'on') await refuseTooMany(db, fit.fitting.sender, now);
  // Before the transaction: a photo takes a second.
  const made = await makePhotos(photos, locale);
  const judged = { ...fit, body, contentHash, photos: made, locale };
  const circumstances = { now, calendar: await listCalendar(db), config };
  const petition = await inTransaction(db, (trx) => takeIn(trx, judged, from, circumstances));
  if (petition) return receiptOf(petition, config.secret);
  // Another request with this id was quicker.
  const other = await findPetition(db, { id: body.id });
  return sameAgain(other!, contentHash, config.secret);
}

/**
 * Takes in a petition without photos that staff enter, within their own transaction.
 * @throws Problem as `receivePetition`
 */
export async function receiveEntry(
  trx: Trx,
  raw: unknown,
  entry: Entry,
  circumstances: Circumstances,
  locale: Locale,
): Promise<Petition> {
  const body = parseOrRefuse(PetitionBody, raw, locale);
  const contentHash = contentHashOf(body, []);
  const today = dayOf(circumstances.now);
  const fit = await fitOrRefuse(trx, body, 0, entry.channel, { today, locale });
  const judged = { ...fit, body, contentHash, photos: [], locale };
  const petition = await takeIn(trx, judged, entry, circumstances);
  if (petition) return petition;
  return sameAgain((await findPetition(trx, { id: body.id }))!, contentHash, circumstances.config.secret)
    .petition;
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

async function fitOrRefuse(
  db: Db,
  body: PetitionBody,
  photos: number,
  channel: Channel,
  { today, locale }: { today: Day; locale: Locale },
): Promise<Pick<Judged, 'fitting' | 'unit' | 'sticker'>> {
  const isOfOtherSystem = channel === 'other-system';
  const say = (vi: string, en: string) => (locale === 'vi' ? vi : en);
  const kinds = await listKinds(db);
  const offered = {
    // The other system has asked its sender for a name and a consent, and keeps both.
    kinds: isOfOtherSystem ? kinds.map((kind) => ({ ...kind, identity: 'none' as const })) : kinds,
    categories: await listCategories(db),
    fields: await listFieldRecords(db),
  };
  const { fitting, errors, consentMissing } = fitPetition(body, offered, photos, locale);
  const unit = await openUnit(db, body.unit, today);
  if (!unit) errors.push({ path: 'unit', message: say('không có đơn vị này', 'there is no such unit') });
  const sticker = body.sticker ? await findSticker(db, body.sticker) : undefined;
  if (photos > mostPhotos) {
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
  return { fitting, unit, sticker };
}

/** Far more than a person has to say, and too few to flood an office by script. */
const mostADay = 20;

/** @throws Problem petition-sender-limit */
async function refuseTooMany(db: Db, sender: Sender | null, now: Date): Promise<void> {
  const begin = beginOf(dayOf(now));
  if (!sender || (await countSentBy(db, sender, begin)) < mostADay) return;
  const next = beginOf(addDays(dayOf(now), 1));
  throw problem('petition-sender-limit', {
    retryAfterSeconds: Math.ceil((next.getTime() - now.getTime()) / 1000),
  });
}

/** The unit of a slug or, where that has ended, the one that carries on its work. */
export async function openUnit(db: Db, slug: string, today: Day): Promise<Unit | undefined> {
  let unit = await findUnit(db, slug);
  for (let link = 0; unit?.validTo && unit.validTo < today && link < 20; link++) {
    unit = unit.successorId === null ? undefined : await findUnitById(db, unit.successorId);
  }
  return unit;
}
