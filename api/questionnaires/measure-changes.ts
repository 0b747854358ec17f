import { isDeepStrictEqual } from 'node:util';
import type { Trx } from '../database/open.ts';
import { remembered } from '../database/remembered.ts';
import type { Questionnaire } from './questionnaire.ts';

/** True where a version measures otherwise than the one before it: other measures, or other levels that satisfy. */
export const measuresOtherwise = (before: Questionnaire, after: Questionnaire): boolean =>
  !isDeepStrictEqual([before.measures, before.scale.satisfied], [after.measures, after.scale.satisfied]);

export interface MeasureChange {
  versionId: number;
  at: Date;
  reason: string;
}

/** Keeps why a version measures otherwise than the one before it. */
export async function keepMeasureChange(
  trx: Trx,
  versionId: number,
  reason: string,
  now: Date,
): Promise<void> {
  await trx.insertInto('measure_change').values({ version_id: versionId, reason, at: now }).execute();
}

/** Every change of a measure, that of the newest version first. */
export const listMeasureChanges = remembered(async (db): Promise<MeasureChange[]> => {
  const rows = await db.selectFrom('measure_change').selectAll().orderBy('version_id', 'desc').execute();
  return rows.map((row) => ({ versionId: row.version_id, at: row.at, reason: row.reason }));
});
