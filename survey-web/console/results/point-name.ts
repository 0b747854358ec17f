import { modeNames } from '../../../api/responses/modes.ts';
import { inLocale, type Locale, type Text } from '../../../api/text.ts';
import { resultsTexts } from '../../texts/console-results.ts';

export interface NamedPoint {
  id: number;
  code: string | null;
  label: Text | null;
  channel: string;
  retiredAt: Date | null;
}

export const channelName = (channel: string, locale: Locale): string =>
  channel in modeNames ? inLocale(modeNames[channel as keyof typeof modeNames], locale) : channel;

/** What staff know a point by: its label, and its code where it still has one. */
export function pointName({ label, code, channel, retiredAt }: NamedPoint, locale: Locale): string {
  const parts = [label ? inLocale(label, locale) : channelName(channel, locale), code];
  const closed = retiredAt === null ? '' : ` (${resultsTexts[locale].retired})`;
  return parts.filter(Boolean).join(' · ') + closed;
}
