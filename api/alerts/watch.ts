import { listOverdue } from '../actions/count-store.ts';
import { isOpeningDay } from '../calendar/opening.ts';
import { listCalendar } from '../calendar/store.ts';
import type { Db, Trx } from '../database/open.ts';
import { addDays, type Day } from '../days.ts';
import { listKiosksInUse } from '../kiosks/store.ts';
import { judgeKiosks } from '../kiosks/watch.ts';
import { listPublishing, listUnitsToPublish } from '../placements/published-store.ts';
import { type Basis, settleBasis } from '../publication/basis.ts';
import { listUnclosed } from '../publication/closing/unclosed-store.ts';
import { fieldFigures } from '../publication/compute.ts';
import { putInContext, type UnitInContext } from '../publication/context.ts';
import { finishedTallies } from '../results/store.ts';
import { hoursOn } from '../units/hours.ts';
import { listHoursOfUnits } from '../units/hours-store.ts';
import { findUnitById } from '../units/store.ts';
import type { AlertFacts } from './alert.ts';
import { daysBelow, isSilent, next, standingOf, windowUpTo } from './rules.ts';
import {
  type AlertSubject,
  clearAlert,
  keepAlert,
  listOpenAlerts,
  listUnitsCountedIn,
  listWatchedPoints,
  type OpenAlert,
  raiseAlert,
} from './store.ts';

/** What was found of a subject on a day. */
export interface Finding {
  subject: AlertSubject;
  holds: 'yes' | 'no' | 'unknown';
  facts: AlertFacts;
}

/** Units whose fields are to be held against their targets on the evening of a day. */
export async function listUnitsToJudge(db: Db, day: Day): Promise<number[]> {
  const { from, to } = windowUpTo(day);
  const open = await listOpenAlerts(db, 'below-target');
  return [...new Set([...(await listUnitsCountedIn(db, from, to)), ...open.map(({ unitId }) => unitId)])];
}

/** Each field of a unit against its target, over the finished days up to `day`, from exact counts. */
export async function judgeFields(db: Db, unitId: number, day: Day, minimum: number): Promise<Finding[]> {
  const unit = await findUnitById(db, unitId);
  if (!unit) return [];
  const context = await putInContext(db, unit);
  const bases = await Promise.all(
    familiesJudged(context, day).map((family) => basisOf(db, context, day, family)),
  );
  const figures = bases.flatMap((basis) => {
    const ids = new Map(basis.fields.map(({ slug, id }) => [slug, id]));
    return fieldFigures(basis, minimum, 'vi').flatMap((figure) =>
      figure.field ? [{ fieldId: ids.get(figure.field.slug)!, figure, standing: standingOf(figure) }] : [],
    );
  });
  const judged = new Map(
    // Of two families, the one that judges the field is the one that counts.
    figures
      .sort((a, b) => Number(b.standing === 'unjudged') - Number(a.standing === 'unjudged'))
      .map((one) => [one.fieldId, one]),
  );
  return [...judged.values()].map(({ fieldId, figure, standing }) => ({
    subject: { unitId, kind: 'below-target', fieldId, pointId: null, kioskId: null },
    holds: standing === 'below' ? 'yes' : standing === 'unknown' ? 'unknown' : 'no',
    facts:
      figure.rate === null || figure.responses === null || figure.target === null
        ? {}
        : { rate: figure.rate, responses: figure.responses, target: figure.target },
  }));
}

/** The families that targets in force speak of; undefined stands for the one most used. */
const familiesJudged = ({ targets }: UnitInContext, day: Day): (string | undefined)[] => {
  const inForce = targets.filter((target) => target.from <= day && day <= target.to);
  const families = new Set(inForce.map((target) => target.measureFamily ?? undefined));
  return families.size > 0 ? [...families] : [undefined];
};

const basisOf = (db: Db, context: UnitInContext, day: Day, family: string | undefined): Promise<Basis> =>
  settleBasis(
    db,
    context,
    { questionnaire: family, descendants: false },
    windowUpTo(day),
    'vi',
    finishedTallies(day),
  );

/** Every point at a counter: silent, or not. */
export async function judgePoints(db: Db, day: Day): Promise<Finding[]> {
  const calendar = await listCalendar(db);
  const points = await listWatchedPoints(db, day);
  const hours = await listHoursOfUnits(db, [...new Set(points.map(({ unitId }) => unitId))]);
  // Each day by the hours that were in force on it.
  const isOpen = (unitId: number, one: Day) =>
    isOpeningDay(calendar, hoursOn(hours.get(unitId) ?? [], one)?.hours ?? null, one);
  return points.map(({ id, unitId, lastResponse }) => ({
    subject: { unitId, kind: 'silent-point', fieldId: null, pointId: id, kioskId: null },
    holds: isSilent(lastResponse, day, (one) => isOpen(unitId, one)) ? 'yes' : 'no',
    facts: lastResponse === null ? {} : { lastResponse },
  }));
}

/** Every device that is in use: red, or not. */
export async function judgeDevices(db: Db, now: Date): Promise<Finding[]> {
  const kiosks = await listKiosksInUse(db);
  const health = await judgeKiosks(db, kiosks, now);
  return kiosks.map(({ id, unit }) => {
    const { state, complaints } = health.get(id)!;
    const red = complaints.filter((one) => one.state === 'red').map(({ kind }) => kind);
    return {
      subject: { unitId: unit.id, kind: 'kiosk-red', fieldId: null, pointId: null, kioskId: id },
      holds: state === 'red' ? 'yes' : 'no',
      facts: { complaints: red },
    };
  });
}

/** Every unit that is to publish its figures, or once did: does it, and are they up to date? */
export async function judgePublishing(db: Db, day: Day): Promise<Finding[]> {
  const units = await listPublishing(db, await listUnitsToPublish(db, day), day);
  return [...units.values()].map(({ unitId, state }) => ({
    subject: { unitId, kind: 'unpublished', fieldId: null, pointId: null, kioskId: null },
    holds: state === 'fresh' ? 'no' : 'yes',
    facts: { publishing: state },
  }));
}

/** Every unit with improvements that are past their day. */
export async function judgeActions(db: Db, day: Day): Promise<Finding[]> {
  return (await listOverdue(db, day)).map(({ unitId, count, since }) => ({
    subject: { unitId, kind: 'actions-overdue', fieldId: null, pointId: null, kioskId: null },
    holds: 'yes',
    facts: { actions: count, since },
  }));
}

/** Every unit with a period that was to be closed by the end of the day. */
export async function judgePeriods(db: Db, day: Day): Promise<Finding[]> {
  return (await listUnclosed(db, day)).map(({ unitId, periods }) => ({
    subject: { unitId, kind: 'periods-due', fieldId: null, pointId: null, kioskId: null },
    holds: 'yes',
    facts: { periods },
  }));
}

/** Writes down what was found on a day: raises, keeps or clears. An open alert whose subject is gone is cleared. */
export async function writeFindings(
  trx: Trx,
  open: OpenAlert[],
  findings: Finding[],
  day: Day,
  { clearedOn, reopenedAfter } = { clearedOn: addDays(day, 1), reopenedAfter: addDays(day, -daysBelow) },
): Promise<void> {
  const known = new Map(open.map((alert) => [keyOf(alert), alert]));
  for (const { subject, holds, facts } of findings) {
    const alert = known.get(keyOf(subject));
    known.delete(keyOf(subject));
    const step = next(holds, alert !== undefined);
    if (step === 'raise') await raiseAlert(trx, subject, day, facts, reopenedAfter);
    if (step === 'keep') await keepAlert(trx, alert!.id, day, facts);
    if (step === 'clear') await clearAlert(trx, alert!.id, clearedOn);
  }
  for (const alert of known.values()) await clearAlert(trx, alert.id, clearedOn);
}

const keyOf = ({ unitId, fieldId, pointId, kioskId }: AlertSubject) =>
  `${unitId} ${fieldId} ${pointId} ${kioskId}`;
