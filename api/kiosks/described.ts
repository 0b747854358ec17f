import { z } from 'zod';
import { Questionnaire } from '../questionnaires/questionnaire.ts';
import { KioskSettings } from './settings.ts';

const Text = z.object({ vi: z.string(), en: z.string().optional() });
const Instant = z.iso.datetime();
const Address = z.object({
  url: z.string(),
  qr: z.object({ size: z.int(), path: z.string() }),
});

/** The answers to a device, as the API's document describes them. */
export const Paired = z.object({ device: z.uuid(), token: z.string() });

export const KioskShown = z.object({
  device: z.uuid(),
  name: z.string(),
  state: z.enum(['active', 'retired']),
  revision: z.string(),
  now: Instant,
  unit: z.object({ slug: z.string(), name: Text }),
  point: z.object({
    code: z.string(),
    label: Text.nullable(),
    fields: z.array(z.object({ slug: z.string(), name: Text, everyday: Text.nullable() })),
  }),
  questionnaire: z.object({ id: z.string(), version: z.int(), content: Questionnaire }),
  settings: KioskSettings,
  survey: Address,
  tellMore: Address,
  clips: z.array(z.object({ question: z.string(), locale: z.string(), url: z.string() })),
  privacyMinimum: z.int(),
  reload: Instant.nullable(),
});
export type KioskShown = z.input<typeof KioskShown>;

export const HeartbeatAnswer = z.object({
  now: Instant,
  revision: z.string(),
  state: z.enum(['active', 'retired']),
  reload: Instant.nullable(),
});
export type HeartbeatAnswer = z.output<typeof HeartbeatAnswer>;
