import type { Generated } from 'kysely';
import type { Text } from '../text.ts';
import type { NullableJson } from './columns.ts';

export interface CampaignTables {
  campaign: CampaignTable;
  one_time_code: OneTimeCodeTable;
}

export interface CampaignTable {
  id: Generated<number>;
  slug: string;
  unit_id: number;
  questionnaire: string;
  name: NullableJson<Text>;
  first_day: string;
  last_day: string;
  population: number | null;
  access: string;
  /** Closed before its last day. */
  closed_at: Date | null;
  /** Used up or not. */
  codes_made: Generated<number>;
}

/** Codes that are still to be used: one that is used up is gone. */
export interface OneTimeCodeTable {
  campaign_id: number;
  code_hash: string;
}
