import type { Trx } from '../database/open.ts';
import { dayOf } from '../days.ts';
import { listPointsOfEndedUnits } from '../points/moves.ts';
import { listPointRecords, movePoint } from '../points/store.ts';

// A chain of mergers is short; the bound only keeps a mistake from running for ever.
const longestChain = 20;

/**
 * Lets the printed codes of units that have ended go on for their successors: each point is closed and its like
 * opened there. Returns how many moved.
 */
export async function moveCodesOfEndedUnits(trx: Trx, now: Date): Promise<number> {
  let moved = 0;
  for (let link = 0; link < longestChain; link++) {
    const ended = await listPointsOfEndedUnits(trx, dayOf(now));
    if (ended.length === 0) break;
    const records = new Map((await listPointRecords(trx)).map((point) => [point.id, point]));
    for (const { id, successorUnitId } of ended) {
      await movePoint(trx, id, { ...records.get(id)!, unitId: successorUnitId }, now);
      moved++;
    }
  }
  return moved;
}
