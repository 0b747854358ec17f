import type { Generated } from 'kysely';
import type { Json } from './columns.ts';

export interface AlertsTables {
  point_hour: PointHourTable;
  alert: AlertTable;
  alert_seen: AlertSeenTable;
  alert_mail: AlertMailTable;
  alert_watch: AlertWatchTable;
}

/** Counts of a finished day by point and hour; arrays by the slots of a tally layout. */
export interface PointHourTable {
  unit_id: number;
  point_id: number;
  version_id: number;
  day: string;
  /** null: the time of receipt says nothing about the visit. */
  hour: number | null;
  responses: number;
  throughout: number;
  sums: number[];
  levels: number[];
}

export interface AlertTable {
  id: Generated<number>;
  unit_id: number;
  kind: string;
  field_id: number | null;
  point_id: number | null;
  kiosk_id: number | null;
  first_day: string;
  last_day: string;
  /** The day on which it no longer held; null while it does, and always for what happened once. */
  cleared_day: string | null;
  facts: Json<unknown>;
  /** When it was settled who is sent an e-mail about it. */
  told_at: Date | null;
}

export interface AlertSeenTable {
  alert_id: number;
  staff_id: string;
  at: Date;
}

export interface AlertMailTable {
  alert_id: number;
  staff_id: string;
  tried_at: Date | null;
  sent_at: Date | null;
}

export interface AlertWatchTable {
  last_day: string | null;
  taken_until: Date | null;
}
