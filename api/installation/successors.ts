import { theSystem } from '../accounts/actor.ts';
import { type AuditedChange, recordChanges } from '../audit/store.ts';
import type { Trx } from '../database/open.ts';
import { dayOf } from '../days.ts';
import { followPoint } from '../kiosks/post-store.ts';
import { listPointsOfEndedUnits } from '../points/moves.ts';
import { listPointRecords, movePoint } from '../points/store.ts';

// A chain of mergers is short; the bound only keeps a mistake from running for ever.
const longestChain = 20;

/**
 * Lets the printed codes of units that have ended go on for their successors: each point is closed and its like
 * opened there. It happens by the day, whoever's change made it due, so the audit has the system as its author.
 * Returns how many moved.
 */
export async function moveCodesOfEndedUnits(trx: Trx, now: Date): Promise<number> {
  let moved = 0;
  for (let link = 0; link < longestChain; link++) {
    const ended = await listPointsOfEndedUnits(trx, dayOf(now));
    if (ended.length === 0) break;
    const records = new Map((await listPointRecords(trx)).map((point) => [point.id, point]));
    const changes: AuditedChange[] = [];
    for (const { id, unit, successor } of ended) {
      const record = records.get(id)!;
      const nextId = await movePoint(trx, id, { ...record, unitId: successor.id }, now);
      await followPoint(trx, id, nextId, now);
      changes.push({
        action: 'point.move',
        unitId: successor.id,
        subject: { kind: 'point', key: record.code },
        before: { unit },
        after: { unit: successor.slug },
      });
    }
    await recordChanges(trx, theSystem, changes, now);
    moved += changes.length;
  }
  return moved;
}
