import { takeBackRole } from '../../../api/accounts/granting.ts';
import { cancelLink, type Invitation, listInvitations } from '../../../api/accounts/links.ts';
import { type HeldGrant, listGrantsAt } from '../../../api/accounts/people.ts';
import { unitRoles } from '../../../api/accounts/permissions.ts';
import { chainOf } from '../../../api/accounts/reach.ts';
import { recordChange } from '../../../api/audit/store.ts';
import { problem } from '../../../api/problems.ts';
import { inLocale } from '../../../api/text.ts';
import { peopleTexts } from '../../texts/console-people.ts';
import { consoleRoom } from '../console-room.ts';
import type { Refused, UnitVisit } from '../visit.ts';
import { daysInWords } from './days-in-words.ts';
import { giveOrInvite } from './give.ts';
import { GrantForm, readEmail, readWanted } from './grant-form.tsx';
import { Invitations } from './invitations.tsx';
import { showLinkOnce } from './one-time-link.tsx';

/** Who has which role at a unit, for those who manage it. */
export const unitPeoplePages = consoleRoom();
unitPeoplePages.get('/units/:unit/people', 'accounts.edit', (visit) => showPeople(visit));
unitPeoplePages.post('/units/:unit/people', 'accounts.edit', give);
unitPeoplePages.post('/units/:unit/people/take-back', 'accounts.edit', takeBack);
unitPeoplePages.post('/units/:unit/people/cancel', 'accounts.edit', cancel);

const pathOf = ({ unit }: UnitVisit) => `/units/${unit.slug}/people`;

async function showPeople(visit: UnitVisit, refused?: Refused) {
  const { deps, unit, today, now, locale } = visit;
  const t = peopleTexts[locale];
  const grants = await listGrantsAt(deps.db, chainOf(unit), today);
  const here = grants.filter(({ unitId }) => unitId === unit.id);
  // An officer of a superior has nothing to do here.
  const above = grants.filter(({ unitId, role }) => unitId !== unit.id && role !== 'officer');
  const values = refused ? await visit.form() : new URLSearchParams({ from: today });
  return visit.show({
    title: t.people,
    lead: t.unitLead,
    refused,
    children: (
      <>
        {here.length === 0 ? <p>{t.nobodyHere}</p> : <Grants visit={visit} grants={here} />}
        <Invitations
          visit={visit}
          invitations={await listInvitations(deps.db, { unit: unit.slug }, now)}
          cancelAt={`/console${pathOf(visit)}/cancel`}
          mayCancel={(invitation) => mayCancel(visit, invitation)}
        />
        <section class="console-form">
          <h2>{t.addTitle}</h2>
          <p>{t.addText}</p>
          <GrantForm
            of={{ values, errors: refused?.errors ?? [], locale }}
            action={`/console${pathOf(visit)}`}
            roles={unitRoles}
            asksEmail
          />
        </section>
        {above.length > 0 && (
          <section>
            <h2>{t.fromAbove}</h2>
            <Grants visit={visit} grants={above} />
          </section>
        )}
      </>
    ),
  });
}

function Grants({ visit, grants }: { visit: UnitVisit; grants: HeldGrant[] }) {
  const { locale, unit } = visit;
  const t = peopleTexts[locale];
  const isHere = grants.some(({ unitId }) => unitId === unit.id);
  return (
    <table class="console-table">
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.role}</th>
          <th scope="col">{t.days}</th>
          <th scope="col">{isHere ? t.actions : t.at}</th>
        </tr>
      </thead>
      <tbody>
        {grants.map((grant) => (
          <tr>
            <th scope="row">
              {grant.name}
              <br />
              <span class="soft">{grant.email}</span>
            </th>
            <td data-label={t.role}>{t.roles[grant.role]}</td>
            <td data-label={t.days}>{daysInWords(grant, visit)}</td>
            <td data-label={isHere ? undefined : t.at}>
              {isHere ? <TakeBack visit={visit} grant={grant} /> : placeOf(visit, grant)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TakeBack({ visit, grant }: { visit: UnitVisit; grant: HeldGrant }) {
  const t = peopleTexts[visit.locale];
  return (
    <form method="post" action={`/console${pathOf(visit)}/take-back`}>
      <input type="hidden" name="grant" value={grant.id} />
      <button
        type="submit"
        class="link-button"
        aria-label={`${t.takeBack}: ${grant.name}, ${t.roles[grant.role]}`}
      >
        {t.takeBack}
      </button>
    </form>
  );
}

function placeOf({ unit, locale }: UnitVisit, { unitId }: HeldGrant): string {
  const superior = unit.superiors.find(({ id }) => id === unitId);
  return superior ? inLocale(superior.name, locale) : peopleTexts[locale].whole;
}

async function give(visit: UnitVisit) {
  const t = peopleTexts[visit.locale];
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const email = readEmail(visit, form);
      const given = await giveOrInvite(visit, email, readWanted(visit, form, unitRoles), visit.unit);
      if (given === 'given') return visit.go(pathOf(visit), 'added');
      if (given === 'mailed') return visit.go(pathOf(visit), 'sent');
      return showLinkOnce(visit, {
        ...given,
        title: t.invitedTitle,
        lead: t.invitedLead(email),
        back: pathOf(visit),
      });
    },
    (refused) => showPeople(visit, refused),
  );
}

async function takeBack(visit: UnitVisit) {
  const { unit, today, now } = visit;
  const id = Number((await visit.form()).get('grant'));
  await visit.change(async (trx, by) => {
    const grants = await listGrantsAt(trx, [unit.id], today);
    const grant = grants.find((one) => one.id === id && one.unitId === unit.id);
    if (!grant) throw problem('not-found');
    await takeBackRole(trx, by, grant, now);
  });
  return visit.go(pathOf(visit), 'removed');
}

async function cancel(visit: UnitVisit) {
  const { unit, now } = visit;
  const hash = (await visit.form()).get('invitation');
  await visit.change(async (trx, by) => {
    const waiting = await listInvitations(trx, { unit: unit.slug }, now);
    const invitation = waiting.find(({ tokenHash }) => tokenHash === hash);
    if (!invitation || !mayCancel(visit, invitation)) throw problem('not-found');
    if (!(await cancelLink(trx, invitation.tokenHash))) throw problem('not-found');
    const subject = { kind: 'invitation', key: invitation.email };
    await recordChange(trx, by, { action: 'staff.cancel-invitation', unitId: unit.id, subject }, now);
  });
  return visit.go(pathOf(visit), 'removed');
}

/** What else an invitation promises may be out of this person's reach, unless they promised it. */
const mayCancel = ({ actor, unit }: UnitVisit, { madeBy, grants }: Invitation) =>
  madeBy === actor.staffId || grants.every((grant) => grant.unit === unit.slug);
