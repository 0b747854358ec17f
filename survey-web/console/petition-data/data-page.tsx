import { listKinds } from '../../../api/categories/store.ts';
import { dayOf } from '../../../api/days.ts';
import { inHalves } from '../../../api/petitions/code.ts';
import { listFiles } from '../../../api/petitions/file-store.ts';
import { listMessages } from '../../../api/petitions/message-store.ts';
import { findSender } from '../../../api/petitions/store.ts';
import { dayInWords } from '../../public/wording.ts';
import { petitionDataTexts } from '../../texts/console-petition-data.ts';
import { ChoiceField, type Filled, SubmitButton, TextField } from '../form.tsx';
import { type Opened, seenPetition } from '../petitions/opened.ts';
import type { Refused, UnitVisit } from '../visit.ts';
import { openForSender } from './opened.ts';

/** What is kept of a sender, without the sender, and what can be done with it at their request. */
export async function showData(visit: UnitVisit, refused?: Refused) {
  const { locale } = visit;
  const t = petitionDataTexts[locale];
  const opened = await openForSender(visit);
  const { petition, path } = opened;
  const of: Filled = {
    values: refused ? await visit.form() : publishingOf(opened),
    errors: refused?.errors ?? [],
    locale,
  };
  return visit.show({
    title: t.title,
    lead: t.lead,
    refused,
    children: (
      <>
        <p class="console-alone">
          <a href={`/console${path}`}>
            {t.back} {inHalves(petition.code)}
          </a>
        </p>
        {petition.erasedAt !== null && (
          <p class="card">{t.erased(dayInWords(dayOf(petition.erasedAt), locale))}</p>
        )}
        {petition.erasedAt === null && (
          <>
            <Kept rows={await keptOf(visit, opened)} title={t.kept} />
            <Rights opened={opened} of={of} />
          </>
        )}
        {visit.may('petitions.accesses') && (
          <p class="console-alone">
            <a href={`/console${path}/accesses`}>{t.accesses}</a>
          </p>
        )}
      </>
    ),
  });
}

const publishingOf = ({ petition }: Opened) =>
  new URLSearchParams([
    ...(petition.mayPublishText ? [['mayPublish', 'text']] : []),
    ...(petition.mayPublishPhotos ? [['mayPublish', 'photos']] : []),
  ]);

function Kept({ rows, title }: { rows: [string, string][]; title: string }) {
  return (
    <section class="card" aria-labelledby="kept">
      <h2 id="kept">{title}</h2>
      <dl class="petition-data">
        {rows.map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

async function keptOf(
  { deps: { db }, locale }: UnitVisit,
  { petition }: Opened,
): Promise<[string, string][]> {
  const t = petitionDataTexts[locale];
  const files = (await listFiles(db, petition.id)).filter(({ purpose }) => purpose !== 'answer');
  const { retentionMonths } = (await listKinds(db)).find(({ key }) => key === petition.kind)!;
  const published = [
    ...(petition.mayPublishText ? [t.publishes.text] : []),
    ...(petition.mayPublishPhotos ? [t.publishes.photos] : []),
  ];
  return [
    [t.sender, (await findSender(db, petition.id)) ? t.senderKept : t.senderNone],
    [t.words, t.letters([...petition.text].length)],
    [t.photos, String(files.length)],
    [t.messages, String((await listMessages(db, petition.id)).length)],
    [t.consent, petition.consentVersion ? t.consentVersion(petition.consentVersion) : t.consentNone],
    [t.publishing, published.join(', ') || t.publishes.none],
    [t.until, retentionMonths === null ? t.untilForever : t.untilMonths(retentionMonths)],
  ];
}

function Rights({ opened: { petition, path }, of }: { opened: Opened; of: Filled }) {
  const t = petitionDataTexts[of.locale];
  const reason = (name: string) => (
    <TextField of={of} name={name} label={t.reason} hint={t.reasonHint} maxlength={300} />
  );
  return (
    <>
      <section class="card petition-right" aria-labelledby="see">
        <h2 id="see">{t.see}</h2>
        <p class="soft">{t.seeHint}</p>
        <form method="post" action={`/console${path}/data/sender`}>
          {reason('see-reason')}
          <SubmitButton quiet>{t.seeButton}</SubmitButton>
        </form>
      </section>
      <section class="card petition-right" aria-labelledby="export">
        <h2 id="export">{t.export}</h2>
        <p class="soft">{t.exportHint}</p>
        <form method="post" action={`/console${path}/data/export`}>
          {reason('export-reason')}
          <SubmitButton quiet>{t.exportButton}</SubmitButton>
        </form>
      </section>
      <section class="card petition-right" aria-labelledby="publishing">
        <h2 id="publishing">{t.publishingTitle}</h2>
        <p class="soft">{t.publishingHint}</p>
        <form method="post" action={`/console${path}/data/publishing`}>
          <input type="hidden" name="seen" value={seenPetition(petition)} autocomplete="off" />
          <ChoiceField
            of={of}
            name="mayPublish"
            label={t.mayPublish}
            choices={(['text', 'photos'] as const).map((value) => ({ value, name: t.publishes[value] }))}
          />
          <SubmitButton quiet>{t.publishingSave}</SubmitButton>
        </form>
      </section>
      <section class="card petition-right" aria-labelledby="erase">
        <h2 id="erase">{t.erase}</h2>
        <p class="soft">{t.eraseHint}</p>
        <p>
          <a class="button danger" href={`/console${path}/data/erase`}>
            {t.eraseGo}
          </a>
        </p>
      </section>
    </>
  );
}
