import type { Invitation } from '../../../api/accounts/links.ts';
import { instantInWords } from '../../public/wording.ts';
import { peopleTexts } from '../../texts/console-people.ts';
import type { Visit } from '../visit.ts';

/** Invitations that nobody has followed yet, with a button for those that this person may cancel. */
export function Invitations({
  visit: { locale },
  invitations,
  cancelAt,
  mayCancel,
}: {
  visit: Visit;
  invitations: Invitation[];
  cancelAt: string;
  mayCancel: (invitation: Invitation) => boolean;
}) {
  if (invitations.length === 0) return null;
  const t = peopleTexts[locale];
  return (
    <section>
      <h2>{t.open}</h2>
      <ul class="console-rows">
        {invitations.map((invitation) => (
          <li>
            <span>
              <strong>{invitation.email}</strong> ·{' '}
              {invitation.grants.map(({ role, unit }) => placeOf(t.roles[role], unit)).join(', ')}
              <br />
              <span class="soft">
                {t.expires(instantInWords(invitation.expiresAt.toISOString(), locale))}
              </span>
            </span>
            {mayCancel(invitation) && (
              <form method="post" action={cancelAt}>
                <input type="hidden" name="invitation" value={invitation.tokenHash} />
                <button type="submit" class="link-button" aria-label={`${t.cancel}: ${invitation.email}`}>
                  {t.cancel}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const placeOf = (role: string, unit: string | null) => (unit === null ? role : `${role} (${unit})`);
