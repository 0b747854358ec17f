import type { Selectable } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import type { DeadlineProfileTable } from '../database/petition-settings-tables.ts';
import { addDays, type Day } from '../days.ts';
import { problem } from '../problems.ts';
import type { Profile } from './clock.ts';
import {
  bindAlike,
  bindsAll,
  type Concerned,
  type KeptProfile,
  type NewProfile,
  profileInForce,
} from './profile.ts';

/** Every profile, whenever it holds, in the order of their days. */
export async function listProfiles(db: Db): Promise<KeptProfile[]> {
  const rows = await db
    .selectFrom('deadline_profile')
    .selectAll()
    .orderBy('first_day')
    .orderBy('id')
    .execute();
  return rows.map(profileOf);
}

/** The profiles that bind the units given, or every unit. */
export async function listProfilesFor(db: Db, unitIds: readonly number[]): Promise<KeptProfile[]> {
  const rows = await db
    .selectFrom('deadline_profile')
    .selectAll()
    .where((where) =>
      where.or([
        where('unit_id', 'is', null),
        ...(unitIds.length > 0 ? [where('unit_id', 'in', unitIds)] : []),
      ]),
    )
    .orderBy('first_day')
    .orderBy('id')
    .execute();
  return rows.map(profileOf);
}

/** The profile that binds a petition. For a day before all of them it is the first that binds everybody. */
export async function findProfile(db: Db, concerned: Concerned): Promise<Profile> {
  const profiles = await listProfilesFor(db, concerned.unitChain);
  return profileInForce(profiles, concerned) ?? profiles.find(bindsAll)!;
}

/** @throws Problem not-found */
export async function getProfile(db: Db, id: number): Promise<KeptProfile> {
  const row = await db.selectFrom('deadline_profile').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw problem('not-found');
  return profileOf(row);
}

const profileOf = (row: Selectable<DeadlineProfileTable>): KeptProfile => ({
  id: row.id,
  unitId: row.unit_id,
  categoryId: row.category_id,
  countedIn: row.counted_in,
  acknowledge: row.acknowledge,
  answer: row.answer,
  extension: row.extension,
  extensions: row.extensions,
  onTransfer: row.on_transfer,
  source: row.source,
  from: row.first_day,
  to: row.last_day,
});

/**
 * Puts in a profile. The one that binds alike until then ends the day before; where a later one is known already, the
 * new one ends the day before that. None is ever changed: petitions keep theirs.
 * @returns undefined where one begins on that day already
 */
export async function addProfile(trx: Trx, profile: NewProfile): Promise<number | undefined> {
  const alike = (await listProfiles(trx)).filter((one) => bindAlike(one, profile));
  if (alike.some(({ from }) => from === profile.from)) return undefined;
  const before = alike.filter(({ from }) => from < profile.from);
  for (const { id, to } of before) {
    if (to === null || to >= profile.from) await endProfile(trx, id, addDays(profile.from, -1));
  }
  const next = alike.find(({ from }) => from > profile.from);
  const row = await trx
    .insertInto('deadline_profile')
    .values({
      unit_id: profile.unitId,
      category_id: profile.categoryId,
      counted_in: profile.countedIn,
      acknowledge: profile.acknowledge,
      answer: profile.answer,
      extension: profile.extension,
      extensions: profile.extensions,
      on_transfer: profile.onTransfer,
      source: profile.source,
      first_day: profile.from,
      last_day: earlier(profile.to, next ? addDays(next.from, -1) : null),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Ends a profile with a day, so that the next wider one binds. */
export async function endProfile(trx: Trx, id: number, lastDay: Day): Promise<void> {
  await trx.updateTable('deadline_profile').set({ last_day: lastDay }).where('id', '=', id).execute();
}

const earlier = (a: Day | null, b: Day | null): Day | null => (a !== null && (b === null || a < b) ? a : b);
