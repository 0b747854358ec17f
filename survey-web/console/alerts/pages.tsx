import { listInCharge } from '../../../api/accounts/in-charge.ts';
import { maySee } from '../../../api/alerts/in-charge.ts';
import { findAlert, listAlerts, markSeen } from '../../../api/alerts/store.ts';
import { recordChange } from '../../../api/audit/store.ts';
import { problem } from '../../../api/problems.ts';
import { findUnitById, listSubtrees } from '../../../api/units/store.ts';
import { alertsTexts } from '../../texts/console-alerts.ts';
import { consoleRoom } from '../console-room.ts';
import type { UnitVisit } from '../visit.ts';
import { AlertList } from './list.tsx';

export const alertPages = consoleRoom();
alertPages.get('/units/:unit/alerts', 'alerts.read', showAlerts);
alertPages.post('/units/:unit/alerts/:alert/seen', 'alerts.read', seeAlert);

const mostShown = 200;

async function showAlerts(visit: UnitVisit) {
  const { locale, unit, deps, actor } = visit;
  const t = alertsTexts[locale];
  const unitIds = await unitsBelow(visit);
  const found = await listAlerts(deps.db, unitIds, actor.staffId, mostShown);
  const visible = await visibleTo(visit, new Set(found.map((alert) => alert.unit.id)));
  const alerts = found.filter(({ kind, unit: { id } }) => kind !== 'harassment' || visible.has(id));
  const isOngoing = (alert: (typeof alerts)[number]) =>
    alert.clearedDay === null && (alert.kind !== 'harassment' || alert.seenAt === null);
  const list = { at: unit, locale };
  const [ongoing, past] = [alerts.filter(isOngoing), alerts.filter((alert) => !isOngoing(alert))];
  return visit.show({
    title: t.title,
    lead: t.lead,
    children: (
      <div class="alerts">
        {alerts.length === 0 ? (
          <p>
            {t.none} <a href={`/console/units/${unit.slug}/results`}>{t.toResults}</a>
          </p>
        ) : (
          <section aria-labelledby="ongoing">
            <h2 id="ongoing">{t.ongoing}</h2>
            {ongoing.length > 0 ? <AlertList alerts={ongoing} {...list} /> : <p>{t.noneOngoing}</p>}
          </section>
        )}
        {past.length > 0 && (
          <section aria-labelledby="past">
            <h2 id="past">{t.past}</h2>
            <AlertList alerts={past} {...list} />
          </section>
        )}
        <section aria-labelledby="who">
          <h2 id="who">{t.whoSees}</h2>
          <p class="soft">{t.whoSeesText}</p>
        </section>
      </div>
    ),
  });
}

async function seeAlert(visit: UnitVisit) {
  const { deps, actor, unit, now } = visit;
  const id = visit.param('alert');
  const alert = /^\d{1,9}$/.test(id) ? await findAlert(deps.db, Number(id)) : undefined;
  if (!alert || !(await unitsBelow(visit)).includes(alert.unit.id)) throw problem('not-found');
  if (alert.kind === 'harassment' && !(await visibleTo(visit, new Set([alert.unit.id]))).has(alert.unit.id)) {
    throw problem('not-found');
  }
  await visit.change(async (trx, by) => {
    if (!(await markSeen(trx, alert.id, actor.staffId, now))) return;
    const subject = { kind: 'alert', key: String(alert.id) };
    await recordChange(trx, by, { action: 'alert.see', unitId: alert.unit.id, subject }, now);
  });
  return visit.go(`/units/${unit.slug}/alerts`, 'saved');
}

const unitsBelow = async ({ deps, unit }: UnitVisit) =>
  (await listSubtrees(deps.db, [unit.id])).get(unit.id)!;

/** The units whose alerts of harassment the reader may see: as their head, or as the head of their superior. */
async function visibleTo({ deps, actor, today }: UnitVisit, unitIds: Set<number>): Promise<Set<number>> {
  const visible = new Set<number>();
  // Only managers may: for all others there is nothing to look up.
  if (!actor.grants.some(({ role }) => role === 'manager')) return visible;
  for (const id of unitIds) {
    const unit = await findUnitById(deps.db, id);
    if (unit && maySee('harassment', actor.staffId, await listInCharge(deps.db, unit, today)))
      visible.add(id);
  }
  return visible;
}
