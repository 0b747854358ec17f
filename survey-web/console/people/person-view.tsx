import { wholeRoles } from '../../../api/accounts/permissions.ts';
import type { Staff, StaffGrant } from '../../../api/accounts/store.ts';
import type { PathError } from '../../../api/problems.ts';
import { peopleTexts } from '../../texts/console-people.ts';
import type { Visit } from '../visit.ts';
import { daysInWords } from './days-in-words.ts';
import { GrantForm } from './grant-form.tsx';

interface PersonProps {
  visit: Visit;
  person: Staff;
  grants: StaffGrant[];
  names: Map<number, string>;
  openSessions: number;
  values: URLSearchParams;
  errors: PathError[];
}

/** An account as administrators see it. */
export function PersonView(props: PersonProps) {
  const { visit, person, openSessions, values, errors } = props;
  const { locale } = visit;
  const t = peopleTexts[locale];
  const at = `/console/people/${person.id}`;
  return (
    <>
      <p>
        {person.email} · {person.twoFactorEnabled ? t.secondFactorOn : t.secondFactorOff}{' '}
        {t.sessions(openSessions)}
      </p>
      {person.closedAt && <p class="card">{t.isClosed}</p>}
      <h2>{t.rolesOf}</h2>
      <Grants {...props} />
      {!person.closedAt && (
        <section class="console-form">
          <h2>{t.giveWhole}</h2>
          <p>{t.giveUnit}</p>
          <GrantForm
            of={{ values, errors, locale }}
            action={`${at}/grants`}
            roles={wholeRoles}
            asksEmail={false}
          />
        </section>
      )}
      <h2>{t.account}</h2>
      <p class="console-alone">
        <a href={`/console/audit?kind=staff&subject=${person.id}`}>{t.history}</a>
      </p>
      {person.closedAt ? (
        <Act at={`${at}/reopen`} name={t.reopen} />
      ) : (
        <>
          <Act at={`${at}/reset`} name={t.reset} />
          {person.twoFactorEnabled && (
            <Act at={`${at}/second-factor`} name={t.removeSecondFactor} why={t.removeSecondFactorText} />
          )}
          {openSessions > 0 && <Act at={`${at}/sessions`} name={t.endSessions} />}
          <Act at={`${at}/close`} name={t.close} why={t.closeText} danger />
        </>
      )}
    </>
  );
}

function Act({ at, name, why, danger }: { at: string; name: string; why?: string; danger?: true }) {
  return (
    <form method="post" action={at} class="console-act">
      {why && <p class="soft">{why}</p>}
      <button type="submit" class={danger ? 'button danger' : 'button quiet'}>
        {name}
      </button>
    </form>
  );
}

function Grants({ visit, person, grants, names }: PersonProps) {
  const t = peopleTexts[visit.locale];
  if (grants.length === 0) return <p>{t.noRolesYet}</p>;
  return (
    <ul class="console-rows">
      {grants.map((grant) => (
        <li>
          <span>
            <strong>{t.roles[grant.role]}</strong> ·{' '}
            {grant.unitId === null ? t.whole : names.get(grant.unitId)}
            <br />
            <span class="soft">{daysInWords(grant, visit)}</span>
          </span>
          <form method="post" action={`/console/people/${person.id}/take-back`}>
            <input type="hidden" name="grant" value={grant.id} />
            <button type="submit" class="link-button" aria-label={`${t.takeBack}: ${t.roles[grant.role]}`}>
              {t.takeBack}
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}
