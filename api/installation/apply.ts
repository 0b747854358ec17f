import type { Author } from '../accounts/actor.ts';
import { recordChanges } from '../audit/store.ts';
import { listCalendar, saveCalendarYear } from '../calendar/store.ts';
import { listCampaigns } from '../campaigns/store.ts';
import { type Change, changeOf } from '../database/change.ts';
import { lockInstallation } from '../database/lock.ts';
import type { Db, Trx } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';
import { listFieldIds, saveFields } from '../fields/store.ts';
import { parseOrRefuse } from '../http/validation.ts';
import { listIndicators } from '../indicators/store.ts';
import { savePeriods } from '../periods/store.ts';
import { recomputeDeadlines } from '../petitions/recompute.ts';
import { listPointRecords } from '../points/store.ts';
import { problem } from '../problems.ts';
import { listAllVersions, publishVersion } from '../questionnaires/store.ts';
import { saveTargets } from '../targets/store.ts';
import type { Locale } from '../text.ts';
import { listUnitRecords } from '../units/store.ts';
import { applyCampaigns } from './apply-campaigns.ts';
import { applyDeadlines, listKnownDeadlines } from './apply-deadlines.ts';
import { type AppliedPoint, applyPoints } from './apply-points.ts';
import { applyIndicators, listKnownIndicators, newTarget } from './apply-targets.ts';
import { applyUnits } from './apply-units.ts';
import { findContradictions, type Known } from './consistency.ts';
import { InstallationFile } from './file.ts';
import { listKnownChoice } from './known-choice.ts';
import { changesBetween, pictureOf } from './picture.ts';
import { moveCodesOfEndedUnits } from './successors.ts';

const kinds = [
  'fields',
  'units',
  'questionnaires',
  'points',
  'periods',
  'indicators',
  'targets',
  'campaigns',
  'deadlines',
  'calendar',
] as const;

export interface Report {
  changes: Record<(typeof kinds)[number], Change[]>;
  /** Points that came in, with the codes they got. */
  newPoints: AppliedPoint[];
  /** Printed codes that went on for the successor of a unit that has ended. */
  codesMoved: number;
}

/**
 * Applies an installation file, in one transaction: all of it or nothing. The same file twice changes nothing; what
 * it does not name stays.
 * @throws Problem invalid-input with every bad path of the file
 */
export async function applyFile(
  db: Db,
  by: Author,
  raw: unknown,
  now: Date,
  locale: Locale,
): Promise<Report> {
  return inTransaction(db, (trx) => applyPart(trx, by, raw, now, locale));
}

/**
 * As `applyFile`, within the caller's transaction: what the console changes goes through the same schema, the same
 * rules and the same audit as a file.
 * @throws Problem invalid-input with every bad path
 */
export async function applyPart(
  trx: Trx,
  by: Author,
  raw: unknown,
  now: Date,
  locale: Locale,
): Promise<Report> {
  const file = parseOrRefuse(InstallationFile, raw, locale);
  await lockInstallation(trx);
  const errors = findContradictions(file, await listKnown(trx, file), locale);
  if (errors.length > 0) throw problem('invalid-input', { errors });
  const before = await pictureOf(trx, file);
  const report = await applyConsistent(trx, file, now);
  await recordChanges(trx, by, changesBetween(before, await pictureOf(trx, file)), now);
  return { ...report, codesMoved: await moveCodesOfEndedUnits(trx, now) };
}

async function applyConsistent(
  trx: Trx,
  file: InstallationFile,
  now: Date,
): Promise<Omit<Report, 'codesMoved'>> {
  const fields = await saveFields(trx, file.fields);
  const fieldIds = await listFieldIds(trx);
  const units = await applyUnits(trx, file.units, fieldIds);
  const records = await listUnitRecords(trx);
  const questionnaires: Change[] = [];
  for (const content of file.questionnaires) questionnaires.push(await publishVersion(trx, content, now));
  const points = await applyPoints(trx, file.points, records, fieldIds, now);
  const campaigns = await applyCampaigns(trx, file.campaigns, records, now);
  const periods = await savePeriods(
    trx,
    file.periods.map((period) => ({ ...period, due: period.due ?? null })),
  );
  const indicators = await applyIndicators(trx, file, records);
  const indicatorIds = new Map((await listIndicators(trx)).map(({ slug, id }) => [slug, id]));
  const targets = await saveTargets(
    trx,
    file.targets.map((target) => newTarget(target, { units: records, fieldIds, indicatorIds })),
    now,
  );
  return {
    changes: {
      fields,
      units,
      questionnaires,
      points: points.map((point) => point.change),
      periods,
      indicators,
      targets,
      campaigns: campaigns.map((campaign) => campaign.change),
      deadlines: await applyDeadlines(trx, file.deadlines, records),
      calendar: await applyCalendar(trx, file, now),
    },
    newPoints: [...points, ...campaigns].filter((one) => one.change === 'added'),
  };
}

async function applyCalendar(trx: Trx, { calendar = {} }: InstallationFile, now: Date): Promise<Change[]> {
  const known = await listCalendar(trx);
  const changes: Change[] = [];
  for (const [year, days] of Object.entries(calendar)) {
    const change = changeOf(known[year], days);
    changes.push(change);
    if (change !== 'left') await saveCalendarYear(trx, Number(year), days);
  }
  if (changes.some((change) => change !== 'left')) await recomputeDeadlines(trx, now);
  return changes;
}

/** What the rules of consistency ask of the database. */
export async function listKnown(
  trx: Db,
  file: Pick<InstallationFile, 'points' | 'campaigns' | 'deadlines'>,
): Promise<Known> {
  const records = await listUnitRecords(trx);
  const slugById = new Map([...records.values()].map((unit) => [unit.id, unit.slug]));
  const slugOf = (id: number | null) => (id === null ? null : slugById.get(id)!);
  const versions = await listAllVersions(trx);
  const families = new Map<string, Set<string>>();
  for (const { family, content } of versions) {
    const measures = families.get(family) ?? new Set<string>();
    for (const measure of content.measures) measures.add(measure.id);
    families.set(family, measures);
  }
  return {
    fields: new Set((await listFieldIds(trx)).keys()),
    units: new Map(
      [...records.values()].map((unit) => [
        unit.slug,
        {
          parent: slugOf(unit.parentId),
          successor: slugOf(unit.successorId),
          validFrom: unit.validFrom,
          validTo: unit.validTo,
        },
      ]),
    ),
    families,
    questionnaires: new Map(versions.map((version) => [version.questionnaire, version.family])),
    ...(await listKnownChoice(trx, file, slugOf)),
    ...(await listKnownDeadlines(trx, file)),
    indicators: await listKnownIndicators(trx),
    campaigns: new Map(
      [...(await listCampaigns(trx))].map(([slug, campaign]) => [
        slug,
        { unit: slugOf(campaign.unitId)!, questionnaire: campaign.questionnaire, access: campaign.access },
      ]),
    ),
    campaignCodes: new Set(
      (await listPointRecords(trx)).flatMap((point) => (point.campaignId === null ? [] : [point.code])),
    ),
  };
}
