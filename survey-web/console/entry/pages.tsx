import { listStaffAt } from '../../../api/accounts/store.ts';
import { recordChange } from '../../../api/audit/store.ts';
import { listCampaignsAt } from '../../../api/campaigns/store.ts';
import { addBatch, listBatches, listPointOfficers } from '../../../api/entry/store.ts';
import { listPointRecords, type PointRecord } from '../../../api/points/store.ts';
import { listVersions } from '../../../api/questionnaires/store.ts';
import { assistedModes } from '../../../api/responses/modes.ts';
import { entryTexts } from '../../texts/console-entry.ts';
import { consoleRoom } from '../console-room.ts';
import { type Refused, type UnitVisit, wrongField } from '../visit.ts';
import { finish, saveForm, showBatch } from './batch.tsx';
import { BatchTable } from './batch-table.tsx';
import { BeginForm, pointName } from './begin-form.tsx';
import { saveCounters, showCounters } from './counters.tsx';
import { saveSecond, showSecond } from './second.tsx';

export const entryPages = consoleRoom();
entryPages.get('/units/:unit/entry', 'entry.write', (visit) => showEntry(visit));
entryPages.post('/units/:unit/entry', 'entry.write', begin);
entryPages.get('/units/:unit/entry/counters', 'units.edit', (visit) => showCounters(visit));
entryPages.post('/units/:unit/entry/counters', 'units.edit', saveCounters);
entryPages.get('/units/:unit/entry/:batch', 'entry.write', (visit) => showBatch(visit));
entryPages.post('/units/:unit/entry/:batch', 'entry.write', saveForm);
entryPages.post('/units/:unit/entry/:batch/finish', 'entry.write', finish);
entryPages.get('/units/:unit/entry/:batch/second', 'entry.write', (visit) => showSecond(visit));
entryPages.post('/units/:unit/entry/:batch/second', 'entry.write', saveSecond);

const mostBatches = 50;

async function showEntry(visit: UnitVisit, refused?: Refused) {
  const { locale, deps, unit } = visit;
  const t = entryTexts[locale];
  const points = await listOpenPoints(visit);
  const values = refused ? await visit.form() : new URLSearchParams({ helper: visit.actor.staffId });
  return visit.show({
    title: t.title,
    lead: t.lead,
    refused,
    children: (
      <>
        {points.length === 0 ? (
          <p>
            {t.noPoints} <a href={`/console/units/${unit.slug}/points`}>{t.toPoints}</a>
          </p>
        ) : (
          <BeginForm
            of={{ values, errors: refused?.errors ?? [], locale }}
            points={points}
            me={visit.actor}
            staff={await listStaffAt(deps.db, [unit.id], visit.today)}
          />
        )}
        {points.length > 0 && (
          <details class="entry-print">
            <summary>{t.printPaper}</summary>
            <ul class="console-list">
              {points.map((point) => (
                <li>
                  <a href={`/points/${point.code}/paper`}>{pointName(point, locale)}</a>
                </li>
              ))}
            </ul>
          </details>
        )}
        {visit.may('units.edit') && (
          <p class="console-alone">
            <a href={`/console/units/${unit.slug}/entry/counters`}>{t.countersDoor}</a>
          </p>
        )}
        <h2>{t.batches}</h2>
        <BatchTable visit={visit} batches={await listBatches(deps.db, unit.id, mostBatches)} />
      </>
    ),
  });
}

/** The points of the unit that take answers. One that asks for a one-time code takes them from its holder alone. */
export async function listOpenPoints({ deps, unit }: UnitVisit): Promise<PointRecord[]> {
  const records = await listPointRecords(deps.db);
  const campaigns = await listCampaignsAt(deps.db, [unit.id]);
  const withCodes = new Set(campaigns.filter(({ access }) => access === 'one-time').map(({ id }) => id));
  return records.filter(
    ({ unitId, retired, campaignId }) =>
      unitId === unit.id && !retired && !(campaignId !== null && withCodes.has(campaignId)),
  );
}

async function begin(visit: UnitVisit) {
  const { unit, deps, locale, actor, now } = visit;
  const t = entryTexts[locale];
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const point = (await listOpenPoints(visit)).find(({ code }) => code === form.get('point'));
      if (!point) throw wrongField('point', t.choosePoint);
      const mode = assistedModes.find((one) => one === form.get('mode'));
      if (!mode) throw wrongField('mode', t.chooseMode);
      const helperId = form.get('helper') || actor.staffId;
      const staff = await listStaffAt(deps.db, [unit.id], visit.today);
      if (helperId !== actor.staffId && !staff.some(({ id }) => id === helperId)) {
        throw wrongField('helper', t.chooseHelper);
      }
      const [version] = (await listVersions(deps.db, [point.questionnaire])).slice(-1);
      const id = await visit.change(async (trx, by) => {
        const officers = (await listPointOfficers(trx, [point.id])).get(point.id) ?? [];
        if (officers.includes(helperId) || officers.includes(actor.staffId)) {
          throw wrongField('helper', t.ownCounter);
        }
        const twice = form.get('twice') === 'yes';
        const batch = { pointId: point.id, versionId: version!.id, mode, helperId, twice };
        const made = await addBatch(trx, { ...batch, madeBy: actor.staffId }, now);
        const subject = { kind: 'entry-batch', key: String(made) };
        const after = { point: point.code, mode, helper: helperId, twice };
        await recordChange(trx, by, { action: 'entry-batch.begin', unitId: unit.id, subject, after }, now);
        return made;
      });
      return visit.go(`/units/${unit.slug}/entry/${id}`);
    },
    (refused) => showEntry(visit, refused),
  );
}
