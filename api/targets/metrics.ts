export const metrics = [
  'satisfaction',
  'on-time',
  'apologies',
  'petitions-answered',
  'published',
  'manual',
] as const;
export type Metric = (typeof metrics)[number];
