import { type Channel, channels } from '../../../api/points/channels.ts';
import { expandLabels } from '../../../api/points/labels.ts';
import type { PathError } from '../../../api/problems.ts';
import { problem } from '../../../api/problems.ts';
import type { Locale, Text } from '../../../api/text.ts';
import { consolePointTexts } from '../../texts/console-points.ts';

/** Whether each code serves one field, asks for one of several, or knows none. */
export const manners = ['each', 'ask', 'none'] as const;
export type Manner = (typeof manners)[number];

/** What a form asks for: counters × fields, of one questionnaire and channel. */
export interface Wish {
  labels: Text[];
  how: Manner;
  questionnaire: string;
  channel: Channel;
}

/** A point as `manage apply` takes it. */
export interface Planned {
  unit: string;
  fields?: string[];
  questionnaire: string;
  label?: Text;
  channel: Channel;
  retired: false;
}

/**
 * What was typed in the form.
 * @throws Problem invalid-input, naming fields of the form
 */
export function readWish(
  form: URLSearchParams,
  questionnaires: ReadonlySet<string>,
  most: number,
  locale: Locale,
): Wish {
  const t = consolePointTexts[locale];
  const expanded = expandLabels(form.get('labels') ?? '', most);
  const [questionnaire, channel, how] = ['questionnaire', 'channel', 'how'].map(
    (name) => form.get(name) ?? '',
  );
  const errors: PathError[] = [
    ...('mistake' in expanded
      ? [{ path: 'labels', message: t.mistakes[expanded.mistake](expanded.line) }]
      : []),
    ...(manners.includes(how as Manner) ? [] : [{ path: 'how', message: t.unknownHow }]),
    ...(questionnaires.has(questionnaire!)
      ? []
      : [{ path: 'questionnaire', message: t.unknownQuestionnaire }]),
    ...(channels.includes(channel as Channel) ? [] : [{ path: 'channel', message: t.unknownChannel }]),
  ];
  if (errors.length > 0 || 'mistake' in expanded) throw problem('invalid-input', { errors });
  return {
    labels: expanded.labels,
    how: how as Manner,
    questionnaire: questionnaire!,
    channel: channel as Channel,
  };
}

/** The points of one unit: every counter with the fields given. */
export function planPoints(unit: string, fields: string[], wish: Wish): Planned[] {
  const { how, questionnaire, channel } = wish;
  const labels: (Text | undefined)[] = wish.labels.length > 0 ? wish.labels : [undefined];
  const groups =
    how === 'none' || fields.length === 0 ? [[]] : how === 'ask' ? [fields] : fields.map((one) => [one]);
  return labels.flatMap((label) =>
    groups.map((group) => ({
      unit,
      ...(group.length > 0 && { fields: group }),
      questionnaire,
      ...(label && { label }),
      channel,
      retired: false as const,
    })),
  );
}

/** @throws Problem invalid-input where the unit does not serve them, or none is chosen of those that it serves */
export function refuseFields(
  fields: string[],
  served: ReadonlySet<string>,
  how: Manner,
  locale: Locale,
): void {
  const t = consolePointTexts[locale];
  const unknown = !fields.every((slug) => served.has(slug));
  // Without fields the points would silently be of none, which only `none` says.
  const missing = how !== 'none' && served.size > 0 && fields.length === 0;
  if (!unknown && !missing) return;
  const message = unknown ? t.unknownField : t.fieldMissing;
  throw problem('invalid-input', { errors: [{ path: 'fields', message }] });
}

/** @throws Problem invalid-input where that is more than may be made at once */
export function refuseTooMany(count: number, most: number, locale: Locale): void {
  if (count <= most) return;
  const message = consolePointTexts[locale].tooMany(count, most);
  throw problem('invalid-input', { errors: [{ path: 'labels', message }] });
}
