import { requireGoodPassword } from '../../../api/accounts/password.ts';
import { hashPassword, hasPassword } from '../../../api/accounts/password-check.ts';
import { isConnected } from '../../../api/accounts/provider-sign-in.ts';
import { endSession, endSessions, listSessions } from '../../../api/accounts/sessions.ts';
import { renameStaff, setPassword } from '../../../api/accounts/store.ts';
import { recordChange } from '../../../api/audit/store.ts';
import { problem } from '../../../api/problems.ts';
import { isPrintable } from '../../../api/text.ts';
import { accountTexts } from '../../texts/console-account.ts';
import { consoleRoom, signedIn } from '../console-room.ts';
import { connect } from '../sign-in/provider.tsx';
import { type Refused, type Visit, wrongField } from '../visit.ts';
import { AccountView } from './account-view.tsx';
import { requireOwnPassword } from './own-password.ts';

/** Everybody's own account. */
export const accountPages = consoleRoom();
accountPages.get('/account', signedIn, (visit) => showAccount(visit));
accountPages.get('/account/connect', signedIn, ({ c }) => connect(c));
accountPages.post('/account/name', signedIn, rename);
accountPages.post('/account/password', signedIn, changePassword);
accountPages.post('/account/sessions/end', signedIn, endOne);
accountPages.post('/account/sessions/end-others', signedIn, endOthers);

const about = ({ actor }: Visit) => ({ unitId: null, subject: { kind: 'staff', key: actor.staffId } });

async function showAccount(visit: Visit, refused?: Refused) {
  const { deps, actor, locale } = visit;
  const t = accountTexts[locale];
  const values = refused ? await visit.form() : new URLSearchParams({ name: actor.name });
  if (!values.has('name')) values.set('name', actor.name);
  return visit.show({
    title: t.title,
    lead: t.lead,
    refused,
    width: 'narrow',
    children: (
      <AccountView
        visit={visit}
        form={{ values, errors: refused?.errors ?? [], locale }}
        hasPassword={await hasPassword(deps.db, actor.staffId)}
        provider={deps.config.oidc?.name}
        isConnected={await isConnected(deps.db, actor.staffId)}
        // Sessions are the library's, which looks at the real clock.
        sessions={await listSessions(deps.db, actor.staffId, new Date())}
      />
    ),
  });
}

async function rename(visit: Visit) {
  return visit.attempt(
    async () => {
      const { actor, locale, now } = visit;
      const name = ((await visit.form()).get('name') ?? '').trim();
      if (name === '' || name.length > 200 || !isPrintable(name) || /[\r\n\t]/.test(name)) {
        throw wrongField('name', accountTexts[locale].nameMissing);
      }
      if (name === actor.name) return visit.go('/account', 'unchanged');
      await visit.change(async (trx, by) => {
        await renameStaff(trx, actor.staffId, name, now);
        const change = { action: 'staff.rename', before: { name: actor.name }, after: { name } };
        await recordChange(trx, by, { ...about(visit), ...change }, now);
      });
      return visit.go('/account', 'saved');
    },
    (refused) => showAccount(visit, refused),
  );
}

async function changePassword(visit: Visit) {
  return visit.attempt(
    async () => {
      const { actor, deps, locale, now, sessionId } = visit;
      if (!(await hasPassword(deps.db, actor.staffId))) throw problem('not-found');
      await requireOwnPassword(visit, 'current');
      const password = (await visit.form()).get('password') ?? '';
      requireGoodPassword(password, [actor.email, actor.name], 'password', locale);
      const hash = await hashPassword(deps, password);
      await visit.change(async (trx, by) => {
        await setPassword(trx, actor.staffId, hash, now);
        await endSessions(trx, actor.staffId, sessionId);
        await recordChange(trx, by, { ...about(visit), action: 'staff.new-password' }, now);
      });
      return visit.go('/account', 'saved');
    },
    (refused) => showAccount(visit, refused),
  );
}

async function endOne(visit: Visit) {
  const id = (await visit.form()).get('session') ?? '';
  await visit.change(async (trx, by) => {
    const ended = await endSession(trx, visit.actor.staffId, id);
    if (!ended) throw problem('not-found');
    const { userAgent } = ended;
    const change = { action: 'staff.end-session', before: { userAgent } };
    await recordChange(trx, by, { ...about(visit), ...change }, visit.now);
  });
  return visit.go('/account', 'removed');
}

async function endOthers(visit: Visit) {
  await visit.change(async (trx, by) => {
    const sessions = await endSessions(trx, visit.actor.staffId, visit.sessionId);
    if (sessions === 0) return;
    const change = { action: 'staff.end-other-sessions', after: { sessions } };
    await recordChange(trx, by, { ...about(visit), ...change }, visit.now);
  });
  return visit.go('/account', 'removed');
}
