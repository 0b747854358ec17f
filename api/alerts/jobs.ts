import { listInCharge } from '../accounts/in-charge.ts';
import type { Db } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';
import { addDays, beginOf, type Day, dayOf } from '../days.ts';
import type { Deps } from '../http/context.ts';
import type { SendMail } from '../notices/mail.ts';
import { settleDays } from '../results/jobs.ts';
import { findUnitById } from '../units/store.ts';
import { addressees } from './in-charge.ts';
import { letterAbout } from './mail/letter.ts';
import { lockUntold, markSent, planMail, takeMail, tellAgain } from './mail/store.ts';
import { type AlertKind, daysBelow, daysToWatch, toldWeekly } from './rules.ts';
import {
  clearSpeakingPoints,
  findLastWatchedDay,
  listAlertsById,
  listOpenAlerts,
  lockWatch,
  raiseHarassment,
  saveWatch,
} from './store.ts';
import {
  type Finding,
  judgeActions,
  judgeDevices,
  judgeFields,
  judgePeriods,
  judgePoints,
  judgePublishing,
  listUnitsToJudge,
  writeFindings,
} from './watch.ts';

const minute = 60_000;
/** A process that has taken a day and is not heard of again is taken for dead after this long. */
const longestWatch = 30 * minute;
/** A letter that could not be handed on is tried again after this long. */
const mailPause = 10 * minute;
/** Days that are settled for whoever opens the results in the morning. */
const daysSettled = 400;

/**
 * Looks for what those in charge should know, and tells them; called every minute by every process. What comes with a
 * new day is done once, by one of them, also for the days on which no server ran.
 * @throws Error once all is done that could be, where something could not
 */
export async function keepWatch(deps: Deps, send: SendMail | null): Promise<void> {
  const { db } = deps;
  const today = dayOf(deps.now());
  const since = (await findLastWatchedDay(db)) ?? addDays(today, -daysBelow);
  await inTransaction(db, async (trx) => {
    await raiseHarassment(trx, since, today);
    await clearSpeakingPoints(trx, today);
  });
  await watchDevices(deps, today);
  const failures: unknown[] = [];
  for (let day = await takeDay(deps); day !== undefined; day = await takeDay(deps)) {
    failures.push(...(await watchDay(deps, day)));
    // A day that was cut short by a stop is begun again by whoever starts next; nothing is raised twice.
    const done = deps.stopping?.aborted ? {} : { lastDay: day };
    await inTransaction(db, (trx) => saveWatch(trx, { ...done, takenUntil: null }));
    if (deps.stopping?.aborted) return;
  }
  failures.push(...(await writeToThoseInCharge(deps, send)));
  if (failures.length > 0) throw new AggregateError(failures, 'alerts: not everything could be done');
}

/** Devices are looked at each minute: whoever stands before a dark one will not wait for the next day. */
async function watchDevices({ db, now }: Deps, today: Day): Promise<void> {
  const open = await listOpenAlerts(db, 'kiosk-red');
  const findings = await judgeDevices(db, now());
  if (open.length === 0 && findings.every(({ holds }) => holds === 'no')) return;
  await inTransaction(db, (trx) =>
    // Dark again on the same day, it is told of no second time; on another it is.
    writeFindings(trx, open, findings, today, { clearedOn: today, reopenedAfter: addDays(today, -1) }),
  );
}

/** The next finished day that nobody has looked through, for this process alone. */
function takeDay({ db, now }: Deps): Promise<Day | undefined> {
  return inTransaction(db, async (trx) => {
    const { lastDay, takenUntil } = await lockWatch(trx);
    if (takenUntil !== null && takenUntil > now()) return undefined;
    const [day] = daysToWatch(lastDay, addDays(dayOf(now()), -1));
    if (day === undefined) return undefined;
    await saveWatch(trx, { takenUntil: new Date(now().getTime() + longestWatch) });
    return day;
  });
}

/** What is looked for once a day over all units. */
const judges: [AlertKind, (db: Db, day: Day) => Promise<Finding[]>][] = [
  ['silent-point', judgePoints],
  ['unpublished', judgePublishing],
  ['actions-overdue', judgeActions],
  ['periods-due', judgePeriods],
];

/** What one unit fails at keeps nothing from the others; it is told at the end. */
async function watchDay({ db, config, stopping }: Deps, day: Day): Promise<unknown[]> {
  const failures: unknown[] = [];
  const open = await listOpenAlerts(db, 'below-target');
  for (const unitId of await listUnitsToJudge(db, day)) {
    if (stopping?.aborted) return failures;
    try {
      const findings = await judgeFields(db, unitId, day, config.privacyMinimum);
      const ofUnit = open.filter((alert) => alert.unitId === unitId);
      await inTransaction(db, (trx) => writeFindings(trx, ofUnit, findings, day));
      await settleDays(db, unitId, addDays(day, 1 - daysSettled), day);
    } catch (error) {
      failures.push(error);
    }
  }
  for (const [kind, judge] of judges) {
    const openNow = await listOpenAlerts(db, kind);
    const findings = await judge(db, day);
    await inTransaction(db, (trx) => writeFindings(trx, openNow, findings, day));
  }
  // Whoever was told seven days ago and has not done it is told again.
  const told = beginOf(addDays(day, -5));
  await inTransaction(db, async (trx) => {
    for (const kind of toldWeekly) await tellAgain(trx, kind, told);
  });
  return failures;
}

/** One letter to each with all that is new; each alert is sent once, and tried again where the mail server was away. */
async function writeToThoseInCharge({ db, config, now }: Deps, send: SendMail | null): Promise<unknown[]> {
  await inTransaction(db, async (trx) => {
    for (const alert of await lockUntold(trx)) {
      const inCharge = send && (await inChargeOf(trx, alert.unit.id, dayOf(now())));
      const to = inCharge ? addressees(alert.kind, inCharge).map(({ staffId }) => staffId) : [];
      await planMail(trx, alert.id, to, now());
    }
  });
  if (!send) return [];
  const failures: unknown[] = [];
  const triedBefore = new Date(now().getTime() - mailPause);
  for (const { staffId, email, alertIds } of await inTransaction(db, (trx) =>
    takeMail(trx, now(), triedBefore),
  )) {
    try {
      const letter = letterAbout(await listAlertsById(db, alertIds), config.publicUrl);
      await send({ to: email, ...letter });
      await inTransaction(db, (trx) => markSent(trx, staffId, alertIds, now()));
    } catch (error) {
      failures.push(error);
    }
  }
  return failures;
}

async function inChargeOf(db: Db, unitId: number, day: Day) {
  const unit = await findUnitById(db, unitId);
  return unit && listInCharge(db, unit, day);
}
