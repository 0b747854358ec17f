import type { Locale } from '../../api/text.ts';
import { placementTexts } from '../texts/placements.ts';

/** On which websites the figures stand as well: those that staff of the unit confirmed, and that are in use. */
export function AlsoOn({ hosts, locale }: { hosts: string[]; locale: Locale }) {
  if (hosts.length === 0) return null;
  return (
    <p class="soft also-on">
      {placementTexts[locale].alsoOn} {hosts.join(', ')}
    </p>
  );
}
