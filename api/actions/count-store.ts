import { sql } from 'kysely';
import type { Db } from '../database/open.ts';
import type { Day } from '../days.ts';
import type { Text } from '../text.ts';

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

/** How many actions a unit has, by how they stand; those that were dropped are in none. */
export interface ActionCounts {
  unit: { slug: string; name: Text };
  overdue: number;
  open: number;
  done: number;
}

/** Of units those that have actions: what is late first, then by name. */
export async function countActions(db: Db, unitIds: number[], today: Day): Promise<ActionCounts[]> {
  const { rows } = await sql<Omit<ActionCounts, 'unit'> & { slug: string; name: Text }>`
    select unit.slug, unit.name,
      count(*) filter (where state = 'open' and due_day < ${today}) as overdue,
      count(*) filter (where state = 'open' and due_day >= ${today}) as open,
      count(*) filter (where state = 'done') as done
    from action join unit on unit.id = action.unit_id
    where unit_id = any(${unitIds}::integer[]) and state <> 'dropped'
    group by unit.id order by overdue desc, unit.name ->> 'vi', unit.id`.execute(db);
  return rows.map(({ slug, name, ...counts }) => ({ unit: { slug, name }, ...counts }));
}
