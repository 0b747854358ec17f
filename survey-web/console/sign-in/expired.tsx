import type { Context } from 'hono';
import { readForm } from '../../../api/http/body.ts';
import type { Env } from '../../../api/http/context.ts';
import { consoleTexts } from '../../texts/console.ts';
import { ConsoleDocument } from '../frame.tsx';

/** For a form that was sent after the session had ended: everything typed waits in the page to be sent again. */
export async function showExpired(c: Context<Env>) {
  const { locale } = c.var;
  const t = consoleTexts[locale];
  const typed = c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')
    ? await readForm(c)
    : new URLSearchParams();
  const { pathname, search } = new URL(c.req.url);
  return c.html(
    <ConsoleDocument locale={locale} title={t.expiredTitle} url={c.req.url}>
      <main id="main" class="narrow">
        <h1>{t.expiredTitle}</h1>
        <p>{t.expiredText}</p>
        <p>
          <a class="button quiet" href="/console" target="_blank" rel="noopener">
            {t.expiredOpen}
          </a>
        </p>
        <form method="post" action={pathname + search}>
          {[...typed].filter(isNoPassword).map(([name, value]) => (
            <textarea name={name} hidden aria-hidden="true">
              {value}
            </textarea>
          ))}
          <button type="submit" class="button">
            {t.expiredSend}
          </button>
        </form>
      </main>
    </ConsoleDocument>,
    401,
  );
}

// A password has no place in a page; it is asked for again.
const isNoPassword = ([name]: [string, string]) => name !== 'password' && name !== 'current';
