import type { Db } from '../database/open.ts';
import type { IndicatorValue } from '../indicators/indicator.ts';
import { listIndicators, listIndicatorValues } from '../indicators/store.ts';
import { type GatheredFigures, gatherFigures, gatherTrend } from '../publication/gathered.ts';
import { type Circumstances, toTheMinute } from '../publication/publish.ts';
import type { Stretch } from '../publication/query.ts';
import type { Metric } from '../targets/metrics.ts';
import { listTargetsOfUnits, type Target } from '../targets/store.ts';
import { inLocale } from '../text.ts';
import { listUnitsById, type Unit } from '../units/store.ts';
import type { Board, BoardUnit } from './board.ts';
import { readClosed } from './closed.ts';
import { completeSources } from './complete.ts';
import { readEntered, readEnteredBefore } from './entered.ts';
import { yearBefore } from './periods.ts';
import type { Depth } from './query.ts';
import { keyOf, type Reading, readingOfCount, readingOfFigure } from './reading.ts';
import { type Line, linesOf } from './rows.ts';
import { rowOf, unitsOf } from './shown.ts';
import { trendsOf } from './trends.ts';
import { listUnitsOnBoard, type UnitOnBoard } from './units.ts';
import { whyOf } from './why.ts';

interface Asked {
  depth: Depth;
  stretch: Stretch;
  /** Where the days were asked for by the name of a period: what units closed of it stands as they closed it. */
  period: string | undefined;
  order: 'state' | 'rank';
  /** Slugs of those whose rows carry what came before and why: of all units it would be much for a page or file. */
  explained: (units: BoardUnit[]) => string[];
}

/** What the board is made of, before it is put into words. */
export interface BoardBasis {
  units: UnitOnBoard[];
  lines: Line[];
  figures: ReadonlyMap<number, GatheredFigures>;
  /** Names of the units whose plans set the targets. */
  setters: ReadonlyMap<number, Unit>;
}

/**
 * Every target in force for a unit and those below it, with what is published against it: satisfaction from whole
 * public blocks, the same figures as on each unit's own page.
 */
export async function publishBoard(
  db: Db,
  unit: Unit,
  { depth, stretch, period, order, explained }: Asked,
  { now, privacyMinimum, locale }: Circumstances,
): Promise<Board> {
  const basis = await readBoard(db, unit, { depth, stretch, period, privacyMinimum, now });
  const shown = basis.units.filter(({ isShown }) => isShown);
  const onBoard = unitsOf(shown, basis, order, locale);
  const detailed = new Set(explained(onBoard));
  const lines = basis.lines.filter(({ on }) => on.isShown);
  const some = { ...basis, lines: lines.filter(({ on }) => detailed.has(on.unit.slug)) };
  const trends = await trendsOf(db, some, { stretch, privacyMinimum, now });
  const why = await whyOf(db, some, { stretch, privacyMinimum, locale });
  return {
    unit: { slug: unit.slug, name: inLocale(unit.name, locale) },
    demonstration: unit.demonstration,
    period: stretch,
    asOf: toTheMinute(now),
    descendants: depth,
    privacyMinimum,
    units: onBoard,
    rows: lines.map((line) =>
      rowOf(line, basis, { trend: trends.get(line) ?? [], why: why.get(line) ?? null }, locale),
    ),
  };
}

interface ReadAsked extends Pick<Asked, 'depth' | 'stretch' | 'period'> {
  privacyMinimum: number;
  now: Date;
}

async function readBoard(db: Db, unit: Unit, asked: ReadAsked): Promise<BoardBasis> {
  const { stretch, privacyMinimum } = asked;
  const units = await listUnitsOnBoard(db, unit, asked.depth, stretch);
  const setterIds = [...new Set(units.flatMap(({ chain }) => chain))];
  const all = await listTargetsOfUnits(db, setterIds);
  const targets = all.filter(({ from, to }) => from <= stretch.to && stretch.to <= to);
  const indicators = new Map((await listIndicators(db)).map((one) => [one.id, one]));
  const present = await gatherFigures(db, units, stretch, { privacyMinimum, by: 'field' });
  const closed = await readClosed(db, units, asked.period, present);
  const figures = new Map([...present, ...closed.figures]);
  const entered = await listIndicatorValues(
    db,
    units.map((one) => one.unit.id),
  );
  const now = new Map([
    ...satisfactionReadings(figures),
    ...(await completeReadings(db, units, targets, asked, stretch)),
    ...readEntered(entered, stretch.to),
    ...closed.readings,
  ]);
  const before = await readYearBefore(db, { units, targets, figures, entered }, asked);
  const lines = linesOf({ units, targets, indicators, figures, now, before, lastDay: stretch.to });
  const setters = new Map((await listUnitsById(db, setterIds)).map((one) => [one.id, one]));
  return { units, lines, figures, setters };
}

/** Only where a target asks for a rise. */
async function readYearBefore(
  db: Db,
  {
    units,
    targets,
    figures,
    entered,
  }: {
    units: UnitOnBoard[];
    targets: Target[];
    figures: ReadonlyMap<number, GatheredFigures>;
    entered: IndicatorValue[];
  },
  asked: ReadAsked,
): Promise<Map<string, Reading>> {
  const rising = targets.filter(({ kind }) => kind === 'rise');
  if (rising.length === 0) return new Map();
  const stretch = yearBefore(asked.stretch);
  const { privacyMinimum } = asked;
  const readings = new Map(await completeReadings(db, units, rising, asked, stretch));
  if (rising.some(({ metric }) => metric === 'satisfaction')) {
    const trend = await gatherTrend(db, [...figures.values()], [stretch], { privacyMinimum, by: 'field' });
    for (const [unitId, [then]] of trend) {
      for (const [key, reading] of readingsOf(unitId, then!)) readings.set(key, reading);
    }
  }
  if (rising.some(({ metric }) => metric === 'manual')) {
    for (const [key, reading] of readEnteredBefore(entered, asked.stretch.to)) readings.set(key, reading);
  }
  return readings;
}

const satisfactionReadings = (figures: ReadonlyMap<number, GatheredFigures>) =>
  [...figures].flatMap(([unitId, ofUnit]) => readingsOf(unitId, ofUnit));

const readingsOf = (
  unitId: number,
  { overall, fields }: Pick<GatheredFigures, 'overall' | 'fields'>,
): [string, Reading][] => [
  [keyOf(unitId, null, 'satisfaction'), readingOfFigure(overall)],
  ...[...fields].flatMap(([fieldId, figure]): [string, Reading][] =>
    fieldId === null ? [] : [[keyOf(unitId, fieldId, 'satisfaction'), readingOfFigure(figure)]],
  ),
];

async function completeReadings(
  db: Db,
  units: UnitOnBoard[],
  targets: Target[],
  { now }: Pick<ReadAsked, 'now'>,
  stretch: Stretch,
): Promise<[string, Reading][]> {
  const wanted = [...new Set(targets.map(({ metric }) => metric))];
  const readings: [string, Reading][] = [];
  for (const metric of wanted) {
    for (const one of (await completeSources[metric]?.(db, units, stretch, now)) ?? []) {
      readings.push([keyOf(one.unitId, one.fieldId, metric satisfies Metric), readingOfCount(one)]);
    }
  }
  return readings;
}
