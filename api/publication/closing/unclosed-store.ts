import { sql } from 'kysely';
import type { Db } from '../../database/open.ts';
import { addDays, type Day } from '../../days.ts';
import type { Text } from '../../text.ts';

/** Periods that a unit has figures of and has not closed, though the day set for it has passed. */
export interface Unclosed {
  unitId: number;
  /** The first to end first. */
  periods: Text[];
}

/** So long after the set day somebody is still reminded: what is older nobody means to close any more. */
const daysReminded = 365;

/** The units that had not closed a period by the end of the day set for that. */
export async function listUnclosed(db: Db, day: Day): Promise<Unclosed[]> {
  const { rows } = await sql<Unclosed>`
    select unit.id as "unitId", json_agg(period.name order by period.last_day, period.slug) as periods
    from period join unit on (unit.valid_from is null or unit.valid_from <= period.last_day)
      and (unit.valid_to is null or unit.valid_to >= ${day})
    where period.due is not null and greatest(period.due, period.last_day + 1) between ${addDays(day, -daysReminded)} and ${day}
      and exists (
        select from public_tally where public_tally.unit_id = unit.id
          and public_tally.day between period.first_day and period.last_day
      )
      and not exists (select from closing where closing.unit_id = unit.id and closing.period = period.slug)
    group by unit.id order by unit.id`.execute(db);
  return rows;
}
