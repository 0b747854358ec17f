import type { Db } from '../database/open.ts';
import { normaliseCode } from '../points/codes.ts';

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
  return (
    row && {
      id: row.id,
      code: row.code,
      unitId: row.unit_id,
      categoryId: row.category_id,
      label: row.label,
      place: row.place,
      position: row.latitude === null ? null : { latitude: row.latitude, longitude: row.longitude! },
      retired: row.retired_at !== null,
    }
  );
}
