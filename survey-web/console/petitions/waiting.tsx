import { reaches, reachesBelow } from '../../../api/accounts/permissions.ts';
import { listCalendar } from '../../../api/calendar/store.ts';
import { soonUntil } from '../../../api/petitions/inbox.ts';
import { countWaiting } from '../../../api/petitions/waiting-store.ts';
import { listChain, listSubtrees, type Unit } from '../../../api/units/store.ts';
import { petitionTexts } from '../../texts/console-petitions.ts';
import type { Visit } from '../visit.ts';
import { countTold } from './inbox.tsx';

/** In one line, what waits at a unit: mine, due soon, overdue; each a link to it. */
export async function Waiting({ visit, unit }: { visit: Visit; unit: Unit }) {
  const { deps, actor, now, today, locale } = visit;
  const t = petitionTexts[locale].waiting;
  const chain = (await listChain(deps.db, unit)).map(({ id }) => id);
  if (!reaches(actor.grants, 'petitions.read', chain)) return null;
  const isBelow = reachesBelow(actor.grants, 'petitions.read', chain);
  const unitIds = isBelow ? (await listSubtrees(deps.db, [unit.id])).get(unit.id)! : [unit.id];
  const soon = soonUntil(today, await listCalendar(deps.db));
  const found = await countWaiting(deps.db, { unitIds, now, soonUntil: soon }, actor.staffId);
  const to = (query: Record<string, string>) =>
    `/console/units/${unit.slug}/petitions?${new URLSearchParams({ ...query, ...(isBelow && { below: 'yes' }) })}`;
  const lines = [
    { count: found.mine, words: t.mine, href: to({ who: 'me' }) },
    { count: found.overdue, words: t.overdue, href: to({ tab: 'overdue' }) },
    { count: found.soon, words: t.soon, href: to({ tab: 'soon' }) },
  ].filter(({ count }) => count > 0);
  return (
    <p class="petition-waiting">
      <b>{t.title}:</b>
      {lines.map(({ count, words, href }) => (
        <a href={href}>{words(countTold({ isCut: found.isCut && words !== t.mine }, count, { locale }))}</a>
      ))}
      {lines.length === 0 && <span class="soft">{t.none}</span>}
    </p>
  );
}
