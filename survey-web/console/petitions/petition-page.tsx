import { inHalves } from '../../../api/petitions/code.ts';
import { recordAccess } from '../../../api/petitions/message-store.ts';
import type { Sender } from '../../../api/petitions/petition.ts';
import { findSender } from '../../../api/petitions/store.ts';
import { problem } from '../../../api/problems.ts';
import type { FoundUnit } from '../../home/find-units.ts';
import { onePetitionTexts } from '../../texts/console-petition.ts';
import type { Filled } from '../form.tsx';
import { type Refused, type UnitVisit, wrongField } from '../visit.ts';
import { type ActName, acts, actsOffered } from './acts.ts';
import { Alike } from './alike-view.tsx';
import { Answers } from './answers-view.tsx';
import { History, Messages, Notes, Notices } from './history-view.tsx';
import { KeptWords } from './kept-words.tsx';
import { MoreOfPetition } from './more.tsx';
import { changePetition, isOutOfReach, type Opened, openPetition, openToEdit } from './opened.ts';
import { unitsToPassTo } from './passing.ts';
import { Content, Deadlines, Facts, Standing } from './petition-view.tsx';
import { readRecord } from './record.ts';
import { SenderCard } from './sender-view.tsx';
import { ToDo } from './to-do.tsx';
import { readProse } from './typed.ts';

interface Sent {
  act: ActName | 'sender';
  form: URLSearchParams;
  refused: Refused;
}

export const showPetition = async (visit: UnitVisit) => render(visit, await openPetition(visit), {});

async function render(
  visit: UnitVisit,
  opened: Opened,
  { sent, sender }: { sent?: Sent; sender?: Sender | null },
) {
  const { locale } = visit;
  const t = onePetitionTexts[locale];
  const record = await readRecord(visit, opened);
  const offered = actsOffered(opened, record);
  const of: Filled = {
    values: sent?.form ?? new URLSearchParams(),
    errors: sent?.refused.errors ?? [],
    locale,
  };
  const candidates: FoundUnit[] =
    sent?.act === 'pass' ? await unitsToPassTo(visit, sent.form.get('pass-to') ?? '') : [];
  const props = { visit, opened, record };
  const isLost = sent !== undefined && sent.act !== 'sender' && !offered.includes(sent.act);
  return visit.show({
    title: t.pageTitle(inHalves(opened.petition.code)),
    refused: sent?.refused,
    children: (
      <div class="petition-page">
        <div class="petition-main">
          <p class="console-alone">
            <a href={`/console/units/${visit.unit.slug}/petitions`}>{t.back}</a>
          </p>
          <Standing {...props} />
          {opened.petition.pastTheUnit && <p class="petition-warning">{t.pastTheUnit}</p>}
          {!opened.mayEdit && opened.handler.id !== visit.unit.id && <p class="soft">{t.readOnly}</p>}
          {isLost && <KeptWords form={sent.form} locale={locale} />}
          <Content {...props} />
          <Answers {...props} />
          <ToDo {...props} of={of} candidates={candidates} offered={offered} sent={sent?.act} />
          <Messages {...props} />
          <Notes {...props} />
          <History {...props} />
        </div>
        <div class="petition-aside">
          <Facts {...props} />
          <Deadlines {...props} />
          <SenderCard {...props} of={of} sender={sender} isSent={sent?.act === 'sender'} />
          <Alike {...props} />
          <Notices {...props} />
          <MoreOfPetition {...props} />
        </div>
      </div>
    ),
  });
}

/** Makes one move; where it is refused the page comes back with the reason and all that was typed. */
export async function actOnPetition(visit: UnitVisit) {
  const name = visit.param('act');
  if (!isAct(name)) throw problem('not-found');
  const form = await visit.form();
  const before = await openPetition(visit);
  return visit.attempt(
    async () => {
      const opened = await openToEdit(visit);
      const work = await acts[name].read(visit, form, opened);
      await changePetition(visit, opened, acts[name].move === null ? null : form, work);
      return leadOn(visit, opened);
    },
    (refused) => again(visit, before, { act: name, form, refused }),
  );
}

const isAct = (name: string): name is ActName => Object.hasOwn(acts, name);

/** Back to the petition, or to the inbox where it has left for elsewhere. */
async function leadOn(visit: UnitVisit, { path }: Opened) {
  const isInReach = await openPetition(visit).then(() => true, isOutOfReach);
  return visit.go(isInReach ? path : `/units/${visit.unit.slug}/petitions`, 'saved');
}

/** What somebody has passed on meanwhile may be out of reach: what was typed is shown all the same. */
async function again(visit: UnitVisit, before: Opened, sent: Sent) {
  const t = onePetitionTexts[visit.locale];
  const opened = await openPetition(visit).catch(isOutOfReach);
  if (opened) return render(visit, opened, { sent });
  return visit.show({
    title: t.pageTitle(inHalves(before.petition.code)),
    lead: t.leftReachText,
    refused: { ...sent.refused, title: t.leftReach },
    width: 'narrow',
    children: <KeptWords form={sent.form} locale={visit.locale} />,
  });
}

const longestPurpose = 300;

/** Shows who sent it, this once; that it was looked at stays. */
export async function showSender(visit: UnitVisit) {
  const form = await visit.form();
  const opened = await openPetition(visit);
  if (!opened.maySeeSender) throw problem('petition-unknown');
  return visit.attempt(
    async () => {
      if (!form.get('what-for')?.trim()) {
        throw wrongField('what-for', onePetitionTexts[visit.locale].whatForNeeded);
      }
      const purpose = readProse(visit, form, 'what-for', longestPurpose);
      const sender = await visit.change(async (trx, by) => {
        await recordAccess(trx, opened.petition.id, by, purpose, visit.now);
        return findSender(trx, opened.petition.id);
      });
      return render(visit, opened, { sender: sender ?? null });
    },
    (refused) => render(visit, opened, { sent: { act: 'sender', form, refused } }),
  );
}
