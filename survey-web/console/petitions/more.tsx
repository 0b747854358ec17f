import { petitionMoreTexts } from '../../texts/console-petition-more.ts';
import type { UnitVisit } from '../visit.ts';
import type { Opened } from './opened.ts';

/** From an inbox: what comes in another way than by the form, and lists of other systems. */
export function MoreOfInbox({ visit }: { visit: UnitVisit }) {
  const t = petitionMoreTexts[visit.locale];
  const at = `/console/units/${visit.unit.slug}/petitions`;
  return (
    <nav class="console-actions" aria-label={t.more}>
      {visit.may('petitions.edit') && (
        <a class="button quiet" href={`${at}/new`}>
          {t.enter}
        </a>
      )}
      <a href={`${at}/exchange`}>{t.exchange}</a>
    </nav>
  );
}

/** From a petition: what is seldom done with it, each a page of its own. */
export function MoreOfPetition({ visit, opened }: { visit: UnitVisit; opened: Opened }) {
  const t = petitionMoreTexts[visit.locale];
  const { petition, mayEdit, maySeeSender, path } = opened;
  const pages = [
    petition.state === 'transferred' && { to: 'transfer-slip', name: t.transferSlip },
    maySeeSender && { to: 'secret', name: t.secret },
    maySeeSender && { to: 'data', name: t.data },
    mayEdit && { to: 'source', name: t.source },
    visit.may('petitions.accesses') && { to: 'accesses', name: t.accesses },
  ].filter((page) => page !== false);
  if (pages.length === 0) return null;
  return (
    <nav class="card" aria-labelledby="more">
      <h2 id="more">{t.ofPetition}</h2>
      <ul>
        {pages.map(({ to, name }) => (
          <li>
            <a href={`/console${path}/${to}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
