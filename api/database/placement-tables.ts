import type { Generated } from 'kysely';

export interface PlacementTables {
  embed_host: EmbedHostTable;
  placement: PlacementTable;
  placement_check: PlacementCheckTable;
}

export interface EmbedHostTable {
  unit_id: number;
  host: string;
  /** Since when it was asked for without a long pause. */
  since: string;
  last_day: string;
  standing: Generated<string>;
}

export interface PlacementTable {
  id: Generated<number>;
  unit_id: number;
  url: string;
  /** The day on which the figures were put there, as staff say. */
  published_on: string;
  registered_on: string;
  ended_on: string | null;
  /** Since when each look found it up to date; null: the last one did not. */
  fresh_since: string | null;
  checked_at: Date | null;
  /** A process is looking at it until then. */
  taken_until: Date | null;
}

export interface PlacementCheckTable {
  placement_id: number;
  day: string;
  outcome: string;
  as_of: string | null;
  problem: string | null;
}
