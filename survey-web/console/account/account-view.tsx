import type { StaffSession } from '../../../api/accounts/sessions.ts';
import { instantInWords } from '../../public/wording.ts';
import { consoleTexts } from '../../texts/console.ts';
import { accountTexts } from '../../texts/console-account.ts';
import { peopleTexts } from '../../texts/console-people.ts';
import { type Filled, SubmitButton, TextField } from '../form.tsx';
import type { Visit } from '../visit.ts';
import { deviceInWords } from './device.ts';

interface AccountProps {
  visit: Visit;
  form: Filled;
  hasPassword: boolean;
  /** The name of the identity provider, where there is one. */
  provider: string | undefined;
  isConnected: boolean;
  sessions: StaffSession[];
}

/** Name, second factor, password and sessions of whoever looks at it. */
export function AccountView({ visit, form, hasPassword, provider, isConnected, sessions }: AccountProps) {
  const { locale, actor } = visit;
  const t = accountTexts[locale];
  const roles = [...new Set(actor.grants.map(({ role }) => peopleTexts[locale].roles[role]))].join(', ');
  return (
    <>
      <p>
        {actor.email}
        {roles && ` · ${roles}`}
      </p>
      <form method="post" action="/console/account/name">
        <TextField of={form} name="name" label={consoleTexts[locale].name} autocomplete="name" />
        <SubmitButton quiet>{t.saveName}</SubmitButton>
      </form>
      <h2>{t.secondFactor}</h2>
      <p>
        {actor.hasSecondFactor ? t.secondFactorOn : t.secondFactorOff}{' '}
        <a href="/console/account/second-factor">{t.secondFactorOpen}</a>
      </p>
      {provider && (
        <>
          <h2>{provider}</h2>
          {isConnected ? (
            <p>{t.connected(provider)}</p>
          ) : (
            <>
              <p>{t.connectLead(provider)}</p>
              <p>
                <a class="button quiet" href="/console/account/connect">
                  {t.connect(provider)}
                </a>
              </p>
            </>
          )}
        </>
      )}
      {hasPassword && <PasswordForm form={form} />}
      <h2>{t.sessionsTitle}</h2>
      <p>{t.sessionsLead}</p>
      <ul class="console-rows">
        {sessions.map((session) => (
          <Session visit={visit} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action="/console/account/sessions/end-others" class="console-actions">
          <SubmitButton quiet>{t.endOthers}</SubmitButton>
        </form>
      )}
    </>
  );
}

function PasswordForm({ form }: { form: Filled }) {
  const t = consoleTexts[form.locale];
  const texts = accountTexts[form.locale];
  return (
    <form method="post" action="/console/account/password">
      <h2>{texts.passwordTitle}</h2>
      <p>{texts.passwordLead}</p>
      <TextField
        of={form}
        name="current"
        type="password"
        label={texts.currentPassword}
        autocomplete="current-password"
      />
      <TextField
        of={form}
        name="password"
        type="password"
        label={t.newPassword}
        hint={t.newPasswordHint}
        autocomplete="new-password"
      />
      <SubmitButton quiet>{texts.changePassword}</SubmitButton>
    </form>
  );
}

function Session({ visit, session }: { visit: Visit; session: StaffSession }) {
  const t = accountTexts[visit.locale];
  const device = deviceInWords(session.userAgent, visit.locale);
  const isThis = session.id === visit.sessionId;
  const used = instantInWords(session.lastUsedAt.toISOString(), visit.locale);
  return (
    <li>
      <span>
        <strong>{device}</strong>
        <br />
        <span class="soft">{isThis ? t.thisSession : t.lastUsed(used)}</span>
      </span>
      {!isThis && (
        <form method="post" action="/console/account/sessions/end">
          <input type="hidden" name="session" value={session.id} />
          <button type="submit" class="link-button" aria-label={`${t.end}: ${device}, ${t.lastUsed(used)}`}>
            {t.end}
          </button>
        </form>
      )}
    </li>
  );
}
