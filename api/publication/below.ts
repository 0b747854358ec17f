import type { Db } from '../database/open.ts';
import { listAllVersions, type Version } from '../questionnaires/store.ts';
import { slotsOfMeasure, tallyOfSlots } from '../statistics/measure.ts';
import {
  countPublicGathered,
  type GatheredUnits,
  type PublicTally,
  publicTallies,
  sumPublicGathered,
} from '../statistics/store.ts';
import { listTargets, type Target } from '../targets/store.ts';
import { inLocale, type Locale } from '../text.ts';
import { countBelow, listBelow, listChain, listSubtrees, type Unit } from '../units/store.ts';
import { overallFigure } from './compute.ts';
import type { Figure } from './figure.ts';
import { listInvited } from './invited.ts';
import { type Judgement, settleJudgement } from './judgement.ts';
import type { Stretch } from './query.ts';
import { inOrderOfUse, mostUsedFamily } from './selection.ts';

/** More units than a page can show are counted, not listed. */
const mostUnits = 200;

/** A unit directly below, with the figure of all that stands under it. */
export interface UnitBelow {
  unit: Unit;
  /** The figure rests on more units than this one. */
  hasUnitsBelow: boolean;
  /** null: no response of it is public. */
  figure: Figure | null;
}

export interface Below {
  /** How many units there are; `units` has the first of them, by name. */
  count: number;
  units: UnitBelow[];
}

/** Which measure judges a unit below, and the versions of its family that are in use there. */
interface Judged extends Judgement {
  unit: Unit;
  versions: Version[];
  used: Version[];
}

/**
 * For each unit directly below, the figure that its own page shows with all units under it: of its most used family
 * and its target's measure, from public tallies, which the database adds up.
 */
export async function figuresBelow(
  db: Db,
  unit: Unit,
  stretch: Stretch,
  { privacyMinimum, locale }: { privacyMinimum: number; locale: Locale },
): Promise<Below> {
  const all = (await listBelow(db, unit.id)).filter((one) => !one.validTo || one.validTo >= stretch.from);
  if (all.length === 0) return { count: 0, units: [] };
  const byName = new Intl.Collator('vi', { numeric: true }).compare;
  const units = all
    .sort((a, b) => byName(inLocale(a.name, locale), inLocale(b.name, locale)))
    .slice(0, mostUnits);
  const ids = units.map((one) => one.id);
  const subtrees = await listSubtrees(db, ids);
  const judged = await judgeUnits(db, unit, units, subtrees, stretch);
  const tallies = await gatherTallies(db, judged, subtrees, stretch);
  const gathered = judged.map(
    (one) => [one.unit.id, { unitIds: subtrees.get(one.unit.id)!, versions: one.versions }] as const,
  );
  const invited = await listInvited(db, new Map(gathered), stretch, publicTallies);
  const counts = await countBelow(db, ids);
  const figures = new Map(
    judged.map((one) => [
      one.unit.id,
      overallFigure(
        { ...one, tallies: tallies.get(one.unit.id) ?? [], invited: invited.get(one.unit.id) ?? null },
        privacyMinimum,
      ),
    ]),
  );
  return {
    count: all.length,
    units: units.map((one) => ({
      unit: one,
      hasUnitsBelow: counts.has(one.id),
      figure: figures.get(one.id) ?? null,
    })),
  };
}

/** Settles how each unit with responses is judged; those without are left out. */
async function judgeUnits(
  db: Db,
  superior: Unit,
  units: Unit[],
  subtrees: GatheredUnits,
  { from, to }: Stretch,
): Promise<Judged[]> {
  const versions = await listAllVersions(db);
  const superiors = (await listChain(db, superior)).map((one) => one.id);
  const targets = await listTargets(db, [...units.map((one) => one.id), ...superiors], 'satisfaction');
  const responses = new Map<number, Map<number, number>>();
  for (const row of await countPublicGathered(db, subtrees, from, to)) {
    responses.set(row.top, (responses.get(row.top) ?? new Map()).set(row.versionId, row.responses));
  }
  return units.flatMap((unit) => {
    const byVersion = responses.get(unit.id);
    return byVersion ? judgeUnit(unit, [unit.id, ...superiors], byVersion, versions, targets, to) : [];
  });
}

function judgeUnit(
  unit: Unit,
  chain: number[],
  responses: ReadonlyMap<number, number>,
  allVersions: Version[],
  allTargets: Target[],
  lastDay: string,
): Judged[] {
  const family = mostUsedFamily(allVersions, responses, []);
  const used = new Set(responses.keys());
  const versions = inOrderOfUse(
    allVersions.filter((version) => version.family === family),
    used,
  );
  const targets = allTargets.filter(
    (target) => chain.includes(target.unitId) && (target.measureFamily ?? family) === family,
  );
  const judgement = settleJudgement({ versions, targets, chain, lastDay });
  if (!judgement) return [];
  return [{ ...judgement, unit, versions, used: judgement.pooled.filter((version) => used.has(version.id)) }];
}

/** What the judged measures read of the public tallies, by unit; one query for each version and measure in use. */
async function gatherTallies(db: Db, judged: Judged[], subtrees: GatheredUnits, { from, to }: Stretch) {
  const tallies = new Map<number, Pick<PublicTally, 'versionId' | 'tally'>[]>();
  for (const { version, judgement, tops } of whatToGather(judged)) {
    const slots = slotsOfMeasure(version.content, judgement.measure);
    const places = new Map(tops.map((top) => [top, subtrees.get(top)!]));
    for (const row of await sumPublicGathered(db, places, version.id, slots, from, to)) {
      const found = { versionId: version.id, tally: tallyOfSlots(version.content, slots, row) };
      tallies.set(row.top, [...(tallies.get(row.top) ?? []), found]);
    }
  }
  return tallies;
}

function whatToGather(judged: Judged[]) {
  const wanted = new Map<string, { version: Version; judgement: Judgement; tops: number[] }>();
  for (const one of judged) {
    for (const version of one.used) {
      const key = JSON.stringify([version.id, one.measure]);
      const known = wanted.get(key) ?? { version, judgement: one, tops: [] };
      known.tops.push(one.unit.id);
      wanted.set(key, known);
    }
  }
  return wanted.values();
}
