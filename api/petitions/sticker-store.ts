import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../database/open.ts';
import type { PetitionStickerTable } from '../database/petition-tables.ts';
import { makeCode, normaliseCode } from '../points/codes.ts';

/** A sticker on a lamp post: brings place and category. */
export interface Sticker {
  id: number;
  code: string;
  unitId: number;
  categoryId: number | null;
  label: string;
  place: string | null;
  position: { latitude: number; longitude: number } | null;
  retired: boolean;
}

/** The sticker of a code as somebody typed or scanned it; one that is retired still says where it hung. */
export async function findSticker(db: Db, typed: string): Promise<Sticker | undefined> {
  const code = normaliseCode(typed);
  if (code === null) return undefined;
  const row = await db.selectFrom('petition_sticker').selectAll().where('code', '=', code).executeTakeFirst();
  return row && stickerOf(row);
}

const stickerOf = (row: Selectable<PetitionStickerTable>): Sticker => ({
  id: row.id,
  code: row.code,
  unitId: row.unit_id,
  categoryId: row.category_id,
  label: row.label,
  place: row.place,
  position: row.latitude === null ? null : { latitude: row.latitude, longitude: row.longitude! },
  retired: row.retired_at !== null,
});

/** Every sticker of a unit, newest first. */
export async function listStickers(db: Db, unitId: number): Promise<Sticker[]> {
  const rows = await db
    .selectFrom('petition_sticker')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(stickerOf);
}

export type NewSticker = Pick<Sticker, 'label' | 'place' | 'position' | 'categoryId'>;

/** Puts in a sticker under a code of its own, 40 random bits. */
export async function addSticker(trx: Trx, unitId: number, sticker: NewSticker, now: Date): Promise<Sticker> {
  const row = await trx
    .insertInto('petition_sticker')
    .values({
      code: makeCode(() => randomBytes(1)[0]!),
      unit_id: unitId,
      category_id: sticker.categoryId,
      label: sticker.label,
      place: sticker.place,
      latitude: sticker.position?.latitude ?? null,
      longitude: sticker.position?.longitude ?? null,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return stickerOf(row);
}

/** Retires a sticker, or with null takes it into use again; what was printed goes on saying where it hangs. */
export async function retireSticker(trx: Trx, id: number, retiredAt: Date | null): Promise<void> {
  await trx.updateTable('petition_sticker').set({ retired_at: retiredAt }).where('id', '=', id).execute();
}
