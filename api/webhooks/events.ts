/**
 * What other systems can be told, each with the room that queues it; an event of another room is added here. Their
 * names for people stand with the texts of the console.
 */
export const webhookEvents = [
  'petition.received',
  'petition.needs-info',
  'petition.answered',
  'petition.refused',
  'petition.transferred',
  /** What a gateway for SMS or Zalo should tell the sender. */
  'petition.notice',
  /** A period was closed, or what was closed was revised. */
  'period.published',
] as const;

export type WebhookEvent = (typeof webhookEvents)[number];

/** Goes only to the one that somebody tries, whatever it asked for. */
export const testEvent = 'webhook.test';

export const isWebhookEvent = (name: string): name is WebhookEvent =>
  (webhookEvents as readonly string[]).includes(name);
