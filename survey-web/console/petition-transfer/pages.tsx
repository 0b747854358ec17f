import { reaches } from '../../../api/accounts/permissions.ts';
import { listCategories, listKinds } from '../../../api/categories/store.ts';
import { inHalves } from '../../../api/petitions/code.ts';
import { listFiles } from '../../../api/petitions/file-store.ts';
import { recordAccess } from '../../../api/petitions/message-store.ts';
import type { Sender } from '../../../api/petitions/petition.ts';
import { findSender } from '../../../api/petitions/store.ts';
import { problem } from '../../../api/problems.ts';
import { findUnitById, listChain } from '../../../api/units/store.ts';
import { petitionDataTexts } from '../../texts/console-petition-data.ts';
import { transferTexts } from '../../texts/console-petition-transfer.ts';
import { consoleRoom } from '../console-room.ts';
import { SubmitButton, TextField } from '../form.tsx';
import { openKeptSender, readReason } from '../petition-data/opened.ts';
import { type Opened, openPetition } from '../petitions/opened.ts';
import type { Refused, UnitVisit } from '../visit.ts';
import { TransferSlip } from './slip.tsx';

const path = '/units/:unit/petitions/:petition/transfer-slip';
export const petitionTransferPages = consoleRoom();
petitionTransferPages.get(path, 'petitions.read', (visit) => showSlip(visit, undefined));
petitionTransferPages.post(path, 'petitions.identity', showWithSender);

/** The slip for the body that has it now; `sender` undefined: not asked for. */
async function showSlip(visit: UnitVisit, sender: Sender | null | undefined, refused?: Refused) {
  const { locale, deps, today } = visit;
  const { db } = deps;
  const t = transferTexts[locale];
  const opened = await openPetition(visit);
  const { petition, handler } = opened;
  if (petition.transferredTo === null) throw problem('petition-move-refused');
  const files = await listFiles(db, petition.id);
  const values = refused ? await visit.form() : new URLSearchParams();
  return visit.show({
    title: t.title,
    lead: t.lead,
    refused,
    children: (
      <>
        <div class="transfer-words">
          <p class="console-alone">
            <a href={`/console${opened.path}`}>
              {t.back} {inHalves(petition.code)}
            </a>
          </p>
          <p class="soft">{t.print}</p>
          {sender === undefined && (await maySeeSender(visit, opened)) && (
            <details class="card" open={refused !== undefined}>
              <summary>{t.withSender}</summary>
              <p class="soft">{t.withSenderHint}</p>
              <form method="post" action={`/console${opened.path}/transfer-slip`}>
                <TextField
                  of={{ values, errors: refused?.errors ?? [], locale }}
                  name="reason"
                  label={t.reason}
                  maxlength={300}
                />
                <SubmitButton quiet>{t.show}</SubmitButton>
              </form>
            </details>
          )}
        </div>
        <TransferSlip
          petition={petition}
          handler={handler}
          superior={(await listChain(db, handler))[1]}
          kind={(await listKinds(db)).find(({ key }) => key === petition.kind)!}
          category={(await listCategories(db)).find(({ id }) => id === petition.categoryId)}
          photos={files.filter(({ purpose }) => purpose !== 'answer')}
          sender={sender}
          today={today}
        />
      </>
    ),
  });
}

async function maySeeSender({ deps, actor }: UnitVisit, { petition, mayEdit }: Opened): Promise<boolean> {
  const chain = await listChain(deps.db, (await findUnitById(deps.db, petition.identityUnitId))!);
  const ids = chain.map(({ id }) => id);
  return mayEdit && petition.erasedAt === null && reaches(actor.grants, 'petitions.identity', ids);
}

/** With the sender, once it is written down who takes it and what for. */
async function showWithSender(visit: UnitVisit) {
  const { petition } = await openKeptSender(visit);
  return visit.attempt(
    async () => {
      if (petition.transferredTo === null) throw problem('petition-move-refused');
      const reason = readReason(visit, await visit.form(), 'reason');
      const { did } = petitionDataTexts[visit.locale];
      const sender = await visit.change(async (trx, by) => {
        await recordAccess(trx, petition.id, by, `${did.slip}: ${reason}`, visit.now);
        return findSender(trx, petition.id);
      });
      return showSlip(visit, sender ?? null);
    },
    (refused) => showSlip(visit, undefined, refused),
  );
}
