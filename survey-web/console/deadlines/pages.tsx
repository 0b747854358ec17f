import { listProfilesFor } from '../../../api/deadlines/store.ts';
import { deadlineTexts } from '../../texts/console-deadlines.ts';
import { consoleRoom } from '../console-room.ts';
import type { Refused, Visit } from '../visit.ts';
import { addDeadline, showAdd } from './add.tsx';
import { endDeadline, showEnd } from './end.tsx';
import { listCategoriesById, pathOf, unitChainOf, type Whose } from './scope.ts';
import { InForceTable, OwnTable } from './table.tsx';
import { askedOf, type Tried, TryIt, tryIt } from './try-it.tsx';

export const deadlinePages = consoleRoom();
deadlinePages.get('/deadlines', 'installation.edit', (visit) => showDeadlines(visit, null));
deadlinePages.get('/deadlines/new', 'installation.edit', (visit) => showAdd(visit));
deadlinePages.post('/deadlines/new', 'installation.edit', (visit) => addDeadline(visit, null));
deadlinePages.get('/deadlines/:general/end', 'installation.edit', (visit) => showEnd(visit, null));
deadlinePages.post('/deadlines/:general/end', 'installation.edit', (visit) => endDeadline(visit, null));
deadlinePages.get('/units/:unit/deadlines', 'units.edit', (visit) => showDeadlines(visit, visit.unit));
deadlinePages.get('/units/:unit/deadlines/new', 'units.edit', (visit) => showAdd(visit));
deadlinePages.post('/units/:unit/deadlines/new', 'units.edit', (visit) => addDeadline(visit, visit.unit));
deadlinePages.get('/units/:unit/deadlines/:profile/end', 'units.edit', (visit) => showEnd(visit, visit.unit));
deadlinePages.post('/units/:unit/deadlines/:profile/end', 'units.edit', (visit) =>
  endDeadline(visit, visit.unit),
);

/** What is in force, what was set here, and a try with a day of one's choice. */
const showDeadlines = (visit: Visit, whose: Whose) =>
  visit.attempt(
    async () => renderDeadlines(visit, whose, { tried: await tryIt(visit, whose) }),
    (refused) => renderDeadlines(visit, whose, { refused }),
  );

async function renderDeadlines(
  visit: Visit,
  whose: Whose,
  { tried, refused }: { tried?: Tried | undefined; refused?: Refused },
) {
  const { locale, deps } = visit;
  const t = deadlineTexts[locale];
  const profiles = await listProfilesFor(deps.db, unitChainOf(whose));
  const categories = await listCategoriesById(visit);
  const of = { values: askedOf(visit), errors: refused?.errors ?? [], locale };
  return visit.show({
    title: t.title,
    lead: t.lead,
    refused,
    children: (
      <>
        <p>
          <a class="button" href={`/console${pathOf(whose)}/new`}>
            {t.add}
          </a>
        </p>
        <h2>{t.inForce}</h2>
        <p class="soft">{t.inForceHint}</p>
        <InForceTable visit={visit} whose={whose} profiles={profiles} categories={categories} />
        <h2>{whose ? t.own : t.ownWhole}</h2>
        <OwnTable visit={visit} whose={whose} profiles={profiles} categories={categories} />
        <TryIt visit={visit} of={of} tried={tried} />
      </>
    ),
  });
}
