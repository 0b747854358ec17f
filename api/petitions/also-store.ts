import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../database/open.ts';
import { addDays, type Day } from '../days.ts';
import type { SecretKey } from './code.ts';
import type { State } from './moves.ts';
import { type AskedPlace, isNearby, type NearbyPetition, nearDays, openToOthers } from './nearby.ts';

/** So many of a unit and a category are looked through; an office with more has other worries. */
const mostLookedThrough = 2_000;
const mostShown = 5;

/** Names a petition to who may not have its code. */
const referenceOf = (key: SecretKey, id: string): string =>
  createHmac('sha256', key).update(`also ${id}`).digest('base64url').slice(0, 22);

/** What is open at a place about the same category, newest first; what goes past the unit is nobody else's business. */
export async function listNearby(
  db: Db,
  key: SecretKey,
  asked: { unitId: number; categoryId: number; place: AskedPlace; today: Day },
): Promise<NearbyPetition[]> {
  const rows = await openPetitions(db, asked.unitId, asked.today)
    .leftJoin('petition_sticker', 'petition_sticker.id', 'petition.sticker_id')
    .select(['petition.id', 'petition.place', 'petition.latitude', 'petition.longitude'])
    .select(['petition.sticker_id', 'petition.received_day', 'petition.state', 'petition.published_text'])
    .select(['petition_sticker.label', 'petition_sticker.place as sticker_place'])
    .where('petition.category_id', '=', asked.categoryId)
    .execute();
  const near = rows
    .filter((row) => isNearby({ ...row, position: positionOf(row), stickerId: row.sticker_id }, asked.place))
    .slice(0, mostShown);
  const counts = await countAlso(
    db,
    near.map(({ id }) => id),
  );
  return near.map((row) => ({
    reference: referenceOf(key, row.id),
    receivedDay: row.received_day,
    state: row.state as State,
    place: row.sticker_place ?? row.label,
    text: row.published_text,
    alsoMet: counts.get(row.id) ?? 0,
  }));
}

/** The id of an open petition of the unit by its reference. */
export async function findByReference(
  db: Db,
  key: SecretKey,
  asked: { unitId: number; reference: string; today: Day },
): Promise<string | undefined> {
  const rows = await openPetitions(db, asked.unitId, asked.today).select('petition.id').execute();
  return rows.find(({ id }) => referenceOf(key, id) === asked.reference)?.id;
}

/** Counts somebody who met the same; the same id again counts once. */
export async function addAlso(db: Db, also: { id: string; petitionId: string; day: Day }): Promise<void> {
  await db
    .insertInto('petition_also')
    .values({ id: also.id, petition_id: also.petitionId, day: also.day })
    .onConflict((conflict) => conflict.constraint('petition_also_pk').doNothing())
    .execute();
}

/** How many others met the same, by petition; none is left out. */
export async function countAlso(db: Db, petitionIds: string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('petition_also')
    .select((eb) => ['petition_id', eb.fn.countAll<number>().as('count')])
    .where('petition_id', '=', sql<string>`any(${petitionIds}::uuid[])`)
    .groupBy('petition_id')
    .execute();
  return new Map(rows.map((row) => [row.petition_id, row.count]));
}

const openPetitions = (db: Db, unitId: number, today: Day) =>
  db
    .selectFrom('petition')
    .where('petition.unit_id', '=', unitId)
    .where('petition.received_day', '>=', addDays(today, -nearDays))
    .where('petition.state', 'in', openToOthers)
    // A promise that was kept is done.
    .where('petition.promise_kept_at', 'is', null)
    .where('petition.past_the_unit', '=', false)
    .where('petition.erased_at', 'is', null)
    .orderBy('petition.received_day', 'desc')
    .orderBy('petition.entered_at', 'desc')
    .limit(mostLookedThrough);

const positionOf = ({ latitude, longitude }: { latitude: number | null; longitude: number | null }) =>
  latitude === null ? null : { latitude, longitude: longitude! };
