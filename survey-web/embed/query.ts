import { z } from 'zod';
import { parseOrRefuse } from '../../api/http/validation.ts';
import type { Locale } from '../../api/text.ts';
import { Shaped } from '../../api/text.ts';
import { colourOf } from './theme.ts';

/** What a website may show beside the rate. */
export const shownParts = ['on-time', 'petitions', 'form', 'actions'] as const;
export type ShownPart = (typeof shownParts)[number];

const Colour = Shaped(/^#?([0-9a-f]{3}|[0-9a-f]{6})$/i, 7, {
  vi: 'màu viết như 0b6b5d hoặc 07c',
  en: 'colours are written as 0b6b5d or 07c',
})
  .transform((typed) => colourOf(typed)!)
  .optional();

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most).optional();

/** How an embed or a picture shall look; the days and measure are those of the unit's page. */
const EmbedQuery = z.object({
  show: z
    .string()
    .max(80)
    .default('')
    .transform((typed) => typed.split(/[\s,]+/).filter((part) => part !== ''))
    .pipe(z.array(z.enum(shownParts))),
  theme: z.enum(['auto', 'light', 'dark']).default('auto'),
  accent: Colour,
  ground: Colour,
  ink: Colour,
  radius: whole(0, 24),
  size: whole(12, 24),
});
export type EmbedQuery = z.output<typeof EmbedQuery>;

/** @throws Problem invalid-input */
export const parseEmbedQuery = (query: Record<string, string>, locale: Locale): EmbedQuery =>
  parseOrRefuse(
    EmbedQuery,
    Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')),
    locale,
  );
