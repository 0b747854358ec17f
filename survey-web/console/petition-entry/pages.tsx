import { randomUUID } from 'node:crypto';
import { authorOf } from '../../../api/accounts/actor.ts';
import { receiveUpload } from '../../../api/http/multipart.ts';
import { bodyOfFields } from '../../../api/petitions/filled.ts';
import { type Receipt, receivePetition } from '../../../api/petitions/receive.ts';
import { uploadLimits } from '../../../api/petitions/routes.ts';
import { problem } from '../../../api/problems.ts';
import { findUnitById } from '../../../api/units/store.ts';
import { assetUrl } from '../../assets.ts';
import { idOf } from '../../petitions/opened.ts';
import { ReceiptSlip } from '../../petitions/receipt.tsx';
import { petitionEntryTexts } from '../../texts/console-petition-entry.ts';
import { consoleRoom } from '../console-room.ts';
import type { Refused, UnitVisit } from '../visit.ts';
import { showEntryForm } from './form.tsx';
import { typedEntry } from './typed-entry.ts';

/** What came by phone, on paper, in person: written down by staff with the true day of receipt. */
export const petitionEntryPages = consoleRoom();
petitionEntryPages.get('/units/:unit/petitions/new', 'petitions.edit', (visit) => {
  refuseEnded(visit);
  return showEntryForm(
    visit,
    new URLSearchParams({ id: randomUUID(), day: visit.today, category: 'unknown' }),
  );
});
petitionEntryPages.post('/units/:unit/petitions/new', 'petitions.edit', record);

function record(visit: UnitVisit) {
  refuseEnded(visit);
  const { c, deps, unit, locale, actor, today } = visit;
  const t = petitionEntryTexts[locale];
  return receiveUpload(c, uploadLimits, ({ fields, files }) =>
    visit.attempt(
      async () => {
        if (!idOf(fields)) fields.set('id', randomUUID());
        const { channel, day, errors } = typedEntry(fields, today, t);
        if (errors.length > 0 || !channel) throw problem('invalid-input', { errors });
        // The unit is that of the path, which was found to be in reach; its successor would be another one.
        const body = { kind: '', ...bodyOfFields(fields, locale), unit: unit.slug };
        const photos = (files.get('photo') ?? []).map(({ bytes }) => bytes);
        const entry = { author: authorOf(actor), channel, receivedDay: day };
        return showReceipt(visit, await receivePetition(deps, body, photos, entry, locale));
      },
      (refused) => showEntryForm(visit, fields, atControls(refused)),
    ),
  );
}

/** Links of the summary lead to the controls of this form. */
const atControls = (refused: Refused): Refused => ({
  ...refused,
  errors: refused.errors.map(({ path, message }) => ({
    message,
    path: path.startsWith('consent') ? 'consent.agreed' : path.replace(/^photo\.\d+$/, 'photo'),
  })),
});

async function showReceipt(visit: UnitVisit, receipt: Receipt) {
  const { deps, unit, locale } = visit;
  const t = petitionEntryTexts[locale];
  const handler = (await findUnitById(deps.db, receipt.petition.handlerUnitId))!;
  return visit.show({
    title: t.doneTitle,
    lead: t.doneLead,
    width: 'narrow',
    status: 201,
    script: assetUrl('petition'),
    children: (
      <>
        <ReceiptSlip
          locale={locale}
          receipt={receipt}
          unit={unit}
          handler={handler}
          publicUrl={deps.config.publicUrl}
        />
        <p class="receipt-actions">
          {/* Shown by the script that prints. */}
          <button class="button" type="button" data-print hidden>
            {t.print}
          </button>
          <a class="button quiet" href={`/console/units/${unit.slug}/petitions/new`}>
            {t.another}
          </a>
        </p>
      </>
    ),
  });
}

/** A unit that has ended receives nothing any more. */
function refuseEnded({ unit, today }: UnitVisit): void {
  if (unit.validTo !== null && unit.validTo < today) throw problem('not-found');
}
