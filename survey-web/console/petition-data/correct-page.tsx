import { parseOrRefuse } from '../../../api/http/validation.ts';
import { correctSender } from '../../../api/petitions/by-sender.ts';
import { recordAccess } from '../../../api/petitions/message-store.ts';
import { Contact } from '../../../api/petitions/petition.ts';
import { findSender } from '../../../api/petitions/store.ts';
import { petitionDataTexts } from '../../texts/console-petition-data.ts';
import { SubmitButton, TextField } from '../form.tsx';
import { changePetition, type Opened, seenPetition } from '../petitions/opened.ts';
import { type Refused, type UnitVisit, wrongField } from '../visit.ts';
import { showData } from './data-page.tsx';
import { openKeptSender, readReason, senderMembers } from './opened.ts';

/** Shows the sender in a form, once it is written down who looks and what for. */
export async function showSenderForm(visit: UnitVisit) {
  const opened = await openKeptSender(visit);
  return visit.attempt(
    async () => {
      const reason = readReason(visit, await visit.form(), 'see-reason');
      const { did } = petitionDataTexts[visit.locale];
      const sender = await visit.change(async (trx, by) => {
        await recordAccess(trx, opened.petition.id, by, `${did.see}: ${reason}`, visit.now);
        return findSender(trx, opened.petition.id);
      });
      const values = new URLSearchParams(senderMembers.map((name) => [name, sender?.[name] ?? '']));
      return showForm(visit, opened, values);
    },
    (refused) => showData(visit, refused),
  );
}

function showForm(visit: UnitVisit, opened: Opened, values: URLSearchParams, refused?: Refused) {
  const { locale } = visit;
  const t = petitionDataTexts[locale];
  const of = { values, errors: refused?.errors ?? [], locale };
  return visit.show({
    title: t.correctTitle,
    lead: t.correctLead,
    width: 'narrow',
    refused,
    children: (
      <form method="post" action={`/console${opened.path}/data/correct`}>
        <input type="hidden" name="seen" value={seenPetition(opened.petition)} autocomplete="off" />
        <TextField of={of} name="name" label={t.name} maxlength={200} optional />
        <TextField of={of} name="phone" label={t.phone} maxlength={40} short optional />
        <TextField of={of} name="email" label={t.email} maxlength={254} inputmode="email" optional />
        <TextField of={of} name="address" label={t.address} maxlength={300} optional />
        <div class="console-actions">
          <SubmitButton>{t.save}</SubmitButton>
          <a href={`/console${opened.path}/data`}>{t.back}</a>
        </div>
      </form>
    ),
  });
}

/** Corrects the sender as they asked. */
export async function saveSender(visit: UnitVisit) {
  const opened = await openKeptSender(visit);
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const typed = Object.fromEntries(senderMembers.map((name) => [name, form.get(name) ?? '']));
      const contact = parseOrRefuse(Contact, typed, visit.locale);
      const [name, phone, email, address] = senderMembers.map((member) => contact[member] || null);
      const sender = { name: name!, phone: phone!, email: email!, address: address! };
      if (senderMembers.every((member) => sender[member] === null)) {
        throw wrongField('name', petitionDataTexts[visit.locale].nothingLeft);
      }
      await changePetition(visit, opened, form, (trx, by, petition, around) =>
        correctSender(trx, by, petition, sender, around),
      );
      return visit.go(`${opened.path}/data`, 'saved');
    },
    (refused) => showForm(visit, opened, form, refused),
  );
}
