import { sql } from 'kysely';
import type { Db } from '../database/open.ts';
import type { Day } from '../days.ts';

/** Actions of a unit that are past the day promised for them. */
export interface Overdue {
  unitId: number;
  count: number;
  /** The day of the one that waits longest. */
  since: Day;
}

/** The units that had open actions on a day whose own day was over by then. */
export async function listOverdue(db: Db, day: Day): Promise<Overdue[]> {
  const { rows } = await sql<Overdue>`
    select unit_id as "unitId", count(*) as count, min(due_day) as since
    from action where state = 'open' and due_day <= ${day}
    group by unit_id order by unit_id`.execute(db);
  return rows;
}
