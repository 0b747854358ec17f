import type { StaffGrant } from '../../../api/accounts/store.ts';
import { dayInWords } from '../../public/wording.ts';
import { peopleTexts } from '../../texts/console-people.ts';
import type { Visit } from '../visit.ts';

/** From when to when a role is held. */
export function daysInWords({ from, to }: Pick<StaffGrant, 'from' | 'to'>, { locale, today }: Visit): string {
  const t = peopleTexts[locale];
  const days = t.between(dayInWords(from, locale), to === null ? undefined : dayInWords(to, locale));
  return from > today ? `${days} (${t.startsLater})` : days;
}
