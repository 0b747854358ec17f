import { listStaffAt } from '../../../api/accounts/store.ts';
import { recordChanges } from '../../../api/audit/store.ts';
import { changeOf } from '../../../api/database/change.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import { listPointOfficers, setPointOfficers } from '../../../api/entry/store.ts';
import { consoleTexts } from '../../texts/console.ts';
import { entryTexts } from '../../texts/console-entry.ts';
import { ChoiceField, fieldId, SubmitButton } from '../form.tsx';
import { type Refused, requireUnchanged, seenOf, type UnitVisit } from '../visit.ts';
import { pointName } from './begin-form.tsx';
import { listOpenPoints } from './pages.tsx';

/** Who works at which counter: what keeps officers from typing in their own marks. */
export async function showCounters(visit: UnitVisit, refused?: Refused) {
  const { locale, deps, unit, today } = visit;
  const t = entryTexts[locale];
  const points = await listOpenPoints(visit);
  const staff = await listStaffAt(deps.db, [unit.id], today);
  const officers = await listPointOfficers(
    deps.db,
    points.map(({ id }) => id),
  );
  const stored = new URLSearchParams(
    [...officers].flatMap(([pointId, ids]) => ids.map((id): [string, string] => [`p${pointId}`, id])),
  );
  const values = refused ? await visit.form() : stored;
  const choices = staff.map(({ id, name }) => ({ value: id, name }));
  return visit.show({
    title: t.countersTitle,
    lead: t.countersLead,
    refused,
    width: 'narrow',
    children:
      points.length === 0 || staff.length === 0 ? (
        <p>{points.length === 0 ? t.noPoints : t.noStaff}</p>
      ) : (
        <form method="post">
          <input type="hidden" name="seen" value={seenOf([...officers])} />
          {points.map((point) => (
            <section class="card counter" id={fieldId(point.code)}>
              <ChoiceField
                of={{ values, errors: refused?.errors ?? [], locale }}
                name={`p${point.id}`}
                label={pointName(point, locale)}
                choices={choices}
              />
            </section>
          ))}
          <SubmitButton>{consoleTexts[locale].save}</SubmitButton>
        </form>
      ),
  });
}

export async function saveCounters(visit: UnitVisit) {
  const { unit, deps, now, today } = visit;
  const form = await visit.form();
  const points = await listOpenPoints(visit);
  const known = new Set((await listStaffAt(deps.db, [unit.id], today)).map(({ id }) => id));
  return visit.attempt(
    async () => {
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const ids = points.map(({ id }) => id);
        const before = await listPointOfficers(trx, ids);
        requireUnchanged(form, [...before]);
        const changes = [];
        for (const { id, code } of points) {
          const was = before.get(id) ?? [];
          const next = [...new Set(form.getAll(`p${id}`))].filter((one) => known.has(one)).sort();
          if (changeOf(was, next) === 'left') continue;
          await setPointOfficers(trx, id, next);
          const subject = { kind: 'point', key: code };
          changes.push({ action: 'point.officers', unitId: unit.id, subject, before: was, after: next });
        }
        await recordChanges(trx, by, changes, now);
      });
      return visit.go(`/units/${unit.slug}/entry/counters`, 'saved');
    },
    (refused) => showCounters(visit, refused),
  );
}
