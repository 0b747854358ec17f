import type { Category, Kind } from '../../api/categories/store.ts';
import type { NearbyPetition } from '../../api/petitions/nearby.ts';
import type { Sticker } from '../../api/petitions/sticker-store.ts';
import type { Locale } from '../../api/text.ts';
import type { Unit } from '../../api/units/store.ts';
import type { PetitionTexts } from '../texts/petitions.ts';
import type { Complaint } from './complaints.ts';

/** What every part of the form has to know. */
export interface FormView {
  locale: Locale;
  t: PetitionTexts;
  unit: Unit;
  /** The id that the petition will have. */
  id: string;
  /** The sticker that was scanned. */
  sticker: Sticker | undefined;
  /** As it was filled in; empty for a fresh form. */
  filled: URLSearchParams;
  kinds: readonly Kind[];
  categories: readonly Category[];
  complaints: Complaint[];
  /** What the whole page has to say, beside single complaints. */
  notices: string[];
  /** How many photos came with it: no browser keeps them across a page. */
  photosLost: number;
  /** What is open nearby; `needs` where too little was given to look, null where nobody asked. */
  nearby: Nearby | null;
}

export type Nearby = { outcome: 'looked'; petitions: NearbyPetition[]; unit: string } | { outcome: 'needs' };

/** What was filled in under a name; '' where nothing was. */
export const given = ({ filled }: FormView, name: string): string => filled.get(name) ?? '';

export const isTicked = ({ filled }: FormView, name: string): boolean => filled.get(name) === 'yes';

/** The address of a page of petitions in the language of this one. */
export function petitionAddress(locale: Locale, path = '', query: Record<string, string> = {}): string {
  const all = new URLSearchParams({ ...query, ...(locale === 'en' && { lang: 'en' }) });
  return `/kien-nghi${path}${all.size > 0 ? `?${all}` : ''}`;
}
