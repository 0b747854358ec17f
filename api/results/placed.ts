import { beginOf } from '../days.ts';
import type { Questionnaire } from '../questionnaires/questionnaire.ts';
import { assistedModes } from '../responses/modes.ts';
import { layoutOf } from '../tallies/layout.ts';
import { addTally, type Tally, tallyOf } from '../tallies/tally.ts';
import type { PlacedResponse, PointHour } from './store.ts';

const hourMs = 3_600_000;
const typedIn = new Set<string>(['assisted', ...assistedModes]);

/**
 * The hour of the visit in Vietnam; null where the time of receipt does not tell it: staff type in paper answers later,
 * and an answer with a one-time code keeps no time finer than its day.
 */
export function hourOf(
  { channel, receivedAt, pressedAt }: Pick<PlacedResponse, 'channel' | 'receivedAt' | 'pressedAt'>,
  day: string,
) {
  const since = (pressedAt ?? receivedAt).getTime() - beginOf(day).getTime();
  if (typedIn.has(channel) || since <= 0 || since >= 24 * hourMs) return null;
  return Math.floor(since / hourMs);
}

/** The responses of a day, counted by point, version and hour. */
export function countByPointAndHour(
  responses: PlacedResponse[],
  day: string,
  contents: ReadonlyMap<number, Questionnaire>,
): PointHour[] {
  const groups = new Map<string, PointHour & { tally: Tally }>();
  for (const response of responses) {
    const { pointId, versionId } = response;
    const hour = hourOf(response, day);
    const tally = tallyOf(layoutOf(contents.get(versionId)!), response.answers);
    const key = JSON.stringify([pointId, versionId, hour]);
    const known = groups.get(key);
    const sum = known ? addTally(known.tally, tally) : tally;
    const { responses, throughout, sums, levels } = sum;
    groups.set(key, { pointId, versionId, hour, responses, throughout, sums, levels, tally: sum });
  }
  return [...groups.values()].map(({ tally: _, ...counts }) => counts);
}
