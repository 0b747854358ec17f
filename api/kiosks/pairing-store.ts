import type { Trx } from '../database/open.ts';

export async function addPairing(
  trx: Trx,
  pairing: { hash: string; pointId: number; madeAt: Date; expiresAt: Date },
): Promise<void> {
  await trx.deleteFrom('kiosk_pairing').where('expires_at', '<', pairing.madeAt).execute();
  await trx
    .insertInto('kiosk_pairing')
    .values({
      code_hash: pairing.hash,
      point_id: pairing.pointId,
      made_at: pairing.madeAt,
      expires_at: pairing.expiresAt,
    })
    .execute();
}

/** Uses a code up: of two that come with it at once, one finds it. */
export async function takePairing(trx: Trx, hash: string, now: Date) {
  const taken = await trx
    .deleteFrom('kiosk_pairing')
    .where('code_hash', '=', hash)
    .where('expires_at', '>', now)
    .returning('point_id')
    .executeTakeFirst();
  if (!taken) return undefined;
  return trx
    .selectFrom('point')
    .innerJoin('unit', 'unit.id', 'point.unit_id')
    .select(['point.id as pointId', 'point.retired_at as retiredAt'])
    .select(['unit.id as unitId', 'unit.valid_to as validTo'])
    .where('point.id', '=', taken.point_id)
    .executeTakeFirstOrThrow();
}
