import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import type { PetitionTable } from '../database/petition-tables.ts';
import type { ClockFacts } from '../deadlines/clock.ts';
import type { HiddenPassage } from '../personal-data/mark.ts';
import { problem } from '../problems.ts';
import { normalisePetitionCode } from './code.ts';
import { isRecordId } from './ids.ts';
import type { State } from './moves.ts';
import type { Channel, Petition, Sender } from './petition.ts';
import { searchWords } from './search.ts';
import { textHashOf } from './spam.ts';

/** Every column but the search words, which nobody reads. */
export const petitionColumns = [
  'id',
  'code',
  'secret_generation',
  'content_hash',
  'unit_id',
  'handler_unit_id',
  'handler_staff_id',
  'identity_unit_id',
  'past_the_unit',
  'kind',
  'category_id',
  'field_id',
  'sticker_id',
  'channel',
  'locale',
  'text',
  'place',
  'latitude',
  'longitude',
  'may_publish_text',
  'may_publish_photos',
  'consent_version',
  'received_at',
  'received_day',
  'entered_at',
  'entered_by',
  'state',
  'state_before',
  'state_at',
  'revision',
  'profile_id',
  'clock',
  'acknowledged_at',
  'acknowledge_due',
  'answer_due',
  'first_ended_at',
  'first_due',
  'ended_at',
  'promise_day',
  'promise_kept_at',
  'merged_into',
  'times_reopened',
  'reopened_at',
  'refusal_reason',
  'transferred_to',
  'transfer_reference',
  'source_system',
  'source_code',
  'published_text',
  'hidden_passages',
  'escalated_at',
  'erased_at',
] as const;

export function petitionOf(row: Pick<Selectable<PetitionTable>, (typeof petitionColumns)[number]>): Petition {
  return {
    id: row.id,
    code: row.code,
    secretGeneration: row.secret_generation,
    contentHash: row.content_hash,
    unitId: row.unit_id,
    handlerUnitId: row.handler_unit_id,
    handlerStaffId: row.handler_staff_id,
    identityUnitId: row.identity_unit_id,
    pastTheUnit: row.past_the_unit,
    kind: row.kind,
    categoryId: row.category_id,
    fieldId: row.field_id,
    stickerId: row.sticker_id,
    channel: row.channel as Channel,
    locale: row.locale,
    text: row.text,
    place: row.place,
    position: row.latitude === null ? null : { latitude: row.latitude, longitude: row.longitude! },
    mayPublishText: row.may_publish_text,
    mayPublishPhotos: row.may_publish_photos,
    consentVersion: row.consent_version,
    receivedAt: row.received_at,
    receivedDay: row.received_day,
    enteredAt: row.entered_at,
    enteredBy: row.entered_by,
    state: row.state as State,
    stateBefore: row.state_before as State | null,
    stateAt: row.state_at,
    revision: row.revision,
    profileId: row.profile_id,
    clock: clockOf(row.clock),
    acknowledgedAt: row.acknowledged_at,
    acknowledgeDue: row.acknowledge_due,
    answerDue: row.answer_due,
    firstEndedAt: row.first_ended_at,
    firstDue: row.first_due,
    endedAt: row.ended_at,
    promiseDay: row.promise_day,
    promiseKeptAt: row.promise_kept_at,
    mergedInto: row.merged_into,
    timesReopened: row.times_reopened,
    reopenedAt: row.reopened_at,
    refusalReason: row.refusal_reason,
    transferredTo: row.transferred_to,
    transferReference: row.transfer_reference,
    source: row.source_system === null ? null : { system: row.source_system, code: row.source_code! },
    publishedText: row.published_text,
    hiddenPassages: row.hidden_passages as HiddenPassage[],
    escalatedAt: row.escalated_at,
    erasedAt: row.erased_at,
  };
}

/** The facts of a clock as its column keeps them: instants as ISO 8601. */
export function clockOf(kept: unknown): ClockFacts {
  const facts = kept as {
    receivedAt: string;
    pauses: { from: string; to: string | null }[];
    extensions: { at: string; amount: number; reason: string }[];
    restartedAt: string | null;
  };
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  return {
    receivedAt: new Date(facts.receivedAt),
    pauses: facts.pauses.map(({ from, to }) => ({ from: new Date(from), to: instant(to) })),
    extensions: facts.extensions.map((one) => ({ ...one, at: new Date(one.at) })),
    restartedAt: instant(facts.restartedAt),
  };
}

export async function findPetition(
  db: Db,
  by: { id: string } | { code: string } | { source: { system: string; code: string } },
): Promise<Petition | undefined> {
  if ('id' in by && !isRecordId(by.id)) return undefined;
  const row = await db
    .selectFrom('petition')
    .select(petitionColumns)
    .where((where) => {
      if ('id' in by) return where('id', '=', by.id);
      if ('code' in by) return where('code', '=', by.code);
      return where.and({ source_system: by.source.system, source_code: by.source.code });
    })
    .executeTakeFirst();
  return row && petitionOf(row);
}

/**
 * The petition of a code as someone typed it.
 * @throws Problem petition-unknown
 */
export async function getPetitionByCode(db: Db, typed: string): Promise<Petition> {
  const code = normalisePetitionCode(typed);
  const petition = code === null ? undefined : await findPetition(db, { code });
  if (!petition) throw problem('petition-unknown');
  return petition;
}

/** The petition, locked until the transaction ends. */
export async function lockPetition(trx: Trx, id: string): Promise<Petition> {
  const row = await trx
    .selectFrom('petition')
    .select(petitionColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return petitionOf(row);
}

export type NewPetition = Omit<Insertable<PetitionTable>, 'search' | 'text_hash'>;

/**
 * Puts in a petition; false where one with this id is there already.
 * @throws Problem petition-source-taken
 */
export async function insertPetition(trx: Trx, values: NewPetition, sender: Sender | null): Promise<boolean> {
  const words = searchWords([values.text, values.place ?? '', values.code]);
  const insert = trx
    .insertInto('petition')
    .values({
      ...values,
      text_hash: textHashOf(values.text),
      search: sql<string>`to_tsvector('simple', ${words})`,
    })
    .onConflict((conflict) => conflict.constraint('petition_pk').doNothing())
    .returning('id');
  const row = await insert.executeTakeFirst().catch(refuseTakenSource);
  if (!row) return false;
  if (sender) await saveSender(trx, values.id, sender);
  return true;
}

export type PetitionChanges = Omit<Updateable<PetitionTable>, 'search' | 'revision'>;

/**
 * Changes a petition that is locked, and counts the change.
 * @throws Problem petition-source-taken
 */
export async function updatePetition(
  trx: Trx,
  petition: Petition,
  values: PetitionChanges,
): Promise<Petition> {
  const update = trx
    .updateTable('petition')
    .set({ ...values, revision: petition.revision + 1 })
    .where('id', '=', petition.id)
    .returning(petitionColumns);
  return petitionOf(await update.executeTakeFirstOrThrow().catch(refuseTakenSource));
}

/** Whoever looked for the code found it free, and another transaction was quicker. @throws always */
function refuseTakenSource(error: unknown): never {
  const { constraint } = error as { constraint?: string };
  throw constraint === 'petition_source_unique' ? problem('petition-source-taken') : error;
}

/** Who sent it: the caller has to be allowed to see it, and to have it written down (`recordAccess`). */
export async function findSender(db: Db, petitionId: string): Promise<Sender | undefined> {
  return db
    .selectFrom('petition_sender')
    .select(['name', 'phone', 'email', 'address'])
    .where('petition_id', '=', petitionId)
    .executeTakeFirst();
}

/** Puts in or corrects who sent it; null erases it. */
export async function saveSender(trx: Trx, petitionId: string, sender: Sender | null): Promise<void> {
  if (!sender) {
    await trx.deleteFrom('petition_sender').where('petition_id', '=', petitionId).execute();
    return;
  }
  await trx
    .insertInto('petition_sender')
    .values({ petition_id: petitionId, ...sender })
    .onConflict((conflict) => conflict.constraint('petition_sender_pk').doUpdateSet({ ...sender }))
    .execute();
}

/** How many came from a phone number or an e-mail address by themselves since an instant. */
export async function countSentBy(
  db: Db,
  { phone, email }: Pick<Sender, 'phone' | 'email'>,
  since: Date,
): Promise<number> {
  if (!phone && !email) return 0;
  const { count } = await db
    .selectFrom('petition_sender')
    .innerJoin('petition', 'petition.id', 'petition_sender.petition_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((where) =>
      where.or([
        ...(phone ? [where('petition_sender.phone', '=', phone)] : []),
        ...(email ? [where('petition_sender.email', '=', email)] : []),
      ]),
    )
    .where('petition.entered_at', '>=', since)
    .where('petition.channel', 'in', ['web', 'api'])
    .executeTakeFirstOrThrow();
  return count;
}
