import { listCampaignsAt } from '../campaigns/store.ts';
import { type CaseloadSum, sumCaseload } from '../caseload/store.ts';
import type { Db } from '../database/open.ts';
import { type Field, listFieldRecords } from '../fields/store.ts';
import type { Measure } from '../questionnaires/questionnaire.ts';
import { listAllVersions, type Version } from '../questionnaires/store.ts';
import { slotsOfCriteria, slotsOfMeasure, tallyOfSlots } from '../statistics/measure.ts';
import {
  countPublicGathered,
  type GatheredBy,
  publicBlocks,
  sumPublicGathered,
} from '../statistics/store.ts';
import { listTargets, type Target } from '../targets/store.ts';
import type { Locale } from '../text.ts';
import type { Unit } from '../units/store.ts';
import { criterionFigures, fieldFigure, isWeighted, overallFigure, reasonCounts } from './compute.ts';
import type { Figure } from './figure.ts';
import { type InvitedBy, listInvited, listInvitedAt } from './invited.ts';
import { type Judgement, settleJudgement } from './judgement.ts';
import type { Stretch } from './query.ts';
import type { Satisfaction } from './satisfaction.ts';
import { inOrderOfUse, mostUsedFamily } from './selection.ts';
import type { PlacedTally, Weights } from './strata.ts';

/** A unit whose figure rests on several units, of which it may be one. */
export interface GatheredUnit {
  unit: Unit;
  /** Ids of the unit and its superiors, nearest first. */
  chain: number[];
  /** Those that are counted together. */
  unitIds: number[];
}

/** How a unit with public responses is judged. */
interface Judged extends Judgement, GatheredUnit {
  family: string;
  /** The family's versions, those in use first. */
  versions: readonly Version[];
  /** Those of them that have responses. */
  answered: readonly Version[];
}

/** What is published of a gathered unit. */
export interface GatheredFigures extends Judged {
  overall: Figure;
  /** By id; null: no field, or not known. Empty where fields were not asked for. */
  fields: Map<number | null, Figure>;
  invited: InvitedBy | null;
}

interface Asked {
  privacyMinimum: number;
  by: 'unit' | 'field';
}

/**
 * For each unit the figures that its own page shows for the same units and days: of its most used family and its
 * target's measure, from public tallies, which the database adds up. Units without a public response are left out.
 */
export async function gatherFigures(
  db: Db,
  units: GatheredUnit[],
  stretch: Stretch,
  { privacyMinimum, by }: Asked,
): Promise<Map<number, GatheredFigures>> {
  const judged = await judgeUnits(db, units, stretch);
  const tallies = await gatherTallies(db, judged, stretch, by, 'answered');
  const places = new Map(judged.map((one) => [one.unit.id, one] as const));
  const invited = await listInvited(db, places, stretch, publicBlocks);
  const weights = await listWeights(db, judged, stretch);
  const fields = by === 'field' ? await listFieldRecords(db) : [];
  return new Map(
    judged.map((one) => {
      const { id } = one.unit;
      const basis = { ...one, invited: invited.get(id) ?? null };
      const counted = { ...basis, ...weights.get(id)!, tallies: tallies.get(id) ?? [] };
      return [
        id,
        {
          ...basis,
          overall: overallFigure(counted, privacyMinimum),
          fields: by === 'field' ? fieldsOf(counted, fields, privacyMinimum) : new Map(),
        },
      ];
    }),
  );
}

/** The same units' figures of other days, by the same measure and without a target: how it was before. */
export async function gatherTrend(
  db: Db,
  gathered: GatheredFigures[],
  stretches: Stretch[],
  { privacyMinimum, by }: Asked,
): Promise<Map<number, Pick<GatheredFigures, 'overall' | 'fields'>[]>> {
  const trend = new Map<number, Pick<GatheredFigures, 'overall' | 'fields'>[]>(
    gathered.map((one) => [one.unit.id, []]),
  );
  const fields = by === 'field' ? await listFieldRecords(db) : [];
  for (const stretch of stretches) {
    const tallies = await gatherTallies(db, gathered, stretch, by, 'all');
    const weights = await listWeights(db, gathered, stretch);
    for (const one of gathered) {
      const { id } = one.unit;
      const basis = { ...one, invited: null, targetOf: () => undefined };
      const counted = { ...basis, ...weights.get(id)!, tallies: tallies.get(id) ?? [] };
      trend.get(id)!.push({
        overall: overallFigure(counted, privacyMinimum),
        fields: fieldsOf(counted, fields, privacyMinimum),
      });
    }
  }
  return trend;
}

/** The criteria and reasons of each unit, as its own page shows them for the same units and days. */
export async function gatherCriteria(
  db: Db,
  gathered: GatheredFigures[],
  { from, to }: Stretch,
  { privacyMinimum, locale }: { privacyMinimum: number; locale: Locale },
): Promise<Map<number, Pick<Satisfaction, 'criteria' | 'reasons'>>> {
  const whole = new Map<number, Pick<PlacedTally, 'versionId' | 'tally'>[]>(
    gathered.map((one) => [one.unit.id, []]),
  );
  for (const version of new Set(gathered.flatMap(({ answered }) => answered))) {
    const places = new Map(
      gathered
        .filter(({ answered }) => answered.includes(version))
        .map(({ unit, unitIds }) => [unit.id, unitIds] as const),
    );
    const slots = slotsOfCriteria(version.content);
    for (const row of await sumPublicGathered(db, places, version.id, slots, { from, to })) {
      whole.get(row.top)!.push({
        versionId: version.id,
        tally: tallyOfSlots(version.content, slots, row),
      });
    }
  }
  return new Map(
    gathered.map(({ unit, versions, invited }) => {
      const basis = { versions, invited, whole: whole.get(unit.id)! };
      const criteria = criterionFigures(basis, privacyMinimum, locale);
      return [unit.id, { criteria, reasons: reasonCounts(basis, locale) }];
    }),
  );
}

/** Settles how each unit with responses is judged; those without are left out. */
async function judgeUnits(db: Db, units: GatheredUnit[], { from, to }: Stretch): Promise<Judged[]> {
  const versions = await listAllVersions(db);
  const targets = await listTargets(db, [...new Set(units.flatMap(({ chain }) => chain))], 'satisfaction');
  const responses = new Map<number, Map<number, number>>();
  const places = new Map(units.map(({ unit, unitIds }) => [unit.id, unitIds] as const));
  for (const row of await countPublicGathered(db, places, from, to)) {
    responses.set(row.top, (responses.get(row.top) ?? new Map()).set(row.versionId, row.responses));
  }
  return units.flatMap((unit) => {
    const byVersion = responses.get(unit.unit.id);
    return byVersion ? judgeUnit(unit, byVersion, versions, targets, to) : [];
  });
}

function judgeUnit(
  unit: GatheredUnit,
  responses: ReadonlyMap<number, number>,
  allVersions: readonly Version[],
  allTargets: Target[],
  lastDay: string,
): Judged[] {
  const { chain } = unit;
  const family = mostUsedFamily(allVersions, responses, []);
  if (family === undefined) return [];
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
  const answered = versions.filter((version) => used.has(version.id));
  return [{ ...judgement, ...unit, family, versions, answered }];
}

/** Dossiers and people invited, by the unit that they are gathered for. */
async function listWeights(
  db: Db,
  judged: Judged[],
  stretch: Stretch,
): Promise<Map<number, Weights & { caseload: CaseloadSum[] }>> {
  const byUnit = new Map<number, CaseloadSum[]>();
  const unitIds = [...new Set(judged.flatMap((one) => one.unitIds))];
  for (const sum of await sumCaseload(db, unitIds, stretch)) {
    byUnit.set(sum.unitId, [...(byUnit.get(sum.unitId) ?? []), sum]);
  }
  const weighted = judged.filter(({ weighting }) => weighting === 'caseload').flatMap((one) => one.unitIds);
  const campaigns = weighted.length > 0 ? await listCampaignsAt(db, [...new Set(weighted)], stretch) : [];
  const weights = new Map<number, Weights & { caseload: CaseloadSum[] }>();
  for (const one of judged) {
    const caseload = one.unitIds.flatMap((unitId) => byUnit.get(unitId) ?? []);
    const invitedAt = await listInvitedAt(db, campaigns, one, stretch, publicBlocks);
    weights.set(one.unit.id, { caseload, invitedAt });
  }
  return weights;
}

/**
 * What the judged measures read of the public tallies, by unit; one query for each version and measure. Added up over
 * the units that are counted together, but for a rate that is weighted by unit and field.
 */
async function gatherTallies(
  db: Db,
  judged: Judged[],
  { from, to }: Stretch,
  asked: Asked['by'],
  which: 'answered' | 'all',
) {
  const tallies = new Map<number, PlacedTally[]>();
  for (const { version, measure, places, by } of whatToGather(judged, asked, which)) {
    const slots = slotsOfMeasure(version.content, measure);
    for (const row of await sumPublicGathered(db, places, version.id, slots, { from, to, by })) {
      const tally = tallyOfSlots(version.content, slots, row);
      const ofTop = tallies.get(row.top) ?? [];
      ofTop.push({ unitId: row.unitId, fieldId: row.fieldId, versionId: version.id, tally });
      tallies.set(row.top, ofTop);
    }
  }
  return tallies;
}

interface ToGather {
  version: Version;
  measure: Measure;
  by: GatheredBy;
  places: Map<number, number[]>;
}

function whatToGather(judged: Judged[], asked: Asked['by'], which: 'answered' | 'all') {
  const wanted = new Map<string, ToGather>();
  for (const one of judged) {
    const { unit, unitIds, measure, pooled, answered } = one;
    const by = isWeighted(one) ? 'place' : asked;
    for (const version of pooled) {
      if (which === 'answered' && !answered.includes(version)) continue;
      const key = JSON.stringify([version.id, measure, by]);
      const known = wanted.get(key) ?? { version, measure, by, places: new Map() };
      known.places.set(unit.id, unitIds);
      wanted.set(key, known);
    }
  }
  return wanted.values();
}

function fieldsOf(
  counted: Parameters<typeof fieldFigure>[0],
  fields: readonly Field[],
  minimum: number,
): Map<number | null, Figure> {
  const ids = [...new Set(counted.tallies.map(({ fieldId }) => fieldId))];
  return new Map(
    ids.map((id) => [id, fieldFigure(counted, fields.find((one) => one.id === id) ?? null, minimum)]),
  );
}
