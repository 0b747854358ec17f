import type { Context } from 'hono';
import { readForm } from '../../../api/http/body.ts';
import type { Env } from '../../../api/http/context.ts';
import { isPrintable } from '../../../api/text.ts';
import { consoleTexts } from '../../texts/console.ts';
import { ConsoleDocument } from '../frame.tsx';

/** For a form that was sent after the session had ended: everything typed waits in the page to be sent again. */
export async function showExpired(c: Context<Env>) {
  const { locale } = c.var;
  const t = consoleTexts[locale];
  const isForm = c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  const typed = isForm ? await readForm(c) : new URLSearchParams();
  const { pathname, search } = new URL(c.req.url);
  return c.html(
    <ConsoleDocument locale={locale} title={t.expiredTitle} url={c.req.url}>
      <main id="main" class="narrow">
        <h1>{t.expiredTitle}</h1>
        <p>{isForm ? t.expiredText : t.expiredUpload}</p>
        <p>
          <a class="button quiet" href="/console" target="_blank" rel="noopener">
            {t.expiredOpen}
          </a>
        </p>
        {isForm && (
          <form method="post" action={pathname + search}>
            {[...typed].filter(mayStand).map(([name, value]) => (
              <textarea name={name} hidden aria-hidden="true">
                {value}
              </textarea>
            ))}
            <button type="submit" class="button">
              {t.expiredSend}
            </button>
          </form>
        )}
      </main>
    </ConsoleDocument>,
    401,
  );
}

// A password has no place in a page; it is asked for again.
const mayStand = ([name, value]: [string, string]) =>
  name !== 'current' && !/password/i.test(name) && isPrintable(name) && isPrintable(value);
