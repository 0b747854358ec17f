import type { Db } from '../database/open.ts';
import type { Day } from '../days.ts';

export const metrics = ['satisfaction', 'on-time', 'petitions-answered', 'published', 'manual'] as const;
export type Metric = (typeof metrics)[number];

/** A threshold from a plan (chỉ tiêu), with its source. */
export interface Target {
  id: number;
  unitId: number;
  metric: Metric;
  scope: 'overall' | 'each-field' | 'field';
  fieldId: number | null;
  /** Slugs of fields that `each-field` leaves out. */
  except: string[];
  /** null: the family most used at the unit. */
  measureFamily: string | null;
  /** null: the family's first measure. */
  measureId: string | null;
  /** From 0 to 1. */
  threshold: number;
  from: Day;
  to: Day;
  source: string;
}

/** The targets that the units given have set, of one metric, whenever they hold. */
export async function listTargets(db: Db, unitIds: number[], metric: Metric): Promise<Target[]> {
  if (unitIds.length === 0) return [];
  const rows = await db
    .selectFrom('target')
    .selectAll()
    .where('unit_id', 'in', unitIds)
    .where('metric', '=', metric)
    .orderBy('first_day')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    metric: row.metric as Metric,
    scope: row.scope as Target['scope'],
    fieldId: row.field_id,
    except: row.except_fields,
    measureFamily: row.measure_family,
    measureId: row.measure_id,
    threshold: row.threshold,
    from: row.first_day,
    to: row.last_day,
    source: row.source,
  }));
}
