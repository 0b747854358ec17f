import { z } from 'zod';
import type { Day } from '../days.ts';
import { complaintKinds } from '../kiosks/health.ts';
import { unitStates } from '../placements/standing.ts';
import type { Text } from '../text.ts';
import type { AlertKind } from './rules.ts';

/** What an alert rests on, as it was when it last held. */
export const AlertFacts = z.object({
  rate: z.number().optional(),
  responses: z.number().optional(),
  target: z.number().optional(),
  lastResponse: z.string().optional(),
  complaints: z.array(z.enum(complaintKinds)).optional(),
  publishing: z.enum(unitStates).optional(),
  actions: z.int().optional(),
  since: z.string().optional(),
  periods: z.array(z.object({ vi: z.string(), en: z.string().optional() })).optional(),
});
export type AlertFacts = z.output<typeof AlertFacts>;

/** Something that those in charge of a unit should look into. */
export interface Alert {
  id: number;
  kind: AlertKind;
  unit: { id: number; slug: string; name: Text };
  field: { slug: string; name: Text } | null;
  point: { code: string | null; label: Text | null } | null;
  kiosk: { device: string; name: string } | null;
  /** The first and the last day on which it held; for what happened once they are the same. */
  firstDay: Day;
  lastDay: Day;
  /** null while it goes on, and for what happened once. */
  clearedDay: Day | null;
  facts: AlertFacts;
}
