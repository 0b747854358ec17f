export const metrics = ['satisfaction', 'on-time', 'petitions-answered', 'published', 'manual'] as const;
export type Metric = (typeof metrics)[number];
