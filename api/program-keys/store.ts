import type { Selectable } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import type { ProgramKeyTable } from '../database/program-key-tables.ts';
import type { Day } from '../days.ts';

/** A key of a program; what it is itself, nobody knows any more. */
export interface ProgramKey {
  id: number;
  /** It reaches this unit and all below it. */
  unitId: number;
  name: string;
  madeAt: Date;
  endedAt: Date | null;
  usedDay: Day | null;
}

export async function addProgramKey(
  trx: Trx,
  { unitId, name, keyHash, madeBy }: { unitId: number; name: string; keyHash: string; madeBy: string | null },
  now: Date,
): Promise<number> {
  const { id } = await trx
    .insertInto('program_key')
    .values({
      unit_id: unitId,
      name,
      key_hash: keyHash,
      made_by: madeBy,
      made_at: now,
      ended_at: null,
      used_day: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The keys of a unit: those in force first, each group newest first. */
export async function listProgramKeys(db: Db, unitId: number): Promise<ProgramKey[]> {
  const rows = await db
    .selectFrom('program_key')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy((of) => of('ended_at', 'is not', null))
    .orderBy('id', 'desc')
    .execute();
  return rows.map(programKeyOf);
}

export async function findProgramKeyByHash(db: Db, keyHash: string): Promise<ProgramKey | undefined> {
  const row = await db
    .selectFrom('program_key')
    .selectAll()
    .where('key_hash', '=', keyHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row && programKeyOf(row);
}

/** Ends a key of a unit; undefined where there is no such key in force. */
export async function endProgramKey(
  trx: Trx,
  unitId: number,
  id: number,
  now: Date,
): Promise<ProgramKey | undefined> {
  const row = await trx
    .updateTable('program_key')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('unit_id', '=', unitId)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row && programKeyOf(row);
}

export async function noteProgramKeyUsed(trx: Trx, id: number, day: Day): Promise<void> {
  await trx.updateTable('program_key').set({ used_day: day }).where('id', '=', id).execute();
}

const programKeyOf = (row: Selectable<ProgramKeyTable>): ProgramKey => ({
  id: row.id,
  unitId: row.unit_id,
  name: row.name,
  madeAt: row.made_at,
  endedAt: row.ended_at,
  usedDay: row.used_day,
});
