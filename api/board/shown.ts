import type { GatheredFigures } from '../publication/gathered.ts';
import { meets } from '../targets/goal.ts';
import { inLocale, type Locale, type Text } from '../text.ts';
import type { BoardRow, BoardUnit } from './board.ts';
import { moreAnswersToBeSure } from './more-answers.ts';
import type { BoardBasis } from './publish.ts';
import { rankRanges } from './ranking.ts';
import { type Line, linesByUnit } from './rows.ts';
import type { UnitOnBoard } from './units.ts';

const named = ({ slug, name }: { slug: string; name: Text }, locale: Locale) => ({
  slug,
  name: inLocale(name, locale),
});

/** A line in the words of the board. */
export function rowOf(
  line: Line,
  { setters, figures }: Pick<BoardBasis, 'setters' | 'figures'>,
  beside: Pick<BoardRow, 'trend' | 'why'>,
  locale: Locale,
): BoardRow {
  const { on, field, target, indicator, reading, value, low, high, official, evidence } = line;
  return {
    unit: named(on.unit, locale),
    field: field && named(field, locale),
    metric: target?.metric ?? 'satisfaction',
    kind: target?.kind ?? 'threshold',
    indicator: indicator
      ? {
          ...named(indicator, locale),
          group: indicator.group,
          valueUnit: indicator.valueUnit,
          direction: indicator.direction,
        }
      : null,
    target: target
      ? {
          threshold: target.threshold,
          from: target.from,
          to: target.to,
          source: target.source,
          setBy: named(setters.get(target.unitId)!, locale),
        }
      : null,
    // What was read may be no answer: a rise without the year before.
    state: reading.state === 'measured' && value === null ? 'no-data' : reading.state,
    value,
    n: reading.n,
    low,
    high,
    official,
    evidence,
    complete: reading.complete,
    asOf: reading.asOf,
    closedAt: reading.closedAt,
    moreAnswers: moreAnswersFor(line, figures.get(on.unit.id)),
    ...beside,
  };
}

/** For a rate of satisfaction that is not sure. */
function moreAnswersFor(line: Line, figures: GatheredFigures | undefined): number | null {
  const { target, evidence, field, reading, official } = line;
  if (evidence !== 'unsure' || official === null || target?.metric !== 'satisfaction') return null;
  // What is closed no answer can change.
  if (reading.closedAt !== null) return null;
  if (target.kind !== 'threshold' && target.kind !== 'ceiling') return null;
  const { value: rate, low, high, n } = reading;
  if (rate === null || low === null || high === null || n === null) return null;
  const isMet = (one: number) => meets(target, target.kind === 'ceiling' ? 1 - one : one);
  const invited = field ? null : (figures?.invited ?? null);
  return moreAnswersToBeSure(
    { rate, low, high, responses: n },
    isMet,
    invited?.closed ? invited.population : null,
  );
}

/** The units of the board with how many of their targets they meet and, where asked for, their places. */
export function unitsOf(
  shown: UnitOnBoard[],
  { lines, figures }: Pick<BoardBasis, 'lines' | 'figures'>,
  order: 'state' | 'rank',
  locale: Locale,
): BoardUnit[] {
  const slugs = new Map(shown.map(({ unit }) => [unit.id, unit.slug]));
  const byUnit = linesByUnit(lines);
  const ranks = order === 'rank' ? ranksOf(shown.slice(1), figures) : new Map<number, BoardUnit['rank']>();
  return shown.map(({ unit }) => {
    const own = byUnit.get(unit.id) ?? [];
    const counts = {
      met: own.filter(({ official }) => official === 'met').length,
      notMet: own.filter(({ official }) => official === 'not-met').length,
      unsure: own.filter(({ official, evidence }) => official !== null && evidence === 'unsure').length,
      unjudged: own.filter(({ official, target }) => target && official === null).length,
    };
    return {
      ...named(unit, locale),
      kind: unit.kind,
      superior: unit.parentId === null ? null : (slugs.get(unit.parentId) ?? null),
      state: stateOf(counts, figures.has(unit.id)),
      ...counts,
      rank: ranks.get(unit.id) ?? null,
    };
  });
}

function stateOf(
  { met, notMet, unsure }: Pick<BoardUnit, 'met' | 'notMet' | 'unsure'>,
  hasBegun: boolean,
): BoardUnit['state'] {
  if (!hasBegun) return 'not-begun';
  if (notMet > 0) return 'not-met';
  if (unsure > 0) return 'unsure';
  return met > 0 ? 'met' : 'unjudged';
}

/** Only among units of one kind and one measure is there anything to compare, and only where there is an interval. */
function ranksOf(units: UnitOnBoard[], figures: ReadonlyMap<number, GatheredFigures>) {
  const groups = new Map<string, { id: number; low: number; high: number }[]>();
  for (const { unit } of units) {
    const found = figures.get(unit.id);
    if (!found || found.overall.low === null || found.overall.high === null) continue;
    const { low, high } = found.overall;
    const key = `${unit.kind} ${found.family} ${found.measure.id}`;
    const group = groups.get(key) ?? [];
    group.push({ id: unit.id, low, high });
    groups.set(key, group);
  }
  const ranks = new Map<number, BoardUnit['rank']>();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    rankRanges(group).forEach((rank, i) => {
      ranks.set(group[i]!.id, { ...rank, among: group.length });
    });
  }
  return ranks;
}
