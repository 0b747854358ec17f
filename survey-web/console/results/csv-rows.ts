import type { CsvRow } from '../../../api/publication/csv.ts';
import type { ExactResults, Part } from '../../../api/results/exact.ts';
import type { Locale } from '../../../api/text.ts';
import { resultsTexts } from '../../texts/console-results.ts';
import { channelName, pointName } from './point-name.ts';

/** The parts that only managers see, as rows after those of the public file. Where there is no rate there is a count. */
export function partRows({ points, ways, hours, days }: ExactResults, locale: Locale): CsvRow[] {
  const t = resultsTexts[locale];
  return [
    ...points.map((part) =>
      rowOf('point', part.point.code ?? String(part.point.id), pointName(part.point, locale), part),
    ),
    ...ways.map((part) => rowOf('channel', part.channel, channelName(part.channel, locale), part)),
    ...hours.map((part) => {
      const name = `${t.weekdays[part.weekday - 1]} ${t.hourSpan(part.hour)}`;
      return rowOf('hour', `${part.weekday}-${part.hour}`, name, part);
    }),
    ...days.map((part) => rowOf('day', part.day, part.day, part)),
  ];
}

const rowOf = (scope: string, key: string, name: string, { responses, figure }: Part): CsvRow => ({
  scope,
  key,
  name,
  figure: { ...figure, responses: figure.responses ?? responses },
});
