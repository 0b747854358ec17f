import { countAlso } from '../../../api/petitions/also-store.ts';
import { type InboxPlace, inboxTabs, ordersOf, placeKey, readPlace } from '../../../api/petitions/inbox.ts';
import { type InboxLine, listInbox } from '../../../api/petitions/inbox-store.ts';
import { countInbox, type InboxCounts } from '../../../api/petitions/waiting-store.ts';
import { countInWords } from '../../public/wording.ts';
import { petitionTexts } from '../../texts/console-petitions.ts';
import type { UnitVisit } from '../visit.ts';
import { type Asked, inboxPath, readAsked } from './asked.ts';
import { PhoneForm } from './by-phone.tsx';
import { FilterForm } from './filter-form.tsx';
import { InboxTable } from './inbox-table.tsx';
import { MoreOfInbox } from './more.tsx';

const perPage = 50;
/** Beyond this a count is only told as more. */
const mostTold = 1_000;

export async function showInbox(visit: UnitVisit) {
  const { deps, locale } = visit;
  const t = petitionTexts[locale];
  const asked = await readAsked(visit);
  const after = readPlace(visit.query('after'), asked.tab);
  const found =
    asked.errors.length > 0 ? [] : await listInbox(deps.db, asked.filter, { after, most: perPage + 1 });
  const lines = found.slice(0, perPage);
  const counts = await countInbox(deps.db, asked.filter);
  const alsoMet = await countAlso(
    deps.db,
    lines.map(({ id }) => id),
  );
  const last = lines.at(-1);
  return visit.show({
    title: t.title,
    lead: t.lead,
    children: (
      <div class="petition-inbox">
        <MoreOfInbox visit={visit} />
        <FilterForm visit={visit} asked={asked} />
        <Tabs visit={visit} asked={asked} counts={counts} />
        {lines.length > 0 ? (
          <InboxTable visit={visit} lines={lines} alsoMet={alsoMet} asked={asked} />
        ) : (
          <Empty visit={visit} asked={asked} counts={counts} />
        )}
        <nav class="console-actions" aria-label={t.next}>
          {after && <a href={`/console${inboxPath(visit, asked)}`}>{t.first}</a>}
          {found.length > perPage && last && (
            <a
              class="button quiet"
              href={`/console${inboxPath(visit, asked, { after: placeKey(placeOf(last, asked)) })}`}
            >
              {t.next}
            </a>
          )}
        </nav>
        {visit.may('petitions.identity') && <PhoneForm visit={visit} />}
      </div>
    ),
  });
}

/** Where in the order of its tab a line stands. */
function placeOf(line: InboxLine, { tab }: Asked): InboxPlace {
  const [first, second] = ordersOf(tab);
  const order = second && line.endedAt !== null ? second : first!;
  const at = {
    due: line.answerDue?.toISOString() ?? 'infinity',
    promise: line.promiseDay ?? '',
    ended: line.endedAt?.toISOString() ?? '',
    received: line.receivedAt.toISOString(),
  }[order];
  return { order, at, id: line.id };
}

function Tabs({ visit, asked, counts }: { visit: UnitVisit; asked: Asked; counts: InboxCounts }) {
  const t = petitionTexts[visit.locale];
  return (
    <nav class="console-doors" aria-label={t.tabsLabel}>
      <ul>
        {inboxTabs.map((tab) => (
          <li>
            <a
              href={`/console${inboxPath(visit, asked, { tab })}`}
              aria-current={tab === asked.tab ? 'page' : undefined}
            >
              {t.tabs[tab]}
              {counts.counts[tab] !== undefined && ` (${countTold(counts, counts.counts[tab], visit)})`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Exact up to a thousand, and where all were counted. */
export function countTold(
  { isCut }: { isCut: boolean },
  count: number,
  { locale }: Pick<UnitVisit, 'locale'>,
): string {
  const t = petitionTexts[locale];
  if (count > mostTold) return t.moreThan(countInWords(mostTold, locale));
  return isCut ? t.moreThan(countInWords(count, locale)) : countInWords(count, locale);
}

function Empty({ visit, asked, counts }: { visit: UnitVisit; asked: Asked; counts: InboxCounts }) {
  const t = petitionTexts[visit.locale];
  if (asked.isNarrowed) return <p>{t.noneFound}</p>;
  return <p>{asked.tab === 'all' && counts.counts.open === 0 ? t.noneEver : t.none}</p>;
}
