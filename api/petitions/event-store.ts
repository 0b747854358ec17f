import type { Db, Trx } from '../database/open.ts';
import type { Move, State } from './moves.ts';

/** One line of a petition's history. */
export interface PetitionEvent {
  id: number;
  at: Date;
  move: Move;
  state: State;
  actor: 'sender' | 'staff' | 'system';
  staffName: string | null;
  unitId: number | null;
  /** Words for the sender: a reason, a question. */
  text: string | null;
  facts: Record<string, unknown>;
}

export type NewEvent = Omit<PetitionEvent, 'id'> & { petitionId: string; staffId: string | null };

export async function addEvent(trx: Trx, event: NewEvent): Promise<void> {
  await trx
    .insertInto('petition_event')
    .values({
      petition_id: event.petitionId,
      at: event.at,
      move: event.move,
      state: event.state,
      actor: event.actor,
      staff_id: event.staffId,
      staff_name: event.staffName,
      unit_id: event.unitId,
      text: event.text,
      facts: JSON.stringify(event.facts),
    })
    .execute();
}

/** What happened, first things first. */
export async function listEvents(db: Db, petitionId: string): Promise<PetitionEvent[]> {
  const rows = await db
    .selectFrom('petition_event')
    .selectAll()
    .where('petition_id', '=', petitionId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    move: row.move as Move,
    state: row.state as State,
    actor: row.actor,
    staffName: row.staff_name,
    unitId: row.unit_id,
    text: row.text,
    facts: row.facts,
  }));
}

/** Who made a move of a petition last; undefined where nobody did. */
export async function lastActor(
  db: Db,
  petitionId: string,
  move: Move,
): Promise<PetitionEvent['actor'] | undefined> {
  const row = await db
    .selectFrom('petition_event')
    .select('actor')
    .where('petition_id', '=', petitionId)
    .where('move', '=', move)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.actor;
}
