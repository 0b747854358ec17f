import type { Generated } from 'kysely';
import type { Text } from '../text.ts';
import type { Json } from './columns.ts';

export interface ClosingTables {
  closing: ClosingTable;
  closing_file: ClosingFileTable;
  closing_order: ClosingOrderTable;
}

/** A period of a unit as published when a person closed it, or revised it; the table refuses every change. */
export interface ClosingTable {
  id: Generated<number>;
  unit_id: number;
  /** The period's slug; name and days are as they were then. */
  period: string;
  name: Json<Text>;
  first_day: string;
  last_day: string;
  /** 1 is the closing, each later one has a reason. */
  revision: number;
  reason: string | null;
  closed_at: Date;
  closed_by: string;
  summary: Json<unknown>;
}

export interface ClosingFileTable {
  closing_id: number;
  name: string;
  coverage: string;
  locale: string;
  format: string;
  content: string;
  sha256: string;
}

export interface ClosingOrderTable {
  unit_id: number;
  period: string;
  name: Json<Text>;
  first_day: string;
  last_day: string;
  ordered_at: Date;
  staff_id: string | null;
  staff_name: string;
  request_id: string | null;
}
