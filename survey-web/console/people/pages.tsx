import { cancelLink, listInvitations } from '../../../api/accounts/links.ts';
import { type Person, searchPeople } from '../../../api/accounts/people.ts';
import { wholeRoles } from '../../../api/accounts/permissions.ts';
import { recordChange } from '../../../api/audit/store.ts';
import type { Db } from '../../../api/database/open.ts';
import { problem } from '../../../api/problems.ts';
import { inLocale } from '../../../api/text.ts';
import { findUnitById } from '../../../api/units/store.ts';
import { peopleTexts } from '../../texts/console-people.ts';
import { consoleRoom } from '../console-room.ts';
import { SubmitButton, TextField } from '../form.tsx';
import type { Refused, Visit } from '../visit.ts';
import { giveOrInvite } from './give.ts';
import { GrantForm, readEmail, readWanted } from './grant-form.tsx';
import { Invitations } from './invitations.tsx';
import { showLinkOnce } from './one-time-link.tsx';

const mostShown = 100;

/** Every account of the installation. */
export const peoplePages = consoleRoom();
peoplePages.get('/people', 'accounts.edit', (visit) => showPeople(visit));
peoplePages.post('/people', 'accounts.edit', inviteForWhole);
peoplePages.post('/people/cancel', 'accounts.edit', cancel);

async function showPeople(visit: Visit, refused?: Refused) {
  const { deps, today, now, locale } = visit;
  const t = peopleTexts[locale];
  const asked = visit.query('q');
  const { people, all } = await searchPeople(deps.db, asked, today, mostShown);
  const names = await unitNames(deps.db, people, locale);
  const values = refused ? await visit.form() : new URLSearchParams({ from: today });
  return visit.show({
    title: t.accounts,
    lead: t.allLead,
    refused,
    children: (
      <>
        <form method="get" action="/console/people" class="console-search" role="search">
          <TextField
            of={{ values: new URLSearchParams({ q: asked }), errors: [], locale }}
            name="q"
            type="search"
            label={t.search}
          />
          <SubmitButton quiet>{t.find}</SubmitButton>
        </form>
        {all === 0 ? <p>{t.nobodyFound}</p> : <p class="soft">{t.found(people.length, all)}</p>}
        {all > 0 && <PeopleTable people={people} names={names} locale={locale} />}
        <Invitations
          visit={visit}
          invitations={await listInvitations(deps.db, 'anywhere', now)}
          cancelAt="/console/people/cancel"
          mayCancel={() => true}
        />
        <section class="console-form">
          <h2>{t.inviteTitle}</h2>
          <p>{t.inviteText}</p>
          <GrantForm
            of={{ values, errors: refused?.errors ?? [], locale }}
            action="/console/people"
            roles={wholeRoles}
            asksEmail
          />
        </section>
      </>
    ),
  });
}

function PeopleTable({
  people,
  names,
  locale,
}: {
  people: Person[];
  names: Map<number, string>;
  locale: Visit['locale'];
}) {
  const t = peopleTexts[locale];
  const rolesOf = ({ grants }: Person) =>
    grants.map(({ role, unitId }) =>
      unitId === null ? t.roles[role] : `${t.roles[role]} (${names.get(unitId)})`,
    );
  const stateOf = ({ closedAt, twoFactorEnabled }: Person) =>
    closedAt ? t.closed : twoFactorEnabled ? t.secondFactor : t.passwordOnly;
  return (
    <table class="console-table">
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.email}</th>
          <th scope="col">{t.rolesOf}</th>
          <th scope="col">{t.status}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr>
            <th scope="row">
              <a href={`/console/people/${person.id}`}>{person.name}</a>
            </th>
            <td data-label={t.email}>{person.email}</td>
            <td data-label={t.rolesOf}>{rolesOf(person).join(', ') || t.noRole}</td>
            <td data-label={t.status}>{stateOf(person)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The names of the units that the grants of these people name. */
export async function unitNames(
  db: Db,
  people: Pick<Person, 'grants'>[],
  locale: Visit['locale'],
): Promise<Map<number, string>> {
  const ids = new Set(people.flatMap(({ grants }) => grants.flatMap(({ unitId }) => unitId ?? [])));
  const units = await Promise.all([...ids].map((id) => findUnitById(db, id)));
  return new Map(units.flatMap((unit) => (unit ? [[unit.id, inLocale(unit.name, locale)] as const] : [])));
}

async function inviteForWhole(visit: Visit) {
  const t = peopleTexts[visit.locale];
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const email = readEmail(visit, form);
      const given = await giveOrInvite(visit, email, readWanted(visit, form, wholeRoles), null);
      if (given === 'given') return visit.go('/people', 'added');
      if (given === 'mailed') return visit.go('/people', 'sent');
      return showLinkOnce(visit, {
        ...given,
        title: t.invitedTitle,
        lead: t.invitedLead(email),
        back: '/people',
      });
    },
    (refused) => showPeople(visit, refused),
  );
}

async function cancel(visit: Visit) {
  const hash = (await visit.form()).get('invitation');
  await visit.change(async (trx, by) => {
    const waiting = await listInvitations(trx, 'anywhere', visit.now);
    const invitation = waiting.find(({ tokenHash }) => tokenHash === hash);
    if (!invitation || !(await cancelLink(trx, invitation.tokenHash))) throw problem('not-found');
    const subject = { kind: 'invitation', key: invitation.email };
    await recordChange(trx, by, { action: 'staff.cancel-invitation', unitId: null, subject }, visit.now);
  });
  return visit.go('/people', 'removed');
}
