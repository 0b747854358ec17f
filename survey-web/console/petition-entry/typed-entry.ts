import { addDays, type Day, isDay } from '../../../api/days.ts';
import type { Channel } from '../../../api/petitions/petition.ts';
import type { PathError } from '../../../api/problems.ts';
import type { PetitionEntryTexts } from '../../texts/console-petition-entry.ts';

/** How something reaches an office beside its pages. */
export const entryChannels = ['phone', 'in-person', 'paper', 'email', 'zalo'] as const satisfies Channel[];
type EntryChannel = (typeof entryChannels)[number];

const longestAgo = 60;

/** The channel and the true day of receipt, as they are typed. */
export function typedEntry(
  form: URLSearchParams,
  today: Day,
  t: PetitionEntryTexts,
): { channel: EntryChannel | undefined; day: Day; errors: PathError[] } {
  const channel = entryChannels.find((one) => one === form.get('channel'));
  const day = form.get('day') ?? '';
  const dayError = wrongDay(day, today, t);
  return {
    channel,
    day,
    errors: [
      ...(channel ? [] : [{ path: 'channel', message: t.channelWrong }]),
      ...(dayError ? [{ path: 'day', message: dayError }] : []),
    ],
  };
}

function wrongDay(day: string, today: Day, t: PetitionEntryTexts): string | undefined {
  if (!isDay(day)) return t.dayWrong;
  if (day > today) return t.dayFuture;
  return day < addDays(today, -longestAgo) ? t.dayOld : undefined;
}
