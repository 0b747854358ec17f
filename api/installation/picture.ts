import type { AuditedChange } from '../audit/store.ts';
import { listCalendar } from '../calendar/store.ts';
import { listCampaigns } from '../campaigns/store.ts';
import { changeOf } from '../database/change.ts';
import type { Trx } from '../database/open.ts';
import { listProfiles } from '../deadlines/store.ts';
import { listFieldRecords } from '../fields/store.ts';
import { listIndicators } from '../indicators/store.ts';
import { listOwnPeriods } from '../periods/store.ts';
import { listPointRecords } from '../points/store.ts';
import { listAllVersions } from '../questionnaires/store.ts';
import { listTargetsOfUnits } from '../targets/store.ts';
import type { DatedHours } from '../units/hours.ts';
import { listHoursOfUnits } from '../units/hours-store.ts';
import { listFieldIdsByUnit, listUnitRecords } from '../units/store.ts';
import { deadlineNames } from './apply-deadlines.ts';
import type { InstallationFile } from './file.ts';

/** What is kept of one thing that a file names, in the words of the file. */
interface Pictured {
  kind: string;
  key: string;
  unitId: number | null;
  record: object;
}

/** All that a file names, as it is now: the audit compares the picture before with the one after. */
export async function pictureOf(trx: Trx, file: InstallationFile): Promise<Map<string, Pictured>> {
  const pictured = [
    ...(await picturedFields(trx, file)),
    ...(await picturedUnitsAndBelongings(trx, file)),
    ...(await picturedQuestionnaires(trx, file)),
    ...(await picturedPeriods(trx, file)),
    ...(await picturedIndicators(trx, file)),
    ...(await picturedCampaigns(trx, file)),
    ...(await picturedDeadlines(trx, file)),
    ...(await picturedCalendar(trx, file)),
  ];
  return new Map(pictured.map((one) => [`${one.kind} ${one.key}`, one]));
}

/** The differences of two pictures, for the audit. */
export function changesBetween(before: Map<string, Pictured>, after: Map<string, Pictured>): AuditedChange[] {
  return [...after].flatMap(([name, { kind, key, unitId, record }]) => {
    const was = before.get(name)?.record;
    const change = changeOf(was, record);
    if (change === 'left') return [];
    const action = change === 'added' ? `${kind}.add` : `${kind}.change`;
    return [{ action, unitId, subject: { kind, key }, before: was, after: record }];
  });
}

async function picturedFields(trx: Trx, { fields }: InstallationFile): Promise<Pictured[]> {
  if (fields.length === 0) return [];
  const named = new Set(fields.map((field) => field.slug));
  const records = await listFieldRecords(trx);
  return records
    .filter(({ slug }) => named.has(slug))
    .map(({ id: _, ...record }) => ({ kind: 'field', key: record.slug, unitId: null, record }));
}

async function picturedUnitsAndBelongings(trx: Trx, file: InstallationFile): Promise<Pictured[]> {
  if (file.units.length + file.points.length + file.targets.length === 0) return [];
  const units = await listUnitRecords(trx);
  const slugById = new Map([...units.values()].map(({ id, slug }) => [id, slug]));
  const slugOf = (id: number | null) => (id === null ? null : (slugById.get(id) ?? null));
  const fieldSlugs = new Map((await listFieldRecords(trx)).map(({ id, slug }) => [id, slug]));
  const slugsOfFields = (ids: number[]) => ids.map((id) => fieldSlugs.get(id));
  const namedUnits = new Set(file.units.map((unit) => unit.slug));
  const served = namedUnits.size > 0 ? await listFieldIdsByUnit(trx) : new Map<number, number[]>();
  const open = await listHoursOfUnits(
    trx,
    [...namedUnits].flatMap((slug) => units.get(slug)?.id ?? []),
  );
  const owners = new Set([...file.points, ...file.targets].flatMap(({ unit }) => units.get(unit)?.id ?? []));
  const points = file.points.length > 0 ? await listPointRecords(trx) : [];
  const targets = file.targets.length > 0 ? await listTargetsOfUnits(trx, [...owners]) : [];
  const indicatorSlugs = new Map((await listIndicators(trx)).map(({ id, slug }) => [id, slug]));
  return [
    ...[...units.values()]
      .filter(({ slug }) => namedUnits.has(slug))
      .map(({ id, parentId, successorId, ...record }) => ({
        kind: 'unit',
        key: record.slug,
        unitId: id,
        record: {
          ...record,
          parent: slugOf(parentId),
          successor: slugOf(successorId),
          fields: slugsOfFields(served.get(id) ?? []),
          hours: hoursByDay(open.get(id) ?? []),
        },
      })),
    ...points
      .filter(({ unitId }) => owners.has(unitId))
      .map(({ id: _, unitId, fieldIds, ...record }) => ({
        kind: 'point',
        key: record.code,
        unitId,
        record: { ...record, fields: slugsOfFields(fieldIds) },
      })),
    ...targets.map(({ id: _, unitId, fieldId, indicatorId, ...record }) => {
      const field = fieldId === null ? null : (fieldSlugs.get(fieldId) ?? null);
      const indicator = indicatorId === null ? null : (indicatorSlugs.get(indicatorId) ?? null);
      const { metric, kind } = record;
      const what = [metric, indicator, kind === 'threshold' ? null : kind].filter(Boolean);
      const key = [slugOf(unitId), ...what, field ?? record.scope, record.from].join(' ');
      return { kind: 'target', key, unitId, record: { ...record, field, indicator } };
    }),
  ];
}

/** By the day from which they hold, so that others are seen to stay when some come in between. */
const hoursByDay = (all: DatedHours[]) =>
  Object.fromEntries(all.map(({ from, hours, source }) => [from ?? 'start', { ...hours, source }]));

/** Versions are frozen and kept: their numbers tell the whole. */
async function picturedQuestionnaires(trx: Trx, { questionnaires }: InstallationFile): Promise<Pictured[]> {
  if (questionnaires.length === 0) return [];
  const newest = new Map((await listAllVersions(trx)).map((version) => [version.questionnaire, version]));
  return questionnaires.flatMap(({ id }) => {
    const version = newest.get(id);
    if (!version) return [];
    const record = { version: version.version, family: version.family };
    return [{ kind: 'questionnaire', key: id, unitId: null, record }];
  });
}

async function picturedPeriods(trx: Trx, { periods }: InstallationFile): Promise<Pictured[]> {
  if (periods.length === 0) return [];
  const named = new Set(periods.map((period) => period.slug));
  const own = await listOwnPeriods(trx);
  return own
    .filter(({ slug }) => named.has(slug))
    .map((record) => ({ kind: 'period', key: record.slug, unitId: null, record }));
}

async function picturedIndicators(trx: Trx, { indicators }: InstallationFile): Promise<Pictured[]> {
  if (indicators.length === 0) return [];
  const named = new Set(indicators.map(({ slug }) => slug));
  return (await listIndicators(trx))
    .filter(({ slug }) => named.has(slug))
    .map(({ id: _, unitId, ...record }) => ({ kind: 'indicator', key: record.slug, unitId, record }));
}

async function picturedCampaigns(trx: Trx, { campaigns }: InstallationFile): Promise<Pictured[]> {
  if (campaigns.length === 0) return [];
  const known = await listCampaigns(trx);
  return campaigns.flatMap(({ slug, unit }) => {
    const campaign = known.get(slug);
    if (!campaign) return [];
    const { id: _, unitId, codesMade: __, ...record } = campaign;
    return [{ kind: 'campaign', key: slug, unitId, record: { ...record, unit } }];
  });
}

async function picturedDeadlines(trx: Trx, { deadlines }: InstallationFile): Promise<Pictured[]> {
  if (deadlines.length === 0) return [];
  const nameOf = await deadlineNames(trx);
  const named = new Set(deadlines.map(({ unit, category }) => JSON.stringify([unit, category])));
  return (await listProfiles(trx)).flatMap(({ id: _, unitId, categoryId, ...record }) => {
    const { unit, category } = nameOf({ unitId, categoryId });
    if (!named.has(JSON.stringify([unit, category]))) return [];
    const key = [unit, category, record.from].filter(Boolean).join(' ');
    return [{ kind: 'deadline', key, unitId, record: { ...record, unit, category } }];
  });
}

async function picturedCalendar(trx: Trx, { calendar = {} }: InstallationFile): Promise<Pictured[]> {
  const known = await listCalendar(trx);
  return Object.keys(calendar).flatMap((year) => {
    const record = known[year];
    return record ? [{ kind: 'calendar', key: year, unitId: null, record }] : [];
  });
}
