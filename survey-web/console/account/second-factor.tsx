import { hasPassword } from '../../../api/accounts/password-check.ts';
import { readOneTimeCode } from '../../../api/accounts/recovery-codes.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  findPendingAddress,
  findSecondFactor,
  listRecoveryCodes,
  removeSecondFactor,
  renewRecoveryCodes,
} from '../../../api/accounts/second-factor.ts';
import { recordChange } from '../../../api/audit/store.ts';
import { problem } from '../../../api/problems.ts';
import { assetUrl } from '../../assets.ts';
import { accountTexts } from '../../texts/console-account.ts';
import { consoleRoom, signedIn } from '../console-room.ts';
import { type Refused, type Visit, wrongField } from '../visit.ts';
import { requireOwnPassword } from './own-password.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { Overview, qrOf, SetUp } from './second-factor-forms.tsx';

/** Below /console: where administrators set up the second factor that they need; all else is closed until then. */
export const secondFactorPath = '/account/second-factor';

export const secondFactorPages = consoleRoom();
secondFactorPages.get('/account/second-factor', signedIn, (visit) => showOverview(visit));
secondFactorPages.post('/account/second-factor/begin', signedIn, begin);
secondFactorPages.post('/account/second-factor/confirm', signedIn, confirm);
secondFactorPages.post('/account/second-factor/codes', signedIn, renewCodes);
secondFactorPages.post('/account/second-factor/remove', signedIn, remove);

async function showOverview(visit: Visit, refused?: Refused, form?: 'begin' | 'codes' | 'remove') {
  const { actor, deps, locale } = visit;
  const factor = await findSecondFactor(deps.db, actor.staffId);
  const isOn = factor?.state === 'on';
  const t = accountTexts[locale];
  return visit.show({
    title: isOn ? t.secondFactor : t.secondFactorSetUp,
    lead: actor.needsSecondFactor ? t.secondFactorNeeded : t.secondFactorLead,
    refused,
    width: 'narrow',
    children: (
      <Overview
        locale={locale}
        isOn={isOn}
        codesLeft={isOn ? (await listRecoveryCodes(deps, actor.staffId)).length : 0}
        asksPassword={await hasPassword(deps.db, actor.staffId)}
        mayRemove={isOn && !isAdministrator(visit)}
        refused={refused && form ? { form, errors: refused.errors } : undefined}
      />
    ),
  });
}

const isAdministrator = ({ actor }: Visit) => actor.grants.some(({ role }) => role === 'administrator');

/** Shows a new secret. One that is in use goes first: its place is for one authenticator. */
async function begin(visit: Visit) {
  return visit.attempt(
    async () => {
      const { deps, actor, c, now } = visit;
      const password = await requireOwnPassword(visit, 'password');
      const factor = await findSecondFactor(deps.db, actor.staffId);
      if (factor?.state === 'on') {
        await visit.change(async (trx, by) => {
          await removeSecondFactor(trx, actor.staffId);
          await recordChange(trx, by, changeOf(visit, 'staff.second-factor-change'), now);
        });
      }
      return showSetUp(visit, await beginSecondFactor(deps, c.req.raw.headers, password));
    },
    (refused) => showOverview(visit, refused, 'begin'),
  );
}

async function showSetUp(visit: Visit, address: string, refused?: Refused) {
  const { locale } = visit;
  const t = accountTexts[locale];
  const form = { values: new URLSearchParams(), errors: refused?.errors ?? [], locale };
  return visit.show({
    title: t.secondFactorSetUp,
    lead: t.setUpLead,
    refused,
    width: 'narrow',
    children: <SetUp form={form} address={address} qr={await qrOf(address)} />,
  });
}

async function confirm(visit: Visit) {
  const { deps, actor, c, locale, now } = visit;
  const t = accountTexts[locale];
  const address = await findPendingAddress(deps, actor);
  if (!address) return visit.go(secondFactorPath);
  return visit.attempt(
    async () => {
      const code = readOneTimeCode((await visit.form()).get('code') ?? '');
      if (!code) throw wrongField('code', t.sixDigits);
      const confirmed = await confirmSecondFactor(deps, c.req.raw.headers, actor.staffId, code);
      if (!confirmed) throw wrongField('code', t.wrongCode);
      for (const cookie of confirmed.setCookies) c.header('Set-Cookie', cookie, { append: true });
      await visit.change((trx, by) => recordChange(trx, by, changeOf(visit, 'staff.second-factor-on'), now));
      return showCodes(visit, await listRecoveryCodes(deps, actor.staffId));
    },
    (refused) => showSetUp(visit, address, refused),
  );
}

async function renewCodes(visit: Visit) {
  return visit.attempt(
    async () => {
      const { deps, actor, c, now } = visit;
      const password = await requireOwnPassword(visit, 'password');
      if ((await findSecondFactor(deps.db, actor.staffId))?.state !== 'on') throw problem('not-found');
      const codes = await renewRecoveryCodes(deps, c.req.raw.headers, password);
      await visit.change((trx, by) =>
        recordChange(trx, by, changeOf(visit, 'staff.recovery-codes-renew'), now),
      );
      return showCodes(visit, codes);
    },
    (refused) => showOverview(visit, refused, 'codes'),
  );
}

async function remove(visit: Visit) {
  if (isAdministrator(visit)) throw problem('not-found');
  return visit.attempt(
    async () => {
      await requireOwnPassword(visit, 'password');
      await visit.change(async (trx, by) => {
        await removeSecondFactor(trx, visit.actor.staffId);
        await recordChange(trx, by, changeOf(visit, 'staff.second-factor-off'), visit.now);
      });
      return visit.go('/account', 'saved');
    },
    (refused) => showOverview(visit, refused, 'remove'),
  );
}

function showCodes(visit: Visit, codes: string[]) {
  const t = accountTexts[visit.locale];
  return visit.show({
    title: t.codesTitle,
    lead: t.codesLead,
    width: 'narrow',
    script: assetUrl('console-copy'),
    children: <RecoveryCodes locale={visit.locale} codes={codes} of={visit.actor.email} />,
  });
}

const changeOf = (visit: Visit, action: string) => ({
  action,
  unitId: null,
  subject: { kind: 'staff', key: visit.actor.staffId },
});
