import { raw } from 'hono/html';
import { reaches } from '../../../api/accounts/permissions.ts';
import { mailBy } from '../../../api/notices/mail.ts';
import { inHalves, isSecretOf, secretKeyFrom, secretOf } from '../../../api/petitions/code.ts';
import { recordAccess } from '../../../api/petitions/message-store.ts';
import type { Petition, Sender } from '../../../api/petitions/petition.ts';
import { isPhone } from '../../../api/petitions/petition.ts';
import { findSender, getPetitionByCode } from '../../../api/petitions/store.ts';
import { problem } from '../../../api/problems.ts';
import { findUnitById, listChain } from '../../../api/units/store.ts';
import { Slip, slipOf } from '../../petitions/tracking-slip.tsx';
import { slipAsPdf } from '../../petitions/tracking-slip-pdf.ts';
import { paperStyle } from '../../poster/paper-style.ts';
import { petitionSecretTexts } from '../../texts/console-petition-secret.ts';
import { consoleRoom } from '../console-room.ts';
import { SubmitButton, TextField } from '../form.tsx';
import { type Refused, seenOf, type UnitVisit, wrongField } from '../visit.ts';
import { giveNewSecret, sendNewSecret } from './give.ts';

const path = '/units/:unit/petitions/:petition/secret';

export const petitionSecretPages = consoleRoom();
petitionSecretPages.get(path, 'petitions.identity', async (visit) => showForm(visit, await open(visit)));
petitionSecretPages.post(path, 'petitions.identity', give);
petitionSecretPages.post(`${path}/slip`, 'petitions.identity', printSlip);

/**
 * The petition, for who may know its sender: at the unit that may, from that unit's pages or those of its superiors.
 * @throws Problem petition-unknown
 */
async function open({ deps, unit, actor, param }: UnitVisit): Promise<Petition> {
  const petition = await getPetitionByCode(deps.db, param('petition'));
  const identity = (await findUnitById(deps.db, petition.identityUnitId))!;
  const chain = (await listChain(deps.db, identity)).map(({ id }) => id);
  if (!chain.includes(unit.id) || !reaches(actor.grants, 'petitions.identity', chain)) {
    throw problem('petition-unknown');
  }
  return petition;
}

async function showForm(visit: UnitVisit, petition: Petition, refused?: Refused) {
  const { deps, locale } = visit;
  const t = petitionSecretTexts[locale];
  // Only whether there is a number and an address: neither is shown.
  const sender = await findSender(deps.db, petition.id);
  const values = refused ? await visit.form() : new URLSearchParams();
  const seen = values.get('seen') ?? seenOf(petition.revision);
  const byEmail = sender?.email != null && mailBy(deps.config) !== null;
  return visit.show({
    title: t.title(inHalves(petition.code)),
    lead: t.lead,
    refused,
    width: 'narrow',
    children: (
      <>
        {sender?.phone && (
          <form method="post">
            <h2>{t.phoneTitle}</h2>
            <input type="hidden" name="seen" value={seen} />
            <TextField
              of={{ values, errors: refused?.errors ?? [], locale }}
              name="phone"
              label={t.phone}
              hint={t.phoneHint}
              inputmode="numeric"
              short
            />
            <SubmitButton name="way" value="phone">
              {t.give}
            </SubmitButton>
          </form>
        )}
        {!sender?.phone && byEmail && <p>{t.noPhone}</p>}
        {byEmail && (
          <form method="post">
            <h2>{t.emailTitle}</h2>
            <p>{t.emailLead}</p>
            <input type="hidden" name="seen" value={seen} />
            <SubmitButton quiet name="way" value="email">
              {t.sendByEmail}
            </SubmitButton>
          </form>
        )}
        {!sender?.phone && !byEmail && <p>{t.noWay}</p>}
        <Back visit={visit} petition={petition} />
      </>
    ),
  });
}

const Back = ({ visit, petition }: { visit: UnitVisit; petition: Petition }) => (
  <p class="no-print">
    <a href={`/console/units/${visit.unit.slug}/petitions/${petition.code}`}>
      {petitionSecretTexts[visit.locale].back}
    </a>
  </p>
);

async function give(visit: UnitVisit) {
  const { locale, deps, now } = visit;
  const t = petitionSecretTexts[locale];
  const petition = await open(visit);
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const sender = await findSender(deps.db, petition.id);
      if (form.get('way') === 'email') {
        await sendNewSecret(visit, petition, form);
        return visit.show({
          title: t.title(inHalves(petition.code)),
          lead: t.emailed,
          width: 'narrow',
          children: <Back visit={visit} petition={petition} />,
        });
      }
      if (!hasSaid(form.get('phone') ?? '', sender)) {
        await visit.change((trx, by) => recordAccess(trx, petition.id, by, t.accessWrong, now));
        throw wrongField('phone', t.phoneWrong);
      }
      return showNew(visit, await giveNewSecret(visit, petition, form));
    },
    (refused) => showForm(visit, petition, refused),
  );
}

const hasSaid = (said: string, sender: Sender | undefined) =>
  sender?.phone != null && isPhone(said, sender.phone);

/** The new secret, once: to read out, and as a slip. */
async function showNew(visit: UnitVisit, petition: Petition) {
  const { deps, locale } = visit;
  const t = petitionSecretTexts[locale];
  const slip = await slipOf(deps.db, deps.config, petition, 'with-secret', locale);
  const secret = secretOf(secretKeyFrom(deps.config.secret), petition);
  return visit.show({
    title: t.newTitle,
    lead: t.newLead,
    width: 'narrow',
    children: (
      <div class="tracking-slip-page">
        <style>{raw(paperStyle('a6'))}</style>
        <p class="tracking-new-secret no-print">{inHalves(secret)}</p>
        <form
          class="no-print"
          method="post"
          action={`/console/units/${visit.unit.slug}/petitions/${petition.code}/secret/slip`}
        >
          <input type="hidden" name="secret" value={secret} />
          <SubmitButton quiet>{t.asPdf}</SubmitButton>
        </form>
        <Slip slip={slip} />
        <Back visit={visit} petition={petition} />
      </div>
    ),
  });
}

/** The slip as PDF, for who has the secret before them. */
async function printSlip(visit: UnitVisit) {
  const { deps, locale, now } = visit;
  const petition = await open(visit);
  const form = await visit.form();
  if (!isSecretOf(secretKeyFrom(deps.config.secret), petition, form.get('secret') ?? '')) {
    throw problem('petition-secret-wrong');
  }
  const slip = await slipOf(deps.db, deps.config, petition, 'with-secret', locale);
  return visit.c.body(await slipAsPdf(slip, now), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="phieu-${petition.code}.pdf"`,
  });
}
