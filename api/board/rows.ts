import type { Field } from '../fields/store.ts';
import type { Indicator } from '../indicators/indicator.ts';
import type { GatheredFigures } from '../publication/gathered.ts';
import { targetKinds } from '../targets/goal.ts';
import { type Subject, targetInForce } from '../targets/in-force.ts';
import type { Target } from '../targets/store.ts';
import type { Verdict } from '../targets/verdict.ts';
import { heldAgainst, judgeReading, shareOfUnits } from './held-against.ts';
import { keyOf, noData, notBegun, type Reading, type Readings } from './reading.ts';
import type { UnitOnBoard } from './units.ts';

/** A line of the board: a subject, the target in force for it if there is one, and what it comes to. */
export interface Line extends Verdict {
  on: UnitOnBoard;
  field: Field | null;
  target: Target | undefined;
  indicator: Indicator | undefined;
  reading: Reading;
  value: number | null;
  low: number | null;
  high: number | null;
}

export interface BoardFacts {
  units: UnitOnBoard[];
  /** Of all units of the board and the superiors of the first. */
  targets: Target[];
  indicators: ReadonlyMap<number, Indicator>;
  /** Published satisfaction, whose own verdicts hold. */
  figures: ReadonlyMap<number, GatheredFigures>;
  now: Readings;
  /** The same days a year before. */
  before: Readings;
  lastDay: string;
}

/** Every target in force for every unit and field of the board; satisfaction also where it has none. */
export function linesOf(facts: BoardFacts): Line[] {
  const groups = groupsOf(facts.targets);
  const lines = facts.units.flatMap((on) => {
    const own = groups.flatMap((targets) => linesOfGroup(facts, on, targets));
    const judged = new Set(
      own.flatMap(({ target, field }) => (target?.metric === 'satisfaction' ? [field?.id ?? null] : [])),
    );
    const subjects: (Field | null)[] = [null, ...on.fields];
    const unjudged = subjects.filter((field) => !judged.has(field?.id ?? null));
    return [...own, ...unjudged.map((field) => lineOf(facts, on, field, undefined))];
  });
  const byUnit = linesByUnit(lines);
  return lines.map((line) => (line.target?.kind === 'share' ? withShare(line, facts, byUnit) : line));
}

/** The lines of each unit, by its id. */
export function linesByUnit(lines: Line[]): Map<number, Line[]> {
  const byUnit = new Map<number, Line[]>();
  for (const line of lines) {
    const own = byUnit.get(line.on.unit.id) ?? [];
    own.push(line);
    byUnit.set(line.on.unit.id, own);
  }
  return byUnit;
}

/** Targets that replace one another: of one metric, kind and indicator. */
function groupsOf(targets: Target[]): Target[][] {
  const groups = new Map<string, Target[]>();
  for (const target of targets) {
    const key = [order.indexOf(target.metric), targetKinds.indexOf(target.kind), target.indicatorId].join(
      ' ',
    );
    const group = groups.get(key) ?? [];
    group.push(target);
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

const order: string[] = ['satisfaction', 'on-time', 'apologies', 'petitions-answered', 'published', 'manual'];

function linesOfGroup(facts: BoardFacts, on: UnitOnBoard, targets: Target[]): Line[] {
  if (targets[0]!.kind === 'share') return sharesOf(facts, on, targets);
  const subjects: (Field | null)[] = [null, ...on.fields];
  return subjects.flatMap((field) => {
    const subject: Subject = field ?? 'overall';
    const target = targetInForce(targets, on.chain, subject, facts.lastDay);
    return target ? [lineOf(facts, on, field, target)] : [];
  });
}

/** A share of the units below is asked of the unit whose plan says so, not of each of these. */
function sharesOf(facts: BoardFacts, on: UnitOnBoard, targets: Target[]): Line[] {
  const { lastDay } = facts;
  const own = targets.filter(
    ({ unitId, from, to }) => unitId === on.unit.id && from <= lastDay && lastDay <= to,
  );
  // Where two cover the day, the later plan has replaced the earlier.
  const newest = new Map(own.map((target) => [`${target.scope} ${target.fieldId}`, target]));
  return [...newest.values()].map((target) => {
    const field = on.fields.find(({ id }) => id === target.fieldId) ?? null;
    return lineOf(facts, on, field, target);
  });
}

function lineOf(facts: BoardFacts, on: UnitOnBoard, field: Field | null, target: Target | undefined): Line {
  const metric = target?.metric ?? 'satisfaction';
  const indicator = target?.indicatorId ? facts.indicators.get(target.indicatorId) : undefined;
  const key = keyOf(on.unit.id, field?.id ?? null, metric, indicator?.id);
  const reading = facts.now.get(key) ?? (metric === 'satisfaction' ? notBegun : noData);
  const line = { on, field, target, indicator, reading };
  if (!target) return { ...line, ...estimateOf(reading), official: null, evidence: null };
  const estimate = estimateOf(heldAgainst(target, reading, facts.before.get(key)));
  if (metric === 'satisfaction' && target.kind === 'threshold') {
    const figure = figureOf(facts, on, field);
    // Of another measure than the target's a figure carries no verdict.
    return { ...line, ...estimate, official: figure?.official ?? null, evidence: figure?.evidence ?? null };
  }
  const goal = { ...target, direction: indicator?.direction };
  return { ...line, ...estimate, ...judgeReading(goal, metric, estimate) };
}

const estimateOf = ({ value, low, high }: Pick<Reading, 'value' | 'low' | 'high'>) => ({ value, low, high });

const figureOf = ({ figures }: BoardFacts, { unit }: UnitOnBoard, field: Field | null) =>
  field ? figures.get(unit.id)?.fields.get(field.id) : figures.get(unit.id)?.overall;

/** The share of the units below that meet their own target of the same metric and scope. */
function withShare(line: Line, facts: BoardFacts, byUnit: ReadonlyMap<number, Line[]>): Line {
  const target = line.target!;
  const verdicts = facts.units.flatMap((on): Verdict[] => {
    if (on === line.on || !on.chain.includes(line.on.unit.id)) return [];
    const own = (byUnit.get(on.unit.id) ?? []).filter((one) => isMeantBy(target, one));
    if (own.length === 0) return [];
    const isMet = own.every(({ official }) => official === 'met');
    const isSure = isMet
      ? own.every(({ evidence }) => evidence !== 'unsure')
      : own.some(({ official, evidence }) => official === 'not-met' && evidence !== 'unsure');
    const isJudged = own.some(({ official }) => official !== null);
    return [{ official: isMet ? 'met' : isJudged ? 'not-met' : null, evidence: isSure ? 'sure' : 'unsure' }];
  });
  const { n, count, ...estimate } = shareOfUnits(verdicts);
  const reading: Reading = { ...noData, ...estimate, n, count, state: n === 0 ? 'no-data' : 'measured' };
  return { ...line, ...estimate, reading, ...judgeReading(target, target.metric, estimate) };
}

function isMeantBy(share: Target, { target, field }: Line): boolean {
  if (!target || target.kind === 'share' || target.metric !== share.metric) return false;
  if (target.indicatorId !== share.indicatorId) return false;
  if (share.scope === 'overall') return field === null;
  return share.scope === 'field' ? field?.id === share.fieldId : field !== null;
}
