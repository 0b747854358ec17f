import { recordChange } from '../../../api/audit/store.ts';
import { listCalendar } from '../../../api/calendar/store.ts';
import { listCategories, listKinds } from '../../../api/categories/store.ts';
import { countAlso } from '../../../api/petitions/also-store.ts';
import { listByPhone } from '../../../api/petitions/inbox-store.ts';
import { recordAccess } from '../../../api/petitions/message-store.ts';
import { Contact } from '../../../api/petitions/petition.ts';
import { petitionTexts } from '../../texts/console-petitions.ts';
import { type Filled, SubmitButton, TextField } from '../form.tsx';
import { type Refused, type UnitVisit, wrongField } from '../visit.ts';
import { InboxTable } from './inbox-table.tsx';
import { unitsInReach } from './reach.ts';

const mostShown = 50;

/** A form of its own: a phone number has no place in an address, which is kept and logged. */
export function PhoneForm({ visit, refused }: { visit: UnitVisit; refused?: Refused | undefined }) {
  const t = petitionTexts[visit.locale];
  const of: Filled = { values: new URLSearchParams(), errors: refused?.errors ?? [], locale: visit.locale };
  return (
    <details class="card petition-fold" open={refused !== undefined}>
      <summary>{t.byPhone}</summary>
      <form method="post" action={`/console/units/${visit.unit.slug}/petitions/by-phone`} autocomplete="off">
        <TextField
          of={of}
          name="phone"
          label={t.phone}
          hint={t.byPhoneHint}
          inputmode="numeric"
          maxlength={40}
        />
        <SubmitButton quiet>{t.find}</SubmitButton>
      </form>
    </details>
  );
}

/** The petitions of a phone number. Who looked, and at which petitions, is written down. */
export async function showByPhone(visit: UnitVisit) {
  const { deps, locale, unit, now } = visit;
  const t = petitionTexts[locale];
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const parsed = Contact.safeParse({ phone: form.get('phone') ?? '' });
      const phone = parsed.success ? parsed.data.phone : undefined;
      if (!phone) throw wrongField('phone', t.phoneWrong);
      const unitIds = await unitsInReach(deps.db, visit, 'petitions.identity');
      const found = await visit.change(async (trx, by) => {
        const lines = await listByPhone(trx, phone, unitIds, mostShown);
        for (const { id } of lines) await recordAccess(trx, id, by, t.byPhone, now);
        const subject = { kind: 'unit', key: unit.slug };
        const after = { petitions: lines.length };
        const change = { action: 'petition.look-up', unitId: unit.id, subject, after };
        await recordChange(trx, by, change, now);
        return lines;
      });
      const alsoMet = await countAlso(
        deps.db,
        found.map(({ id }) => id),
      );
      const known = {
        categories: await listCategories(deps.db),
        kinds: await listKinds(deps.db),
        calendar: await listCalendar(deps.db),
      };
      return visit.show({
        title: t.byPhoneTitle,
        children: (
          <>
            {found.length === 0 && <p>{t.byPhoneNone}</p>}
            {found.length > 0 && <InboxTable visit={visit} lines={found} alsoMet={alsoMet} asked={known} />}
            {found.length === mostShown && <p class="soft">{t.byPhoneCut(mostShown)}</p>}
            <Back visit={visit} />
          </>
        ),
      });
    },
    (refused) =>
      visit.show({
        title: t.byPhone,
        refused,
        width: 'narrow',
        children: (
          <>
            <PhoneForm visit={visit} refused={refused} />
            <Back visit={visit} />
          </>
        ),
      }),
  );
}

const Back = ({ visit }: { visit: UnitVisit }) => (
  <p class="console-alone">
    <a href={`/console/units/${visit.unit.slug}/petitions`}>{petitionTexts[visit.locale].back}</a>
  </p>
);
