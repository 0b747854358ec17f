import type { Invitation } from '../../../api/accounts/links.ts';
import type { Db } from '../../../api/database/open.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { findUnit } from '../../../api/units/store.ts';
import { instantInWords } from '../../public/wording.ts';
import { peopleTexts } from '../../texts/console-people.ts';
import type { Visit } from '../visit.ts';

/** Invitations that nobody has followed yet, with a button for those that this person may cancel. */
export async function Invitations({
  visit: { deps, locale },
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
  const names = await namesOfUnits(deps.db, invitations, locale);
  return (
    <section>
      <h2>{t.open}</h2>
      <ul class="console-rows">
        {invitations.map((invitation) => (
          <li>
            <span>
              <strong>{invitation.email}</strong> ·{' '}
              {invitation.grants
                .map(({ role, unit }) => placeOf(t.roles[role], unit && (names.get(unit) ?? unit)))
                .join(', ')}
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

/** The names of the units that are promised, by slug. */
async function namesOfUnits(db: Db, invitations: Invitation[], locale: Locale): Promise<Map<string, string>> {
  const slugs = new Set(invitations.flatMap(({ grants }) => grants.flatMap(({ unit }) => unit ?? [])));
  const units = await Promise.all([...slugs].map((slug) => findUnit(db, slug)));
  return new Map(units.flatMap((unit) => (unit ? [[unit.slug, inLocale(unit.name, locale)] as const] : [])));
}
