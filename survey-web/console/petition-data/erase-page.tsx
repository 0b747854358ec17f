import { erasePetition } from '../../../api/petitions/erase-store.ts';
import { isEnded } from '../../../api/petitions/moves.ts';
import { petitionDataTexts } from '../../texts/console-petition-data.ts';
import { CheckField } from '../form.tsx';
import { changePetition, seenPetition } from '../petitions/opened.ts';
import { type Refused, type UnitVisit, wrongField } from '../visit.ts';
import { openKeptSender } from './opened.ts';

/** What would go and what would stay, before anything is erased. */
export async function showErasing(visit: UnitVisit, refused?: Refused) {
  const { locale } = visit;
  const t = petitionDataTexts[locale];
  const { petition, path } = await openKeptSender(visit);
  const values = refused ? await visit.form() : new URLSearchParams();
  return visit.show({
    title: t.eraseTitle,
    lead: t.eraseLead,
    width: 'narrow',
    refused,
    children: (
      <>
        <p>{t.eraseGoes}</p>
        <p>{t.eraseStays}</p>
        {!isEnded(petition.state) && <p class="card console-caution">{t.eraseOpen}</p>}
        <form method="post" action={`/console${path}/data/erase`}>
          <input type="hidden" name="seen" value={seenPetition(petition)} autocomplete="off" />
          <CheckField
            of={{ values, errors: refused?.errors ?? [], locale }}
            name="confirm"
            label={t.confirm}
          />
          <div class="console-actions">
            <button type="submit" class="button danger">
              {t.eraseButton}
            </button>
            <a href={`/console${path}/data`}>{t.cancel}</a>
          </div>
        </form>
      </>
    ),
  });
}

export async function eraseSender(visit: UnitVisit) {
  const opened = await openKeptSender(visit);
  return visit.attempt(
    async () => {
      const form = await visit.form();
      if (form.get('confirm') !== 'yes') {
        throw wrongField('confirm', petitionDataTexts[visit.locale].confirmMissing);
      }
      await changePetition(visit, opened, form, erasePetition);
      return visit.go(`${opened.path}/data`, 'erased');
    },
    (refused) => showErasing(visit, refused),
  );
}
