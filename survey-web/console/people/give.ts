import { giveRole } from '../../../api/accounts/granting.ts';
import { invite } from '../../../api/accounts/inviting.ts';
import { findStaff } from '../../../api/accounts/store.ts';
import { mailBy } from '../../../api/notices/mail.ts';
import type { Unit } from '../../../api/units/store.ts';
import { letters } from '../../texts/console-mail.ts';
import { peopleTexts } from '../../texts/console-people.ts';
import { type Visit, wrongField } from '../visit.ts';
import type { Wanted } from './grant-form.tsx';

export type Given = 'given' | 'mailed' | { link: string; mailFailed: boolean };

/**
 * Gives the role to whoever has an account; others are invited: by e-mail where a mail server is configured, else by
 * a link to hand on.
 * @throws Problem invalid-input where the role is held already or the account is closed
 */
export async function giveOrInvite(
  visit: Visit,
  email: string,
  wanted: Wanted,
  unit: Unit | null,
): Promise<Given> {
  const { deps, actor, now, locale } = visit;
  const t = peopleTexts[locale];
  const unitId = unit?.id ?? null;
  const known = await findStaff(deps.db, { email });
  if (known?.closedAt) throw wrongField('email', t.accountClosed);
  if (known) {
    const grant = { staffId: known.id, unitId, ...wanted };
    const given = await visit.change((trx, by) => giveRole(trx, by, grant, now));
    if (!given) throw wrongField('email', t.alreadyHeld);
    return 'given';
  }
  const send = mailBy(deps.config);
  const grant = { ...wanted, unit: unit?.slug ?? null };
  const makeLink = async (mailed: boolean) => {
    const path = await visit.change((trx, by) => invite(trx, by, { email, grant, unitId, mailed }, now));
    return deps.config.publicUrl + path;
  };
  if (!send) return { link: await makeLink(false), mailFailed: false };
  try {
    await send({ to: email, ...letters.invitation(await makeLink(true), actor.name) });
    return 'mailed';
  } catch (error) {
    // The letter itself stays out of the log: it carries the link.
    deps.log.warn({ code: (error as { code?: string }).code }, 'the mail server took no invitation');
    return { link: await makeLink(false), mailFailed: true };
  }
}
