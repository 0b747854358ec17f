import { listCampaignsAt } from '../campaigns/store.ts';
import { type CaseloadSum, sumCaseload } from '../caseload/store.ts';
import type { Db } from '../database/open.ts';
import { together } from '../database/together.ts';
import { type Field, listFieldRecords, listFieldsOfUnits } from '../fields/store.ts';
import { type CodesMoved, listCodesMoved } from '../points/moves.ts';
import { listPointsOfUnit } from '../points/store.ts';
import { problem } from '../problems.ts';
import { listMeasureChanges, type MeasureChange } from '../questionnaires/measure-changes.ts';
import { listAllVersions, type Version } from '../questionnaires/store.ts';
import { countFlagged, type PublicTally, type TallySource } from '../statistics/store.ts';
import { sumTallies } from '../tallies/tally.ts';
import { listTargetChanges, type TargetChange } from '../targets/history.ts';
import type { Target } from '../targets/store.ts';
import type { Locale } from '../text.ts';
import { listSubtrees, type Unit } from '../units/store.ts';
import type { UnitInContext } from './context.ts';
import type { Population } from './figure.ts';
import { type InvitedBy, listInvitedAt, listInvitedBy } from './invited.ts';
import { type Judgement, settleJudgement } from './judgement.ts';
import type { FiguresQuery, Stretch } from './query.ts';
import { inOrderOfUse, mostUsedFamily } from './selection.ts';

/** What figures of a unit are computed from, once family, measure and targets are settled. */
export interface Basis extends Judgement {
  unit: Unit;
  unitIds: number[];
  chain: Unit[];
  stretch: Stretch;
  family: string;
  /** The family's versions, those in use first. */
  versions: readonly Version[];
  tallies: PublicTally[];
  /** The same, added up by version: what concerns the unit as a whole needs no more. */
  whole: Pick<PublicTally, 'versionId' | 'tally'>[];
  /** Changes of targets of the unit and its superiors. */
  targetChanges: TargetChange[];
  /** Those whose answers these are, where all of them came through campaigns. */
  invited: InvitedBy | null;
  /** The same unit by unit, where rates are weighted by it. */
  invitedAt: ReadonlyMap<number, Population>;
  /** Dossiers by unit and field, over the months that the stretch touches. */
  caseload: CaseloadSum[];
  /** Targets of the unit and its superiors for dossiers on time and apologies. */
  caseloadTargets: Target[];
  /** The fields that the unit serves, then others that have responses or dossiers. */
  fields: readonly Field[];
  /** Printed codes that the unit took over or handed on, whenever that was. */
  moved: CodesMoved[];
  /** Responses of the family's versions that are kept but not counted. */
  flagged: number;
  /** Why versions of the family measure otherwise than those before them. */
  measureChanges: MeasureChange[];
}

/**
 * Settles what is asked: the family with most responses unless one is named, the target's measure unless one is
 * named, else the first.
 * @throws Problem invalid-input for a questionnaire or measure that does not exist
 */
export async function settleBasis(
  db: Db,
  { unit, chain, targets: allTargets, caseloadTargets }: UnitInContext,
  query: FiguresQuery,
  stretch: Stretch,
  locale: Locale,
  source: TallySource,
): Promise<Basis> {
  const unitIds = query.descendants ? (await listSubtrees(db, [unit.id])).get(unit.id)! : [unit.id];
  const chainIds = chain.map((one) => one.id);
  const [
    allVersions,
    allTallies,
    caseload,
    targetChanges,
    moved,
    flagged,
    campaigns,
    served,
    allFields,
    allChanges,
  ] = await together(db, [
    () => listAllVersions(db),
    () => source.list(db, unitIds, stretch.from, stretch.to),
    () => sumCaseload(db, unitIds, stretch),
    () => listTargetChanges(db, chainIds),
    () => listCodesMoved(db, unit.id),
    () => countFlagged(db, { unitIds, ...stretch }),
    () => listCampaignsAt(db, unitIds, stretch),
    () => listFieldsOfUnits(db, unitIds),
    () => listFieldRecords(db),
    () => listMeasureChanges(db),
  ]);
  const usedFamily = await familyInUse(db, source, unitIds, allVersions, allTallies, allTargets);
  const asked = query.questionnaire;
  const family = asked === undefined ? usedFamily : familyOf(allVersions, asked);
  if (family === undefined) throw unknownInQuery('questionnaire', locale);

  const isFamily = allVersions.some((version) => version.family === asked);
  const inScope = allVersions.filter(
    (version) =>
      version.family === family && (asked === undefined || isFamily || version.questionnaire === asked),
  );
  const scopeIds = new Set(inScope.map((version) => version.id));
  const tallies = allTallies.filter((row) => scopeIds.has(row.versionId));
  const versions = inOrderOfUse(inScope, new Set(tallies.map((row) => row.versionId)));

  const targets = allTargets.filter((target) => (target.measureFamily ?? usedFamily) === family);
  const judgement = settleJudgement({
    versions,
    targets,
    chain: chainIds,
    lastDay: stretch.to,
    measure: query.measure,
    weighting: query.weighting,
  });
  if (!judgement) throw unknownInQuery('measure', locale);

  const [invited, invitedAt] = await together(db, [
    () => listInvitedBy(db, campaigns, new Map([[unit.id, { unitIds, versions }]]), stretch, source),
    () => listInvitedAt(db, campaigns, { ...judgement, unitIds, versions }, stretch, source),
  ]);
  return {
    ...judgement,
    unit,
    unitIds,
    chain,
    stretch,
    family,
    versions,
    tallies,
    whole: byVersion(tallies),
    targetChanges,
    measureChanges: allChanges.filter(({ versionId }) => versions.some(({ id }) => id === versionId)),
    moved,
    flagged: [...scopeIds].reduce((sum, id) => sum + (flagged.get(id) ?? 0), 0),
    invited: invited.get(unit.id) ?? null,
    invitedAt,
    caseload,
    caseloadTargets,
    fields: fieldsShown(served, allFields, [...tallies, ...caseload]),
  };
}

async function familyInUse(
  db: Db,
  source: TallySource,
  unitIds: number[],
  versions: readonly Version[],
  tallies: PublicTally[],
  targets: Target[],
): Promise<string | undefined> {
  const inPeriod = new Map<number, number>();
  for (const { versionId, tally } of tallies) {
    inPeriod.set(versionId, (inPeriod.get(versionId) ?? 0) + tally.responses);
  }
  if (inPeriod.size > 0) return mostUsedFamily(versions, inPeriod, []);
  const ever = await source.countByVersion(db, unitIds);
  const [point] = await listPointsOfUnit(db, unitIds[0]!);
  const ofPoint = versions.find((version) => version.questionnaire === point?.questionnaire)?.family;
  const ofTarget = targets.find((target) => target.measureFamily)?.measureFamily;
  return mostUsedFamily(versions, ever, [ofPoint, ofTarget, 'mot-cua']);
}

const byVersion = (rows: PublicTally[]): Basis['whole'] =>
  [...new Set(rows.map((row) => row.versionId))].map((versionId) => {
    const ofVersion = rows.filter((row) => row.versionId === versionId);
    return { versionId, tally: sumTallies(ofVersion.map((row) => row.tally))! };
  });

function fieldsShown(
  served: readonly Field[],
  all: readonly Field[],
  used: { fieldId: number | null }[],
): readonly Field[] {
  const known = new Set(served.map(({ id }) => id));
  const others = new Set(used.map(({ fieldId }) => fieldId));
  return [...served, ...all.filter(({ id }) => !known.has(id) && others.has(id))];
}

const familyOf = (versions: readonly Version[], asked: string) =>
  (versions.find((one) => one.family === asked) ?? versions.find((one) => one.questionnaire === asked))
    ?.family;

function unknownInQuery(path: 'questionnaire' | 'measure', locale: Locale) {
  const message = locale === 'vi' ? 'không có trong hệ thống' : 'is not known here';
  return problem('invalid-input', { errors: [{ path, message }] });
}
