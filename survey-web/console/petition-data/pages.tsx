import { reaches } from '../../../api/accounts/permissions.ts';
import { recordChange } from '../../../api/audit/store.ts';
import { listCalendar } from '../../../api/calendar/store.ts';
import { setMayPublish } from '../../../api/petitions/by-sender.ts';
import { inHalves } from '../../../api/petitions/code.ts';
import { exportForSender } from '../../../api/petitions/export.ts';
import { listAccesses, recordAccess } from '../../../api/petitions/message-store.ts';
import { viewPetition } from '../../../api/petitions/view.ts';
import { problem } from '../../../api/problems.ts';
import { listChain } from '../../../api/units/store.ts';
import { instantInWords } from '../../public/wording.ts';
import { petitionDataTexts } from '../../texts/console-petition-data.ts';
import { consoleRoom } from '../console-room.ts';
import { changePetition, openPetition } from '../petitions/opened.ts';
import type { UnitVisit } from '../visit.ts';
import { saveSender, showSenderForm } from './correct-page.tsx';
import { showData } from './data-page.tsx';
import { eraseSender, showErasing } from './erase-page.tsx';
import { openKeptSender, readReason } from './opened.ts';

const path = '/units/:unit/petitions/:petition/data';
export const petitionDataPages = consoleRoom();
petitionDataPages.get(path, 'petitions.identity', (visit) => showData(visit));
petitionDataPages.post(`${path}/sender`, 'petitions.identity', showSenderForm);
petitionDataPages.post(`${path}/export`, 'petitions.identity', exportData);
petitionDataPages.post(`${path}/correct`, 'petitions.edit', saveSender);
petitionDataPages.post(`${path}/publishing`, 'petitions.edit', changePublishing);
petitionDataPages.get(`${path}/erase`, 'petitions.edit', (visit) => showErasing(visit));
petitionDataPages.post(`${path}/erase`, 'petitions.edit', eraseSender);
petitionDataPages.get('/units/:unit/petitions/:petition/accesses', 'petitions.accesses', showAccesses);

/** All that is kept, as a file for the sender. */
async function exportData(visit: UnitVisit) {
  const { petition } = await openKeptSender(visit);
  const { deps, c, locale, now } = visit;
  return visit.attempt(
    async () => {
      const reason = readReason(visit, await visit.form(), 'export-reason');
      const calendar = await listCalendar(deps.db);
      const data = await visit.change(async (trx, by) => {
        const { did } = petitionDataTexts[locale];
        await recordAccess(trx, petition.id, by, `${did.export}: ${reason}`, now);
        const subject = { kind: 'petition', key: petition.code };
        const change = { action: 'petition.export-data', unitId: petition.handlerUnitId, subject };
        await recordChange(trx, by, change, now);
        return {
          ...(await viewPetition(trx, petition, { now, calendar, locale })),
          ...(await exportForSender(trx, petition)),
        };
      });
      return c.body(`${JSON.stringify(data, null, 2)}\n`, 200, {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="phan-anh-${petition.code}.json"`,
      });
    },
    (refused) => showData(visit, refused),
  );
}

async function changePublishing(visit: UnitVisit) {
  const opened = await openKeptSender(visit);
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const chosen = form.getAll('mayPublish');
      const mayPublish = { text: chosen.includes('text'), photos: chosen.includes('photos') };
      await changePetition(visit, opened, form, (trx, by, petition, around) =>
        setMayPublish(trx, by, petition, mayPublish, around),
      );
      return visit.go(`${opened.path}/data`, 'saved');
    },
    (refused) => showData(visit, refused),
  );
}

/** Who saw the sender, for those who answer for it and those who supervise. */
async function showAccesses(visit: UnitVisit) {
  const { deps, locale, actor } = visit;
  const t = petitionDataTexts[locale];
  const { petition, handler, path } = await openPetition(visit);
  const chain = (await listChain(deps.db, handler)).map(({ id }) => id);
  if (!reaches(actor.grants, 'petitions.accesses', chain)) throw problem('petition-unknown');
  const accesses = await listAccesses(deps.db, petition.id);
  return visit.show({
    title: t.accessesTitle,
    lead: t.accessesLead,
    children: (
      <>
        <p class="console-alone">
          <a href={`/console${path}`}>
            {t.back} {inHalves(petition.code)}
          </a>
        </p>
        {accesses.length === 0 && <p class="card">{t.accessesNone}</p>}
        {accesses.length > 0 && (
          <table class="console-table">
            <thead>
              <tr>
                <th scope="col">{t.when}</th>
                <th scope="col">{t.who}</th>
                <th scope="col">{t.what}</th>
              </tr>
            </thead>
            <tbody>
              {accesses.map(({ at, staffName, what }) => (
                <tr>
                  <th scope="row">{instantInWords(at.toISOString(), locale)}</th>
                  <td data-label={t.who}>{staffName}</td>
                  <td data-label={t.what}>{what}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </>
    ),
  });
}
