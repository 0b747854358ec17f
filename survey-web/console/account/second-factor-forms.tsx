import { raw } from 'hono/html';
import QRCode from 'qrcode';
import { typedSecret } from '../../../api/accounts/otpauth.ts';
import type { PathError } from '../../../api/problems.ts';
import type { Locale } from '../../../api/text.ts';
import { consoleTexts } from '../../texts/console.ts';
import { accountTexts } from '../../texts/console-account.ts';
import { type Filled, SubmitButton, TextField } from '../form.tsx';

type FormName = 'begin' | 'codes' | 'remove';

interface OverviewProps {
  locale: Locale;
  isOn: boolean;
  codesLeft: number;
  asksPassword: boolean;
  mayRemove: boolean;
  refused: { form: FormName; errors: PathError[] } | undefined;
}

/** What can be done with the second factor as it stands. */
export function Overview({ locale, isOn, codesLeft, mayRemove, ...more }: OverviewProps) {
  const t = accountTexts[locale];
  if (!isOn) {
    return (
      <>
        <ol>
          {t.setUpSteps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <PasswordForm locale={locale} name="begin" button={t.setUpBegin} {...more} />
      </>
    );
  }
  return (
    <>
      <p>{t.codesLeft(codesLeft)}</p>
      <section>
        <h2>{t.renewTitle}</h2>
        <p>{t.renewText}</p>
        <PasswordForm locale={locale} name="codes" button={t.renew} {...more} />
      </section>
      <section>
        <h2>{t.changeDeviceTitle}</h2>
        <p>{t.changeDeviceText}</p>
        <PasswordForm locale={locale} name="begin" button={t.changeDevice} {...more} />
      </section>
      {mayRemove && (
        <section>
          <h2>{t.removeTitle}</h2>
          <p>{t.removeText}</p>
          <PasswordForm locale={locale} name="remove" button={t.remove} {...more} />
        </section>
      )}
    </>
  );
}

function PasswordForm({
  locale,
  name,
  button,
  asksPassword,
  refused,
}: Pick<OverviewProps, 'locale' | 'asksPassword' | 'refused'> & { name: FormName; button: string }) {
  const t = consoleTexts[locale];
  const errors = refused?.form === name ? refused.errors : [];
  const form = { values: new URLSearchParams(), errors, locale };
  return (
    <form method="post" action={`/console/account/second-factor/${name}`}>
      {asksPassword && (
        <TextField
          of={form}
          name="password"
          // One page, several forms: only the refused one is what the summary's link leads to.
          id={errors.length > 0 ? undefined : `f-password-${name}`}
          type="password"
          label={t.password}
          autocomplete="current-password"
        />
      )}
      <SubmitButton quiet={name !== 'begin' || undefined}>{button}</SubmitButton>
    </form>
  );
}

/** The QR code and the same as letters, with the field for the first code. */
export function SetUp({ form, address, qr }: { form: Filled; address: string; qr: string }) {
  const t = accountTexts[form.locale];
  return (
    <>
      <div class="second-factor-qr">
        {raw(qr)}
        <div>
          <p>{t.cannotScan}</p>
          <p class="console-alone">
            <a href={address}>{t.openApp}</a>
          </p>
          <p>
            {t.typeSecret}
            <br />
            <code class="secret">{typedSecret(address)}</code>
          </p>
        </div>
      </div>
      <form method="post" action="/console/account/second-factor/confirm">
        <TextField
          of={form}
          name="code"
          label={t.codeFromApp}
          hint={t.codeHint}
          autocomplete="one-time-code"
          inputmode="numeric"
          maxlength={11}
          short
        />
        <SubmitButton>{t.setUpConfirm}</SubmitButton>
      </form>
    </>
  );
}

export async function qrOf(address: string): Promise<string> {
  const svg = await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  return svg.replace('<svg ', '<svg role="img" aria-label="QR" class="qr" ');
}
