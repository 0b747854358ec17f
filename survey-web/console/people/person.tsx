import { closeAccount, giveRole, reopenAccount, takeBackRole } from '../../../api/accounts/granting.ts';
import { makeLink } from '../../../api/accounts/links.ts';
import { wholeRoles } from '../../../api/accounts/permissions.ts';
import { removeSecondFactor } from '../../../api/accounts/second-factor.ts';
import { endSessions, listSessions } from '../../../api/accounts/sessions.ts';
import { findStaff, listGrants, type Staff } from '../../../api/accounts/store.ts';
import { recordChange } from '../../../api/audit/store.ts';
import { mailBy } from '../../../api/notices/mail.ts';
import { problem } from '../../../api/problems.ts';
import { letters } from '../../texts/console-mail.ts';
import { peopleTexts } from '../../texts/console-people.ts';
import { consoleRoom } from '../console-room.ts';
import { type Refused, type Visit, wrongField } from '../visit.ts';
import { readWanted } from './grant-form.tsx';
import { showLinkOnce } from './one-time-link.tsx';
import { unitNames } from './pages.tsx';
import { PersonView } from './person-view.tsx';

async function personOf(visit: Visit): Promise<Staff> {
  const id = visit.param('person');
  const person = /^[\w-]{1,80}$/.test(id) ? await findStaff(visit.deps.db, { id }) : undefined;
  if (!person) throw problem('not-found');
  return person;
}

const pathOf = ({ id }: Staff) => `/people/${id}`;
const about = ({ id }: Staff) => ({ unitId: null, subject: { kind: 'staff', key: id } });

async function showPerson(visit: Visit, person: Staff, refused?: Refused) {
  const { deps, today, locale } = visit;
  const t = peopleTexts[locale];
  const grants = await listGrants(deps.db, person.id, today);
  // Sessions are the library's, which looks at the real clock.
  const sessions = await listSessions(deps.db, person.id, new Date());
  return visit.show({
    title: person.name,
    lead: t.personLead,
    refused,
    children: (
      <PersonView
        visit={visit}
        person={person}
        grants={grants}
        names={await unitNames(deps.db, [{ grants }], locale)}
        openSessions={sessions.length}
        values={refused ? await visit.form() : new URLSearchParams({ from: today })}
        errors={refused?.errors ?? []}
      />
    ),
  });
}

/** Does something to an account that is there; where it is refused, shows the account again with the reason. */
async function onPerson(visit: Visit, act: (person: Staff) => Promise<Response>) {
  const person = await personOf(visit);
  return visit.attempt(
    () => act(person),
    (refused) => showPerson(visit, person, refused),
  );
}

const give = (visit: Visit) =>
  onPerson(visit, async (person) => {
    const t = peopleTexts[visit.locale];
    if (person.closedAt) throw wrongField('role', t.accountClosed);
    const wanted = readWanted(visit, await visit.form(), wholeRoles);
    const grant = { staffId: person.id, unitId: null, ...wanted };
    const given = await visit.change((trx, by) => giveRole(trx, by, grant, visit.now));
    if (!given) throw wrongField('role', t.alreadyHeld);
    return visit.go(pathOf(person), 'added');
  });

const takeBack = (visit: Visit) =>
  onPerson(visit, async (person) => {
    const id = Number((await visit.form()).get('grant'));
    await visit.change(async (trx, by) => {
      const grant = (await listGrants(trx, person.id, visit.today)).find((one) => one.id === id);
      if (!grant) throw problem('not-found');
      await takeBackRole(trx, by, grant, visit.now);
    });
    return visit.go(pathOf(person), 'removed');
  });

const reset = (visit: Visit) =>
  onPerson(visit, async (person) => {
    if (person.closedAt) throw problem('not-found');
    const { deps, now, locale } = visit;
    const t = peopleTexts[locale];
    const send = mailBy(deps.config);
    const newLink = async (mailed: boolean) => {
      const { email } = person;
      const link = { purpose: 'reset' as const, email, grants: [], madeBy: visit.actor.staffId, mailed };
      const path = await visit.change(async (trx, by) => {
        await recordChange(trx, by, { ...about(person), action: 'staff.reset-link', after: { mailed } }, now);
        return (await makeLink(trx, link, now)).path;
      });
      return deps.config.publicUrl + path;
    };
    const sent =
      send &&
      (await send({ to: person.email, ...letters.reset(await newLink(true)) }).then(
        () => true,
        () => false,
      ));
    if (sent) return visit.go(pathOf(person), 'sent');
    return showLinkOnce(visit, {
      link: await newLink(false),
      mailFailed: sent === false,
      title: t.resetTitle,
      lead: t.resetLead(person.email),
      back: pathOf(person),
    });
  });

const removeFactor = (visit: Visit) =>
  onPerson(visit, async (person) => {
    await visit.change(async (trx, by) => {
      await removeSecondFactor(trx, person.id);
      await endSessions(trx, person.id);
      await recordChange(trx, by, { ...about(person), action: 'staff.second-factor-off' }, visit.now);
    });
    return visit.go(pathOf(person), 'removed');
  });

const endAll = (visit: Visit) =>
  onPerson(visit, async (person) => {
    await visit.change(async (trx, by) => {
      await endSessions(trx, person.id);
      await recordChange(trx, by, { ...about(person), action: 'staff.end-sessions' }, visit.now);
    });
    return visit.go(pathOf(person), 'saved');
  });

const close = (visit: Visit) =>
  onPerson(visit, async (person) => {
    await visit.change((trx, by) => closeAccount(trx, by, person.id, visit.now));
    return visit.go(pathOf(person), 'closed');
  });

const reopen = (visit: Visit) =>
  onPerson(visit, async (person) => {
    await visit.change((trx, by) => reopenAccount(trx, by, person.id, visit.now));
    return visit.go(pathOf(person), 'reopened');
  });

/** One account, for administrators. */
export const personPages = consoleRoom();
personPages.get('/people/:person', 'accounts.edit', async (visit) =>
  showPerson(visit, await personOf(visit)),
);
personPages.post('/people/:person/grants', 'accounts.edit', give);
personPages.post('/people/:person/take-back', 'accounts.edit', takeBack);
personPages.post('/people/:person/reset', 'accounts.edit', reset);
personPages.post('/people/:person/second-factor', 'accounts.edit', removeFactor);
personPages.post('/people/:person/sessions', 'accounts.edit', endAll);
personPages.post('/people/:person/close', 'accounts.edit', close);
personPages.post('/people/:person/reopen', 'accounts.edit', reopen);
