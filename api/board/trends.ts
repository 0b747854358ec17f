import type { Db } from '../database/open.ts';
import { listIndicatorValues } from '../indicators/store.ts';
import { gatherTrend } from '../publication/gathered.ts';
import type { Stretch } from '../publication/query.ts';
import type { BoardRow } from './board.ts';
import { completeSources } from './complete.ts';
import { pastOf } from './entered.ts';
import { heldAgainst } from './held-against.ts';
import { lastQuarters } from './periods.ts';
import type { BoardBasis } from './publish.ts';
import { type Reading, readingOfCount, readingOfFigure } from './reading.ts';
import type { Line } from './rows.ts';

interface Asked {
  stretch: Stretch;
  privacyMinimum: number;
  now: Date;
}

type Trend = BoardRow['trend'];

/** What each line came to in the last four quarters, or the last values of an indicator. */
export async function trendsOf(
  db: Db,
  { lines, figures }: Pick<BoardBasis, 'lines' | 'figures'>,
  asked: Asked,
): Promise<Map<Line, Trend>> {
  const { stretch, privacyMinimum } = asked;
  const units = [...new Set(lines.map(({ on }) => on))];
  const quarters = lastQuarters(stretch.to);
  const gathered = units.flatMap(({ unit }) => figures.get(unit.id) ?? []);
  const satisfied = await gatherTrend(db, gathered, quarters, { privacyMinimum, by: 'field' });
  const counted = await countQuarters(db, lines, quarters, asked.now);
  const entered = await listIndicatorValues(
    db,
    lines.some(({ indicator }) => indicator) ? units.map(({ unit }) => unit.id) : [],
  );
  const inQuarters = (line: Line, readingIn: (quarter: number) => Reading | undefined): Trend =>
    quarters.map((quarter, i) => ({ ...quarter, value: levelOf(line, readingIn(i)) }));

  return new Map(
    lines.map((line): [Line, Trend] => {
      const { on, field, target, indicator } = line;
      const [unitId, fieldId] = [on.unit.id, field?.id ?? null];
      if (target?.kind === 'share') return [line, []];
      if (indicator) {
        return [line, pastOf(entered, { indicatorId: indicator.id, unitId, fieldId }, stretch.to)];
      }
      const metric = target?.metric ?? 'satisfaction';
      if (metric !== 'satisfaction') {
        return [line, inQuarters(line, (i) => counted.get(metric)?.[i]?.get(`${unitId} ${fieldId}`))];
      }
      const past = satisfied.get(unitId);
      if (!past) return [line, []];
      return [
        line,
        inQuarters(line, (i) => readingOfFigure(field ? past[i]!.fields.get(field.id) : past[i]!.overall)),
      ];
    }),
  );
}

/** A rise is shown by the levels that it is made of. */
const levelOf = ({ target }: Line, reading: Reading | undefined): number | null => {
  if (!reading) return null;
  if (!target || target.kind === 'rise') return reading.value;
  return heldAgainst(target, reading).value;
};

async function countQuarters(db: Db, lines: Line[], quarters: Stretch[], now: Date) {
  const counted = new Map<string, Map<string, Reading>[]>();
  for (const metric of new Set(lines.flatMap(({ target }) => target?.metric ?? []))) {
    const source = completeSources[metric];
    if (!source) continue;
    const units = [...new Set(lines.filter(({ target }) => target?.metric === metric).map(({ on }) => on))];
    const ofMetric: Map<string, Reading>[] = [];
    for (const quarter of quarters) {
      const counts = await source(db, units, quarter, now);
      ofMetric.push(
        new Map(counts.map((one) => [`${one.unitId} ${one.fieldId}`, readingOfCount(one)] as const)),
      );
    }
    counted.set(metric, ofMetric);
  }
  return counted;
}
