import type { Context } from 'hono';
import { readOneTimeCode, readRecoveryCode } from '../../../api/accounts/recovery-codes.ts';
import { findSecondStep, finishSecondStep } from '../../../api/accounts/second-factor.ts';
import { readForm } from '../../../api/http/body.ts';
import { type Env, room } from '../../../api/http/context.ts';
import { signInTexts } from '../../texts/console-sign-in.ts';
import { SubmitButton, TextField } from '../form.tsx';
import { ConsoleDocument } from '../frame.tsx';
import { WithSummary } from '../summary.tsx';
import { pathWithin } from './passing.ts';
import { recordSignIn } from './recorded.ts';

export const secondStepPath = '/console/sign-in/code';

/** The second step of a sign-in: a code of the authenticator, or a recovery code. */
export const secondStepRoutes = room()
  .get(secondStepPath, async (c) => {
    const step = await findSecondStep(c.var.deps, c.req.raw.headers);
    return step ? showSecondStep(c, c.req.query('to')) : c.redirect('/console', 303);
  })
  .post(secondStepPath, secondStep);

async function secondStep(c: Context<Env>) {
  const { deps, locale } = c.var;
  const t = signInTexts[locale];
  const typed = await readForm(c);
  const to = typed.get('to');
  const step = await findSecondStep(deps, c.req.raw.headers);
  // Ten minutes went by, or too many codes were wrong: the password is asked for again.
  if (!step) return c.redirect(`/console${to ? `?to=${encodeURIComponent(to)}` : ''}`, 303);

  const byRecovery = typed.has('recovery');
  const code = readOneTimeCode(typed.get('code') ?? '');
  if (!byRecovery && !code) return showSecondStep(c, to, { path: 'code', message: t.wrongCode });
  const given = byRecovery
    ? { recoveryCode: readRecoveryCode(typed.get('recovery') ?? '') }
    : { code: code! };
  const outcome = await finishSecondStep(deps, step, given);
  if (outcome === 'locked') return showSecondStep(c, to, { path: 'code', message: t.codesLocked });
  if (outcome === 'wrong') {
    const wrong = byRecovery
      ? { path: 'recovery' as const, message: t.wrongRecoveryCode }
      : { path: 'code' as const, message: t.wrongCode };
    return showSecondStep(c, to, wrong);
  }
  await recordSignIn(c, step.staffId, byRecovery ? 'password and recovery code' : 'password and code');
  for (const cookie of outcome.setCookies) c.header('Set-Cookie', cookie, { append: true });
  return c.redirect(pathWithin(to), 303);
}

function showSecondStep(
  c: Context<Env>,
  to: string | null | undefined,
  wrong?: { path: 'code' | 'recovery'; message: string },
) {
  const { locale } = c.var;
  const t = signInTexts[locale];
  const form = { values: new URLSearchParams(), errors: wrong ? [wrong] : [], locale };
  const refused = wrong && {
    status: 422 as const,
    title: t.notSignedIn,
    detail: '',
    errors: [wrong],
  };
  const goal = <input type="hidden" name="to" value={to ?? ''} />;
  return c.html(
    <ConsoleDocument
      locale={locale}
      title={t.secondStepTitle}
      url={c.req.url}
      hasErrors={wrong !== undefined}
    >
      <main id="main" class="narrow">
        <WithSummary refused={refused}>
          <h1>{t.secondStepTitle}</h1>
          <p class="lead">{t.secondStepLead}</p>
          <form method="post" action={secondStepPath}>
            <TextField
              of={form}
              name="code"
              label={t.code}
              autocomplete="one-time-code"
              inputmode="numeric"
              maxlength={11}
              short
            />
            {goal}
            <SubmitButton>{t.goOn}</SubmitButton>
          </form>
          <h2>{t.recoveryTitle}</h2>
          <form method="post" action={secondStepPath}>
            <TextField
              of={form}
              name="recovery"
              label={t.recoveryCode}
              hint={t.recoveryHint}
              maxlength={40}
              short
            />
            {goal}
            <SubmitButton quiet>{t.recoveryGoOn}</SubmitButton>
          </form>
          <p class="console-alone">
            <a href="/console">{t.startAgain}</a>
          </p>
        </WithSummary>
      </main>
    </ConsoleDocument>,
    wrong ? 422 : 200,
  );
}
