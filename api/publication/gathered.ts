import type { Db } from '../database/open.ts';
import { type Field, listFieldRecords } from '../fields/store.ts';
import type { Measure } from '../questionnaires/questionnaire.ts';
import { listAllVersions, type Version } from '../questionnaires/store.ts';
import { slotsOfMeasure, tallyOfSlots } from '../statistics/measure.ts';
import {
  countPublicGathered,
  type PublicTally,
  publicTallies,
  sumPublicGathered,
} from '../statistics/store.ts';
import { sumTallies } from '../tallies/tally.ts';
import { listTargets, type Target } from '../targets/store.ts';
import type { Unit } from '../units/store.ts';
import { measureFigure, overallFigure } from './compute.ts';
import type { Figure } from './figure.ts';
import { type InvitedBy, listInvited } from './invited.ts';
import { type Judgement, settleJudgement } from './judgement.ts';
import type { Stretch } from './query.ts';
import { inOrderOfUse, mostUsedFamily } from './selection.ts';

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
  versions: Version[];
  /** Those of the pooled versions that have responses. */
  used: Version[];
}

/** What is published of a gathered unit. */
export interface GatheredFigures extends Judged {
  overall: Figure;
  /** By id; null: no field, or not known. Empty where fields were not asked for. */
  fields: Map<number | null, Figure>;
  invited: InvitedBy | null;
}

type FieldTally = Pick<PublicTally, 'fieldId' | 'versionId' | 'tally'>;

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
  const tallies = await gatherTallies(db, judged, stretch, by, 'used');
  const places = new Map(judged.map((one) => [one.unit.id, one] as const));
  const invited = await listInvited(db, places, stretch, publicTallies);
  const fields = by === 'field' ? await listFieldRecords(db) : [];
  return new Map(
    judged.map((one) => {
      const basis = { ...one, invited: invited.get(one.unit.id) ?? null };
      const ofUnit = tallies.get(one.unit.id) ?? [];
      return [
        one.unit.id,
        {
          ...basis,
          overall: overallFigure({ ...basis, tallies: wholeOf(ofUnit) }, privacyMinimum),
          fields: by === 'field' ? fieldsOf(basis, ofUnit, fields, privacyMinimum) : new Map(),
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
    const tallies = await gatherTallies(db, gathered, stretch, by, 'pooled');
    for (const one of gathered) {
      const basis = { ...one, invited: null, targetOf: () => undefined };
      const ofUnit = tallies.get(one.unit.id) ?? [];
      trend.get(one.unit.id)!.push({
        overall: overallFigure({ ...basis, tallies: wholeOf(ofUnit) }, privacyMinimum),
        fields: fieldsOf(basis, ofUnit, fields, privacyMinimum),
      });
    }
  }
  return trend;
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
  allVersions: Version[],
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
  const usedPooled = judgement.pooled.filter((version) => used.has(version.id));
  return [{ ...judgement, ...unit, family, versions, used: usedPooled }];
}

/** What the judged measures read of the public tallies, by unit; one query for each version and measure. */
async function gatherTallies(
  db: Db,
  judged: Judged[],
  { from, to }: Stretch,
  by: Asked['by'],
  which: 'used' | 'pooled',
) {
  const tallies = new Map<number, FieldTally[]>();
  for (const { version, measure, places } of whatToGather(judged, which)) {
    const slots = slotsOfMeasure(version.content, measure);
    for (const row of await sumPublicGathered(db, places, version.id, slots, { from, to, by })) {
      const tally = tallyOfSlots(version.content, slots, row);
      const ofTop = tallies.get(row.top) ?? [];
      ofTop.push({ fieldId: row.fieldId, versionId: version.id, tally });
      tallies.set(row.top, ofTop);
    }
  }
  return tallies;
}

function whatToGather(judged: Judged[], which: 'used' | 'pooled') {
  const wanted = new Map<string, { version: Version; measure: Measure; places: Map<number, number[]> }>();
  for (const one of judged) {
    const { unit, unitIds, measure } = one;
    for (const version of one[which]) {
      const key = JSON.stringify([version.id, measure]);
      const known = wanted.get(key) ?? { version, measure, places: new Map() };
      known.places.set(unit.id, unitIds);
      wanted.set(key, known);
    }
  }
  return wanted.values();
}

/** By version alone: what concerns the unit as a whole needs no more. */
function wholeOf(rows: FieldTally[]): Omit<FieldTally, 'fieldId'>[] {
  const versionIds = [...new Set(rows.map(({ versionId }) => versionId))];
  return versionIds.map((versionId) => {
    const ofVersion = rows.filter((row) => row.versionId === versionId);
    return { versionId, tally: sumTallies(ofVersion.map(({ tally }) => tally))! };
  });
}

function fieldsOf(
  basis: Pick<GatheredFigures, 'measure' | 'reference' | 'pooled' | 'targetOf' | 'invited'>,
  rows: FieldTally[],
  fields: Field[],
  minimum: number,
): Map<number | null, Figure> {
  const ids = [...new Set(rows.map(({ fieldId }) => fieldId))];
  return new Map(
    ids.map((id) => {
      const field = fields.find((one) => one.id === id);
      const ofField = rows.filter(({ fieldId }) => fieldId === id);
      // As on the unit's page: who was invited is not known by field; where there are none, this is the whole.
      const invited = id === null && ofField.length === rows.length ? basis.invited : null;
      return [id, measureFigure(basis, ofField, field && basis.targetOf(field), minimum, invited)];
    }),
  );
}
